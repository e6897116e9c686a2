//! An answer that changed here and on disk, or on two branches: both are shown, one is chosen, and what was not chosen
//! stays in the note.

use chrono::{DateTime, Local, Utc};

use crate::record::{Change, Side, Versions, choose, first_waiting, set_aside};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Dialog, History, Model};
use crate::words::notice::answer as words;
use crate::words::steps;

use super::answer;

/// Shows the first conflict.
pub(super) fn show(model: &mut Model) {
    if model.conflicts.is_empty() && model.work.record.conflicts.is_empty() {
        model.say(words::NO_CONFLICT);
    } else {
        model.dialogs.push(Dialog::Conflict { scroll: 0 });
    }
}

/// Settles the first conflict.
pub(super) fn settle(model: &mut Model, action: Action, now: DateTime<Local>, effects: &mut Vec<Effect>) {
    model.dialogs.pop();
    if model.conflicts.is_empty() {
        settle_kept(model, action, now, effects);
        return;
    }
    let conflict = model.conflicts.remove(0);
    model.chosen.push(conflict.key.clone());
    let (kept, lost) = match action {
        Action::KeepOurs => (&conflict.ours, &conflict.theirs),
        _ => (&conflict.theirs, &conflict.ours),
    };
    let at = now.with_timezone(&Utc);
    let answer = |answer| Change::Answer(conflict.key.clone(), Box::new(answer));
    let change = answer(set_aside(kept, lost, at));
    let versions = Versions { ours: conflict.ours.clone(), theirs: conflict.theirs.clone() };
    let waits = Change::Waiting(conflict.key.clone(), Some(Box::new(versions)));
    let back = vec![answer(conflict.theirs.clone()), waits];
    answer::apply(model, std::slice::from_ref(&change));
    // Undone, the choice waits again, in the record, which has both versions from then on. What was done before did not know that version, and taking that back
    // would write over it.
    model.history = History::default();
    model.history.did(steps::settling(&conflict.key), back);
    let effect = Effect::Settle { conflict: Box::new(conflict), change: Box::new(change) };
    answer::send(model, effect, effects);
    if !(model.conflicts.is_empty() && model.work.record.conflicts.is_empty()) {
        model.dialogs.push(Dialog::Conflict { scroll: 0 });
    }
}

/// Settles the first pair of versions that waits in the record since two branches were merged.
fn settle_kept(model: &mut Model, action: Action, now: DateTime<Local>, effects: &mut Vec<Effect>) {
    let Some(conflict) = first_waiting(&model.work.record) else { return };
    let side = if action == Action::KeepOurs { Side::Ours } else { Side::Theirs };
    let changes = choose(&model.work.record, &conflict.key, side, now.with_timezone(&Utc));
    answer::commit(model, steps::choosing(&conflict.key), changes, effects);
    if !model.work.record.conflicts.is_empty() {
        model.dialogs.push(Dialog::Conflict { scroll: 0 });
    }
}
