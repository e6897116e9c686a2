//! A text to be read and copied.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Style;

use super::pane;
use crate::text::visible_line;
use crate::tui::layout::text_inside;
use crate::tui::model::{Letter, Model};
use crate::tui::wrap::wrap_text;

/// Columns of the popup.
const WIDTH: u16 = 96;

pub(super) fn draw(model: &Model, letter: &Letter, size: Size, buffer: &mut Buffer) -> Position {
    let (area, inside) = pane::popup(model, size, WIDTH, size.height, &visible_line(&letter.title), buffer);
    let rows = wrap_text(&letter.text, Style::new(), usize::from(text_inside(area).width));
    pane::rows(model, area, &rows, letter.scroll, buffer);
    Position::new(inside.x, inside.y)
}

/// How far the text can be scrolled, plus one.
pub(in crate::tui) fn letter_height(model: &Model, letter: &Letter) -> usize {
    pane::reach(model, WIDTH, |columns| wrap_text(&letter.text, Style::new(), columns).len())
}
