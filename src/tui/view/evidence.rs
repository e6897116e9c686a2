//! The evidence of one answer: what there is, whether it holds, and what is being typed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{form, pane};
use crate::tui::model::{EvidenceDialog, Model};
use crate::tui::wrap::{cut, wrap};
use crate::words::evidence as words;

/// Columns of the dialog.
const WIDTH: u16 = 84;
/// Most candidates of a completion that are shown.
const CANDIDATES: usize = 5;

pub(super) fn draw(
    model: &Model,
    dialog: &EvidenceDialog,
    size: Size,
    buffer: &mut Buffer,
) -> Option<Position> {
    let item = dialog.key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
    let title = words::title(item.map_or(dialog.key.as_str(), |item| &item.title));
    let (frame, inside) =
        pane::popup(model, size, WIDTH, size.height.saturating_sub(4).min(22), &title, buffer);
    let mut area = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let columns = usize::from(area.width);
    let wanted = item.map_or("", |item| &item.evidence_wanted);
    let label = Span::styled(format!("{} ", words::WANTED), model.theme.heading());
    let head = wrap(&[label, Span::raw(wanted)], columns, 2);
    let head: Vec<_> = head.into_iter().take(4).collect();
    area = below(area, lines(&head, area, buffer));
    area = below(area, 1);
    let input = Rect { height: 1, ..area };
    Line::styled(format!("{:<5}", words::ADD), model.theme.heading()).render(input, buffer);
    let field = Rect { x: input.x + 5, width: input.width.saturating_sub(5), ..input };
    let cursor = form::draw_field(model, &dialog.field, field, buffer);
    area = below(area, 1);
    area = below(area, lines(&under(model, dialog, columns), area, buffer));
    area = below(area, 1);
    let (rows, chosen) = list(model, dialog, columns);
    let skip = (chosen + 1).saturating_sub(usize::from(area.height));
    lines(rows.get(skip..).unwrap_or_default(), area, buffer);
    if rows.len() > usize::from(area.height) {
        let last = (skip + usize::from(area.height)).min(rows.len());
        pane::position(model, frame, skip + 1, last, rows.len(), buffer);
    }
    cursor
}

fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Draws lines from the top; returns how many rows they took.
fn lines(lines: &[Line<'_>], area: Rect, buffer: &mut Buffer) -> u16 {
    for (line, row) in lines.iter().zip(area.rows()) {
        line.render(row, buffer);
    }
    u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height)
}

/// What is wrong with what was typed, or what it could become.
fn under(model: &Model, dialog: &EvidenceDialog, columns: usize) -> Vec<Line<'static>> {
    if let Some(fault) = &dialog.fault {
        return wrap(&[Span::styled(fault.as_str(), model.theme.alarm())], columns, 0);
    }
    let more = dialog.candidates.len().saturating_sub(CANDIDATES);
    let mut lines: Vec<Line<'static>> = dialog
        .candidates
        .iter()
        .take(CANDIDATES)
        .map(|path| {
            Line::styled(
                format!("     {}", cut(path, columns.saturating_sub(5), model.theme.ellipsis())),
                model.theme.quiet(),
            )
        })
        .collect();
    if more > 0 {
        lines.push(Line::styled(format!("     {}", words::and_more(more)), model.theme.quiet()));
    }
    lines
}

/// The evidence there is, in rows, and the last row of the chosen piece.
fn list(model: &Model, dialog: &EvidenceDialog, columns: usize) -> (Vec<Line<'static>>, usize) {
    let theme = model.theme;
    let evidence = model.work.record.answer(&dialog.key).map_or(&[][..], |answer| &answer.evidence);
    if evidence.is_empty() {
        return (vec![Line::styled(words::NONE_YET, theme.quiet())], 0);
    }
    let mut rows = Vec::new();
    let mut chosen = 0;
    for (at, evidence) in evidence.iter().enumerate() {
        let here = at == dialog.chosen;
        let style = if here { theme.chosen() } else { Style::new() };
        let pointer = if here { theme.pointer() } else { " " };
        let proof = model.work.proof(evidence);
        rows.extend(wrap(&[Span::styled(format!("{pointer} {evidence}  {proof}"), style)], columns, 4));
        if here {
            chosen = rows.len() - 1;
        }
    }
    (rows, chosen)
}
