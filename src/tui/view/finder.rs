//! A list that is narrowed by typing: items, or actions.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::{Line, Span};

use super::{form, pane};
use crate::checklist::Query;
use crate::report::provenance;
use crate::text::visible_line;
use crate::tui::keymap::{KEYMAP, Row, name_in};
use crate::tui::layout::{dialog, first_row, inside};
use crate::tui::model::{Finder, FinderKind, FinderRow, Model, Works};
use crate::tui::theme::short_word;
use crate::tui::wrap::{cut, width};
use crate::words::finder as words;

/// Columns of the dialog.
const WIDTH: u16 = 90;
/// Rows of the dialog.
const HEIGHT: u16 = 24;

/// The box of the rows, its border included, for drawing and for the mouse.
pub(crate) fn finder_list(size: Size) -> Rect {
    let area = dialog(size, WIDTH, HEIGHT);
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

pub(super) fn draw(model: &Model, finder: &Finder, size: Size, buffer: &mut Buffer) -> Option<Position> {
    let title = match finder.kind {
        FinderKind::Items => words::ITEMS,
        FinderKind::Actions(_) => words::ACTIONS,
    };
    let (area, within) = pane::popup(model, size, WIDTH, HEIGHT, title, buffer);
    let field = Rect { x: within.x + 1, height: 1, width: within.width.saturating_sub(2), ..within };
    let cursor = form::draw_field(model, &finder.field, field, buffer);
    let list = inside(finder_list(size));
    let height = usize::from(list.height);
    let query = Query::new(&finder.field.text());
    let first = first_row(finder.chosen, finder.rows.len(), height);
    for ((at, row), area) in finder.rows.iter().enumerate().skip(first).zip(list.rows()) {
        pane::line(
            model,
            &self::row(model, row, &query, at == finder.chosen, usize::from(area.width)),
            area,
            buffer,
        );
        if at == finder.chosen {
            pane::choose(model, area, buffer);
        }
    }
    if finder.rows.is_empty() {
        pane::line(
            model,
            &Line::styled(format!(" {}", words::NOTHING_FITS), model.theme.quiet()),
            list,
            buffer,
        );
    }
    if finder.rows.len() > height {
        pane::position(
            model,
            area,
            first + 1,
            (first + height).min(finder.rows.len()),
            finder.rows.len(),
            buffer,
        );
    }
    cursor
}

fn row(model: &Model, row: &FinderRow, query: &Query, chosen: bool, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let pointer = if chosen { theme.pointer() } else { " " };
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
