//! Asked before an export is written over in which somebody wrote.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Style;

use super::pane;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::layout::{dialog, text_inside};
use crate::tui::model::Model;
use crate::tui::wrap::wrap_text;
use crate::words::writing_over as words;

/// Columns of the dialog.
const WIDTH: u16 = 72;

pub(super) fn draw(model: &Model, to: &str, count: usize, size: Size, buffer: &mut Buffer) -> Position {
    let file = visible_line(to);
    let [other, over, leave] =
        [Action::Export, Action::WriteOver, Action::Back].map(|action| name_in(Mode::WritingOver, action));
    let text =
        [words::holds(&file, count), words::how_to_take_over(&file), words::keys(&other, &over, &leave)];
    let columns = usize::from(text_inside(dialog(size, WIDTH, size.height)).width);
    let rows = wrap_text(&text.join("\n\n"), Style::new(), columns);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let (area, inside) = pane::popup(model, size, WIDTH, height, words::TITLE, buffer);
    pane::rows(model, area, &rows, 0, buffer);
    Position::new(inside.x, inside.y)
}
