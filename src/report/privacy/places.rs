//! The places of a record where people type freely.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::record::{Answer, AnswerKey, Evidence, Record, Versions};
use crate::words::report::masking;

/// What is done with each text: in which answer, in which field, the text.
type Then<'t> = dyn FnMut(Option<&AnswerKey>, &'static str, &mut String) + 't;

/// Visits every free text of a record, in the order of its keys.
pub(super) fn each_text(record: &mut Record, then: &mut Then<'_>) {
    then(None, masking::PROJECT_NAME, &mut record.project.name);
    then(None, masking::CHECKLIST, &mut record.checklist.version);
    for part in &mut record.checklist.also {
        then(None, masking::CHECKLIST, &mut part.version);
    }
    free_texts(&mut record.extra, &mut |text| then(None, masking::EXTRA, text));
    for asked in record.seal.iter_mut().flat_map(|seal| seal.asked.values_mut()) {
        then(None, masking::QUESTION_ASKED, asked);
    }
    let signed = record.seal.as_mut().map(|seal| &mut seal.release);
    for release in record.release.as_mut().into_iter().chain(signed) {
        then(None, masking::RELEASE, &mut release.opened_by);
        for signature in &mut release.signed {
            then(None, masking::SIGNED_BY, &mut signature.by);
            then(None, masking::STATEMENT, &mut signature.statement);
            if let Some(commit) = &mut signature.commit {
                then(None, masking::COMMIT, commit);
            }
        }
    }
    for said in record.aside.values_mut() {
        then(None, masking::SET_ASIDE_BY, &mut said.by);
        then(None, masking::SET_ASIDE, &mut said.reason);
        then(None, masking::OBSERVATION, &mut said.saw);
    }
    for declared in record.models.values_mut() {
        then(None, masking::DECLARED_BY, &mut declared.by);
        then(None, masking::NOTE_OF_A_MODEL, &mut declared.note);
        if let Some(revision) = &mut declared.revision {
            then(None, masking::REVISION_OF_A_MODEL, revision);
        }
        if let Some(retired) = &mut declared.retired {
            then(None, masking::RETIRED_BY, &mut retired.by);
        }
    }
    // Until somebody chooses, an answer is our side of the two: the same texts, which are met once.
    let shown = |(key, both): &(&AnswerKey, &Versions)| record.answers.get(*key) == Some(&both.ours);
    let shown: BTreeSet<_> = record.conflicts.iter().filter(shown).map(|(key, _)| key.clone()).collect();
    for (key, answer) in &mut record.answers {
        each_of(answer, &mut |field, text| then(Some(key), field, text));
    }
    for (key, versions) in &mut record.conflicts {
        match record.answers.get(key).filter(|_| shown.contains(key)) {
            Some(answer) => versions.ours.clone_from(answer),
            None => each_of(&mut versions.ours, &mut |field, text| then(Some(key), field, text)),
        }
        each_of(&mut versions.theirs, &mut |field, text| then(Some(key), field, text));
    }
}

fn each_of(answer: &mut Answer, then: &mut dyn FnMut(&'static str, &mut String)) {
    then(masking::QUESTION_ASKED, &mut answer.asked);
    then(masking::NOTE, &mut answer.note);
    then(masking::REASON, &mut answer.reason);
    if let Some(by) = &mut answer.by {
        then(masking::ANSWERED_BY, by);
    }
    if let Some(owner) = &mut answer.owner {
        then(masking::OWNER, owner);
    }
    if let Some(plan) = &mut answer.plan {
        then(masking::PLAN, &mut plan.what);
    }
    if let Some(acceptance) = &mut answer.acceptance {
        then(masking::ACCEPTANCE, &mut acceptance.reason);
        then(masking::ACCEPTANCE, &mut acceptance.who);
    }
    if let Some(affirmed) = &mut answer.affirmed {
        then(masking::REAFFIRMED_BY, &mut affirmed.by);
    }
    if let Some(review) = &mut answer.review {
        then(masking::REVIEWED_BY, &mut review.by);
        then(masking::REVIEW, &mut review.comment);
    }
    for evidence in &mut answer.evidence {
        match evidence {
            Evidence::Link(link) => then(masking::LINK, link),
            Evidence::Observation(adopted) => then(masking::OBSERVATION, &mut adopted.saw),
            Evidence::File { .. } | Evidence::Commit(_) => {}
        }
    }
    for value in answer.facts.values_mut() {
        then(masking::FACT, value);
    }
    free_texts(&mut answer.extra, &mut |text| then(masking::EXTRA, text));
}

/// Every text within a free map, its keys included.
fn free_texts(map: &mut BTreeMap<String, Value>, then: &mut dyn FnMut(&mut String)) {
    let mut visited = BTreeMap::new();
    for (key, mut value) in std::mem::take(map) {
        let key = visited_key(key, visited.len(), &|key| visited.contains_key(key), then);
        texts_of(&mut value, then);
        visited.insert(key, value);
    }
    *map = visited;
}

/// A key after its visit, among `taken` others. Two that have become alike are numbered, so that no value is lost.
fn visited_key(
    mut key: String,
    taken: usize,
    is_taken: &dyn Fn(&str) -> bool,
    then: &mut dyn FnMut(&mut String),
) -> String {
    then(&mut key);
    if !is_taken(&key) {
        return key;
    }
    // One more number than there are keys; the first is free but for a key that was written to look like this.
    let mut numbered = (taken + 1..=2 * taken + 1).map(|number| format!("{key} ({number})"));
    numbered.find(|key| !is_taken(key)).unwrap_or(key)
}

/// Every text within a JSON value, keys included.
pub(super) fn texts_of(value: &mut Value, then: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => then(text),
        Value::Array(list) => list.iter_mut().for_each(|value| texts_of(value, then)),
        Value::Object(map) => {
            let mut visited = Map::new();
            for (key, mut value) in std::mem::take(map) {
                let key = visited_key(key, visited.len(), &|key| visited.contains_key(key), then);
                texts_of(&mut value, then);
                visited.insert(key, value);
            }
            *map = visited;
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
