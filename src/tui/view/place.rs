//! The lines around a place that the scan saw. What a terminal would act upon was taken out when they were read.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{pane, seen};
use crate::scan::Glimpse;
use crate::text::visible_line;
use crate::tui::layout::{dialog, text_inside};
use crate::tui::model::{Glance, Looked, Model};
use crate::tui::wrap::{cut, width, wrap};
use crate::words::place as words;

/// Columns of the popup.
const WIDTH: u16 = 110;

/// The box of the lines, its border included, for drawing and for scrolling: below the sentence, a blank row between them.
fn place_area(glance: &Glance, size: Size) -> Rect {
    let area = dialog(size, WIDTH, size.height);
    let said = u16::try_from(said(glance, size, Style::new()).len()).unwrap_or(u16::MAX);
    let above = said.min(most(area)) + 1;
    Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area }
}

/// Most rows of the sentence: the list tells all of it.
fn most(area: Rect) -> u16 {
    area.height / 2
}

/// What was seen there, in rows.
fn said(glance: &Glance, size: Size, style: Style) -> Vec<Line<'static>> {
    let columns = usize::from(text_inside(dialog(size, WIDTH, size.height)).width);
    wrap(&[Span::styled(visible_line(&glance.saw), style)], columns, 0)
}

/// Rows that the line of the place would take: what it is about may stand at its end.
fn rows_of_place(glimpse: &Glimpse, area: Rect, style: Style) -> Vec<Line<'static>> {
    let text = text_inside(area);
    let columns = usize::from(text.width).saturating_sub(front(glimpse));
    let marked = glimpse.marked.and_then(|at| glimpse.lines.get(at));
    marked.map_or_else(Vec::new, |(_, line)| wrap(&[Span::styled(line.as_str(), style)], columns, 0))
}

/// Most rows that it gets.
fn most_of_place(area: Rect) -> usize {
    usize::from(text_inside(area).height / 2).max(1)
}

/// Columns in front of a line: pointer, number and a gap.
fn front(glimpse: &Glimpse) -> usize {
    3 + glimpse.lines.iter().map(|(number, _)| width(number)).max().unwrap_or_default()
}

/// Lines that are seen at once.
pub(in crate::tui) fn place_height(glance: &Glance, size: Size) -> usize {
    let area = place_area(glance, size);
    let height = usize::from(text_inside(area).height);
    let Looked::At(Ok(glimpse)) = &glance.looked else { return height };
    let more = rows_of_place(glimpse, area, Style::new()).len().min(most_of_place(area)).saturating_sub(1);
    height.saturating_sub(more).max(1)
}

/// The first line that is seen: the place is in the middle until somebody scrolls.
pub(in crate::tui) fn place_first(glance: &Glance, height: usize) -> usize {
    let Looked::At(Ok(glimpse)) = &glance.looked else { return 0 };
    let middle = || glimpse.marked.unwrap_or_default().saturating_sub(height / 2);
    glance.scroll.unwrap_or_else(middle).min(glimpse.lines.len().saturating_sub(height))
}

pub(super) fn draw(model: &Model, glance: &Glance, size: Size, buffer: &mut Buffer) -> Position {
    let title = seen::place(&glance.place);
    let (area, within) = pane::popup(model, size, WIDTH, size.height, &title, buffer);
    let text = text_inside(area);
    let says = said(glance, size, model.theme.notice());
    let says = pane::begin(model, says, usize::from(most(area)), usize::from(text.width));
    for (line, row) in says.into_iter().zip(text.rows()) {
        line.render(row, buffer);
    }
    let below = place_area(glance, size);
    let inside = text_inside(below);
    match &glance.looked {
        Looked::Awaited => Line::styled(words::BEING_READ, model.theme.quiet()).render(inside, buffer),
        Looked::At(Err(why)) => {
            let rows = wrap(&[Span::styled(why.as_str(), model.theme.alarm())], usize::from(inside.width), 0);
            pane::rows(model, below, &rows, 0, buffer);
        }
        Looked::At(Ok(glimpse)) => lines(model, glance, glimpse, (below, place_height(glance, size)), buffer),
    }
    Position::new(within.x, within.y)
}

/// `area`: with the number of lines that are seen in it.
fn lines(
    model: &Model,
    glance: &Glance,
    glimpse: &Glimpse,
    (area, height): (Rect, usize),
    buffer: &mut Buffer,
) {
    let theme = model.theme;
    let text = text_inside(area);
    let first = place_first(glance, height);
    let front = front(glimpse);
    let mut rows = text.rows();
    let mut last = first;
    // Where the line of the place is scrolled away there is room for more of the others.
    for (at, (number, line)) in glimpse.lines.iter().enumerate().skip(first) {
        let here = glimpse.marked == Some(at);
        let pointer = if here { theme.pointer() } else { " " };
        let before = format!("{pointer}{number:>0$}  ", front.saturating_sub(3));
        let told = if here {
            let columns = usize::from(text.width).saturating_sub(front);
            pane::begin(model, rows_of_place(glimpse, area, theme.strong()), most_of_place(area), columns)
        } else {
            let line = cut(line, usize::from(text.width).saturating_sub(front), theme.ellipsis());
            vec![Line::styled(line, seen::plain())]
        };
        for (nth, (line, row)) in told.into_iter().zip(&mut rows).enumerate() {
            let before = if nth == 0 { before.as_str() } else { "" };
            buffer.set_string(row.x, row.y, before, theme.quiet());
            let columns = u16::try_from(front).unwrap_or(u16::MAX).min(row.width);
            line.render(Rect { x: row.x + columns, width: row.width - columns, ..row }, buffer);
            last = at + 1;
        }
    }
    if let Some(told) = &glimpse.told {
        let room = usize::from(area.width.saturating_sub(28));
        let told = cut(&format!(" {told} "), room, theme.ellipsis());
        buffer.set_string(area.x + 2, area.bottom().saturating_sub(1), told, theme.notice());
    }
    if glimpse.lines.len() > height {
        pane::position(model, area, first + 1, last, glimpse.lines.len(), buffer);
    }
}
