//! Puts single answers of one record into another.

use crate::record::{Answer, AnswerKey, Conflict, Record};

/// `record`, with the answers in conflict as `from` has them.
pub(super) fn graft(record: &Record, from: &Record, conflicts: &[Conflict]) -> Record {
    let mut grafted = record.clone();
    for Conflict { key, .. } in conflicts {
        put(&mut grafted, key, from.answers.get(key).cloned());
    }
    grafted
}

/// Sets or takes out one answer.
pub(super) fn put(record: &mut Record, key: &AnswerKey, answer: Option<Answer>) {
    match answer {
        Some(answer) => record.answers.insert(key.clone(), answer),
        None => record.answers.remove(key),
    };
}
