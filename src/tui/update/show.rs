//! Showing other screens, and keeping what they show in step.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::layout::{areas, panes, text_inside};
use crate::tui::model::{Dialog, Focus, Model, NotAsked, ProfilePlace, Reading, ReadingOf, Screen, Visit};
use crate::tui::preview::Masking;
use crate::tui::view::whole_detail;
use crate::words::notice::way as words;

/// Shows a screen or a dialog.
pub(super) fn show(model: &mut Model, action: Action) {
    if !matches!(action, Action::ToggleNotAsked | Action::ToggleMask | Action::Help) {
        model.place.came_from = None;
    }
    match action {
        Action::ShowGaps => model.place.screen = Screen::Gaps,
        Action::ShowOverview => model.place.screen = Screen::Overview,
        Action::ShowRecord => model.place.screen = Screen::Record,
        Action::ShowProfile => {
            model.place.screen = Screen::Profile(Visit::Return);
            model.place.profile = ProfilePlace::default();
            model.point_at_held_option();
        }
        Action::ToggleNotAsked => toggle_not_asked(model),
        Action::ToggleMask => toggle_mask(model),
        Action::Help => {
            let mode = model.mode();
            model.dialogs.push(Dialog::Help { mode, scroll: 0 });
        }
        _ => {
            model.place.screen = Screen::Items;
            model.place.focus = Focus::List;
        }
    }
}

/// Lists the items that the profile hides as well.
pub(super) fn list_not_asked(model: &mut Model) {
    model.place.not_asked = NotAsked::Listed;
    model.work.list(NotAsked::Listed);
    keep_chosen(model);
}

fn toggle_not_asked(model: &mut Model) {
    if model.place.not_asked == NotAsked::Hidden {
        list_not_asked(model);
        model.say(words::HIDDEN_LISTED);
    } else {
        model.place.not_asked = NotAsked::Hidden;
        model.work.list(NotAsked::Hidden);
        keep_chosen(model);
        model.say(words::HIDDEN_NOT_LISTED);
    }
}

/// Moves each phase's choice to a listed item, the nearest one after it.
pub(super) fn keep_chosen(model: &mut Model) {
    for phase in 0..model.work.checklist.phases.len() {
        let rows = model.work.rows(phase);
        let Some(slot) = model.place.items.get_mut(phase) else { continue };
        let kept = slot.and_then(|position| {
            let at = rows.partition_point(|&row| row < position);
            rows.get(at).or(rows.last()).copied()
        });
        *slot = kept.or_else(|| rows.first().copied());
    }
}

fn toggle_mask(model: &mut Model) {
    model.preview.masking = match model.preview.masking {
        Masking::Masked => Masking::Plain,
        Masking::Plain => Masking::Masked,
    };
    // The title tells it only where there is something to mask.
    if model.preview.printed.as_ref().is_some_and(|printed| printed.sightings() == 0) {
        model.say(match model.preview.masking {
            Masking::Masked => words::NOTHING_TO_MASK,
            Masking::Plain => words::NOTHING_TO_SHOW,
        });
    }
}

/// Has the record printed where it is looked at and is not what was ordered last. Never here: that takes too long for
/// a key.
pub(super) fn keep_preview(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.place.screen == Screen::Record
        && let Some(print) = model.preview.order(&model.work)
    {
        effects.push(Effect::Print(Box::new(print)));
    }
}

/// Keeps the rows of the item that is read in full, until one of the things changes that they are made of.
pub(super) fn keep_reading(model: &mut Model) {
    let pane = panes(areas(model.size).body, model.place.focus).detail.unwrap_or_default();
    let columns = usize::from(text_inside(pane).width);
    let of = ReadingOf::new(&model.work, &model.place, &model.drafts, columns);
    if model.reading.as_ref().map(|reading| &reading.of) != of.as_ref() {
        model.reading = of.map(|of| Reading { rows: whole_detail(model, of.position, columns), of });
    }
}
