//! Seals a record into the text of a release file, and tells whether such a text is still what was sealed.
//!
//! The digests notice an edit and name the answers that it touched. They are no signature: whoever rewrites a file with
//! all its digests is noticed only by the release that came after it, and by git.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::format::{FormatError, print};
use crate::checklist::{Checklist, Digest};
use crate::record::answers::{Answer, AnswerKey};
use crate::record::evidence::Observed;
use crate::record::frozen::{self, Counts, EvidenceThen, ScanThen, Seal, SealEnd, SignedAs};
use crate::record::itself::Record;
use crate::record::release::{OpenRelease, Since};

/// The questions that the answers of a record were given to, as far as `checklist` or an earlier release knows them.
pub fn asked(record: &Record, checklist: &Checklist, before: Option<&Record>) -> BTreeMap<Digest, String> {
    let earlier = before.and_then(|before| before.seal.as_ref()).map(|seal| &seal.asked);
    let question = |key: &AnswerKey, answer: &Answer, digest: &Digest| {
        let position = checklist.position_of(key.item_str());
        let item = position.and_then(|at| checklist.items().get(at)).filter(|item| item.digest == *digest);
        let own = (!answer.asked.is_empty()).then_some(&answer.asked);
        item.map(|item| &item.question).or_else(|| earlier?.get(digest)).or(own).cloned()
    };
    let answered = record.written().filter_map(|(key, answer)| Some((key, answer, answer.question?)));
    answered.filter_map(|(key, answer, digest)| Some((digest, question(key, answer, &digest)?))).collect()
}

/// How a record stands when it is signed, by what was seen of its evidence and of the project.
pub fn signed_as(record: &Record, counts: Counts, observed: &Observed, scan: ScanThen) -> SignedAs {
    let evidence = record.written().flat_map(|(_, answer)| &answer.evidence);
    SignedAs { counts, otherwise: Some(EvidenceThen::of(evidence, observed)), scan: Some(scan) }
}

/// The text of a release file: the record as it stands, without the release being open any more, and its seal.
///
/// # Errors
/// As [`print()`].
pub fn sealed(
    record: &Record,
    release: OpenRelease,
    asked: BTreeMap<Digest, String>,
    stood: SignedAs,
) -> Result<String, FormatError> {
    let answers = record.answers.iter().map(|(key, answer)| (key.clone(), answer.digest())).collect();
    let nothing = Digest::from_bytes([0; 32]);
    let SignedAs { counts, otherwise, scan } = stood;
    let seal = Box::new(Seal { answers, asked, counts, otherwise, release, scan, whole: nothing });
    let text = print(&Record { release: None, seal: Some(seal), ..record.clone() })?;
    let body = text.strip_suffix(&ending(nothing)).unwrap_or(&text);
    Ok(format!("{body}{}", ending(Digest::of(body.as_bytes()))))
}

/// The last lines of a release file, which are not a part of their own digest.
fn ending(whole: Digest) -> String {
    format!("\"{whole}\"\n  }}\n}}\n")
}

/// A text with the line ends that this program writes; git turns them into others on some machines, and no string of a
/// record holds a bare one.
fn with_plain_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

/// The end of a release file, if not a byte of the file was changed since it was sealed.
pub fn intact(text: &str) -> Option<SealEnd> {
    let text = with_plain_line_ends(text);
    let end = text.rfind("\n    \"counts\": {").and_then(|at| text.get(at..))?;
    let inside = end.strip_suffix("}\n")?;
    let end: SealEnd = serde_json::from_str(&format!("{{{inside}")).ok()?;
    let body = text.strip_suffix(&ending(end.whole))?;
    let frozen = named_in(body);
    (Digest::of(body.as_bytes()) == end.whole).then_some(SealEnd { frozen, ..end })
}

/// What the text of a release file names, which is read without the rest.
fn named_in(text: &str) -> Vec<Since> {
    // No line within a value begins as a field of the record itself does.
    let value = text.split_once("\n  \"frozen\": ").and_then(|(_, rest)| rest.split_once(",\n  \""));
    let read = value.and_then(|(value, _)| frozen::read(&mut serde_json::Deserializer::from_str(value)).ok());
    read.unwrap_or_default()
}

/// The answers of a release that are not what they were when it was sealed, those included that were added or taken out.
pub fn touched(record: &Record, seal: &Seal) -> Vec<AnswerKey> {
    let now: BTreeMap<&AnswerKey, Digest> =
        record.answers.iter().map(|(key, answer)| (key, answer.digest())).collect();
    let other = seal.answers.iter().filter(|(key, digest)| now.get(key) != Some(digest)).map(|(key, _)| key);
    let added = now.keys().copied().filter(|key| !seal.answers.contains_key(key));
    let mut all: Vec<AnswerKey> = other.chain(added).cloned().collect();
    all.sort();
    all
}
