//! The evidence of one answer: what there is, whether it holds, and what is being typed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{form, pane};
use crate::tui::layout::{dialog, text_inside};
use crate::tui::model::{EvidenceDialog, Model};
use crate::tui::wrap::{cut, wrap};
use crate::words::evidence as words;

/// Columns of the dialog.
const WIDTH: u16 = 84;
/// Columns before the field.
const LABEL: u16 = 5;
/// Most candidates of a completion that are shown.
const CANDIDATES: usize = 5;

/// Most rows of what is wanted.
const HEAD: usize = 4;

/// Where things are, from the top: what is wanted, the field, what is told of what is typed, and the list.
struct Parts {
    frame: Rect,
    head: Rect,
    input: Rect,
    under: Rect,
    list: Rect,
}

/// The parts, and the lines of the first and the third.
fn parts(model: &Model, shown: &EvidenceDialog, size: Size) -> (Parts, [Vec<Line<'static>>; 2]) {
    let frame = dialog(size, WIDTH, size.height.saturating_sub(4).min(22));
    let text = text_inside(frame);
    let columns = usize::from(text.width);
    let lines = [head(model, shown, columns), under(model, shown, columns)];
    let [wanted, told] = lines.each_ref().map(|rows| u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let (head, rest) = cut_off(text, wanted);
    let (input, rest) = cut_off(below(rest, 1), 1);
    let (under, rest) = cut_off(rest, told);
    (Parts { frame, head, input, under, list: below(rest, 1) }, lines)
}

pub(super) fn draw(
    model: &Model,
    shown: &EvidenceDialog,
    size: Size,
    buffer: &mut Buffer,
) -> Option<Position> {
    let item = shown.key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
    let title = words::title(item.map_or(shown.key.as_str(), |item| &item.title));
    let (Parts { frame, head, input, under, list }, [wanted, told]) = parts(model, shown, size);
    pane::popup(model, size, WIDTH, frame.height, &title, buffer);
    lines(&wanted, head, buffer);
    let [label, field] = Layout::horizontal([Constraint::Length(LABEL), Constraint::Min(0)]).areas(input);
    Line::styled(words::ADD, model.theme.heading()).render(label, buffer);
    let cursor = form::draw_field(model, &shown.field, field, buffer);
    lines(&told, under, buffer);
    if usize::from(under.height) < told.len() && !under.is_empty() {
        pane::sign(model, Rect { y: under.bottom() - 1, height: 1, ..under }, buffer);
    }
    let (rows, skip) = seen(model, shown, list);
    let rows: Vec<Line<'_>> = rows.into_iter().map(|(line, _)| line).collect();
    lines(rows.get(skip..).unwrap_or_default(), list, buffer);
    if rows.len() > usize::from(list.height) {
        let last = (skip + usize::from(list.height)).min(rows.len());
        pane::position(model, frame, skip + 1, last, rows.len(), buffer);
    }
    cursor
}

/// The piece of evidence that is drawn at a place.
pub(in crate::tui) fn evidence_at(model: &Model, shown: &EvidenceDialog, at: Position) -> Option<usize> {
    let list = parts(model, shown, model.size).0.list;
    let (rows, skip) = seen(model, shown, list);
    let row = skip + usize::from(at.y.checked_sub(list.y)?);
    rows.get(row).filter(|_| list.contains(at))?.1
}

fn below(area: Rect, rows: u16) -> Rect {
    cut_off(area, rows).1
}

/// The first rows of an area, and what is below them.
fn cut_off(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let rest = Rect { y: area.y + rows, height: area.height - rows, ..area };
    (Rect { height: rows, ..area }, rest)
}

/// Draws lines from the top.
fn lines(lines: &[Line<'_>], area: Rect, buffer: &mut Buffer) {
    for (line, row) in lines.iter().zip(area.rows()) {
        line.render(row, buffer);
    }
}

/// What is wanted as evidence: the beginning of it, since all of it stands in the guidance.
fn head(model: &Model, shown: &EvidenceDialog, columns: usize) -> Vec<Line<'static>> {
    let item = shown.key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
    let wanted = item.map_or("", |item| &item.evidence_wanted);
    let label = Span::styled(format!("{} ", words::WANTED), model.theme.heading());
    pane::begin(model, wrap(&[label, Span::raw(wanted)], columns, 2), HEAD, columns)
}

/// What is wrong with what was typed, or what it could become.
fn under(model: &Model, shown: &EvidenceDialog, columns: usize) -> Vec<Line<'static>> {
    if let Some(fault) = &shown.fault {
        return wrap(&[Span::styled(fault.as_str(), model.theme.alarm())], columns, 0);
    }
    let more = shown.candidates.len().saturating_sub(CANDIDATES);
    let mut lines: Vec<Line<'static>> = shown
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

/// A row of the list, and the piece that it belongs to.
type Row = (Line<'static>, Option<usize>);

/// The evidence there is, in rows, and how many of them are scrolled away so that the chosen piece is seen.
fn seen(model: &Model, shown: &EvidenceDialog, area: Rect) -> (Vec<Row>, usize) {
    let theme = model.theme;
    let evidence = model.work.record.answer(&shown.key).map_or(&[][..], |answer| &answer.evidence);
    if evidence.is_empty() {
        return (vec![(Line::styled(words::NONE_YET, theme.quiet()), None)], 0);
    }
    let mut rows = Vec::new();
    let mut chosen = 0;
    for (at, evidence) in evidence.iter().enumerate() {
        let here = at == shown.chosen;
        let style = if here { theme.chosen() } else { Style::new() };
        let pointer = if here { theme.pointer() } else { " " };
        let proof = model.work.proof(evidence);
        let text = Span::styled(format!("{pointer} {evidence}  {proof}"), style);
        let lines = wrap(&[text], usize::from(area.width), 4);
        rows.extend(lines.into_iter().map(|line| (line, Some(at))));
        if here {
            chosen = rows.len() - 1;
        }
    }
    let skip = (chosen + 1).saturating_sub(usize::from(area.height));
    (rows, skip)
}
