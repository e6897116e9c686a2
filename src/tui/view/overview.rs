//! Said and shown, phase by phase. The distance between the two bars is the project's own awareness-action gap.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::bar::bar;
use super::{pane, past};
use crate::assess::Coverage;
use crate::checklist::Severity;
use crate::tui::layout::{areas, inside, text_inside};
use crate::tui::model::Model;
use crate::tui::wrap::wrap;
use crate::words::overview as words;

/// Widest bar, in cells.
const WIDEST: usize = 60;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Position {
    pane::border(model, area, words::TITLE, true, buffer);
    pane::rows(model, area, &lines(model, area), model.place.overview, buffer);
    let inside = inside(area);
    Position::new(inside.x, inside.y)
}

/// Rows that the screen has in all, for scrolling.
pub(crate) fn overview_height(model: &Model) -> usize {
    lines(model, areas(model.size).body).len()
}

fn lines(model: &Model, area: Rect) -> Vec<Line<'static>> {
    let columns = usize::from(text_inside(area).width);
    let assessment = &model.work.assessment;
    let mut rows = Vec::new();
    for (phase, counts) in model.work.checklist.phases.iter().zip(&assessment.phases) {
        rows.extend(coverage(model, &phase.title, counts, columns));
        rows.push(Line::default());
    }
    rows.extend(coverage(model, words::ALL_PHASES, &assessment.total, columns));
    rows.push(Line::default());
    rows.extend(wrap(&wanting(model), columns, 2));
    rows.extend(past::rows(model, columns));
    rows.push(Line::default());
    rows.extend(wrap(&[Span::styled(words::WHAT_IS_COUNTED, model.theme.quiet())], columns, 0));
    rows
}

/// One phase: its name with the counts, and two bars.
fn coverage(model: &Model, title: &str, counts: &Coverage, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let Coverage { applicable, answered, said, shown, not_applicable, not_asked } = *counts;
    let mut rest = format!("  {}", words::answered(answered, applicable));
    for (count, word) in [(not_applicable, words::NOT_APPLICABLE), (not_asked, words::NOT_ASKED)] {
        if count > 0 {
            rest = format!("{rest} · {count} {word}");
        }
    }
    let mut rows =
        wrap(&[Span::styled(title, theme.strong()), Span::styled(rest, theme.quiet())], columns, 2);
    let cells = columns.saturating_sub(26).min(WIDEST);
    for (word, count, style) in [(words::SAID, said, theme.said()), (words::SHOWN, shown, theme.shown())] {
        let [full, empty] = bar(theme, count, applicable, cells, style);
        let numbers = Span::raw(format!("  {}", words::part_of(count, applicable)));
        rows.push(Line::from(vec![Span::raw(format!("  {word}  ")), full, empty, numbers]));
    }
    rows
}

/// The gaps by weight.
fn wanting(model: &Model) -> Vec<Span<'static>> {
    let mut spans = vec![Span::styled(format!("{}  ", words::WANTING), model.theme.strong())];
    for &severity in Severity::ALL.iter().rev() {
        let count = model.work.assessment.count(severity);
        spans.push(Span::styled(format!("{count} {severity}  "), model.theme.severity(severity)));
    }
    let accepted = model.work.assessment.count_accepted();
    spans.push(Span::styled(format!("· {}", words::accepted(accepted)), model.theme.quiet()));
    spans
}
