//! Puts single answers of one record into another.

use std::sync::Arc;

use crate::record::{Answer, AnswerKey, Conflict, Record};

/// `record`, with the answers in conflict as `from` has them. Without any it is no copy.
pub(super) fn graft(record: &Arc<Record>, from: &Record, conflicts: &[Conflict]) -> Arc<Record> {
    let mut grafted = Arc::clone(record);
    for Conflict { key, .. } in conflicts {
        put(Arc::make_mut(&mut grafted), key, from.answers.get(key).cloned());
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
