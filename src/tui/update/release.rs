//! The release: opened, looked at row by row, reaffirmed one by one or all that were seen, given up.

use chrono::{DateTime, FixedOffset, Utc};

use crate::assess::{Entry, Look, Reason, reaffirm as reaffirmed, resting_now};
use crate::record::{Affirmed, AnswerKey, Change, Version};
use crate::tui::action::Action;
use crate::tui::deed::{Deed, Shelf};
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::model::{Asking, Dialog, Form, FormSubject, Model, ReleaseList, Saving, Screen, moved};
use crate::words::notice::release as words;
use crate::words::{fields, steps};

use super::queue::{renew, rows, select};
use super::{answer, draft, form, go, restore};

/// Shows the release.
pub(super) fn show(model: &mut Model, effects: &mut Vec<Effect>) {
    model.place.screen = Screen::Release;
    model.place.came_from = None;
    look(model, effects);
}

/// Has the releases looked at, and the versions that the project names where one is to be opened.
pub(super) fn look(model: &Model, effects: &mut Vec<Effect>) {
    let open = model.work.record.release.as_ref();
    effects.push(Effect::LookAtReleases(open.cloned().map(Box::new)));
    if open.is_none() && model.place.screen == Screen::Release {
        effects.push(Effect::Propose);
    }
}

/// What the disk holds is known now. What is not as it was signed off is told once.
pub(super) fn shelved(model: &mut Model, shelf: Shelf) {
    let known: Vec<_> = model.releases.shelf.iter().flat_map(Shelf::tampered).collect();
    let news = shelf
        .tampered()
        .find(|each| !known.contains(each))
        .map(|(version, flaw)| words::tampered(version, &flaw.sentence()));
    if let Some(news) = news.or_else(|| shelf.fault.clone()) {
        model.fail(news);
    }
    model.work.stand_on(shelf.commit.clone());
    model.releases.put(shelf);
}

/// Opens a release of the chosen version, or asks for another.
pub(super) fn open_chosen(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    if model.work.who.is_empty() {
        form::ask_who(model, Action::Open);
        return;
    }
    let proposals = model.releases.proposals.as_deref().unwrap_or_default();
    let proposal = proposals.get(model.place.release.chosen).map(|proposal| proposal.version.clone());
    if let Some(version) = proposal {
        open(model, version, now, effects);
    } else {
        let field = Field::new(fields::VERSION, Length::Line, "", fields::VERSION_HINT);
        draft::open(model, Dialog::Form(Form::new(FormSubject::Version, vec![field])));
    }
}

/// Opens a release of the version that was typed, if it is one.
pub(super) fn open_typed(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some(Dialog::Form(mut form)) = model.dialogs.pop() else { return };
    match Version::from_tag(form.texts().concat().trim()) {
        Ok(version) => open(model, version, now, effects),
        Err(error) => {
            form.fault = Some(error.to_string());
            model.dialogs.push(Dialog::Form(form));
        }
    }
}

fn open(model: &mut Model, version: Version, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    if model.saving == Saving::NotBegun {
        return;
    }
    select(model, 0);
    model.place.release.list = ReleaseList::Queue;
    let deed = Deed::Open { version, by: model.work.who.clone(), at: now.with_timezone(&Utc) };
    answer::send(model, Effect::Release(deed), effects);
}

/// What a deed changed in the record is here now. Steps that knew nothing of it can no longer be taken back.
pub(super) fn take_in(model: &mut Model, changes: &[Change]) {
    if !changes.is_empty() {
        answer::apply(model, changes);
        model.history.forget(changes);
    }
}

/// The entry of the chosen row.
fn chosen(model: &Model) -> Option<&Entry> {
    model.releases.queue.entries.get(model.place.release.chosen)
}

/// Goes to the item of the chosen row.
pub(super) fn visit(model: &mut Model) {
    let found = match model.place.release.list {
        ReleaseList::Queue => chosen(model).map(|entry| (entry.position, entry.key.clone())),
        ReleaseList::Review => model.releases.review.get(model.place.release.chosen).cloned(),
    };
    match found {
        Some((position, key)) => go::visit_about(model, position, &key),
        None => model.say(words::NOTHING_IN_LIST),
    }
}

/// The answer of the chosen row still holds; on to the next row.
pub(super) fn reaffirm(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some(entry) = chosen(model) else {
        model.say(words::nothing_left(&name_of(Action::SignOff)));
        return;
    };
    let (key, position) = (entry.key.clone(), entry.position);
    if model.work.record.answer(&key).is_none_or(|answer| answer.status.is_none()) {
        model.fail(words::not_answered(&name_in(Mode::Release, Action::Open)));
        return;
    }
    let title = model.work.item(position).map_or("", |item| &item.title);
    let what = steps::reaffirming(title);
    let Some(change) = affirmed(model, &key, Together::Alone, now) else { return };
    answer::commit(model, what, vec![change], effects);
    renew(model);
    // Where nothing else keeps it in the queue, the next row has moved up to its place.
    let left = model.releases.queue.entries.iter().position(|entry| entry.key == key);
    if let Some(at) = left {
        let why = model.releases.queue.entries.get(at).and_then(|entry| entry.reasons.first());
        let why = why.map(Reason::sentence).unwrap_or_default();
        model.say(words::still_to_look_at(&why));
        select(model, moved(at, 1, rows(model)));
    } else {
        model.place.release.scroll = 0;
    }
}

/// Whether an answer is reaffirmed by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Together {
    /// It is.
    Alone,
    /// Together with all others that nothing but their rhythm brings up.
    Unchanged,
}

/// The change that reaffirms an answer for the open release.
fn affirmed(
    model: &Model,
    key: &AnswerKey,
    together: Together,
    now: DateTime<FixedOffset>,
) -> Option<Change> {
    let release = model.work.record.release.as_ref()?.version.clone();
    let item = key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
    let affirmed = Affirmed {
        at: now.with_timezone(&Utc),
        by: model.work.who.clone(),
        release,
        unchanged: together == Together::Unchanged,
    };
    let answer = model.work.record.answer(key)?;
    let facts = resting_now(&model.work.record, model.work.assessment.witness(), item, key, answer);
    let observations = model.work.whole_scan();
    let look = Look { observed: &model.work.observed, observations };
    let after = reaffirmed(key, answer, item, look, facts, affirmed);
    Some(Change::Answer(key.clone(), Box::new(after)))
}

/// Asks before all answers are reaffirmed that were seen.
pub(super) fn ask_about_seen(model: &mut Model) {
    let keys: Vec<_> = model.releases.seen_unchanged().map(|entry| entry.key.clone()).collect();
    if keys.is_empty() {
        model.say(words::NOTHING_SEEN_UNCHANGED);
    } else {
        model.dialogs.push(Dialog::Confirming(Asking::Reaffirm(keys)));
    }
}

/// Asks before the release is given up.
pub(super) fn ask_to_give_up(model: &mut Model) {
    model.dialogs.push(Dialog::Confirming(Asking::GiveUp));
}

/// Does what was asked before.
pub(super) fn confirmed(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some(Dialog::Confirming(asked)) = model.dialogs.pop() else { return };
    match asked {
        Asking::Reaffirm(keys) => reaffirm_all(model, &keys, now, effects),
        Asking::TakeBack(taking) => restore::take_back(model, &taking, now, effects),
        Asking::GiveUp => {
            let Some(release) = &model.work.record.release else { return };
            let version = release.version.clone();
            let what = steps::giving_up(&version);
            answer::commit(model, what, vec![Change::Release(None)], effects);
            model.say(words::given_up(&version));
            select(model, 0);
            look(model, effects);
        }
    }
}

/// Reaffirms answers as one step. What has changed since it was asked is left.
fn reaffirm_all(
    model: &mut Model,
    keys: &[AnswerKey],
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    let still: Vec<_> = model.releases.seen_unchanged().map(|entry| &entry.key).collect();
    let changes: Vec<Change> = keys
        .iter()
        .filter(|key| still.contains(key))
        .filter_map(|key| affirmed(model, key, Together::Unchanged, now))
        .collect();
    if changes.is_empty() {
        model.say(words::NOTHING_TO_REAFFIRM);
        return;
    }
    let count = changes.len();
    answer::commit(model, steps::reaffirming_several(count), changes, effects);
    let undo = name_in(Mode::Release, Action::Undo);
    model.say(words::reaffirmed(count, &undo));
    select(model, 0);
}
