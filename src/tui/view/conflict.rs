//! An answer that changed here and on disk, both versions in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::text::{Line, Span};

use super::{answer, pane};
use crate::record::Answer;
use crate::tui::layout::text_inside;
use crate::tui::model::Model;
use crate::tui::wrap::wrap;

/// Columns of the dialog.
const WIDTH: u16 = 84;

pub(super) fn draw(model: &Model, size: Size, buffer: &mut Buffer) -> Option<Position> {
    let conflict = model.conflicts.first()?;
    let item = conflict.key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
    let title = format!("Changed on both sides: {}", item.map_or(conflict.key.as_str(), |item| &item.title));
    let (area, inside) = pane::popup(model, size, WIDTH, size.height.saturating_sub(2), &title, buffer);
    let columns = usize::from(text_inside(area).width);
    let theme = model.theme;
    let mut rows = wrap(
        &[Span::raw(
            "Somebody else changed this answer while you did. Choose one; what is not chosen goes into the note.",
        )],
        columns,
        0,
    );
    for (heading, side) in [("Yours (m)", &conflict.ours), ("On disk (t)", &conflict.theirs)] {
        rows.push(Line::default());
        rows.push(Line::styled(heading, theme.heading()));
        rows.extend(version(model, side, columns));
    }
    pane::rows(model, area, &rows, 0, buffer);
    Some(Position::new(inside.x, inside.y))
}

fn version(model: &Model, side: &Answer, columns: usize) -> Vec<Line<'static>> {
    if side.is_empty() {
        vec![Line::styled("withdrawn", model.theme.quiet())]
    } else {
        answer::of_answer(model, side, columns)
    }
}
