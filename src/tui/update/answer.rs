//! Changing answers: statuses, edits, undo and redo. Every change is remembered, judged and sent to be saved.

use chrono::{DateTime, FixedOffset, Utc};

use crate::assess::resting_now;
use crate::checklist::Per;
use crate::record::{Answer, AnswerKey, Change, Edit, Evidence, Status, edit_all, from_project};
use crate::report::acceptance_ended;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::name_of;
use crate::tui::model::{Gives, Model, Saving};
use crate::words::notice::answer as words;
use crate::words::steps;

use super::show;

/// A status key. A not-applicable without a reason asks for it first: the form to be opened, and the status that it gives.
pub(super) fn status(
    model: &mut Model,
    action: Action,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) -> Option<(Action, Gives)> {
    let position = model.chosen_item()?;
    let key = model.work.key(position)?;
    if let Some(why) = refused(model, &key).filter(|_| action != Action::Withdraw) {
        model.fail(why);
        return None;
    }
    let title = model.work.item(position)?.title.clone();
    let (what, change) = match action {
        Action::SetStatus(status) => (steps::status(status.word(), &title), Edit::Status(status)),
        _ => (steps::clearing(&title), Edit::Unanswered),
    };
    let stands = answer_of(model, &key);
    if change == Edit::Status(Status::NotApplicable) && stands.reason.is_empty() {
        let gives = Gives { status: Status::NotApplicable, instead_of: stands.status };
        return Some((Action::EditReason, gives));
    }
    change_answer(model, &key, vec![change], what, now, effects);
    None
}

/// Why nothing is said under a key at present, where it is not asked; what is recorded there may still be taken back.
pub(super) fn refused(model: &Model, key: &AnswerKey) -> Option<String> {
    let record = &model.work.record;
    let item = key.item_id().ok().and_then(|id| model.work.checklist.item(&id))?;
    if record.may_be_answered(item, key) {
        None
    } else if record.kept(item, key).is_some() {
        let next = record.in_use().nth(1).map(|_| name_of(Action::NextModel));
        Some(words::not_of_this_model(next.as_deref()))
    } else {
        Some(words::hidden_by_profile(&name_of(Action::ShowProfile)))
    }
}

/// Makes one step of edits to an answer.
pub(super) fn change_answer(
    model: &mut Model,
    key: &AnswerKey,
    edits: Vec<Edit>,
    what: String,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    let before = answer_of(model, key);
    let after = edited(model, key, edits, now);
    let ended = acceptance_ended(&before, &after);
    put_answer(model, key, after, what, effects);
    if let Some(ended) = ended {
        model.say(ended);
    }
}

/// An answer as it is after these edits.
pub(super) fn edited(model: &Model, key: &AnswerKey, edits: Vec<Edit>, now: DateTime<FixedOffset>) -> Answer {
    let before = answer_of(model, key);
    let item = key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
    let given = edits.iter().any(|each| matches!(each, Edit::Status(_)));
    let facts = resting_now(&model.work.record, model.work.assessment.witness(), item, key, &before);
    let edits = edits.into_iter().chain(given.then_some(Edit::Facts(facts)));
    edit_all(&before, edits, item, &model.work.who, moment(model, now))
}

/// The moment of an answer: after the opening of the release that is open, also within its second.
fn moment(model: &Model, now: DateTime<FixedOffset>) -> DateTime<Utc> {
    let now = now.with_timezone(&Utc);
    model.work.record.release.as_ref().map_or(now, |release| release.after_opening(now))
}

/// Says of the chosen model what was said for the whole project. What was said of it goes into the note.
pub(super) fn take_from_project(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some((position, key)) = model.chosen_item().and_then(|at| Some((at, model.work.key(at)?))) else {
        return;
    };
    let Some(project) = model.work.said_of_project(position).cloned() else {
        let is_of_each = model.work.item(position).is_some_and(|item| item.per == Per::Model);
        model.say(if is_of_each { words::NOTHING_SAID_OF_PROJECT } else { words::ASKED_ONCE });
        return;
    };
    if let Some(why) = refused(model, &key) {
        model.fail(why);
        return;
    }
    let item = model.work.item(position);
    let own = answer_of(model, &key);
    let facts = resting_now(&model.work.record, model.work.assessment.witness(), item, &key, &own);
    let after = from_project(&project, &own, facts, &model.work.who, moment(model, now));
    put_answer(model, &key, after, steps::taking_from_project(&key), effects);
    let seen = project.evidence.iter().any(|each| matches!(each, Evidence::Observation(_)));
    model.say(if seen { words::TAKEN_BUT_FOR_WHAT_WAS_SEEN } else { words::TAKEN_FROM_PROJECT });
}

/// Makes one step of an answer as it shall be; none if it is that already.
pub(super) fn put_answer(
    model: &mut Model,
    key: &AnswerKey,
    after: Answer,
    what: String,
    effects: &mut Vec<Effect>,
) {
    if after != answer_of(model, key) {
        commit(model, what, vec![Change::Answer(key.clone(), Box::new(after))], effects);
    }
}

/// Makes a step of changes: applied, remembered, judged, and on its way to the disk.
pub(super) fn commit(model: &mut Model, what: String, changes: Vec<Change>, effects: &mut Vec<Effect>) {
    // Room for new items is no step of the user's, so nothing that can be undone.
    let mut all = model.work.make_room();
    let back = apply(model, &changes);
    model.history.did(what, back);
    all.extend(changes);
    save(model, all, effects);
}

/// Takes back the last step.
pub(super) fn undo(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(step) = model.history.undo() else {
        model.say(steps::NOTHING_TO_UNDO);
        return;
    };
    let forth = apply(model, &step.back);
    model.say(steps::undone(&step.what));
    model.history.undid(step.what, forth);
    save(model, step.back, effects);
}

/// Makes the last step again that was taken back.
pub(super) fn redo(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(step) = model.history.redo() else {
        model.say(steps::NOTHING_TO_REDO);
        return;
    };
    let back = apply(model, &step.back);
    model.say(steps::redone(&step.what));
    model.history.redid(step.what, back);
    save(model, step.back, effects);
}

/// Applies changes; returns what takes them back, in the order in which it is to be applied.
pub(super) fn apply(model: &mut Model, changes: &[Change]) -> Vec<Change> {
    let mut back: Vec<Change> = changes.iter().map(|change| model.work.apply(change.clone())).collect();
    back.reverse();
    let asks = |change: &Change| matches!(change, Change::Profile(..) | Change::Model(..));
    if changes.iter().any(asks) {
        relist(model);
    }
    model.work.judge_after(changes);
    back
}

/// Lists the items anew after the profile or the models changed, and keeps the chosen ones where they are still listed.
fn relist(model: &mut Model) {
    model.work.list(model.place.not_asked);
    show::keep_chosen(model);
}

/// Sends changes to be saved, and files to be looked at that nobody has seen yet.
fn save(model: &mut Model, changes: Vec<Change>, effects: &mut Vec<Effect>) {
    let unseen: Vec<_> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Answer(_, answer) => Some(answer),
            _ => None,
        })
        .flat_map(|answer| answer.evidence_files())
        .filter(|path| !model.work.observed.contains_key(*path))
        .cloned()
        .collect();
    if !unseen.is_empty() {
        effects.push(Effect::Observe(unseen));
    }
    send(model, Effect::Save(changes), effects);
}

/// Sends something that ends in a save. Nothing is written before the kick-off ends.
pub(super) fn send(model: &mut Model, effect: Effect, effects: &mut Vec<Effect>) {
    let begins = matches!(effect, Effect::Create(_));
    if model.saving == Saving::NotBegun && !begins {
        return;
    }
    model.pending.push_back(match &effect {
        Effect::Save(changes) => changes.clone(),
        Effect::Settle { change, .. } => vec![(**change).clone()],
        _ => Vec::new(),
    });
    model.saving = if model.saving.then_leaves() { Saving::ThenLeave } else { Saving::Running };
    effects.push(effect);
}

/// The answer with this key as it stands, empty where there is none.
pub(super) fn answer_of(model: &Model, key: &AnswerKey) -> Answer {
    model.work.record.answer(key).cloned().unwrap_or_default()
}
