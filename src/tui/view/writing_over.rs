//! Asked before an export is written over in which somebody wrote.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Style;

use super::pane;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::Model;
use crate::tui::wrap::wrap_text;
use crate::words::writing_over as words;

/// Columns of the dialog.
const WIDTH: u16 = 72;

pub(super) fn draw(model: &Model, to: &str, count: usize, size: Size, buffer: &mut Buffer) -> Position {
    let file = visible_line(to);
    let [other, over, leave] =
        [Action::Export, Action::WriteOver, Action::Back].map(|action| name_in(Mode::WritingOver, action));
    let told = format!("{}\n\n{}", words::holds(&file, count), words::how_to_take_over(&file));
    let [told, keys] = [told, words::keys(&other, &over, &leave)]
        .map(|text| wrap_text(&text, Style::new(), pane::columns(size, WIDTH)));
    pane::asked(model, (size, WIDTH), words::TITLE, told, keys, buffer)
}
