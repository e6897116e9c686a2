//! A list that is narrowed by typing: items, or actions.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::{Line, Span};

use super::pane::List;
use super::{form, pane};
use crate::checklist::Query;
use crate::report::provenance;
use crate::text::visible_line;
use crate::tui::keymap::{KEYMAP, Row, name_in};
use crate::tui::layout::{dialog, inside};
use crate::tui::model::{Finder, FinderKind, FinderRow, Model, Works};
use crate::tui::theme::short_word;
use crate::tui::wrap::{cut, width};
use crate::words::finder as words;

/// Columns of the dialog.
const WIDTH: u16 = 90;
/// Rows of the dialog.
const HEIGHT: u16 = 24;

/// Where the rows are, for drawing, for the mouse and for a page.
pub(in crate::tui) fn finder_rows(size: Size) -> Rect {
    let area = dialog(size, WIDTH, HEIGHT);
    inside(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area })
}

pub(super) fn draw(model: &Model, finder: &Finder, size: Size, buffer: &mut Buffer) -> Option<Position> {
    let title = match finder.kind {
        FinderKind::Items => words::ITEMS,
        FinderKind::Actions(_) => words::ACTIONS,
    };
    let (area, within) = pane::popup(model, size, WIDTH, HEIGHT, title, buffer);
    let field = Rect { x: within.x + 1, height: 1, width: within.width.saturating_sub(2), ..within };
    let cursor = form::draw_field(model, &finder.field, field, buffer);
    let query = Query::new(&finder.field.text());
    let list =
        List { frame: area, places: finder_rows(size), rows: finder.rows.len(), chosen: finder.chosen };
    // The cursor stays in the text.
    let _ = list.draw(model, buffer, |at, pointer, columns| {
        let row = finder.rows.get(at);
        row.map_or_else(Line::default, |row| self::row(model, row, &query, pointer, columns))
    });
    if finder.rows.is_empty() {
        pane::nothing(model, words::NOTHING_FITS, list.places, buffer);
    }
    cursor
}

fn row(model: &Model, row: &FinderRow, query: &Query, pointer: &str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    match row {
        FinderRow::Item(position) => {
            let Some(item) = model.work.item(*position) else { return Line::default() };
            let status = model.work.status_in_all(*position);
            let front = format!("{pointer}{} {:<8} ", theme.sign(status), short_word(status));
            let because = model.work.checklist.matches(item, query);
            let why = because.map_or_else(|| item.id.to_string(), |because| because.to_string());
            let title = provenance::title(&model.work.checklist, item);
            two(model, Span::styled(front, theme.status(status)), &title, &why, columns)
        }
        FinderRow::Gone(gone) => {
            let front = Span::styled(format!("{pointer}  {:<8} ", gone.mark), theme.quiet());
            two(model, front, &gone.title, &gone.why, columns)
        }
        FinderRow::Model(name) => {
            let front = Span::styled(format!("{pointer}  {:<8} ", words::MODEL), theme.quiet());
            two(model, front, &visible_line(name), "", columns)
        }
        FinderRow::Action(at, works) => {
            KEYMAP.get(*at).map_or_else(Line::default, |row| action(model, row, *works, pointer, columns))
        }
    }
}

/// An action with its key; what does nothing now says so, or where it does something.
fn action(model: &Model, row: &Row, works: Works, pointer: &str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let (key, mark) = match works {
        Works::Now => (row.keys.first().map(|key| key.name()), String::new()),
        Works::NotNow => (row.keys.first().map(|key| key.name()), format!("  {}", words::NOT_NOW)),
        Works::Elsewhere(mode) => (Some(name_in(mode, row.action)), format!("  {}", mode.title())),
    };
    let front = format!("{pointer}{:<14}", key.unwrap_or_default());
    let text = cut(row.help, columns.saturating_sub(width(&front) + width(&mark)), theme.ellipsis());
    if works == Works::Now {
        return Line::from(vec![Span::styled(front, theme.key()), Span::raw(text)]);
    }
    Line::styled(format!("{front}{text}{mark}"), theme.quiet())
}

/// What is found and why, as far as there is room.
fn two(model: &Model, front: Span<'static>, title: &str, why: &str, columns: usize) -> Line<'static> {
    let ellipsis = model.theme.ellipsis();
    let room = columns.saturating_sub(width(&front.content));
    let title = cut(title, room, ellipsis);
    let why = cut(why, room.saturating_sub(width(&title) + 2), ellipsis);
    Line::from(vec![front, Span::raw(title), Span::styled(format!("  {why}"), model.theme.quiet())])
}
