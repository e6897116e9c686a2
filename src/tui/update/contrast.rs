//! The working record beside another: which one, and the way to the items. And the look back for the overview.

use std::sync::Arc;

use crate::tui::action::Action;
use crate::tui::contrast::{Contrast, Side};
use crate::tui::effect::{Effect, Present};
use crate::tui::model::{Model, Screen, moved};
use crate::words::notice::way as words;

use super::go;

fn present(model: &Model) -> Present {
    let work = &model.work;
    Present { record: Arc::clone(&work.record), observed: Arc::clone(&work.observed), today: work.today }
}

/// Shows the differences, with the side that was compared with last.
pub(super) fn show(model: &mut Model) {
    model.place.screen = Screen::Diff;
    model.place.came_from = None;
}

/// Has what the screen tells of the past told of the work as it is, whatever changed that. Whoever comes to the screen
/// finds it told anew: a release may have been signed off since.
pub(super) fn keep(model: &mut Model, effects: &mut Vec<Effect>) {
    let screen = model.place.screen;
    let wanted = matches!(screen, Screen::Diff | Screen::Overview);
    let wanted = wanted.then(|| (screen, model.work.edition()));
    if model.told == wanted {
        return;
    }
    model.told = wanted;
    match screen {
        Screen::Diff => {
            let side = model.contrast.as_ref().and_then(|contrast| contrast.side.clone());
            effects.push(Effect::Compare(side, present(model)));
        }
        Screen::Overview => effects.push(Effect::LookBack(present(model))),
        _ => {}
    }
}

/// Compares with the next side, or the one before.
pub(super) fn turn(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let by = if action == Action::LaterSide { 1 } else { -1 };
    let Some(Contrast { side: Some(side), sides, .. }) = &model.contrast else { return };
    let at = sides.iter().position(|each| each == side).unwrap_or_default();
    let next: Option<Side> = sides.get(moved(at, by, sides.len())).cloned();
    if next.as_ref() == Some(side) {
        model.say(if by > 0 { words::NOTHING_LATER } else { words::NOTHING_EARLIER });
    } else {
        effects.push(Effect::Compare(next, present(model)));
    }
}

/// It was compared. The chosen line stays where the same side was compared anew.
pub(super) fn compared(model: &mut Model, contrast: Contrast) {
    let same = model.contrast.as_ref().is_some_and(|before| before.side == contrast.side);
    if !same {
        model.place.diff = 0;
    }
    model.place.diff = moved(model.place.diff, 0, contrast.length());
    model.contrast = Some(contrast);
}

/// Goes to the question that the chosen line is about.
pub(super) fn visit(model: &mut Model) {
    let lines = model.contrast.as_ref().and_then(|contrast| contrast.lines.as_ref().ok());
    let about = lines.and_then(|lines| lines.get(model.place.diff)).and_then(|line| line.about.clone());
    let found = about.and_then(|key| Some((model.work.checklist.position_of(key.item_str())?, key)));
    match found {
        Some((position, key)) => go::visit_about(model, position, &key),
        None => model.say(words::ABOUT_NO_ITEM),
    }
}
