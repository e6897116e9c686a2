//! The answers of an earlier release, taken back as one step: which release, what that changes, and then the deed.

use chrono::{DateTime, FixedOffset, Utc};

use crate::record::{Change, Record, Version, restored};
use crate::tui::action::Action;
use crate::tui::contrast::Side;
use crate::tui::deed::Shelf;
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Asking, Blank, Dialog, Form, FormSubject, Model, TakingBack};
use crate::words::notice::release as words;
use crate::words::{fields, steps};

use super::{answer, draft};

/// Asks which release; beside a difference it is the one that is compared with.
pub(super) fn ask(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let side = model.contrast.as_ref().and_then(|contrast| contrast.side.clone());
    let beside = match (model.mode(), side) {
        (Mode::Diff, Some(Side::Release(version))) => Some(version),
        _ => None,
    };
    let meant = |(version, _): &(Version, _)| beside.as_ref().is_none_or(|beside| beside == version);
    if let Some((version, earlier)) = model.releases.ready.take().filter(meant) {
        return read(model, version, Ok(earlier), now);
    }
    if let Some(version) = beside {
        effects.push(Effect::ReadRelease(version));
        return;
    }
    let latest = model.releases.shelf.as_ref().and_then(Shelf::latest);
    let Some(latest) = latest.map(ToString::to_string) else {
        model.say(words::NONE_SIGNED_OFF);
        return;
    };
    let field = Field::new(fields::RELEASE, Length::Line, &latest, fields::VERSION_HINT);
    draft::open(model, Dialog::Form(Form::new(FormSubject::Restore, vec![field])));
}

/// Has the release read that was typed, if it is one.
pub(super) fn typed(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Dialog::Form(mut form)) = model.dialogs.pop() else { return };
    match Version::from_tag(form.texts().concat().trim()) {
        Ok(version) => effects.push(Effect::ReadRelease(version)),
        Err(error) => {
            form.fault = Some(error.to_string());
            model.dialogs.push(Dialog::Form(form));
        }
    }
}

/// The release is read: says what taking it back changes, and asks.
pub(super) fn read(
    model: &mut Model,
    version: Version,
    result: Result<Box<Record>, String>,
    now: DateTime<FixedOffset>,
) {
    let earlier = match result {
        Ok(earlier) => earlier,
        Err(why) => return model.fail(why),
    };
    model.drafts.forget(&Blank::Restore);
    if choice_waits(model) {
        return;
    }
    let what = restored(&model.work.record, &earlier, now.with_timezone(&Utc));
    if what.changes.is_empty() {
        return model.say(words::nothing_to_take_back(&version));
    }
    // Never over something that is being written: the next letter would be taken for the answer.
    if !matches!(model.mode_when_seen(), Mode::Opening | Mode::Release | Mode::Review | Mode::Diff) {
        let key = name_in(Mode::Release, Action::TakeBack);
        model.say(words::ready_to_take_back(&version, &key));
        model.releases.ready = Some((version, earlier));
        return;
    }
    model.releases.ready = None;
    let (back, withdrawn, profile) = (what.back, what.withdrawn.len(), what.profile.len());
    let taking = TakingBack { version, earlier, back, withdrawn, profile };
    model.dialogs.push(Dialog::Confirming(Asking::TakeBack(Box::new(taking))));
}

/// Whether an answer waits in two versions; what to do about it is then said.
fn choice_waits(model: &mut Model) -> bool {
    let waits = !(model.conflicts.is_empty() && model.work.record.conflicts.is_empty());
    if waits {
        let choose = name_in(Mode::Items, Action::ShowConflict);
        model.fail(words::choose_first(&choose));
    }
    waits
}

/// Takes it back, by what the record says at this moment.
pub(super) fn take_back(
    model: &mut Model,
    taking: &TakingBack,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    // It may have come up while this was asked.
    if choice_waits(model) {
        return;
    }
    let changes: Vec<Change> = restored(&model.work.record, &taking.earlier, now.with_timezone(&Utc)).changes;
    let version = &taking.version;
    if changes.is_empty() {
        return model.say(words::nothing_to_take_back(version));
    }
    answer::commit(model, steps::taking_back(version), changes, effects);
    let undo = name_in(Mode::Release, Action::Undo);
    model.say(words::taken_back(version, &undo));
}
