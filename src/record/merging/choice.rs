//! What becomes of a record when somebody chooses between two versions that wait in it. No words of either are lost.

use chrono::{DateTime, Utc};

use super::merge::Conflict;
use crate::record::answers::{Answer, AnswerKey, Side};
use crate::record::changing::Change;
use crate::record::itself::Record;

/// The changes that take a side; none if nothing waits under this key.
pub fn choose(record: &Record, key: &AnswerKey, side: Side, at: DateTime<Utc>) -> Vec<Change> {
    let Some(versions) = record.conflicts.get(key) else { return Vec::new() };
    let now = record.answers.get(key).cloned().unwrap_or_default();
    chosen(key, versions.settled(side, &now, at))
}

/// The changes that give an answer anew, in the place of both versions if two wait.
pub fn overrule(record: &Record, key: &AnswerKey, answer: Answer, at: DateTime<Utc>) -> Vec<Change> {
    match record.conflicts.get(key) {
        Some(versions) => chosen(key, versions.answered(&answer, at)),
        None => vec![Change::Answer(key.clone(), Box::new(answer))],
    }
}

fn chosen(key: &AnswerKey, answer: Answer) -> Vec<Change> {
    vec![Change::Answer(key.clone(), Box::new(answer)), Change::Waiting(key.clone(), None)]
}

/// The first two versions that wait for a choice.
pub fn first_waiting(record: &Record) -> Option<Conflict> {
    waiting(record, record.conflicts.keys().next()?)
}

/// The two versions of an answer that wait in the record.
pub fn waiting(record: &Record, key: &AnswerKey) -> Option<Conflict> {
    let versions = record.conflicts.get(key)?;
    Some(Conflict { key: key.clone(), ours: versions.ours.clone(), theirs: versions.theirs.clone() })
}
