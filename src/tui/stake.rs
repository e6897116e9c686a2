//! What a key would act upon, so that it can be told whether that is still what was shown when the key was pressed.
//! Looks at nothing but the model, and does nothing.

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind};

use super::action::Action;
use super::effect::{Effect, look_at_evidence};
use super::keymap::{self, KEYMAP, Mode, name_in};
use super::model::{Dialog, FinderKind, FinderRow, Model, Saving, Step, Works};
use crate::record::{Answer, AnswerKey, Conflict, Declared, ModelId, Record};
use crate::words::notice::saving as words;

/// What a key would act upon, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stake {
    /// What had the keyboard: where the action means something, or the palette over that.
    at: Mode,
    mode: Mode,
    action: Action,
    of: Of,
}

#[derive(Debug, Clone, PartialEq)]
enum Of {
    /// It opens something, which shows what there is.
    Opened,
    /// One answer.
    Answer(AnswerKey, Option<Box<Answer>>),
    /// All that is recorded.
    Record(Arc<Record>),
    /// What is known of a model.
    Model(Option<ModelId>, Option<Box<Declared>>),
    /// The choice that comes first: with the disk, or between branches.
    Choice(Option<Box<Conflict>>, Option<AnswerKey>),
    /// The step that is undone or redone next.
    Step(Option<Step>),
}

impl Stake {
    /// What a key acts upon; none where it changes nothing that another window could have changed, and where a change is
    /// on its way already: that meets the disk by itself.
    pub(super) fn of(model: &Model, key: &KeyEvent) -> Option<Self> {
        if key.kind == KeyEventKind::Release || model.saving == Saving::NotBegun || !model.pending.is_empty()
        {
            return None;
        }
        let at = model.mode();
        let (mode, action) = meant(model, at, keymap::action(at, key)?);
        Some(Self { at, mode, action, of: of(model, mode, action)? })
    }

    /// Whether what it acts upon is what it was.
    pub(super) fn holds(&self, model: &Model) -> bool {
        model.mode() == self.at && of(model, self.mode, self.action).as_ref() == Some(&self.of)
    }

    /// What is to be looked at before it is done: the record, and the evidence where it tells how the evidence stands.
    pub(super) fn looks(&self, model: &Model) -> Vec<Effect> {
        let mut looks = Vec::new();
        if self.needs_evidence() {
            looks.extend(look_at_evidence(&model.work.record));
        }
        looks.push(Effect::Look);
        looks
    }

    /// Whether it tells how the evidence stands: nobody signs for files that are others by now.
    pub(super) fn needs_evidence(&self) -> bool {
        self.action == Action::SignOff
    }

    /// What is said where it does not hold: nothing was done. Pressed once more the key does what it was pressed for, but
    /// for a step that is gone: then it would take back or redo another one, which is named.
    pub(super) fn dropped(&self, model: &Model) -> String {
        let key = name_in(self.mode, self.action);
        match self.of {
            Of::Step(_) => {
                let next = next(model, self.action).map(|step| step.what.as_str());
                words::step_is_gone(self.action == Action::Undo, &key, next)
            }
            _ => words::changed_elsewhere(&key),
        }
    }
}

/// The step that undo or redo is about.
fn next(model: &Model, action: Action) -> Option<&Step> {
    if action == Action::Undo { model.history.last() } else { model.history.last_undone() }
}

/// What is done, and where: to take a row of the palette is to do what the row names.
fn meant(model: &Model, mode: Mode, action: Action) -> (Mode, Action) {
    let palette = match model.dialogs.last() {
        Some(Dialog::Finder(finder)) if action == Action::Confirm => finder,
        _ => return (mode, action),
    };
    match (palette.kind, palette.rows.get(palette.chosen)) {
        // What works elsewhere is not done.
        (FinderKind::Actions(below), Some(FinderRow::Action(at, Works::Now | Works::NotNow))) => {
            KEYMAP.get(*at).map_or((mode, action), |row| (below, row.action))
        }
        _ => (mode, action),
    }
}

fn of(model: &Model, mode: Mode, action: Action) -> Option<Of> {
    let answer = |key: AnswerKey| {
        let answer = model.work.record.answer(&key).cloned().map(Box::new);
        Of::Answer(key, answer)
    };
    let chosen = || model.place.chosen().and_then(|position| model.work.key(position)).map(answer);
    let row = model.place.release.chosen;
    match (mode, action) {
        (Mode::Items | Mode::Detail, action) if action.edits_a_field() => Some(Of::Opened),
        (Mode::Items | Mode::Detail, action) if action.changes_the_answer() => chosen(),
        (Mode::Seen, Action::Adopt) => chosen(),
        (Mode::Evidence, Action::DropEvidence | Action::RetakeEvidence) => {
            model.dialogs.iter().rev().find_map(|dialog| match dialog {
                Dialog::Evidence(dialog) => Some(answer(dialog.key.clone())),
                _ => None,
            })
        }
        (Mode::Release, Action::Reaffirm) => {
            model.releases.queue.entries.get(row).map(|entry| answer(entry.key.clone()))
        }
        (Mode::Review, Action::AcceptAnswer | Action::SendBack) => {
            model.releases.review.get(row).map(|(_, key)| answer(key.clone()))
        }
        (Mode::Release | Mode::Review, Action::ReaffirmSeen | Action::SignOff | Action::GiveUp) => {
            Some(Of::Opened)
        }
        (Mode::Signing | Mode::Confirming, Action::Confirm) => {
            Some(Of::Record(Arc::clone(&model.work.record)))
        }
        (Mode::Models, Action::Declare | Action::Retire) => {
            let row = model.work.model_row(model.place.models.chosen)?;
            Some(Of::Model(row.id, row.declared.cloned().map(Box::new)))
        }
        (Mode::Conflict, Action::KeepOurs | Action::KeepTheirs) => {
            let first = model.conflicts.first().cloned().map(Box::new);
            Some(Of::Choice(first, model.work.record.conflicts.keys().next().cloned()))
        }
        (mode, Action::Undo | Action::Redo) if !mode.takes_text() => {
            Some(Of::Step(next(model, action).cloned()))
        }
        _ => None,
    }
}
