//! The keys of the moment, made from the keymap; or what there is to tell, until the next key.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::tui::action::Action;
use crate::tui::keymap::{Row, rows};
use crate::tui::model::{Model, Notice};
use crate::tui::wrap::{cut, width, wrap};

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let columns = usize::from(area.width);
    let lines = match &model.notice {
        Some(Notice::Said(text)) => wrap(&[Span::styled(format!(" {text}"), theme.notice())], columns, 1),
        Some(Notice::Failed(text)) => wrap(&[Span::styled(format!(" {text}"), theme.alarm())], columns, 1),
        None => keys(model, columns, usize::from(area.height)),
    };
    let rows = usize::from(area.height);
    let last = lines.len().min(rows);
    for (at, (line, row)) in lines.iter().zip(area.rows()).enumerate() {
        if at + 1 == last && lines.len() > rows {
            let text = cut(&format!("{line} {}", theme.ellipsis()), columns, theme.ellipsis());
            buffer.set_string(
                row.x,
                row.y,
                text,
                line.spans.first().map_or_else(Default::default, |span| span.style),
            );
        } else {
            line.render(row, buffer);
        }
    }
}

/// As many keys as fit; help and the way out always do.
fn keys(model: &Model, columns: usize, height: usize) -> Vec<Line<'static>> {
    let named: Vec<&Row> = rows(model.mode()).filter(|row| !row.footer.is_empty()).collect();
    let (last, first): (Vec<&Row>, Vec<&Row>) = named.into_iter().partition(|row| is_way_out(row.action));
    let size = |row: &Row| width(&name(row)) + width(row.footer) + 4;
    let mut lines = vec![(Vec::new(), 1)];
    let reserve: usize = last.iter().map(|row| size(row)).sum();
    for row in first {
        let room = if lines.len() == height { columns.saturating_sub(reserve) } else { columns };
        let full = lines.last().is_none_or(|(_, used)| used + size(row) > room);
        if full && lines.len() == height {
            break;
        }
        if full {
            lines.push((Vec::new(), 1));
        }
        if let Some((line, used)) = lines.last_mut() {
            line.push(row);
            *used += size(row);
        }
    }
    if let Some((line, _)) = lines.last_mut() {
        line.extend(last);
    }
    lines.into_iter().map(|(rows, _)| line(model, &rows)).collect()
}

fn is_way_out(action: Action) -> bool {
    matches!(action, Action::Help | Action::Quit | Action::Back | Action::ShowItems)
}

fn name(row: &Row) -> String {
    row.keys.first().map(|key| key.name()).unwrap_or_default()
}

fn line(model: &Model, rows: &[&Row]) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for row in rows {
        spans.push(Span::styled(name(row), model.theme.key()));
        spans.push(Span::raw(format!(" {}   ", row.footer)));
    }
    Line::from(spans)
}
