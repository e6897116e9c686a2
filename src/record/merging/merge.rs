//! Brings two versions of a record together that grew out of the same third one.
//!
//! Answer by answer: what only one side changed is taken, what both changed alike is taken, of an answer in which each
//! changed other fields both are taken, and what both changed differently is a conflict that keeps both. Nothing that stands in either version is lost. To withdraw an answer is
//! to change it like any other way; an answer that is not in the file says the same as an empty one.

use super::blend::{Blend, blend};
use super::branches::{begun, the_rest};
use crate::record::answers::{Answer, AnswerKey};
use crate::record::changing::Change;
use crate::record::itself::Record;

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

/// The outcome of a merge.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Both sides together. Where they are in conflict, it holds the other side's version.
    pub record: Record,
    /// What somebody has to choose.
    pub conflicts: Vec<Conflict>,
    /// The small parts that both sides changed, in words; what did not stay is in the free map.
    pub aside: Vec<String>,
}

/// Merges `ours` and `theirs`, which both grew out of `base`.
///
/// What is no answer is brought together as that of two branches is, see [`super::join`]: the small parts settle in
/// favour of `ours` where both changed them, since the last one to say something about them is sitting in front of it,
/// and the other value is kept in the free map. Of the open release, the signatures of both sides stay; every model that a
/// side declared stays; of an observation that both set aside, what hides less.
pub fn merge(base: &Record, ours: &Record, theirs: &Record) -> Merged {
    let mut joined = begun(base, ours, theirs);
    joined.record.answers.clone_from(&theirs.answers);
    let mut conflicts = Vec::new();
    for change in Change::between(base, ours) {
        let (Change::Answer(key, _) | Change::Removed(key)) = &change else { continue };
        let [before, here, there] = [base, ours, theirs].map(|side| said(side, key));
        let (ours_changed, theirs_changed) = (here != before, there != before);
        if ours_changed && theirs_changed && here != there {
            match united(&before, &here, &there) {
                Some(one) => drop(joined.record.answers.insert(key.clone(), one)),
                None => conflicts.push(Conflict { key: key.clone(), ours: here, theirs: there }),
            }
        } else if !theirs_changed || (here == there && ours.answers.contains_key(key)) {
            drop(change.apply(&mut joined.record));
        }
    }
    the_rest(&mut joined, base, ours, theirs);
    // A choice between two versions that meets another answer waits on: neither version may go with it.
    for conflict in &conflicts {
        if let Some(waiting) = theirs.conflicts.get(&conflict.key) {
            joined.record.conflicts.insert(conflict.key.clone(), waiting.clone());
        }
    }
    Merged { record: joined.record, conflicts, aside: joined.aside }
}

/// One answer that says what both say, where each changed other fields of it. A note that both wrote in is for somebody to
/// look at: they sit at their screens, and may have said the same.
fn united(base: &Answer, ours: &Answer, theirs: &Answer) -> Option<Answer> {
    let both_wrote = ours.note != base.note && theirs.note != base.note && ours.note != theirs.note;
    match blend(base, ours, theirs) {
        Blend::One(one) if !both_wrote => Some(*one),
        Blend::One(_) | Blend::Two { .. } => None,
    }
}

/// What a record says under a key.
fn said(record: &Record, key: &AnswerKey) -> Answer {
    record.answers.get(key).cloned().unwrap_or_default()
}
