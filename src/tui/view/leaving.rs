//! Asked before leaving with something that is not on disk.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::text::Span;

use super::pane;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::model::{Kept, Model, Saving};
use crate::tui::wrap::wrap;
use crate::words::leaving as words;

/// Columns of the dialog.
const WIDTH: u16 = 66;

pub(super) fn draw(model: &Model, size: Size, buffer: &mut Buffer) -> Position {
    let columns = pane::columns(size, WIDTH);
    let mut rows = Vec::new();
    match &model.saving {
        Saving::Failed { why, hint, .. } => {
            rows.extend(wrap(&[Span::styled(words::not_written(why), model.theme.alarm())], columns, 0));
            rows.extend(wrap(&[Span::raw(hint.as_str())], columns, 0));
        }
        Saving::ThenLeave => {
            rows.extend(wrap(&[Span::styled(words::TRIES_AGAIN, model.theme.notice())], columns, 0));
        }
        _ => {}
    }
    if !model.conflicts.is_empty() {
        let text = words::choices_wait(model.conflicts.len());
        rows.extend(wrap(&[Span::styled(text, model.theme.alarm())], columns, 0));
    }
    let typed = model.would_lose();
    if let Some(why) = typed {
        rows.extend(wrap(
            &[Span::styled(words::typed_is_nowhere_else(why), model.theme.alarm())],
            columns,
            0,
        ));
    }
    let waits = !model.conflicts.is_empty() && model.held == Kept::InMemoryOnly;
    let lost = matches!(&model.saving, Saving::Failed { kept: Kept::InMemoryOnly, .. });
    let lost = lost || waits || typed.is_some();
    let [again, leave, stay] = [Action::SaveAgain, Action::LeaveUnsaved, Action::Back].map(name_of);
    let keys = if lost { words::keys_with_loss } else { words::keys };
    let keys = wrap(&[Span::raw(keys(&again, &leave, &stay))], columns, 0);
    pane::asked(model, (size, WIDTH), words::TITLE, rows, keys, buffer)
}
