//! What was typed and not confirmed. A draft outlives its form, the dialog and the program, and comes up again where it was
//! typed and nowhere else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{AnswerKey, AsideKey, Version};
use crate::words::fields as words;

/// Into which form something is typed, and about what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blank {
    /// A field of an answer.
    Answer(AnswerKey, DraftField),
    /// Who answers.
    Who,
    /// Where the record is written to.
    ExportTo,
    /// What the release to be opened is called.
    Version,
    /// Which release is taken back.
    Restore,
    /// A model that no scan sees.
    AddModel,
    /// Why an observation is set aside, and until when.
    Aside(AsideKey),
    /// What is said with a signature under this release.
    Statement(Version),
}

/// Which field of an answer a draft is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftField {
    /// The note.
    Note,
    /// Why the item does not apply.
    Reason,
    /// Evidence being typed.
    Evidence,
    /// The owner.
    Owner,
    /// The plan: what and by when.
    Plan,
    /// The acceptance: why and until when.
    Accept,
    /// What a reviewer sends the answer back with.
    Comment,
}

impl DraftField {
    /// The word for it on the screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => words::THE_NOTE,
            Self::Reason => words::THE_REASON,
            Self::Evidence => words::THE_EVIDENCE,
            Self::Owner => words::THE_OWNER,
            Self::Plan => words::THE_PLAN,
            Self::Accept => words::THE_ACCEPTANCE,
            Self::Comment => words::THE_COMMENT,
        }
    }
}

/// What was typed into the fields of one form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The texts.
    pub texts: Vec<String>,
    /// What stood there when the form was opened.
    #[serde(default)]
    pub from: Vec<String>,
    /// What other windows typed into the same fields meanwhile: it comes up behind what was typed here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Vec<String>>,
}

impl Draft {
    /// What stands between two texts in a field of many lines, and in one of a single line.
    pub const BETWEEN_LINES: &str = "\n";
    /// See [`Draft::BETWEEN_LINES`].
    pub const WITHIN_A_LINE: &str = " / ";

    /// What was typed here, with what was typed elsewhere behind it, field by field.
    pub fn joined(&self, between: &str) -> Vec<String> {
        let text = |at: usize| {
            let all = std::iter::once(&self.texts).chain(&self.others).filter_map(|texts| texts.get(at));
            all.filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join(between)
        };
        (0..self.texts.len()).map(text).collect()
    }

    /// All that it holds, in the order in which it comes up.
    fn all(&self) -> impl Iterator<Item = &Vec<String>> {
        std::iter::once(&self.texts).chain(&self.others)
    }

    /// The same with what another window has, but for what was known `before` and what it says anyway.
    fn beside(mut self, theirs: Option<&Self>, before: Option<&Self>) -> Self {
        for texts in theirs.into_iter().flat_map(Self::all) {
            let known = before.is_some_and(|before| before.all().any(|each| each == texts));
            if !known && !self.all().any(|each| says(each, texts)) {
                self.others.retain(|each| !says(texts, each));
                self.others.push(texts.clone());
            }
        }
        self
    }

    /// What is left of it once what was typed here is taken.
    fn rest(self) -> Option<Self> {
        let mut others = self.others.into_iter();
        others.next().map(|texts| Self { texts, from: self.from, others: others.collect() })
    }
}

/// Whether texts hold all that others do: they go on from those, or have them as they are joined. That a text happens to stand
/// within another does not make it the same.
fn says(texts: &[String], others: &[String]) -> bool {
    let holds = |text: &str, other: &str| {
        let apart = |by: &str| format!("{by}{text}{by}").contains(&format!("{by}{other}{by}"));
        text.starts_with(other) || apart(Draft::BETWEEN_LINES) || apart(Draft::WITHIN_A_LINE)
    };
    others.iter().enumerate().all(|(at, other)| texts.get(at).is_some_and(|text| holds(text, other)))
}

/// All drafts of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Vec<(Blank, Draft)>")]
pub struct Drafts(BTreeMap<Blank, Draft>);

impl Drafts {
    /// The draft of a form.
    pub fn get(&self, blank: &Blank) -> Option<&Draft> {
        self.0.get(blank)
    }

    /// Keeps a draft.
    pub fn keep(&mut self, blank: Blank, draft: Draft) {
        self.0.insert(blank, draft);
    }

    /// Forgets a draft: it was confirmed, or it says what stands there anyway. What another window typed there stays.
    pub fn forget(&mut self, blank: &Blank) {
        if let Some(rest) = self.0.remove(blank).and_then(Draft::rest) {
            self.keep(blank.clone(), rest);
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These drafts and those that another window has kept meanwhile. What is no longer as it was kept `before` was typed
    /// or taken here; everything else is as they have it. What both typed into one form is kept, the one behind the other.
    #[must_use]
    pub fn meeting(&self, theirs: &Self, before: &Self) -> Self {
        let mut met = theirs.clone();
        let touched =
            self.0.keys().chain(before.0.keys()).filter(|blank| self.get(blank) != before.get(blank));
        for blank in touched {
            let (there, known) = (theirs.get(blank), before.get(blank));
            let own = self.get(blank).map(|draft| draft.clone().beside(there, known));
            let left = || {
                let from = there.map(|there| there.from.clone()).unwrap_or_default();
                Draft { from, ..Draft::default() }.beside(there, known).rest()
            };
            match own.or_else(left) {
                Some(draft) => met.keep(blank.clone(), draft),
                None => drop(met.0.remove(blank)),
            }
        }
        met
    }

    /// The fields of an answer that have a draft.
    pub fn of(&self, key: &AnswerKey) -> impl Iterator<Item = DraftField> {
        self.0.keys().filter_map(move |blank| match blank {
            Blank::Answer(about, field) if about == key => Some(*field),
            _ => None,
        })
    }
}

/// Drafts as they are kept.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    /// One after the other.
    All(Vec<(Blank, Draft)>),
    /// As they were when only answers had any.
    OfAnswers(BTreeMap<AnswerKey, BTreeMap<DraftField, Draft>>),
}

impl From<Written> for Drafts {
    fn from(written: Written) -> Self {
        match written {
            Written::All(all) => Self(all.into_iter().collect()),
            Written::OfAnswers(answers) => {
                let of_one = |(key, fields): (AnswerKey, BTreeMap<DraftField, Draft>)| {
                    let named = move |(field, draft)| (Blank::Answer(key.clone(), field), draft);
                    fields.into_iter().map(named)
                };
                Self(answers.into_iter().flat_map(of_one).collect())
            }
        }
    }
}

impl From<Drafts> for Vec<(Blank, Draft)> {
    fn from(drafts: Drafts) -> Self {
        drafts.0.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_window_keeps_what_it_typed_and_takes_away_what_it_took() {
        let drafts = |all: &[(Blank, &str)]| {
            let draft = |text: &str| Draft { texts: vec![text.to_owned()], ..Draft::default() };
            Drafts(all.iter().map(|(blank, text)| (blank.clone(), draft(text))).collect())
        };
        let before = drafts(&[(Blank::Who, "Ad"), (Blank::ExportTo, "a.md"), (Blank::Restore, "1.0")]);
        let here = drafts(&[(Blank::Who, "Ada"), (Blank::ExportTo, "a.md"), (Blank::AddModel, "acme/m")]);
        let there = drafts(&[(Blank::Who, "Ad"), (Blank::Restore, "1.0"), (Blank::Version, "2.0")]);
        let met = drafts(&[(Blank::Who, "Ada"), (Blank::AddModel, "acme/m"), (Blank::Version, "2.0")]);
        assert_eq!(here.meeting(&there, &before), met);
    }

    #[test]
    fn what_two_windows_typed_into_one_form_is_kept_until_each_is_taken() {
        let one = |own: &str, others: &[&str]| {
            let texts = |text: &str| vec![text.to_owned()];
            let others = others.iter().map(|other| texts(other)).collect();
            Drafts([(Blank::Who, Draft { texts: texts(own), from: Vec::new(), others })].into())
        };
        let none = Drafts::default();
        // Neither knew of the other; and whoever types on has the other's once.
        let met = one("Ada", &[]).meeting(&one("Grace", &[]), &none);
        assert_eq!(met, one("Ada", &["Grace"]));
        assert_eq!(one("Ada B", &[]).meeting(&met, &one("Ada", &[])), one("Ada B", &["Grace"]));
        assert_eq!(one("Grace H", &[]).meeting(&met, &one("Grace", &[])), one("Grace H", &["Ada"]));
        // Where the other types on, what goes on from something takes its place.
        let on = one("Ada B", &["Grace"]).meeting(&one("Grace H", &["Ada"]), &one("Ada", &["Grace"]));
        assert_eq!(on, one("Ada B", &["Grace H"]));
        // What was taken up into the own text is not there twice.
        let both = one("Ada / Grace", &[]);
        assert_eq!(both.meeting(&met, &met), both);
        assert_eq!(met.get(&Blank::Who).unwrap().joined(" / "), ["Ada / Grace"]);
        // That something happens to stand in the other is not the same.
        let within = one("there is no test yet", &[]);
        let both = one("there is no test yet", &["no test"]);
        assert_eq!(within.meeting(&one("no test", &[]), &none), both);
        // To take the own one leaves the other's.
        assert_eq!(none.meeting(&met, &one("Ada", &[])), one("Grace", &[]));
        let mut taken = met;
        taken.forget(&Blank::Who);
        assert_eq!(taken, one("Grace", &[]));
    }

    #[test]
    fn drafts_of_a_time_when_only_answers_had_any_come_back() {
        let kept =
            r#"{"safety-owner@acme/m":{"note":{"texts":["Half"],"from":[""]},"owner":{"texts":["Ada"]}}}"#;
        let drafts: Drafts = serde_json::from_str(kept).unwrap();
        let key: AnswerKey = "safety-owner@acme/m".parse().unwrap();
        assert_eq!(drafts.of(&key).collect::<Vec<_>>(), [DraftField::Note, DraftField::Owner]);
        let note = drafts.get(&Blank::Answer(key, DraftField::Note)).unwrap();
        assert_eq!((note.texts.concat(), note.from.len()), ("Half".to_owned(), 1));
        let again = serde_json::from_str(&serde_json::to_string(&drafts).unwrap()).unwrap();
        assert_eq!(drafts, again);
    }
}
