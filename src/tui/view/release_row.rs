//! One row of what to look at again, and one of what to review: weight, reason, sign and title.

use ratatui::text::{Line, Span};

use crate::assess::Entry;
use crate::record::{AnswerKey, Verdict};
use crate::tui::model::Model;
use crate::tui::theme::short_severity;
use crate::tui::wrap::{about, width};
use crate::words::answer as words;

/// Columns of the reason or verdict.
const WHY: usize = 19;
/// Lists narrower than this shorten the words of severity.
const NARROW: usize = 70;

/// A row of what to look at again.
pub(super) fn of_queue(model: &Model, entry: &Entry, pointer: &'static str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let weight = if columns < NARROW { short_severity(entry.severity) } else { entry.severity.word() };
    let weight = format!("{weight:<0$}", if columns < NARROW { 5 } else { 9 });
    let style = if entry.is_needed() { theme.severity(entry.severity) } else { theme.quiet() };
    let why = if entry.is_unchanged() { theme.quiet() } else { theme.notice() };
    let front = vec![
        Span::raw(pointer),
        Span::styled(weight, style),
        Span::styled(format!("{:<WHY$}", entry.kind()), why),
    ];
    with_title(model, front, entry.position, &entry.key, columns)
}

/// A row of what to review.
pub(super) fn of_review(
    model: &Model,
    (position, key): (usize, &AnswerKey),
    pointer: &'static str,
    columns: usize,
) -> Line<'static> {
    let theme = model.theme;
    let verdict = model.work.record.answer(key).and_then(|answer| answer.verdict());
    let (word, style) = match verdict.map(|review| review.verdict) {
        Some(Verdict::Accepted) => (words::WILL_DO, theme.shown()),
        Some(Verdict::SentBack) => (words::SENT_BACK, theme.notice()),
        None => (words::NOT_REVIEWED, theme.quiet()),
    };
    let front = vec![Span::raw(pointer), Span::styled(format!("{word:<14}"), style)];
    with_title(model, front, position, key, columns)
}

/// The title comes last, and behind it the model that the answer is about.
fn with_title(
    model: &Model,
    mut front: Vec<Span<'static>>,
    position: usize,
    key: &AnswerKey,
    columns: usize,
) -> Line<'static> {
    let theme = model.theme;
    let status = model.work.record.answer(key).and_then(|answer| answer.status);
    front.push(Span::styled(format!("{} ", theme.sign(status)), theme.status(status)));
    let used: usize = front.iter().map(|span| width(&span.content)).sum();
    let title = model.work.item(position).map_or("", |item| &item.title);
    front.push(Span::raw(about(title, key.model(), columns.saturating_sub(used), theme.ellipsis())));
    Line::from(front)
}
