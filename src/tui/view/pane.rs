//! Borders, boxes and rows: what the panels are drawn with.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use crate::tui::layout::{dialog, inside, text_inside};
use crate::tui::model::Model;
use crate::tui::wrap::cut;
use crate::words::screen as words;

/// Draws a pane's border with its title.
pub(super) fn border(model: &Model, area: Rect, title: &str, active: bool, buffer: &mut Buffer) {
    let theme = model.theme;
    let room = usize::from(area.width.saturating_sub(6));
    let title = Span::styled(format!(" {} ", cut(title, room, theme.ellipsis())), theme.strong());
    Block::bordered()
        .border_set(theme.lines())
        .border_style(theme.border(active))
        .title(title)
        .render(area, buffer);
}

/// Draws rows of text, `skip` of them scrolled away, and says at the lower border how far one is.
pub(super) fn rows(model: &Model, area: Rect, rows: &[Line<'_>], skip: usize, buffer: &mut Buffer) {
    let text = text_inside(area);
    let height = usize::from(text.height);
    let skip = skip.min(rows.len().saturating_sub(height));
    for (line, row) in rows.iter().skip(skip).zip(text.rows()) {
        line.render(row, buffer);
    }
    if rows.len() > height {
        position(model, area, skip + 1, (skip + height).min(rows.len()), rows.len(), buffer);
    }
}

/// Says at the lower border which rows of how many are seen.
pub(super) fn position(model: &Model, area: Rect, first: usize, last: usize, of: usize, buffer: &mut Buffer) {
    let text = format!(" {} ", words::rows_seen(first, last, of));
    let width = u16::try_from(text.len()).unwrap_or(u16::MAX);
    let y = area.bottom().saturating_sub(1);
    if let Some(x) = area.right().checked_sub(width + 2).filter(|x| *x > area.x) {
        buffer.set_string(x, y, text, model.theme.quiet());
    }
}

/// Clears a box in the middle of the screen and draws its border; returns box and inside.
pub(super) fn popup(
    model: &Model,
    size: Size,
    width: u16,
    height: u16,
    title: &str,
    buffer: &mut Buffer,
) -> (Rect, Rect) {
    let area = dialog(size, width, height);
    Clear.render(area, buffer);
    border(model, area, title, true, buffer);
    (area, inside(area))
}

/// Gives a whole row the look of the chosen one.
pub(super) fn choose(model: &Model, row: Rect, buffer: &mut Buffer) {
    buffer.set_style(row, model.theme.chosen());
}
