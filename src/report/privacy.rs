//! Points out what should not leave the house in a report: e-mail addresses, access tokens and home folders in free text.
//!
//! It looks at what people typed and at the head of a report, never at names of files in the repository. It says where and of which kind, never what.

mod patterns;
mod places;
mod scanned;

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

pub use patterns::Kind;

use crate::assess::{Assessment, Gap, Moved};
use crate::record::{AnswerKey, Record};
use crate::scan::Scan;
use crate::words::report::masking;

/// Something private in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// In which answer; none for the record itself.
    pub key: Option<AnswerKey>,
    /// In which field.
    pub field: &'static str,
    /// What kind of thing.
    pub kind: Kind,
    /// How often in this field.
    pub times: usize,
}

impl fmt::Display for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key.as_ref().map(|key| key as &dyn fmt::Display);
        masking::sighting(f, key, self.field, &self.kind, self.times)
    }
}

/// Everything private in a record, in the order of its keys.
pub fn scan(record: &Record) -> Vec<Sighting> {
    look(&mut record.clone())
}

/// The same record with everything private replaced by its kind.
#[must_use]
pub fn masked(record: &Record) -> Record {
    mask(record).0
}

/// Both at once: the masked record, and what was masked in it.
#[must_use]
pub fn mask(record: &Record) -> (Record, Vec<Sighting>) {
    let mut masked = record.clone();
    let sightings = look(&mut masked);
    (masked, sightings)
}

/// What a report says about itself beside the record, masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaskedHead {
    /// Where the questions were found.
    pub origin: String,
    /// Who writes it.
    pub who: Option<String>,
    /// What was masked in both.
    pub sightings: Vec<Sighting>,
}

/// Masks what a report says about itself: the place of its checklist may name a home folder, its writer may be an
/// e-mail address.
#[must_use]
pub fn mask_head(origin: &str, who: Option<&str>) -> MaskedHead {
    let mut head =
        MaskedHead { origin: origin.to_owned(), who: who.map(str::to_owned), sightings: Vec::new() };
    see(None, masking::PLACE_OF_THE_CHECKLIST, &mut head.origin, &mut head.sightings);
    if let Some(who) = &mut head.who {
        see(None, masking::WRITTEN_BY, who, &mut head.sightings);
    }
    head
}

/// Masks what a scan quotes from the project's files.
#[must_use]
pub fn mask_scan(scan: &Scan) -> (Scan, Vec<Sighting>) {
    let mut masked = scan.clone();
    let mut sightings = Vec::new();
    scanned::each_text(&mut masked, &mut |field, text| see(None, field, text, &mut sightings));
    sightings.dedup();
    (masked, sightings)
}

/// A judgement with everything private masked that it keeps of the record: the facts that moved. The same where there is
/// nothing.
#[must_use]
pub fn mask_assessment(assessment: &Assessment) -> Cow<'_, Assessment> {
    let mut gaps = assessment.gaps.iter().chain(&assessment.accepted);
    let is_private = |fact: &Moved| is_private(&fact.before) || is_private(&fact.after);
    if !gaps.any(|gap| gap.moved.iter().any(is_private)) {
        return Cow::Borrowed(assessment);
    }
    let mut masked = assessment.clone();
    mask_gaps(&mut masked.gaps);
    mask_gaps(&mut masked.accepted);
    Cow::Owned(masked)
}

/// Masks what gaps keep of the record.
pub(super) fn mask_gaps(gaps: &mut [Gap]) {
    for fact in gaps.iter_mut().flat_map(|gap| &mut gap.moved) {
        fact.before = masked_text(&fact.before);
        fact.after = masked_text(&fact.after);
    }
}

/// A text with everything private masked.
pub(super) fn masked_text(text: &str) -> String {
    patterns::mask(text).0.unwrap_or_else(|| text.to_owned())
}

/// A value of a free map with everything private masked.
pub(super) fn masked_value(value: &Value) -> Value {
    let mut masked = value.clone();
    places::texts_of(&mut masked, &mut |text| *text = masked_text(text));
    masked
}

fn is_private(text: &str) -> bool {
    patterns::mask(text).0.is_some()
}

/// Masks a record in place and tells what it masked.
fn look(record: &mut Record) -> Vec<Sighting> {
    let mut sightings = Vec::new();
    places::each_text(record, &mut |key, field, text| see(key, field, text, &mut sightings));
    sightings
}

/// Masks one text in place and notes what it masked.
fn see(key: Option<&AnswerKey>, field: &'static str, text: &mut String, sightings: &mut Vec<Sighting>) {
    let (masked, found) = patterns::mask(text);
    if let Some(masked) = masked {
        *text = masked;
    }
    for (kind, times) in found {
        sightings.push(Sighting { key: key.cloned(), field, kind, times });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::builtin;
    use crate::record::{Acceptance, Answer, Evidence, Plan};

    /// Put together here, so that no scanner takes this file for a leak.
    fn token(prefix: &str) -> String {
        format!("{prefix}{}", "Ab3".repeat(12))
    }

    fn record() -> Record {
        let mut record = Record::new("bot of ada@example.org", &builtin().unwrap());
        let link = format!("https://ada:{}@example.org/x", token("x"));
        let answer = Answer {
            note: format!("ask bob@example.org or eve@example.org; {}", token("ghp_")),
            reason: "see /home/ada/notes.txt".to_owned(),
            owner: Some("Ada Byron".to_owned()),
            evidence: vec![Evidence::Link(link)],
            plan: Some(Plan { what: "C:\\Users\\ada\\plan.txt".to_owned(), by: None }),
            acceptance: Some(Acceptance {
                reason: "fine".to_owned(),
                until: chrono::NaiveDate::default(),
                who: "ada@example.org".to_owned(),
            }),
            extra: [("tool".to_owned(), serde_json::json!({"a": ["eve@example.org"]}))].into(),
            ..Answer::default()
        };
        record.answers.insert("safety-owner".parse().unwrap(), answer);
        record
    }

    #[test]
    fn sightings_name_place_and_kind_and_never_the_thing() {
        let said: Vec<_> = scan(&record()).iter().map(ToString::to_string).collect();
        let expected = [
            "the record, project name: e-mail address",
            "safety-owner, note: access token",
            "safety-owner, note: e-mail address (2 times)",
            "safety-owner, reason: home folder",
            "safety-owner, plan: home folder",
            "safety-owner, acceptance: e-mail address",
            "safety-owner, link: password in an address",
            "safety-owner, extra: e-mail address",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_masked_record_has_nothing_left_to_see() {
        let masked = masked(&record());
        assert_eq!(scan(&masked), []);
        let answer = masked.answers.get(&"safety-owner".parse().unwrap()).unwrap();
        assert_eq!(
            answer.note,
            "ask [e-mail address masked] or [e-mail address masked]; [access token masked]"
        );
        assert_eq!(answer.reason, "see [home folder masked]/notes.txt");
        assert_eq!(answer.owner.as_deref(), Some("Ada Byron"));
    }

    #[test]
    fn keys_of_free_maps_are_masked_and_none_of_their_values_is_lost() {
        let mut record = Record::new("bot", &builtin().unwrap());
        let people = serde_json::json!({"ada@example.org": 1, "eve@example.org": {"bob@example.org": 2}});
        record.extra =
            [("ada@example.org".to_owned(), people.clone()), ("eve@example.org".to_owned(), people)].into();
        let (masked, sightings) = mask(&record);
        let mask = "[e-mail address masked]";
        let second = format!("{mask} (2)");
        let people = serde_json::json!({ mask: 1, second.clone(): { mask: 2 } });
        assert_eq!(masked.extra, [(mask.to_owned(), people.clone()), (second, people)].into());
        assert_eq!(sightings.len(), 8);
    }

    #[test]
    fn what_a_report_says_about_itself_is_masked_as_well() {
        let head = mask_head("/home/ada/lists/own", Some("ada@example.org"));
        assert_eq!(head.origin, "[home folder masked]/lists/own");
        assert_eq!(head.who.as_deref(), Some("[e-mail address masked]"));
        let said: Vec<_> = head.sightings.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["the record, place of the checklist: home folder", "the record, written by: e-mail address"]
        );
        let plain = mask_head("built in", None);
        assert_eq!((plain.origin.as_str(), plain.who, plain.sightings), ("built in", None, vec![]));
    }

    #[test]
    fn a_record_without_secrets_is_left_alone() {
        let record = Record::new("bot", &builtin().unwrap());
        assert_eq!(masked(&record), record);
    }
}
