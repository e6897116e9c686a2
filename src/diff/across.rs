//! What a merge is compared with. Each branch has told already what it said, so that only what was chosen or changed in the
//! merge itself is left; where both sides said something else, the choice is told as the end of what was not taken.

use crate::record::{Answer, Record, join};

/// Two sides of a merge, which grew out of `base`, as one record: what `after` differs in was said in the merge.
#[must_use]
pub fn across(base: &Record, one: &Record, other: &Record, after: &Record) -> Record {
    let joined = join(base, one, other);
    let mut record = joined.record;
    for key in joined.waiting.iter().filter(|key| !after.conflicts.contains_key(*key)) {
        let Some(versions) = record.conflicts.remove(key) else { continue };
        let now = after.answers.get(key).cloned().unwrap_or_default();
        record.answers.insert(key.clone(), left(&versions.ours, &versions.theirs, &now));
    }
    record
}

/// Of two versions, field by field, what was not taken.
fn left(ours: &Answer, theirs: &Answer, now: &Answer) -> Answer {
    // Each field is named, so that a new one is not forgotten.
    Answer {
        acceptance: other(&ours.acceptance, &theirs.acceptance, &now.acceptance),
        affirmed: other(&ours.affirmed, &theirs.affirmed, &now.affirmed),
        asked: other(&ours.asked, &theirs.asked, &now.asked),
        at: other(&ours.at, &theirs.at, &now.at),
        by: other(&ours.by, &theirs.by, &now.by),
        evidence: other(&ours.evidence, &theirs.evidence, &now.evidence),
        extra: other(&ours.extra, &theirs.extra, &now.extra),
        facts: other(&ours.facts, &theirs.facts, &now.facts),
        facts_at: other(&ours.facts_at, &theirs.facts_at, &now.facts_at),
        given_at: other(&ours.given_at, &theirs.given_at, &now.given_at),
        note: other(&ours.note, &theirs.note, &now.note),
        owner: other(&ours.owner, &theirs.owner, &now.owner),
        plan: other(&ours.plan, &theirs.plan, &now.plan),
        question: other(&ours.question, &theirs.question, &now.question),
        reason: other(&ours.reason, &theirs.reason, &now.reason),
        review: other(&ours.review, &theirs.review, &now.review),
        status: other(&ours.status, &theirs.status, &now.status),
    }
}

/// The one of two that is not there now; ours, where neither is.
fn other<T: PartialEq + Clone>(ours: &T, theirs: &T, now: &T) -> T {
    if ours == now { theirs.clone() } else { ours.clone() }
}
