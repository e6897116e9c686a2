//! The releases that were signed off, as the record names them, each with the digest of its file: how they are read, and
//! how those of two sides become one list. Looks at no file.

use serde::Deserialize as _;
use serde::de::Deserializer;

use crate::record::release::Since;

/// Reads them, in the order of their versions.
pub(in crate::record) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Since>, D::Error> {
    Vec::deserialize(from).map(in_order)
}

/// With one more release.
pub(crate) fn and_signed(all: &[Since], signed: Since) -> Vec<Since> {
    in_order(all.iter().cloned().chain([signed]).collect())
}

/// What two sides name that grew out of `base`: everything, but for what one of them took out.
pub(in crate::record) fn of_both(base: &[Since], ours: &[Since], theirs: &[Since]) -> Vec<Since> {
    let stays = |each: &&Since| !base.contains(each) || (ours.contains(each) && theirs.contains(each));
    in_order(ours.iter().chain(theirs).filter(stays).cloned().collect())
}

fn in_order(mut all: Vec<Since>) -> Vec<Since> {
    all.sort();
    all.dedup();
    all
}
