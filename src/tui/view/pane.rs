//! Borders, boxes and rows: what the panels are drawn with.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use crate::tui::layout::{dialog, inside, text_inside};
use crate::tui::model::Model;
use crate::tui::wrap::{cut, width};
use crate::words::screen as words;

/// Columns on both sides of a dialog in which nothing can be read.
const SLIVER: u16 = 4;
/// Columns that [`position`] takes at most, with what is around it.
const POSITION: u16 = 28;

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
        self::line(model, line, row, buffer);
    }
    if rows.len() > height {
        position(model, area, skip + 1, (skip + height).min(rows.len()), rows.len(), buffer);
    }
}

/// Draws a line in a row of its own; what does not fit is cut with a sign.
pub(super) fn line(model: &Model, line: &Line<'_>, row: Rect, buffer: &mut Buffer) {
    line.render(row, buffer);
    let used = line.width();
    if used <= usize::from(row.width) {
        return;
    }
    // Blanks that do not fit are nothing that anybody misses.
    let blank = line.spans.iter().rev().flat_map(|span| span.content.chars().rev());
    let blank = blank.take_while(|letter| *letter == ' ').count();
    if used - blank > usize::from(row.width) && row.width > 0 {
        sign(model, row, buffer);
    }
}

/// Puts the sign of a cut at the end of a row, also where a wide character would reach over it.
pub(super) fn sign(model: &Model, row: Rect, buffer: &mut Buffer) {
    let last = row.right() - 1;
    let before =
        buffer.cell((last.saturating_sub(1).max(row.x), row.y)).map_or(1, |cell| width(cell.symbol()));
    let wide = before > 1 && last > row.x;
    if let Some(cell) = buffer.cell_mut((last - u16::from(wide), row.y)) {
        cell.set_symbol(model.theme.ellipsis());
    }
    if wide && let Some(cell) = buffer.cell_mut((last, row.y)) {
        cell.set_symbol(" ");
    }
}

/// Says something at the lower border of a list of so many rows, beside [`position`] where they do not fit.
pub(super) fn foot(model: &Model, area: Rect, text: &str, style: Style, rows: usize, buffer: &mut Buffer) {
    let fits = rows <= usize::from(inside(area).height);
    let room = area.width.saturating_sub(if fits { 4 } else { POSITION });
    let text = cut(text, usize::from(room), model.theme.ellipsis());
    buffer.set_string(area.x + 2, area.bottom().saturating_sub(1), text, style);
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
    // Of what lies beneath nothing is left that is too narrow to be read.
    let beside = size.width.saturating_sub(area.width);
    let cleared = if beside <= SLIVER { Rect { x: 0, width: size.width, ..area } } else { area };
    Clear.render(cleared, buffer);
    free_the_border(cleared, buffer);
    border(model, area, title, true, buffer);
    (area, inside(area))
}

/// Takes away wide characters that begin beside a box: they would take the place of its border.
fn free_the_border(area: Rect, buffer: &mut Buffer) {
    for row in area.rows() {
        let beside = row.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, row.y)));
        if let Some(cell) = beside.filter(|cell| width(cell.symbol()) > 1) {
            cell.set_symbol(" ");
        }
    }
}

/// Gives a whole row the look of the chosen one.
pub(super) fn choose(model: &Model, row: Rect, buffer: &mut Buffer) {
    buffer.set_style(row, model.theme.chosen());
}
