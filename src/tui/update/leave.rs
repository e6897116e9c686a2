//! Leaving, suspending, refreshing: what touches the program as a whole.

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::tui::action::Action;
use crate::tui::effect::{self, Effect};
use crate::tui::keymap::name_of;
use crate::tui::model::{Dialog, Model, Mouse, Saving};
use crate::words::notice::way as words;

use super::{answer, leaving, scan};

/// For so long what was read is taken for what there is.
const STALE: TimeDelta = TimeDelta::seconds(2);

/// Acts on the program as a whole.
pub(super) fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::ToggleMouse => {
            model.mouse = match model.mouse {
                Mouse::Terminal => Mouse::Program,
                Mouse::Program => Mouse::Terminal,
            };
            effects.push(Effect::GiveMouse(model.mouse));
            model.say(match model.mouse {
                Mouse::Program => words::mouse_here(&name_of(Action::ToggleMouse)),
                Mouse::Terminal => words::MOUSE_OF_TERMINAL.to_owned(),
            });
        }
        Action::Refresh => {
            refresh(model, effects);
            super::release::look(model, effects);
            scan::again(model, effects);
            effects.push(Effect::Redraw);
        }
        Action::Suspend => effects.push(Effect::Suspend),
        Action::SaveAgain => {
            effects.push(Effect::KeepSession(Box::new(model.session())));
            if model.saving == Saving::NotBegun {
                model.dialogs.pop();
            } else {
                // What asks stays open until the disk has answered: who thinks better of it stays with the same key as before.
                model.saving = Saving::ThenLeave;
                answer::send(model, Effect::Save(Vec::new()), effects);
            }
        }
        Action::LeaveUnsaved => effects.push(Effect::Leave),
        _ => leaving::quit(model, effects),
    }
}

/// The screen was opened: the project is scanned, the evidence is looked at, and what two branches left for a choice is
/// shown. Before there is a record the scan is all that there is to begin.
pub(super) fn opened(model: &mut Model, effects: &mut Vec<Effect>) {
    scan::again(model, effects);
    if model.saving == Saving::NotBegun {
        return;
    }
    super::release::look(model, effects);
    if !model.work.record.conflicts.is_empty() && model.dialogs.is_empty() {
        model.dialogs.push(Dialog::Conflict { of: None, scroll: 0 });
    }
    look_at_evidence(model, effects);
}

/// Looks at the disk again: other people's answers, and the evidence.
pub(super) fn refresh(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.saving == Saving::NotBegun {
        return;
    }
    answer::send(model, Effect::Save(Vec::new()), effects);
    look_at_evidence(model, effects);
}

/// A key was pressed: the disk is looked at, too, unless it just was. A terminal may say nothing of coming to the front.
pub(super) fn look_now_and_then(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    if model.saving == Saving::NotBegun || model.looked.is_none_or(|looked| now - looked < STALE) {
        return;
    }
    model.looked = Some(now);
    // Whatever is saved is brought together with the disk anyway.
    if !effects.iter().any(|effect| matches!(effect, Effect::Save(_) | Effect::Leave)) {
        effects.push(Effect::Look);
    }
}

/// Looks at all evidence.
pub(super) fn look_at_evidence(model: &Model, effects: &mut Vec<Effect>) {
    effects.extend(effect::look_at_evidence(&model.work.record));
}
