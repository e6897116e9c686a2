//! The difference between the working record and another. Only the lines that are seen are wrapped.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::pane;
use crate::tui::contrast::{Side, Told, Tone};
use crate::tui::layout::{areas, inside, text_inside};
use crate::tui::model::Model;
use crate::tui::wrap::{cut, wrap};
use crate::words::contrast as words;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    pane::border(model, area, &title(model), true, buffer);
    let text = text_inside(area);
    let columns = usize::from(text.width);
    let Some(contrast) = &model.contrast else {
        Line::styled(words::BEING_COMPARED, model.theme.quiet()).render(text, buffer);
        return Some(Position::new(text.x, text.y));
    };
    if !contrast.about.is_empty() {
        let about = cut(&format!(" {} ", contrast.about), columns.saturating_sub(22), model.theme.ellipsis());
        buffer.set_string(area.x + 2, area.bottom().saturating_sub(1), about, model.theme.quiet());
    }
    let lines = match &contrast.lines {
        Err(why) => {
            let rows = wrap(&[Span::styled(why.as_str(), model.theme.alarm())], columns, 0);
            pane::rows(model, area, &rows, 0, buffer);
            return Some(Position::new(text.x, text.y));
        }
        Ok(lines) if lines.is_empty() => {
            Line::styled(words::NONE, model.theme.quiet()).render(text, buffer);
            return Some(Position::new(text.x, text.y));
        }
        Ok(lines) => lines,
    };
    list(model, lines, area, buffer)
}

/// The line that is drawn at a place.
pub(in crate::tui) fn contrast_at(model: &Model, at: Position) -> Option<usize> {
    let lines = model.contrast.as_ref()?.lines.as_ref().ok()?;
    let seen = seen(model, lines, inside(areas(model.size).body));
    seen.into_iter().find(|(_, _, place)| place.contains(at)).map(|(at, ..)| at)
}

/// The lines around the chosen one, as many as fit, and where: a line may take several rows.
fn seen(model: &Model, lines: &[Told], list: Rect) -> Vec<(usize, Line<'static>, Rect)> {
    let height = usize::from(list.height);
    let chosen = model.place.diff.min(lines.len().saturating_sub(1));
    let made = |at: usize| lines.get(at).map(|line| rows(model, line, usize::from(list.width), at == chosen));
    // Backwards from the chosen line until half the screen is above it.
    let mut first = chosen;
    let mut above = 0;
    while first > 0 && above < height / 2 {
        above += made(first - 1).map_or(0, |rows| rows.len());
        first -= 1;
    }
    let rows = (first..lines.len())
        .flat_map(|at| made(at).unwrap_or_default().into_iter().map(move |row| (at, row)));
    rows.zip(list.rows()).map(|((at, row), place)| (at, row, place)).collect()
}

/// Draws the lines that are seen.
fn list(model: &Model, lines: &[Told], area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let chosen = model.place.diff.min(lines.len().saturating_sub(1));
    let seen = seen(model, lines, inside(area));
    let mut cursor = None;
    for (at, row, place) in &seen {
        row.render(*place, buffer);
        if *at == chosen {
            pane::choose(model, *place, buffer);
            cursor = cursor.or(Some(Position::new(place.x, place.y)));
        }
    }
    if let (Some((first, ..)), Some((last, ..))) = (seen.first(), seen.last())
        && (*first > 0 || last + 1 < lines.len())
    {
        pane::position(model, area, first + 1, last + 1, lines.len(), buffer);
    }
    cursor
}

fn title(model: &Model) -> String {
    let side = model.contrast.as_ref().and_then(|contrast| contrast.side.as_ref());
    match side {
        Some(Side::Release(name)) => words::since_release(name),
        Some(Side::Head) => words::SINCE_COMMIT.to_owned(),
        None => words::TITLE.to_owned(),
    }
}

fn rows(model: &Model, line: &Told, columns: usize, chosen: bool) -> Vec<Line<'static>> {
    let theme = model.theme;
    let pointer = if chosen { theme.pointer() } else { " " };
    let style = match line.tone {
        Tone::Heading => theme.strong().patch(theme.heading()),
        Tone::Worse => theme.alarm(),
        Tone::Better => theme.shown(),
        Tone::Before => theme.quiet(),
        Tone::Now | Tone::Plain => Style::new(),
    };
    let indent = if line.tone == Tone::Heading { "" } else { "  " };
    wrap(&[Span::raw(pointer), Span::raw(indent), Span::styled(line.text.as_str(), style)], columns, 4)
}
