//! Brings the records of two branches together, and keeps in the record what somebody has to choose.
//!
//! Nobody needs to be there: an answer that cannot be settled field by field is kept in both versions under `conflicts`,
//! a small part (name, profile, a free value) that both changed stays as ours has it and the other value is kept in the
//! free map. Nothing is lost, and nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::agree::agree;
use super::blend::{Blend, blend};
use super::changed::{Changed, changed, undisputed};
use super::observation::settled;
use super::opened::together;
use super::waiting::waiting;
use crate::record::answers::{Answer, AnswerKey, Versions};
use crate::record::changing::{SET_ASIDE, put_value};
use crate::record::frozen::of_both;
use crate::record::itself::Record;
use crate::record::models::ModelId;
use crate::record::profile::ProfileAnswer;
use crate::record::stamp::ChecklistStamp;

/// The records of two branches as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// Both together, with what waits for a choice under `conflicts`.
    pub record: Record,
    /// The answers that wait for a choice because of this merge.
    pub waiting: BTreeSet<AnswerKey>,
    /// The small parts that both sides changed, in words; what did not stay is in the free map.
    pub aside: Vec<String>,
}

/// Joins `ours` and `theirs`, which both grew out of `base`.
pub fn join(base: &Record, ours: &Record, theirs: &Record) -> Joined {
    join_but(base, ours, theirs, &BTreeSet::new())
}

/// The same, but some answers wait for a choice whatever comes of them.
pub(super) fn join_but(
    base: &Record,
    ours: &Record,
    theirs: &Record,
    unsettled: &BTreeSet<&AnswerKey>,
) -> Joined {
    let mut joined = begun(base, ours, theirs);
    answers(&mut joined, base, ours, theirs, unsettled);
    the_rest(&mut joined, base, ours, theirs);
    joined
}

/// Both together, still without an answer.
pub(super) fn begun(base: &Record, ours: &Record, theirs: &Record) -> Joined {
    Joined { record: small_parts(base, ours, theirs), waiting: BTreeSet::new(), aside: Vec::new() }
}

/// Brings everything together that is no answer.
pub(super) fn the_rest(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    waiting(&mut joined.record, base, ours, theirs);
    observations(joined, base, ours, theirs);
    profile(joined, base, ours, theirs);
    name(joined, base, ours, theirs);
    extra(joined, base, ours, theirs);
    models(joined, base, ours, theirs);
    release(joined, base, ours, theirs);
    rules(joined, base, ours, theirs);
}

/// What settles by itself.
fn small_parts(base: &Record, ours: &Record, theirs: &Record) -> Record {
    Record {
        answers: BTreeMap::new(),
        aside: BTreeMap::new(),
        checklist: stamp(&base.checklist, &ours.checklist, &theirs.checklist),
        conflicts: BTreeMap::new(),
        extra: ours.extra.clone(),
        format: ours.format,
        frozen: of_both(&base.frozen, &ours.frozen, &theirs.frozen),
        models: BTreeMap::new(),
        profile: ours.profile.clone(),
        project: ours.project.clone(),
        release: None,
        rules: ours.rules,
        seal: undisputed(&base.seal, &ours.seal, &theirs.seal).unwrap_or(&ours.seal).clone(),
    }
}

/// The later of two checklists where both sides took a new one.
fn stamp(base: &ChecklistStamp, ours: &ChecklistStamp, theirs: &ChecklistStamp) -> ChecklistStamp {
    undisputed(base, ours, theirs).unwrap_or_else(|| ours.max(theirs)).clone()
}

fn answers(
    joined: &mut Joined,
    base: &Record,
    ours: &Record,
    theirs: &Record,
    unsettled: &BTreeSet<&AnswerKey>,
) {
    let empty = Answer::default();
    let keys: BTreeSet<&AnswerKey> = ours.answers.keys().chain(theirs.answers.keys()).collect();
    for key in keys {
        let [before, here, there] = [base, ours, theirs].map(|side| side.answers.get(key));
        let said = |side: Option<&Answer>| side.unwrap_or(&empty).clone();
        let blended = match blend(&said(before), &said(here), &said(there)) {
            Blend::One(_) if unsettled.contains(key) => {
                Blend::Two { ours: Box::new(said(here)), theirs: Box::new(said(there)) }
            }
            blended => blended,
        };
        let answer = match blended {
            Blend::One(one) => *one,
            Blend::Two { ours, theirs } => {
                joined.waiting.insert(key.clone());
                let (ours, theirs) = (*ours, *theirs);
                let shown = ours.clone();
                joined.record.conflicts.insert(key.clone(), Versions { ours, theirs });
                shown
            }
        };
        let stays = match (before.is_some(), here.is_some(), there.is_some()) {
            (true, here, there) => here && there,
            (false, here, there) => here || there,
        };
        if stays || !answer.is_empty() || joined.waiting.contains(key) {
            joined.record.answers.insert(key.clone(), answer);
        }
    }
}

/// What was seen and set aside: of two decisions the one that hides less stands, and the other is put aside.
fn observations(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    let keys: BTreeSet<_> = ours.aside.keys().chain(theirs.aside.keys()).collect();
    for key in keys {
        let [before, here, there] = [base, ours, theirs].map(|side| side.aside.get(key));
        let (kept, lost) = settled(before, here, there);
        if let Some(kept) = kept {
            joined.record.aside.insert(key.clone(), kept.clone());
        }
        if let Some(lost) = lost {
            put_aside(joined, &format!("observation {key}"), lost);
        }
    }
}

fn profile(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    let questions: BTreeSet<_> = [ours, theirs]
        .into_iter()
        .flat_map(|side| side.profile.answers().map(|(question, _)| question))
        .collect();
    for question in questions {
        let [before, here, there] = [base, ours, theirs].map(|side| side.profile.get(question));
        match changed(&before, &here, &there) {
            Changed::Alike | Changed::Ours => {}
            Changed::Theirs => joined.record.profile.set(question.clone(), there.cloned()),
            Changed::Both if here.is_none() || says_nothing(before, here) => {
                joined.record.profile.set(question.clone(), there.cloned());
            }
            Changed::Both if says_nothing(before, there) => {}
            Changed::Both => {
                if let Some(there) = there {
                    put_aside(joined, &format!("profile {question}"), there);
                }
            }
        }
    }
}

/// Whether an answer of the profile only puts off what nobody had answered, as the end of a kick-off does by itself.
fn says_nothing(before: Option<&ProfileAnswer>, answer: Option<&ProfileAnswer>) -> bool {
    before.is_none() && answer == Some(&ProfileAnswer::NotSure)
}

fn name(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    let [before, here, there] = [base, ours, theirs].map(|side| &side.project.name);
    match changed(before, here, there) {
        Changed::Alike | Changed::Ours => {}
        Changed::Theirs => joined.record.project.name.clone_from(there),
        Changed::Both => put_aside(joined, "project name", there),
    }
}

fn extra(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    let keys: BTreeSet<&String> = ours.extra.keys().chain(theirs.extra.keys()).collect();
    for key in keys {
        let [before, here, there] = [base, ours, theirs].map(|side| side.extra.get(key));
        match (changed(&before, &here, &there), here, there) {
            (Changed::Alike | Changed::Ours, ..) | (Changed::Both, _, None) => {}
            (Changed::Theirs, _, Some(value)) | (Changed::Both, None, Some(value)) => {
                let waiting = joined.record.extra.remove(key);
                joined.record.extra.insert(key.clone(), value.clone());
                // What was put aside a moment ago must not be written over by what was put aside long ago.
                if let Some(Value::Object(waiting)) = waiting.filter(|_| key == SET_ASIDE) {
                    for (what, value) in waiting {
                        put_value(&mut joined.record, &what, value);
                    }
                }
            }
            (Changed::Theirs, _, None) => drop(joined.record.extra.remove(key)),
            (Changed::Both, Some(Value::Object(_)), Some(Value::Object(theirs))) if key == SET_ASIDE => {
                for (what, value) in theirs {
                    put_value(&mut joined.record, what, value.clone());
                }
            }
            (Changed::Both, Some(_), Some(value)) => {
                put_aside(joined, &format!("extra {key}"), value);
            }
        }
    }
}

/// The open release, with the signatures of both sides; what finds no place beside it is put aside.
fn release(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    let [before, here, there] = [base, ours, theirs].map(|side| side.release.as_ref());
    let both = together(before, here, there);
    if let Some(aside) = both.aside {
        put_aside(joined, "release", &aside);
    }
    joined.record.release = both.open;
}

/// The models of both sides. Where something that one of them says of a model cannot stand, it is put aside.
fn models(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    let all: BTreeSet<&ModelId> = ours.models.keys().chain(theirs.models.keys()).collect();
    for id in all {
        let [before, here, there] = [base, ours, theirs].map(|side| side.models.get(id));
        let agreed = agree(before, here, there);
        for left in agreed.left_out {
            put_aside(joined, &format!("model {id}"), &left);
        }
        match agreed.declared {
            Some(declared) => drop(joined.record.models.insert(id.clone(), declared)),
            None => drop(joined.record.models.remove(id)),
        }
    }
}

fn rules(joined: &mut Joined, base: &Record, ours: &Record, theirs: &Record) {
    match changed(&base.rules, &ours.rules, &theirs.rules) {
        Changed::Alike | Changed::Ours => {}
        Changed::Theirs => joined.record.rules.clone_from(&theirs.rules),
        Changed::Both => put_aside(joined, "rules", &theirs.rules),
    }
}

/// Keeps a value that was not chosen, and says so.
fn put_aside(joined: &mut Joined, what: &str, value: &impl Serialize) {
    // A part of a record has text keys and plain values only, which the library always can write.
    put_value(&mut joined.record, what, serde_json::to_value(value).unwrap_or_default());
    joined.aside.push(what.to_owned());
}
