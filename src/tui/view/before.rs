//! An answer to an earlier question above the guidance: what was asked, what is asked now, and what was answered, beside
//! each other where there is room and otherwise one below the other. Nothing of it is taken over.

use ratatui::text::{Line, Span};

use crate::assess::{Before, Otherwise, before};
use crate::text::{clipped, visible_line};
use crate::tui::model::Model;
use crate::tui::theme::short_word;
use crate::tui::wrap::{width, wrap};
use crate::words::before as words;

/// From so many columns on, the two questions stand beside each other.
const WIDE: usize = 72;
/// Columns between them.
const BETWEEN: usize = 3;
/// Characters of a note that are shown; all of it is in the record and in its export.
const LONGEST: usize = 300;

/// Every earlier answer of an item; no row where there is none.
pub(super) fn rows(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(item) = model.work.item(position) else { return Vec::new() };
    before(item, &model.work.record).iter().flat_map(|each| one(model, each, columns)).collect()
}

fn one(model: &Model, before: &Before<'_>, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let then = match before.why {
        Otherwise::Reworded => words::ASKED_THEN.to_owned(),
        Otherwise::Replaced => words::asked_then_as(before.key),
    };
    let asked = visible_line(before.asked.unwrap_or(words::QUESTION_NOT_KEPT)).into_owned();
    let asks = visible_line(before.asks).into_owned();
    let column = |heading: &str, text: &str, columns: usize| {
        let mut rows = wrap(&[Span::styled(heading.to_owned(), theme.heading())], columns, 0);
        rows.extend(wrap(&[Span::raw(text.to_owned())], columns, 0));
        rows
    };
    let mut rows = vec![Line::default()];
    if columns >= WIDE {
        let half = (columns - BETWEEN) / 2;
        let (left, right) = (column(&then, &asked, half), column(words::ASKED_NOW, &asks, half));
        rows.extend(beside(left, right, half));
    } else {
        rows.extend(column(&then, &asked, columns));
        rows.extend(column(words::ASKED_NOW, &asks, columns));
    }
    rows.extend(answered(model, before, columns));
    rows
}

/// What was answered then, in a row or two.
fn answered(model: &Model, before: &Before<'_>, columns: usize) -> Vec<Line<'static>> {
    let (theme, answer) = (model.theme, before.answer);
    let said = [answer.by.clone(), answer.at.map(|at| at.date_naive().to_string())];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let mut head = vec![
        Span::styled(format!("{} ", words::ANSWERED_THEN), theme.heading()),
        Span::styled(
            format!("{} {}", theme.sign(answer.status), short_word(answer.status)),
            theme.status(answer.status),
        ),
    ];
    if !said.is_empty() {
        head.push(Span::styled(format!(" · {}", visible_line(&said.join(", "))), theme.quiet()));
    }
    let mut rows = wrap(&head, columns, 2);
    let evidence: Vec<_> = answer.evidence.iter().map(ToString::to_string).collect();
    // The note and the evidence of an answer of its own stand below the guidance.
    if before.why == Otherwise::Replaced {
        for (name, text) in [
            (words::NOTE_THEN, clipped(&answer.note, LONGEST)),
            (words::EVIDENCE_THEN, evidence.join(", ").into()),
        ] {
            if !text.is_empty() {
                let text = visible_line(&text).into_owned();
                let name = Span::styled(format!("{name} "), theme.heading());
                rows.extend(wrap(&[name, Span::raw(text)], columns, 2));
            }
        }
    }
    rows
}

/// Two columns, the left one so wide.
fn beside(left: Vec<Line<'static>>, right: Vec<Line<'static>>, half: usize) -> Vec<Line<'static>> {
    let height = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let mut rows = Vec::with_capacity(height);
    for _ in 0..height {
        let mut row = left.next().unwrap_or_default();
        let used: usize = row.spans.iter().map(|span| width(&span.content)).sum();
        row.spans.push(Span::raw(" ".repeat(half.saturating_sub(used) + BETWEEN)));
        row.spans.extend(right.next().unwrap_or_default().spans);
        rows.push(row);
    }
    rows
}
