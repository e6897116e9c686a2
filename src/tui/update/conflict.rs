//! An answer that changed here and on disk, or on two branches: both are shown, one is chosen, and what was not chosen
//! stays in the note.

use chrono::{DateTime, FixedOffset, Utc};

use crate::record::{AnswerKey, Change, Side, Versions, choose, set_aside};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::gap_rows::gap_rows;
use crate::tui::model::{Between, Dialog, History, Model, Screen};
use crate::words::notice::answer as words;
use crate::words::steps;

use super::answer;

/// Shows the choice between two versions of an answer, or the first that waits.
pub(super) fn show(model: &mut Model, of: Option<AnswerKey>) {
    if model.conflicts.is_empty() && model.work.record.conflicts.is_empty() {
        model.say(words::NO_CONFLICT);
    } else {
        model.dialogs.push(Dialog::Conflict { of, scroll: 0 });
    }
}

/// The answer that is chosen on the screen: where two versions of it wait, they are the ones that somebody wants to see.
pub(super) fn chosen(model: &Model) -> Option<AnswerKey> {
    match model.place.screen {
        Screen::Gaps => gap_rows(model).get(model.place.gaps.chosen).map(|row| row.gap.key.clone()),
        Screen::Items => model.work.key(model.place.chosen()?),
        _ => None,
    }
}

/// Settles the choice that is shown.
pub(super) fn settle(
    model: &mut Model,
    action: Action,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    let choice = model.choice();
    model.dialogs.pop();
    let Some((conflict, between)) = choice else { return };
    if between == Between::Branches {
        settle_kept(model, &conflict.key, action, now, effects);
        return;
    }
    model.conflicts.retain(|other| other.key != conflict.key);
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
    next(model);
}

/// Goes on to what still waits.
fn next(model: &mut Model) {
    if model.choice().is_some() {
        model.dialogs.push(Dialog::Conflict { of: None, scroll: 0 });
    }
}

/// Settles a pair of versions that waits in the record since two branches were merged.
fn settle_kept(
    model: &mut Model,
    key: &AnswerKey,
    action: Action,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    let side = if action == Action::KeepOurs { Side::Ours } else { Side::Theirs };
    let changes = choose(&model.work.record, key, side, now.with_timezone(&Utc));
    answer::commit(model, steps::choosing(key), changes, effects);
    next(model);
}
