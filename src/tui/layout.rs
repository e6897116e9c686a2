//! Where things are on the screen: drawn from it, clicked by it. Pure arithmetic over the terminal's size.
//!
//! ```text
//! header   mindgap  project                     gaps  saved
//! tabs     1 Preparation 7/10   2 PTM selection 3/14   …
//! body     list of items      | guidance of the chosen one
//! footer   keys of the moment
//! ```

use ratatui::layout::{Constraint, Layout, Position, Rect, Size};

use super::model::{Focus, Model, ModelsPart, Screen};

/// From this width on list and guidance stand side by side.
const TWO_PANES: u16 = 76;
/// From this width on the list of a release and what is told of its chosen row stand side by side.
const SIDE_BY_SIDE: u16 = 120;
/// Rows of the explanation below the list of gaps.
const BELOW_GAPS: u16 = 6;
/// Rows of question and answer below the list, where only one pane fits.
const PEEK: u16 = 7;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    /// The first row.
    pub header: Rect,
    /// The second row.
    pub tabs: Rect,
    /// Everything in between.
    pub body: Rect,
    /// The keys.
    pub footer: Rect,
}

/// The parts of the checklist's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Panes {
    /// The list of items, unless the guidance has the whole body.
    pub list: Option<Rect>,
    /// The guidance, unless the list has the whole body.
    pub detail: Option<Rect>,
    /// The question below the list, where there is no room beside it.
    pub peek: Option<Rect>,
}

/// The parts of a screen of this size.
pub(super) fn areas(size: Size) -> Areas {
    let footer = if size.width < 100 { 2 } else { 1 };
    let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Min(0), Constraint::Length(footer)];
    let [header, tabs, body, footer] = Layout::vertical(rows).areas(Rect::from((Position::ORIGIN, size)));
    Areas { header, tabs, body, footer }
}

/// The parts of the checklist's body.
pub(super) fn panes(body: Rect, focus: Focus) -> Panes {
    if body.width >= TWO_PANES {
        let list = (body.width * 9 / 20).clamp(34, 60);
        let [list, detail] = Layout::horizontal([Constraint::Length(list), Constraint::Min(0)]).areas(body);
        return Panes { list: Some(list), detail: Some(detail), peek: None };
    }
    match focus {
        Focus::List => {
            let [list, peek] = Layout::vertical([Constraint::Min(0), Constraint::Length(PEEK)]).areas(body);
            Panes { list: Some(list), detail: None, peek: Some(peek) }
        }
        Focus::Detail => Panes { list: None, detail: Some(body), peek: None },
    }
}

/// The parts of the release's body: a list, and what is told of its chosen row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReleasePanes {
    /// The list.
    pub list: Rect,
    /// What is told of the chosen row.
    pub detail: Rect,
}

/// The parts of the release's body.
pub(super) fn release_panes(body: Rect) -> ReleasePanes {
    let halves = [Constraint::Percentage(50), Constraint::Min(0)];
    let layout =
        if body.width >= SIDE_BY_SIDE { Layout::horizontal(halves) } else { Layout::vertical(halves) };
    let [list, detail] = layout.areas(body);
    ReleasePanes { list, detail }
}

/// The list of gaps, and the chosen one in a full sentence below it.
pub(super) fn gaps_panes(body: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Min(0), Constraint::Length(BELOW_GAPS)]).areas(body)
}

/// The rows of the matrix, below its head.
pub(super) fn below_head(list: Rect) -> Rect {
    Rect { y: list.y.saturating_add(1), height: list.height.saturating_sub(1), ..list }
}

/// Where the rows of the list are that stands on the screen: the mouse and a page go by it. None where no list of rows
/// stands there.
pub(super) fn screen_rows(model: &Model) -> Option<Rect> {
    let body = areas(model.size).body;
    let list = match model.place.screen {
        Screen::Items => panes(body, model.place.focus).list?,
        Screen::Gaps => gaps_panes(body)[0],
        Screen::Release | Screen::Models => release_panes(body).list,
        Screen::Overview | Screen::Record | Screen::Diff | Screen::Profile(_) => return None,
    };
    let matrix = model.place.screen == Screen::Models && model.place.models.part == ModelsPart::Matrix;
    Some(if matrix { below_head(inside(list)) } else { inside(list) })
}

/// The inside of a pane with a border.
pub(super) fn inside(pane: Rect) -> Rect {
    Rect {
        x: pane.x.saturating_add(1),
        y: pane.y.saturating_add(1),
        width: pane.width.saturating_sub(2),
        height: pane.height.saturating_sub(2),
    }
}

/// The inside of a pane with a border and a blank column on both sides, for text.
pub(super) fn text_inside(pane: Rect) -> Rect {
    let inside = inside(pane);
    Rect { x: inside.x.saturating_add(1), width: inside.width.saturating_sub(2), ..inside }
}

/// A dialog of at most this size in the middle of the screen; header and footer stay in sight.
pub(super) fn dialog(size: Size, width: u16, height: u16) -> Rect {
    let parts = areas(size);
    let room = Rect { y: parts.tabs.y, height: parts.tabs.height + parts.body.height, ..parts.body };
    let (width, height) = (width.min(room.width.saturating_sub(2)), height.min(room.height));
    Rect { x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width, height }
}

/// The row of a list at a place, of the mouse; `places`: where its rows are drawn.
pub(super) fn row_at(places: Rect, at: Position, chosen: usize, rows: usize) -> Option<usize> {
    let row = usize::from(at.y.checked_sub(places.y)?) + first_row(chosen, rows, usize::from(places.height));
    (places.contains(at) && row < rows).then_some(row)
}

/// The first row of a list to draw, so that the chosen row is seen with its neighbours.
pub(super) fn first_row(chosen: usize, rows: usize, height: usize) -> usize {
    chosen.saturating_sub(height / 2).min(rows.saturating_sub(height))
}
