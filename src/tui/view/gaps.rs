//! What is wanting, heaviest first; what was accepted for a time comes after it.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::answer::next_here;
use super::pane::{self, List};
use crate::report::provenance;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::gap_rows::{GapRow, gap_rows};
use crate::tui::keymap::name_of;
use crate::tui::layout::{gaps_panes, inside, text_inside};
use crate::tui::model::Model;
use crate::tui::wrap::{about, cut, width, wrap};
use crate::words::gaps as words;

/// Columns of severity and kind.
const FRONT: usize = 29;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let [upper, lower] = gaps_panes(area);
    let rows = gap_rows(model);
    let open: Vec<_> = rows.iter().filter(|row| !row.accepted).map(|row| &row.gap.key).collect();
    let questions = open.iter().collect::<HashSet<_>>().len();
    let title = words::title(open.len(), questions, rows.len() - open.len());
    pane::border(model, upper, &title, true, buffer);
    let filter = cut(&filter(model), usize::from(upper.width.saturating_sub(24)), model.theme.ellipsis());
    buffer.set_string(upper.x + 2, upper.bottom().saturating_sub(1), filter, model.theme.notice());
    let chosen = model.place.gaps.chosen.min(rows.len().saturating_sub(1));
    let list = List { frame: upper, places: inside(upper), rows: rows.len(), chosen };
    let cursor = list.draw(model, buffer, |at, pointer, columns| {
        rows.get(at).map_or_else(Line::default, |gap| row(model, *gap, pointer, columns))
    });
    if rows.is_empty() {
        pane::nothing(model, words::NOTHING_WANTING, list.places, buffer);
    }
    explain(model, rows.get(chosen).copied(), lower, buffer);
    cursor
}

/// What is listed, where it is not everything.
fn filter(model: &Model) -> String {
    let filter = &model.place.gaps.filter;
    let phase =
        filter.phase.and_then(|at| model.work.checklist.phases.get(at)).map(|phase| phase.title.clone());
    let owner = filter.owner.as_ref().map(|owner| match owner.as_str() {
        "" => words::WITHOUT_OWNER.to_owned(),
        owner => words::owner(owner),
    });
    let parts: Vec<String> =
        [filter.kind.map(|kind| kind.to_string()), phase, owner].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(" {} ", words::only(&parts.join(", "))) }
}

fn title(model: &Model, row: GapRow<'_>) -> String {
    let item = row.gap.position.and_then(|at| model.work.item(at));
    item.map_or_else(|| row.gap.key.to_string(), |item| provenance::title(&model.work.checklist, item))
}

fn row(model: &Model, row: GapRow<'_>, pointer: &'static str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let answer = model.work.record.answer(&row.gap.key);
    let owner = answer.and_then(|answer| answer.owner.as_deref()).unwrap_or_default();
    let until = answer.and_then(|answer| answer.acceptance.as_ref()).filter(|_| row.accepted);
    let end = until.map_or_else(|| owner.to_owned(), |acceptance| words::accepted_until(acceptance.until));
    let end = cut(&end, columns / 3, theme.ellipsis());
    let room = columns.saturating_sub(FRONT + width(&end) + 1);
    let of = row.gap.key.model().filter(|_| row.gap.position.is_some());
    let title = about(&title(model, row), of, room, theme.ellipsis());
    let blank = " ".repeat(room.saturating_sub(width(&title)) + 1);
    let weight = if row.accepted { theme.quiet() } else { theme.severity(row.gap.severity) };
    Line::from(vec![
        Span::raw(pointer),
        Span::styled(format!("{:<9}", row.gap.severity), weight),
        Span::raw(format!("{:<19}", row.gap.kind)),
        Span::raw(title),
        Span::raw(blank),
        Span::styled(end, theme.quiet()),
    ])
}

/// The chosen gap in a full sentence, and what to do next.
fn explain(model: &Model, row: Option<GapRow<'_>>, area: Rect, buffer: &mut Buffer) {
    pane::border(model, area, words::WHAT_NEXT, false, buffer);
    let Some(row) = row else { return };
    let columns = usize::from(text_inside(area).width);
    let sentence = row.gap.sentence(&model.work.checklist, &model.work.record, &model.work.observed);
    let mut rows = wrap(
        &[Span::styled(format!("{}: {sentence}.", title(model, row)), model.theme.strong())],
        columns,
        0,
    );
    let work = &model.work;
    let next = row.gap.next(&work.checklist, &work.record, &work.observed, work.today);
    let next = next_here(row.gap.kind, next, &name_of(Action::ShowConflict));
    rows.extend(wrap(&[Span::raw(words::next(&visible_line(&next)))], columns, 6));
    pane::rows(model, area, &rows, 0, buffer);
}
