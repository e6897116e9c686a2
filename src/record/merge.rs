//! Brings two versions of a record together that grew out of the same third one.
//!
//! Answer by answer: what only one side changed is taken, what both changed alike is taken, and what both changed
//! differently is a conflict that keeps both. Nothing that stands in either version is lost.

use std::collections::BTreeSet;

use super::{Answer, AnswerKey, Change, Record};

/// An answer that both sides changed, and differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Which.
    pub key: AnswerKey,
    /// As this side has it.
    pub ours: Answer,
    /// As the other side has it.
    pub theirs: Answer,
}

/// Which version of an answer is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// This side's.
    Ours,
    /// The other side's.
    Theirs,
}

/// The outcome of a merge.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Both sides together. Where they are in conflict, it holds the other side's version.
    pub record: Record,
    /// What somebody has to choose.
    pub conflicts: Vec<Conflict>,
}

/// Merges `ours` and `theirs`, which both grew out of `base`.
///
/// The small parts that are no answers (name, profile, checklist, the free map) settle in favour of `ours` where both
/// changed them: the last one to say something about them is sitting in front of it.
pub fn merge(base: &Record, ours: &Record, theirs: &Record) -> Merged {
    let mut merged = theirs.clone();
    let mut conflicts = Vec::new();
    let changed_there: BTreeSet<AnswerKey> = Change::between(base, theirs)
        .into_iter()
        .filter_map(|change| match change {
            Change::Answer(key, _) | Change::Removed(key) => Some(key),
            _ => None,
        })
        .collect();
    for change in Change::between(base, ours) {
        let clash = match &change {
            Change::Answer(key, ours) if changed_there.contains(key) => {
                let theirs = theirs.answers.get(key).cloned().unwrap_or_default();
                (**ours != theirs).then(|| Conflict { key: key.clone(), ours: (**ours).clone(), theirs })
            }
            Change::Removed(key) if changed_there.contains(key) => continue,
            _ => None,
        };
        match clash {
            // One side wrote, the other took back: what was written stays, and nobody needs to be asked.
            Some(clash) if clash.theirs.is_empty() => drop(change.apply(&mut merged)),
            Some(clash) if clash.ours.is_empty() => {}
            Some(clash) => conflicts.push(clash),
            None => drop(change.apply(&mut merged)),
        }
    }
    Merged { record: merged, conflicts }
}
