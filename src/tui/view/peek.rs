//! The question of the chosen item and what was answered, as far as they fit below a list that has the whole width.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::Widget;

use super::detail::{LONGEST_PINNED, about_model, not_asked, pin};
use super::{answer, pane, seen};
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::layout::text_inside;
use crate::tui::model::Model;
use crate::tui::wrap::wrap;
use crate::words::detail as words;

/// Rows of an answer that are seen below its question, where there is little room.
const ANSWERED: usize = 3;

/// Draws the pane.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(position) = model.place.chosen() else { return };
    let Some(item) = model.work.item(position) else { return };
    pane::border(model, area, &words::reads_on(&name_of(Action::Open)), false, buffer);
    let text = text_inside(area);
    let columns = usize::from(text.width);
    let question = wrap(&[Span::styled(item.question.as_str(), model.theme.strong())], columns, 0);
    let about = [about_model(model, position, columns), not_asked(model, position, columns)].concat();
    let seen = seen::brief(model, position, columns);
    // The rule above the answer has no room here.
    let answer = answer::rows(model, position, columns, LONGEST_PINNED).into_iter().skip(1).collect();
    let mut rows = [question.clone(), about.clone(), seen.clone(), answer].concat();
    // Whoever has just answered sees that right below the question, and what is wanting in it.
    let height = usize::from(text.height);
    if rows.len() > height
        && let Some(answered) = answer::answered(model, position, columns, LONGEST_PINNED)
    {
        let room = height.saturating_sub(about.len() + answered.len().min(ANSWERED)).max(1);
        rows = [pane::begin(model, question, room, columns), about, answered, seen].concat();
    }
    let rows = pin(model, position, rows, usize::from(text.height));
    for (line, row) in rows.iter().zip(text.rows()) {
        line.render(row, buffer);
    }
}
