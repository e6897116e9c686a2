//! The questions of each model: a row an item, a column a model, a sign a cell; and the chosen cell in words.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::pane::List;
use super::{answer, pane};
use crate::assess::Standing;
use crate::record::{AnswerKey, ModelId, is_asked_of};
use crate::report::spared_sentence;
use crate::text::visible_line;
use crate::tui::layout::{below_head, inside};
use crate::tui::model::{Model, wants};
use crate::tui::wrap::{cut, width, wrap};
use crate::words::answer::NOT_YET;
use crate::words::detail::not_asked;
use crate::words::matrix as words;

/// Columns of a cell.
const CELL: usize = 4;
/// Columns that the titles keep at least.
const TITLES: usize = 24;

/// Draws the matrix; returns where the cursor belongs.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let list = inside(area);
    let items = model.work.asked_of_each();
    let models: Vec<&ModelId> = model.work.record.in_use().collect();
    if items.is_empty() || models.is_empty() {
        let rows = wrap(&[Span::styled(words::NO_MODEL, model.theme.quiet())], usize::from(list.width), 0);
        pane::rows(model, area, &rows, 0, buffer);
        return None;
    }
    let columns = usize::from(list.width);
    let fit = (columns.saturating_sub(TITLES) / CELL).clamp(1, models.len());
    let column = model.place.models.column;
    let first_model = column.saturating_sub(fit / 2).min(models.len() - fit);
    let titles = columns.saturating_sub(fit * CELL);
    let shown = first_model..first_model + fit;
    pane::line(model, &head(model, shown.clone(), column, titles), list, buffer);
    let chosen = model.place.models.chosen;
    let list = List { frame: area, places: below_head(list), rows: items.len(), chosen };
    let mut cursor = None;
    for (at, row) in list.seen() {
        let Some(position) = items.get(at) else { continue };
        let seen = models.iter().enumerate().take(shown.end).skip(shown.start);
        pane::line(model, &line(model, *position, seen, titles, list.pointer(model, at)), row, buffer);
        if at == chosen {
            let offset = titles + (column - shown.start) * CELL;
            let x = row.x.saturating_add(u16::try_from(offset).unwrap_or_default());
            let width = u16::try_from(CELL).unwrap_or(1).min(row.right().saturating_sub(x));
            pane::choose(model, Rect { x, width, ..row }, buffer);
            cursor = Some(Position::new(x, row.y));
        }
    }
    list.tell(model, buffer);
    cursor
}

/// The numbers of the models; the names stand where the chosen cell is told.
fn head(model: &Model, shown: std::ops::Range<usize>, column: usize, titles: usize) -> Line<'static> {
    let theme = model.theme;
    let mut spans =
        vec![Span::styled(format!(" {:<1$}", words::ITEM, titles.saturating_sub(1)), theme.heading())];
    spans.extend(shown.map(|at| {
        let style = if at == column { theme.strong() } else { theme.heading() };
        Span::styled(format!(" {:<3}", at + 1), style)
    }));
    Line::from(spans)
}

fn line<'m>(
    model: &Model,
    position: usize,
    models: impl Iterator<Item = (usize, &'m &'m ModelId)>,
    titles: usize,
    pointer: &'static str,
) -> Line<'static> {
    let theme = model.theme;
    let title = model.work.item(position).map_or("", |item| &item.title);
    let title = cut(title, titles.saturating_sub(2), theme.ellipsis());
    let blank = " ".repeat(titles.saturating_sub(width(&title) + 1));
    let mut spans = vec![Span::raw(pointer), Span::raw(title), Span::raw(blank)];
    for (_, about) in models {
        let standing = model.work.assessment.standing(position, Some(about.as_str()));
        let (sign, style) = match standing {
            Some(standing @ Standing::Asked { status, .. }) => {
                // A mark beside the sign: a yes that something is wanting in is no rest.
                let mark = if status.is_some() && wants(standing) { "!" } else { " " };
                (format!(" {}{mark} ", theme.sign(*status)), theme.status(*status))
            }
            Some(Standing::NotAsked) | None => ("    ".to_owned(), theme.quiet()),
        };
        spans.push(Span::styled(sign, style));
    }
    Line::from(spans)
}

/// The chosen cell in words.
pub(super) fn told(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let position = model.work.asked_of_each().get(model.place.models.chosen).copied();
    let about = model.work.record.in_use().nth(model.place.models.column);
    let (Some(position), Some(about)) = (position, about) else { return Vec::new() };
    let Some(item) = model.work.item(position) else { return Vec::new() };
    let all = model.work.record.in_use().count();
    let which = format!("{} ", words::model(model.place.models.column + 1, all));
    let name = visible_line(about.as_str()).into_owned();
    let mut rows = wrap(&[Span::raw(which), Span::styled(name, theme.strong())], columns, 2);
    rows.extend(wrap(&[Span::raw(item.question.as_str())], columns, 0));
    let key = AnswerKey::of(&item.id, Some(about));
    if !is_asked_of(item, about) {
        let why = visible_line(&spared_sentence(item, &[about])).into_owned();
        rows.extend(wrap(&[Span::styled(not_asked(&why), theme.notice())], columns, 2));
    }
    match model.work.record.answer(&key).filter(|answer| !answer.is_empty()) {
        None if !is_asked_of(item, about) => {}
        Some(own) => rows.extend(answer::of_answer(model, own, columns, 500)),
        None => rows.push(Line::styled(NOT_YET, theme.quiet())),
    }
    if let Some(standing) = model.work.assessment.standing(position, Some(about.as_str())) {
        rows.extend(answer::wanting(model, &key, standing, columns));
    }
    rows
}
