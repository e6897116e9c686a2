//! The mouse, where the user gave it to the program: rows, tabs and the wheel. Everything it does a key does too.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use crate::tui::action::Action;
use crate::tui::gap_rows::gap_rows;
use crate::tui::layout::{areas, panes, release_panes, row_at, screen_rows};
use crate::tui::model::{Dialog, Model, Mouse, Screen};
use crate::tui::view::{
    blocked_rows, contrast_at, evidence_at, finder_rows, knowledge_at, seen_rows, tab_at,
};

use super::{go, models, queue, seen};

/// Rows that one notch of the wheel scrolls.
const NOTCH: isize = 3;

/// Acts on a mouse event.
pub(super) fn mouse(model: &mut Model, event: MouseEvent) {
    // Some terminals report places outside the screen.
    let inside = event.column < model.size.width && event.row < model.size.height;
    if model.mouse == Mouse::Terminal || !inside {
        return;
    }
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::ScrollDown => wheel(model, at, Action::Next),
        MouseEventKind::ScrollUp => wheel(model, at, Action::Previous),
        MouseEventKind::Down(MouseButton::Left) => {
            model.notice = None;
            click(model, at);
        }
        _ => {}
    }
}

/// The wheel moves what lies under it.
fn wheel(model: &mut Model, at: Position, step: Action) {
    let body = areas(model.size).body;
    let is_next = step == Action::Next;
    let told = match model.place.screen {
        _ if !model.dialogs.is_empty() => None,
        Screen::Items => panes(body, model.place.focus).detail,
        Screen::Release | Screen::Models => Some(release_panes(body).detail),
        _ => None,
    };
    if !told.is_some_and(|pane| pane.contains(at)) {
        go::go(model, step);
    } else if model.place.screen == Screen::Items {
        go::scroll(model, if is_next { NOTCH } else { -NOTCH });
    } else {
        go::go(model, if is_next { Action::ScrollDown } else { Action::ScrollUp });
    }
}

fn click(model: &mut Model, at: Position) {
    if !model.dialogs.is_empty() {
        click_dialog(model, at);
        return;
    }
    if matches!(model.place.screen, Screen::Profile(_)) {
        // There are no tabs; a record is begun by the keys alone.
        return;
    }
    if let Some(phase) = tab_at(model, at) {
        go::to_phase(model, phase);
        return;
    }
    let Some(places) = screen_rows(model) else {
        match model.place.screen {
            Screen::Items if areas(model.size).body.contains(at) => go::read(model),
            Screen::Diff => model.place.diff = contrast_at(model, at).unwrap_or(model.place.diff),
            _ => {}
        }
        return;
    };
    let row = |chosen, rows| row_at(places, at, chosen, rows);
    match model.place.screen {
        Screen::Items => click_items(model, places, at),
        Screen::Gaps => {
            if let Some(row) = row(model.place.gaps.chosen, gap_rows(model).len()) {
                model.place.gaps.chosen = row;
            }
        }
        Screen::Release => {
            if let Some(row) = row(model.place.release.chosen, queue::rows(model)) {
                queue::select(model, row);
            }
        }
        Screen::Models => {
            if let Some(row) = row(model.place.models.chosen, models::rows(model)) {
                models::select(model, row);
            }
        }
        Screen::Overview | Screen::Diff | Screen::Record | Screen::Profile(_) => {}
    }
}

/// A click in what lies over the screen.
fn click_dialog(model: &mut Model, at: Position) {
    let size = model.size;
    let row = model.dialogs.last().and_then(|dialog| match dialog {
        Dialog::Finder(finder) => row_at(finder_rows(size), at, finder.chosen, finder.rows.len()),
        Dialog::Seen(dialog) => row_at(seen_rows(size), at, dialog.chosen, seen::length(model, dialog)),
        Dialog::Blocked { blockers, chosen } => {
            row_at(blocked_rows(model, blockers), at, *chosen, blockers.rows())
        }
        Dialog::Knowledge(dialog) => knowledge_at(model, dialog, at),
        Dialog::Evidence(dialog) => evidence_at(model, dialog, at),
        _ => None,
    });
    let Some(row) = row else { return };
    match model.dialogs.last_mut() {
        Some(Dialog::Finder(finder)) => finder.chosen = row,
        Some(Dialog::Seen(dialog)) => dialog.choose(row),
        Some(Dialog::Blocked { chosen, .. }) => *chosen = row,
        Some(Dialog::Knowledge(dialog)) => dialog.chosen = row,
        Some(Dialog::Evidence(dialog)) => dialog.chosen = row,
        _ => {}
    }
}

fn click_items(model: &mut Model, places: Rect, at: Position) {
    let panes = panes(areas(model.size).body, model.place.focus);
    if panes.detail.is_some_and(|pane| pane.contains(at)) {
        go::read(model);
        return;
    }
    if !panes.list.is_some_and(|pane| pane.contains(at)) {
        return;
    }
    let rows = model.work.rows(model.place.phase);
    let chosen =
        model.place.chosen().and_then(|position| rows.binary_search(&position).ok()).unwrap_or_default();
    let position = row_at(places, at, chosen, rows.len()).and_then(|row| rows.get(row).copied());
    if let Some(position) = position {
        model.place.choose(Some(position));
    }
    go::to_list(model);
}
