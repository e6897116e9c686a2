//! Borders, boxes and rows: what the panels are drawn with.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use crate::tui::layout::{dialog, first_row, inside, text_inside};
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

/// A list of rows of which one is chosen: in which frame, and where in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    pub(super) frame: Rect,
    pub(super) places: Rect,
    pub(super) rows: usize,
    pub(super) chosen: usize,
}

impl List {
    /// Draws the rows that are seen, each made of its number, its pointer and its columns; returns where the chosen one is.
    pub(super) fn draw<'l>(
        self,
        model: &Model,
        buffer: &mut Buffer,
        made: impl Fn(usize, &'static str, usize) -> Line<'l>,
    ) -> Option<Position> {
        let mut cursor = None;
        for (at, row) in self.seen() {
            line(model, &made(at, self.pointer(model, at), usize::from(row.width)), row, buffer);
            if at == self.chosen {
                choose(model, row, buffer);
                cursor = Some(Position::new(row.x, row.y));
            }
        }
        self.tell(model, buffer);
        cursor
    }

    /// The rows that are seen, and where.
    pub(super) fn seen(self) -> impl Iterator<Item = (usize, Rect)> {
        let first = first_row(self.chosen, self.rows, usize::from(self.places.height));
        (first..self.rows).zip(self.places.rows())
    }

    /// What stands before a row.
    pub(super) fn pointer(self, model: &Model, at: usize) -> &'static str {
        if at == self.chosen { model.theme.pointer() } else { " " }
    }

    /// Says at the lower border which rows are seen, where that is not all of them.
    pub(super) fn tell(self, model: &Model, buffer: &mut Buffer) {
        let height = usize::from(self.places.height);
        let first = first_row(self.chosen, self.rows, height);
        if self.rows > height {
            position(model, self.frame, first + 1, first + height, self.rows, buffer);
        }
    }
}

/// Says in the place of a list's rows why there is none.
pub(super) fn nothing(model: &Model, text: &str, places: Rect, buffer: &mut Buffer) {
    line(model, &Line::styled(format!(" {text}"), model.theme.quiet()), places, buffer);
}

/// How far a text of so many rows can be scrolled in a dialog as high as the screen, plus one.
pub(super) fn reach(model: &Model, width: u16, rows: impl FnOnce(usize) -> usize) -> usize {
    let height = inside(dialog(model.size, width, model.size.height)).height;
    rows(columns(model.size, width)).saturating_sub(usize::from(height)) + 1
}

/// As many rows as there is room for; the last one has a sign where more are to come.
pub(super) fn begin(
    model: &Model,
    mut rows: Vec<Line<'static>>,
    most: usize,
    columns: usize,
) -> Vec<Line<'static>> {
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            let sign = model.theme.ellipsis();
            let style = last.spans.last().map_or(last.style, |span| span.style);
            *last = Line::styled(cut(&format!("{last} {sign}"), columns, sign), style);
        }
    }
    rows
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

/// Something that is asked, in a box as high as it needs: what there is to know, shortened where it does not fit, and the
/// keys, which always do. Returns where the cursor belongs.
pub(super) fn asked(
    model: &Model,
    (size, width): (Size, u16),
    title: &str,
    told: Vec<Line<'static>>,
    keys: Vec<Line<'static>>,
    buffer: &mut Buffer,
) -> Position {
    let most = usize::from(inside(dialog(size, width, size.height)).height);
    let room = most.saturating_sub(keys.len() + 1);
    let mut rows = begin(model, told, room, columns(size, width));
    rows.push(Line::default());
    rows.extend(keys);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let (area, inside) = popup(model, size, width, height, title, buffer);
    self::rows(model, area, &rows, 0, buffer);
    Position::new(inside.x, inside.y)
}

/// Columns of a text that is asked in a box of this width.
pub(super) fn columns(size: Size, width: u16) -> usize {
    usize::from(text_inside(dialog(size, width, size.height)).width)
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
