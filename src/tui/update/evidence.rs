//! The evidence of one answer: named, withdrawn, taken anew.

use chrono::{DateTime, FixedOffset};

use crate::assess::{Look, Renewal, renewals};
use crate::record::{AnswerKey, Edit, Evidence, EvidenceState};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::model::{Blank, Dialog, DraftField, EvidenceDialog, Model};
use crate::words::notice::evidence as words;
use crate::words::{fields, steps};

use super::answer::{change_answer, refused};
use super::{draft, leaving};

fn dialog(model: &mut Model) -> Option<&mut EvidenceDialog> {
    match model.dialogs.last_mut() {
        Some(Dialog::Evidence(dialog)) => Some(dialog),
        _ => None,
    }
}

/// What follows from a changed text.
pub(super) fn typed(model: &mut Model) {
    let Some(dialog) = dialog(model) else { return };
    dialog.fault = None;
    dialog.candidates.clear();
}

/// Names what was typed; an empty line closes the dialog.
pub(super) fn add(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(dialog) = dialog(model) else { return };
    let typed = dialog.field.text().trim().to_owned();
    if typed.is_empty() {
        model.dialogs.pop();
    } else {
        let key = dialog.key.clone();
        name(model, key, typed, effects);
    }
}

/// Has something named as evidence looked at. Who leaves meanwhile waits for it.
fn name(model: &mut Model, key: AnswerKey, typed: String, effects: &mut Vec<Effect>) {
    if let Some(why) = refused(model, &key) {
        model.fail(why);
        return;
    }
    model.naming += 1;
    effects.push(Effect::Name { key, typed });
}

/// Completion, withdrawal, taking anew.
pub(super) fn act(model: &mut Model, action: Action, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some(dialog) = dialog(model) else { return };
    if action == Action::Complete {
        effects.push(Effect::Complete { key: dialog.key.clone(), typed: dialog.field.text() });
        return;
    }
    let (key, chosen) = (dialog.key.clone(), dialog.chosen);
    let Some(evidence) =
        model.work.record.answer(&key).and_then(|answer| answer.evidence.get(chosen)).cloned()
    else {
        model.say(words::NONE_YET);
        return;
    };
    match action {
        Action::DropEvidence => {
            let what = steps::withdrawing_evidence(&key);
            model.say(words::withdrawn(&evidence, &name_in(Mode::Items, Action::Undo)));
            change_answer(model, &key, vec![Edit::DropEvidence(evidence)], what, now, effects);
            if let Some(dialog) = self::dialog(model) {
                dialog.chosen = chosen.saturating_sub(1);
                dialog.fault = None;
            }
        }
        _ if matches!(evidence, Evidence::Observation(_)) => see_again(model, &key, &evidence, now, effects),
        _ => name(model, key, evidence.to_string(), effects),
    }
}

/// Takes what was adopted as the last scan sees it.
fn see_again(
    model: &mut Model,
    key: &AnswerKey,
    evidence: &Evidence,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    if let Some(why) = refused(model, key) {
        model.fail(why);
        return;
    }
    let observations = model.work.whole_scan();
    let look = Look { observed: &model.work.observed, observations };
    let all = model.work.record.answer(key).map(|answer| renewals(key, answer, look)).unwrap_or_default();
    if let Some(Renewal { was, is }) = all.into_iter().find(|each| each.was == *evidence) {
        model.say(words::taken_as_seen(&is));
        let what = steps::naming_evidence(&is, key);
        change_answer(
            model,
            key,
            vec![Edit::RenewEvidence { was: Box::new(was), is: Box::new(is) }],
            what,
            now,
            effects,
        );
    } else {
        let proof = model.work.proof(evidence);
        model.say(words::left_as_it_is(proof, &name_of(Action::DropEvidence)));
    }
}

/// What was typed turned out to be evidence, or not.
pub(super) fn named(
    model: &mut Model,
    key: &AnswerKey,
    typed: &str,
    result: Result<Evidence, String>,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    model.naming = model.naming.saturating_sub(1);
    match result {
        Ok(evidence) => {
            if let Evidence::File { path, digest } = &evidence {
                // Whoever looked at it may know more of it than its digest.
                if !model.work.observed.get(path).is_some_and(|state| state.holds(*digest)) {
                    model.work.see([(path.clone(), EvidenceState::Holds((*digest).into()))].into());
                }
            }
            if let Some(dialog) = still_typed(model, key, typed) {
                dialog.field.replace("");
                dialog.candidates.clear();
            }
            let blank = Blank::Answer(key.clone(), DraftField::Evidence);
            if model.drafts.get(&blank).is_some_and(|draft| draft.texts.concat().trim() == typed) {
                model.drafts.forget(&blank);
            }
            let what = steps::naming_evidence(&evidence, key);
            model.say(words::named(&evidence));
            change_answer(model, key, vec![Edit::AddEvidence(evidence)], what, now, effects);
            leaving::goes_on(model, effects);
        }
        Err(fault) => {
            leaving::stays(model);
            match still_typed(model, key, typed) {
                Some(dialog) => dialog.fault = Some(fault),
                None => model.fail(fault),
            }
        }
    }
}

/// The dialog of an answer in which this is typed; none where it was left since, or something else is typed by now.
fn still_typed<'m>(model: &'m mut Model, key: &AnswerKey, typed: &str) -> Option<&'m mut EvidenceDialog> {
    dialog(model).filter(|dialog| &dialog.key == key && dialog.field.text().trim() == typed.trim())
}

/// Paths that fit: the longest common beginning is typed, the others are shown. Nothing becomes of it where something else
/// is typed by now.
pub(super) fn completed(model: &mut Model, key: &AnswerKey, typed: &str, candidates: Vec<String>) {
    let Some(dialog) = still_typed(model, key, typed) else { return };
    match candidates.as_slice() {
        [] => dialog.fault = Some(fields::NO_FILE_STARTS_LIKE_THIS.to_owned()),
        [only] => {
            dialog.field.replace(only);
            dialog.candidates.clear();
        }
        [first, ..] => {
            let shared = common_beginning(first, &candidates);
            if shared.chars().count() > dialog.field.text().chars().count() {
                dialog.field.replace(&shared);
            }
            dialog.candidates = candidates;
        }
    }
    draft::keep(model);
}

fn common_beginning(first: &str, all: &[String]) -> String {
    let mut shared = first.to_owned();
    for each in all {
        let same = shared.chars().zip(each.chars()).take_while(|(a, b)| a == b).count();
        shared = shared.chars().take(same).collect();
    }
    shared
}
