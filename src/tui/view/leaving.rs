//! Asked before leaving with something that is not on disk.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::text::{Line, Span};

use super::pane;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::layout::text_inside;
use crate::tui::model::{Kept, Model, Saving};
use crate::tui::wrap::wrap;
use crate::words::leaving as words;

/// Columns of the dialog.
const WIDTH: u16 = 66;
/// Rows of the dialog.
const HEIGHT: u16 = 13;

pub(super) fn draw(model: &Model, size: Size, buffer: &mut Buffer) -> Position {
    let (area, inside) = pane::popup(model, size, WIDTH, HEIGHT, words::TITLE, buffer);
    let columns = usize::from(text_inside(area).width);
    let mut rows = Vec::new();
    if let Saving::Failed { why, hint, .. } = &model.saving {
        rows.extend(wrap(&[Span::styled(words::not_written(why), model.theme.alarm())], columns, 0));
        rows.extend(wrap(&[Span::raw(hint.as_str())], columns, 0));
    }
    if !model.conflicts.is_empty() {
        let text = words::choices_wait(model.conflicts.len());
        rows.extend(wrap(&[Span::styled(text, model.theme.alarm())], columns, 0));
    }
    rows.push(Line::default());
    let lost = matches!(&model.saving, Saving::Failed { kept: Kept::InMemoryOnly, .. });
    let [again, leave, stay] = [Action::SaveAgain, Action::LeaveUnsaved, Action::Back].map(name_of);
    let keys = if lost { words::keys_with_loss } else { words::keys };
    let text = keys(&again, &leave, &stay);
    rows.extend(wrap(&[Span::raw(text)], columns, 0));
    pane::rows(model, area, &rows, 0, buffer);
    Position::new(inside.x, inside.y)
}
