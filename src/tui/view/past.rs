//! The project over its releases, below the overview: said and shown, gaps opened and closed, age of the answers.

use ratatui::text::{Line, Span};

use crate::tui::model::Model;
use crate::tui::past::{AGES, Milestone};
use crate::tui::wrap::{cut, width, wrap};
use crate::words::past as words;

/// Widest bar, in cells.
const WIDEST: usize = 30;
/// Columns of a release's name.
const NAME: usize = 12;

/// The rows.
pub(super) fn rows(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = vec![Line::default(), Line::styled(words::TITLE, theme.strong())];
    let Some(past) = &model.past else {
        rows.push(Line::styled(format!("  {}", words::BEING_LOOKED_AT), theme.quiet()));
        return rows;
    };
    if past.milestones.len() < 2 && past.earlier == 0 {
        rows.push(Line::styled(format!("  {}", words::NO_RELEASE), theme.quiet()));
    } else {
        if past.earlier > 0 {
            let text = format!("  {}", words::earlier(past.earlier));
            rows.push(Line::styled(text, theme.quiet()));
        }
        rows.extend(past.milestones.iter().flat_map(|milestone| of(model, milestone, columns)));
    }
    rows.push(Line::default());
    rows.push(Line::styled(words::AGES, theme.strong()));
    let ages = AGES.iter().map(|(_, age)| *age).chain([words::OLDER, words::UNKNOWN_AGE]);
    let counts = past.ages.iter().zip(ages).filter(|(count, _)| **count > 0);
    let parts: Vec<String> = counts.map(|(count, age)| format!("{age}: {count}")).collect();
    let text = if parts.is_empty() { words::NOTHING_ANSWERED.to_owned() } else { parts.join(" · ") };
    rows.extend(wrap(&[Span::raw("  "), Span::raw(text)], columns, 2));
    rows
}

/// One release: a bar of what was shown within what was said, and the counts.
fn of(model: &Model, milestone: &Milestone, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let counts = &milestone.counts;
    let cells = columns.saturating_sub(50).clamp(10, WIDEST);
    let scale = |count: usize| (count * cells).checked_div(counts.applicable).unwrap_or_default().min(cells);
    let (said, shown) = (scale(counts.said), scale(counts.shown));
    let (full, empty) = theme.bar();
    let half = theme.half_bar();
    let name = cut(&milestone.name, NAME - 2, theme.ellipsis());
    let name = format!("  {name}{}", " ".repeat(NAME.saturating_sub(width(&name) + 2) + 1));
    let moved = milestone
        .moved
        .map_or_else(String::new, |(opened, closed)| format!(": {}", words::moved(opened, closed)));
    let mut rows = vec![Line::from(vec![
        Span::styled(name, theme.heading()),
        Span::styled(full.repeat(shown), theme.shown()),
        Span::styled(half.repeat(said.saturating_sub(shown)), theme.said()),
        Span::styled(empty.repeat(cells.saturating_sub(said.max(shown))), theme.quiet()),
        Span::raw(format!("  {}", words::counts(counts.said, counts.shown, counts.applicable))),
    ])];
    let text = format!("{}; {}{moved}", milestone.day, words::gaps(counts.gaps));
    let indent = " ".repeat(NAME + 1);
    rows.extend(wrap(&[Span::styled(format!("{indent}{text}"), theme.quiet())], columns, NAME + 1));
    rows
}
