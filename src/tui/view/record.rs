//! The preview of the record as Markdown. Only the lines that are seen are wrapped.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::pane;
use crate::tui::layout::{areas, text_inside};
use crate::tui::model::Model;
use crate::tui::preview::Masking;
use crate::tui::wrap::wrap;
use crate::words::record as words;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Position {
    let text = text_inside(area);
    let Some(printed) = &model.preview.printed else {
        pane::border(model, area, words::TITLE, true, buffer);
        match &model.preview.fault {
            Some(why) => not_printed(model, why, area, buffer),
            None => Line::styled(words::BEING_PRINTED, model.theme.quiet()).render(text, buffer),
        }
        return Position::new(text.x, text.y);
    };
    let masking = match (printed.sightings(), printed.masking()) {
        (0, _) => String::new(),
        (count, Masking::Masked) => format!(" · {}", words::masked(count)),
        (count, Masking::Plain) => format!(" · {}", words::unmasked(count)),
    };
    let awaited = match (&model.preview.fault, model.preview.is_awaited()) {
        (Some(_), _) => format!(" · {}", words::AS_IT_WAS),
        (None, true) => format!(" · {}", words::BEING_PRINTED_ANEW),
        (None, false) => String::new(),
    };
    let scanned = if printed.is_scanned() { String::new() } else { format!(" · {}", words::WITHOUT_A_SCAN) };
    pane::border(model, area, &format!("{}{scanned}{awaited}{masking}", words::TITLE), true, buffer);
    let columns = usize::from(text.width);
    let first = model.place.record.min(printed.length().saturating_sub(1));
    let mut seen = 0;
    let mut rows: Vec<Line<'_>> = Vec::new();
    for (at, line) in (first..).map_while(|at| Some((at, printed.line(at)?))) {
        if rows.len() >= usize::from(text.height) {
            break;
        }
        let hidden = if at == first { model.place.record_row } else { 0 };
        rows.extend(wrapped(model, line, columns).into_iter().skip(hidden));
        seen += 1;
    }
    for (line, row) in rows.iter().zip(text.rows()) {
        line.render(row, buffer);
    }
    pane::position(model, area, first + 1, first + seen, printed.length(), buffer);
    Position::new(text.x, text.y)
}

fn not_printed(model: &Model, why: &str, area: Rect, buffer: &mut Buffer) {
    let text = words::not_printed(why);
    let rows = wrap(&[Span::styled(text, model.theme.alarm())], usize::from(text_inside(area).width), 0);
    pane::rows(model, area, &rows, 0, buffer);
}

/// Rows that a line of the record takes on the screen.
pub(in crate::tui) fn record_rows(model: &Model, line: usize) -> usize {
    let columns = usize::from(text_inside(areas(model.size).body).width);
    let line = model.preview.printed.as_ref().and_then(|printed| printed.line(line));
    line.map_or(0, |line| wrapped(model, line, columns).len())
}

fn wrapped(model: &Model, line: &str, columns: usize) -> Vec<Line<'static>> {
    wrap(&[Span::styled(line, style(model, line))], columns, 2)
}

fn style(model: &Model, line: &str) -> Style {
    if line.starts_with('#') { model.theme.heading() } else { Style::new() }
}
