//! The places of a record where people type freely.

use serde_json::Value;

use crate::record::{Answer, AnswerKey, Evidence, Record};

/// What is done with each text: in which answer, in which field, the text.
type Then<'t> = dyn FnMut(Option<&AnswerKey>, &'static str, &mut String) + 't;

/// Visits every free text of a record, in the order of its keys.
pub(super) fn each_text(record: &mut Record, then: &mut Then<'_>) {
    then(None, "project name", &mut record.project.name);
    for value in record.extra.values_mut() {
        texts_of(value, &mut |text| then(None, "extra", text));
    }
    for (key, answer) in &mut record.answers {
        each_of(answer, &mut |field, text| then(Some(key), field, text));
    }
}

fn each_of(answer: &mut Answer, then: &mut dyn FnMut(&'static str, &mut String)) {
    then("note", &mut answer.note);
    then("reason", &mut answer.reason);
    if let Some(by) = &mut answer.by {
        then("answered by", by);
    }
    if let Some(owner) = &mut answer.owner {
        then("owner", owner);
    }
    if let Some(plan) = &mut answer.plan {
        then("plan", &mut plan.what);
    }
    if let Some(acceptance) = &mut answer.acceptance {
        then("acceptance", &mut acceptance.reason);
        then("acceptance", &mut acceptance.who);
    }
    for evidence in &mut answer.evidence {
        if let Evidence::Link(link) = evidence {
            then("link", link);
        }
    }
    for value in answer.extra.values_mut() {
        texts_of(value, &mut |text| then("extra", text));
    }
}

/// Every text within a JSON value.
fn texts_of(value: &mut Value, then: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => then(text),
        Value::Array(list) => list.iter_mut().for_each(|value| texts_of(value, then)),
        Value::Object(map) => map.values_mut().for_each(|value| texts_of(value, then)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
