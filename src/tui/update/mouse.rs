//! The mouse, where the user gave it to the program: rows, tabs and the wheel. Everything it does a key does too.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use crate::tui::action::Action;
use crate::tui::gap_rows::gap_rows;
use crate::tui::layout::{areas, first_row, inside, panes, release_panes};
use crate::tui::model::{Dialog, Model, Mouse, Screen};
use crate::tui::view::tab_at;

use super::{go, models, queue};

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
    let over_detail = model.dialogs.is_empty()
        && model.place.screen == Screen::Items
        && panes(areas(model.size).body, model.place.focus).detail.is_some_and(|pane| pane.contains(at));
    if over_detail {
        go::scroll(model, if step == Action::Next { NOTCH } else { -NOTCH });
    } else {
        go::go(model, step);
    }
}

/// The row of a list under the mouse.
fn row_at(list: Rect, at: Position, chosen: usize, rows: usize) -> Option<usize> {
    let list = inside(list);
    let row = usize::from(at.y.checked_sub(list.y)?) + first_row(chosen, rows, usize::from(list.height));
    (list.contains(at) && row < rows).then_some(row)
}

fn click(model: &mut Model, at: Position) {
    if let Some(dialog) = model.dialogs.last_mut() {
        if let Dialog::Finder(finder) = dialog {
            let list = crate::tui::view::finder_list(model.size);
            let row = row_at(list, at, finder.chosen, finder.rows.len());
            finder.chosen = row.unwrap_or(finder.chosen);
        }
        return;
    }
    let areas = areas(model.size);
    if matches!(model.place.screen, Screen::Profile(_)) {
        // There are no tabs; a record is begun by the keys alone.
        return;
    }
    if let Some(phase) = tab_at(model, at) {
        go::to_phase(model, phase);
        return;
    }
    match model.place.screen {
        Screen::Items => click_items(model, areas.body, at),
        Screen::Gaps => {
            let rows = gap_rows(model).len();
            let list = crate::tui::view::gaps_list(areas.body);
            if let Some(row) = row_at(list, at, model.place.gaps.chosen, rows) {
                model.place.gaps.chosen = row;
            }
        }
        Screen::Release => {
            let list = release_panes(areas.body).list;
            if let Some(row) = row_at(list, at, model.place.release.chosen, queue::rows(model)) {
                queue::select(model, row);
            }
        }
        Screen::Models => {
            let list = release_panes(areas.body).list;
            if let Some(row) = row_at(list, at, model.place.models.chosen, models::rows(model)) {
                models::select(model, row);
            }
        }
        Screen::Overview | Screen::Diff | Screen::Record | Screen::Profile(_) => {}
    }
}

fn click_items(model: &mut Model, body: Rect, at: Position) {
    let panes = panes(body, model.place.focus);
    if panes.detail.is_some_and(|pane| pane.contains(at)) {
        go::read(model);
        return;
    }
    let Some(list) = panes.list.filter(|pane| pane.contains(at)) else { return };
    let rows = model.work.rows(model.place.phase);
    let chosen =
        model.place.chosen().and_then(|position| rows.binary_search(&position).ok()).unwrap_or_default();
    let position = row_at(list, at, chosen, rows.len()).and_then(|row| rows.get(row).copied());
    if let Some(position) = position {
        model.place.choose(Some(position));
    }
    go::to_list(model);
}
