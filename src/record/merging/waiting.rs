//! What waited for a choice on the branches already: brought together so that it makes no difference which side is ours.

use std::collections::BTreeSet;

use serde::Serialize;

use super::changed::undisputed;
use crate::record::answers::{Answer, AnswerKey, Versions, set_aside};
use crate::record::itself::Record;

/// Brings into `joined`, whose answers are there, what waited for a choice before: a choice that one side made counts.
pub(super) fn waiting(joined: &mut Record, base: &Record, ours: &Record, theirs: &Record) {
    let keys: BTreeSet<&AnswerKey> = ours.conflicts.keys().chain(theirs.conflicts.keys()).collect();
    for key in keys {
        let [before, here, there] = [base, ours, theirs].map(|side| side.conflicts.get(key));
        let kept = match (undisputed(before, here, there), here, there) {
            (Some(one), ..) => one.cloned(),
            (None, Some(here), Some(there)) => {
                let (one, other) = in_order(here, there);
                Some(four(one, other))
            }
            (None, one, other) => one.or(other).cloned(),
        };
        let Some(kept) = kept else { continue };
        let all = match joined.conflicts.remove(key) {
            Some(new) => four(&new, &kept),
            None => kept,
        };
        joined.conflicts.insert(key.clone(), all);
    }
}

/// Four versions as two, in the places of `one`: the words of the others stand in their notes. Which two come together
/// is told by what they say, never by their places, since each side calls its own version ours.
fn four(one: &Versions, other: &Versions) -> Versions {
    let with = |kept: &Answer, lost: &Answer| set_aside(kept, lost, lost.at.unwrap_or_default());
    let stands_first = |both: &Versions| printed(&both.ours) <= printed(&both.theirs);
    let (first, second) = if stands_first(one) == stands_first(other) {
        (&other.ours, &other.theirs)
    } else {
        (&other.theirs, &other.ours)
    };
    Versions { ours: with(&one.ours, first), theirs: with(&one.theirs, second) }
}

/// Two pairs of versions that both sides have otherwise, in an order that is the same on either side.
fn in_order<'a>(one: &'a Versions, other: &'a Versions) -> (&'a Versions, &'a Versions) {
    if printed(one) <= printed(other) { (one, other) } else { (other, one) }
}

/// What something says, as the record would print it. What cannot be printed was never read.
fn printed(said: &impl Serialize) -> String {
    serde_json::to_string(said).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn noted(by: &str, note: &str) -> Answer {
        Answer {
            at: DateTime::from_timestamp(0, 0),
            by: Some(by.to_owned()),
            note: note.to_owned(),
            ..Answer::default()
        }
    }

    fn pair(ours: &str, theirs: &str) -> Versions {
        Versions { ours: noted("Ada", ours), theirs: noted("Ben", theirs) }
    }

    fn mirrored(both: &Versions) -> Versions {
        Versions { ours: both.theirs.clone(), theirs: both.ours.clone() }
    }

    #[test]
    fn what_comes_together_does_not_depend_on_the_places() {
        let (new, old) = (pair("new of Ada", "new of Ben"), pair("old of Ada", "old of Ben"));
        let joined = four(&new, &old);
        for (a, b) in [(&joined.ours, &old.ours), (&joined.theirs, &old.theirs)] {
            assert!(a.note.contains(&b.note), "{a:?}");
        }
        assert_eq!(four(&new, &mirrored(&old)), joined);
        assert_eq!(four(&mirrored(&new), &old), mirrored(&joined));
        assert_eq!(four(&mirrored(&new), &mirrored(&old)), mirrored(&joined));
    }

    #[test]
    fn two_pairs_are_joined_the_same_way_from_either_side() {
        let (one, other) = (pair("a", "b"), pair("c", "d"));
        let (first, second) = in_order(&one, &other);
        assert_eq!(in_order(&other, &one), (first, second));
        let joined = four(first, second);
        for said in ["a", "b", "c", "d"] {
            assert!(
                [&joined.ours, &joined.theirs].iter().any(|version| version.note.contains(said)),
                "{joined:?}"
            );
        }
    }
}
