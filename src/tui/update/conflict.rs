//! An answer that changed here and on disk: both are shown, one is chosen, and what was not chosen stays in the note.

use chrono::{DateTime, Local, Utc};

use crate::record::{Change, set_aside};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Dialog, Model};

use super::answer;

/// Shows the first conflict.
pub(super) fn show(model: &mut Model) {
    if model.conflicts.is_empty() {
        model.say("no answer changed on both sides");
    } else {
        model.dialogs.push(Dialog::Conflict { scroll: 0 });
    }
}

/// Settles the first conflict.
pub(super) fn settle(model: &mut Model, action: Action, now: DateTime<Local>, effects: &mut Vec<Effect>) {
    model.dialogs.pop();
    if model.conflicts.is_empty() {
        return;
    }
    let conflict = model.conflicts.remove(0);
    let (kept, lost) = match action {
        Action::KeepOurs => (&conflict.ours, &conflict.theirs),
        _ => (&conflict.theirs, &conflict.ours),
    };
    let both = set_aside(kept, lost, now.with_timezone(&Utc));
    let change = Change::Answer(conflict.key.clone(), Box::new(both));
    let back = answer::apply(model, std::slice::from_ref(&change));
    model.history.did(format!("settling `{}`", conflict.key), back);
    let effect = Effect::Settle { conflict: Box::new(conflict), change: Box::new(change) };
    answer::send(model, effect, effects);
    if !model.conflicts.is_empty() {
        model.dialogs.push(Dialog::Conflict { scroll: 0 });
    }
}
