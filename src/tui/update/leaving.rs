//! Leaving the program: at once, once what is on its way has come, or after it was asked. Saves nothing itself.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::name_of;
use crate::tui::model::{Dialog, Model, Saving};
use crate::words::notice::saving;

/// Leaves at once when everything is on disk; otherwise waits for the disk, or asks. Evidence that is still being looked
/// at is waited for, too: it may be large, so once that was told a second time leaves it.
pub(super) fn quit(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.saving {
        Saving::Saved if model.naming > 0 => await_evidence(model),
        Saving::Saved | Saving::AwaitsEvidence | Saving::NotBegun
            if model.conflicts.is_empty() && model.would_lose().is_none() =>
        {
            effects.push(Effect::Leave);
        }
        Saving::Running | Saving::ThenLeave => model.saving = Saving::ThenLeave,
        // Asked once, also where nobody sees it yet.
        _ if matches!(model.dialogs.last(), Some(Dialog::Leaving)) => {}
        Saving::Saved | Saving::AwaitsEvidence | Saving::NotBegun | Saving::Failed { .. } => {
            model.dialogs.push(Dialog::Leaving);
        }
    }
}

fn await_evidence(model: &mut Model) {
    model.saving = Saving::AwaitsEvidence;
    model.say(saving::evidence_on_its_way(&name_of(Action::Quit)));
}

/// What was waited for came: where somebody is leaving and nothing else is on its way, the program ends.
pub(super) fn goes_on(model: &mut Model, effects: &mut Vec<Effect>) {
    if !model.saving.then_leaves() || !model.pending.is_empty() {
        return;
    }
    asks_no_more(model);
    if model.naming > 0 {
        await_evidence(model);
        return;
    }
    model.saving = Saving::Saved;
    if model.is_free() {
        quit(model, effects);
    } else {
        model.say(saving::NOT_LEFT);
    }
}

/// Something came of what was waited for that somebody wants to know: the program goes on.
pub(super) fn stays(model: &mut Model) {
    if model.saving.then_leaves() {
        asks_no_more(model);
        model.saving = if model.pending.is_empty() { Saving::Saved } else { Saving::Running };
    }
}

/// What asked is answered; whatever the disk did not settle is asked anew.
fn asks_no_more(model: &mut Model) {
    model.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Leaving));
}
