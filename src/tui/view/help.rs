//! Every key of a mode, from the keymap.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::text::{Line, Span};

use super::pane;
use crate::tui::keymap::{Mode, Row, rows};
use crate::tui::layout::text_inside;
use crate::tui::model::Model;
use crate::tui::wrap::wrap;
use crate::words::help as words;

/// Columns of the dialog.
const WIDTH: u16 = 84;
/// Columns of the keys; of most of them where the text needs the room. A row with more keys than fit there goes on behind
/// them.
const KEYS: usize = 20;
const FEW_KEYS: usize = 11;
/// Fewer columns than this leave the text too little room.
const ROOMY: usize = 66;

pub(super) fn draw(model: &Model, mode: Mode, scroll: usize, size: Size, buffer: &mut Buffer) -> Position {
    let title = words::title(mode.title());
    let (area, inside) = pane::popup(model, size, WIDTH, size.height, &title, buffer);
    let columns = usize::from(text_inside(area).width);
    pane::rows(model, area, &lines(model, mode, columns), scroll, buffer);
    Position::new(inside.x, inside.y)
}

/// How far the help of a mode can be scrolled, plus one.
pub(crate) fn help_height(model: &Model, mode: Mode) -> usize {
    pane::reach(model, WIDTH, |columns| lines(model, mode, columns).len())
}

fn lines(model: &Model, mode: Mode, columns: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let room = if columns < ROOMY { FEW_KEYS } else { KEYS };
    // The screens first: nobody can press a key of whose screen they do not know.
    let (screens, others): (Vec<&Row>, Vec<&Row>) = rows(mode).partition(|row| row.action.leads_elsewhere());
    let parts = [(words::SCREENS, screens), (words::KEYS, others)];
    let several = parts.iter().all(|(_, rows)| !rows.is_empty());
    for (heading, rows) in parts {
        if several {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::styled(heading, model.theme.heading()));
        }
        for row in rows {
            let keys: Vec<String> = row.keys.iter().map(|key| key.name()).collect();
            let keys = format!("{}  ", keys.join("  "));
            let keys = Span::styled(format!("{keys:<room$}"), model.theme.key());
            lines.extend(wrap(&[keys, Span::raw(row.help)], columns, room));
        }
    }
    if mode.takes_text() {
        lines.push(Line::default());
        lines.extend(wrap(&[Span::styled(words::EDITING, model.theme.quiet())], columns, 0));
    }
    lines
}
