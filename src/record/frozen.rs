//! The releases that were signed off, as the record names them, each with the digest of its file: how they are read, and
//! how those of two sides become one list. Looks at no file.

use serde::Deserialize as _;
use serde::de::Deserializer;

use super::Since;

/// Reads them, in the order of their versions.
pub(super) fn list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Since>, D::Error> {
    Vec::deserialize(from).map(in_order)
}

/// With one more release.
pub(crate) fn with(all: &[Since], signed: Since) -> Vec<Since> {
    in_order(all.iter().cloned().chain([signed]).collect())
}

/// What two sides name that grew out of `base`: everything, but for what one of them took out.
pub(super) fn of_both(base: &[Since], ours: &[Since], theirs: &[Since]) -> Vec<Since> {
    let stays = |each: &&Since| !base.contains(each) || (ours.contains(each) && theirs.contains(each));
    in_order(ours.iter().chain(theirs).filter(stays).cloned().collect())
}

fn in_order(mut all: Vec<Since>) -> Vec<Since> {
    all.sort();
    all.dedup();
    all
}

/// What the text of a release file names, which is read without the rest.
pub(super) fn named_in(text: &str) -> Vec<Since> {
    // No line within a value begins as a field of the record itself does.
    let value = text.split_once("\n  \"frozen\": ").and_then(|(_, rest)| rest.split_once(",\n  \""));
    let read = value.and_then(|(value, _)| list(&mut serde_json::Deserializer::from_str(value)).ok());
    read.unwrap_or_default()
}
