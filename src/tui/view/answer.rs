//! The answer to the chosen item, in rows: what was said, what shows it, what is planned or accepted, what is wanting.

use ratatui::text::{Line, Span};

use crate::assess::{GapKind, ONLY_MENTIONED, Standing, only_mentioned};
use crate::record::{Answer, AnswerKey, Verdict};
use crate::text::{clipped, visible_line};
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::model::{DraftField, Model};
use crate::tui::theme::short_word;
use crate::tui::wrap::{cut, width, wrap, wrap_text};

/// The rows, with a rule above them. Of each field so many characters are looked at.
pub(super) fn rows(model: &Model, position: usize, columns: usize, longest: usize) -> Vec<Line<'static>> {
    let Some(key) = model.work.key(position) else { return Vec::new() };
    let mut rows = vec![rule(model, key.model(), columns)];
    match model.work.record.answer(&key) {
        Some(answer) => rows.extend(of_answer(model, answer, columns, longest)),
        None => rows.push(Line::styled("not answered yet", model.theme.quiet())),
    }
    rows.extend(of_project(model, position, columns));
    rows.extend(drafts(model, &key, columns));
    if let Some(standing) = model.work.standing(position) {
        rows.extend(wanting(model, standing, columns));
    }
    rows
}

fn rule(model: &Model, about: Option<&str>, columns: usize) -> Line<'static> {
    let dash = model.theme.lines().horizontal_top;
    let about = about.map(|about| format!("for {} ", visible_line(about))).unwrap_or_default();
    // On the right the rule tells how far one has scrolled.
    let name = cut(&format!(" Your answer {about}"), columns.saturating_sub(18), model.theme.ellipsis());
    let right = columns.saturating_sub(width(&name) + 1);
    Line::from(vec![
        Span::styled(dash, model.theme.quiet()),
        Span::styled(name, model.theme.heading()),
        Span::styled(dash.repeat(right), model.theme.quiet()),
    ])
}

/// What an answer says, one field after the other.
pub(super) fn of_answer(
    model: &Model,
    answer: &Answer,
    columns: usize,
    longest: usize,
) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = Vec::new();
    let mut head = vec![Span::styled(
        format!("{} {}", theme.sign(answer.status), short_word(answer.status)),
        theme.status(answer.status).patch(theme.strong()),
    )];
    let said = [answer.by.clone(), answer.at.map(|at| at.date_naive().to_string())];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if !said.is_empty() {
        head.push(Span::styled(format!(" · {}", said.join(", ")), theme.quiet()));
    }
    if let Some(owner) = &answer.owner {
        head.push(Span::raw(format!(" · owner {owner}")));
    }
    rows.extend(wrap(&head, columns, 2));
    rows.extend(fields(model, answer, columns, longest));
    rows
}

/// The fields of an answer below its status, its hand and its owner.
pub(super) fn fields(model: &Model, answer: &Answer, columns: usize, longest: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = Vec::new();
    let mut field = |name: &str, text: &str| {
        let text = clipped(text, longest);
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default();
        rows.extend(wrap(&[Span::styled(format!("{name} "), theme.heading()), Span::raw(first)], columns, 2));
        rows.extend(
            lines.flat_map(|line| wrap_text(&format!("  {line}"), ratatui::style::Style::new(), columns)),
        );
    };
    if !answer.reason.is_empty() {
        field("Reason", &answer.reason);
    }
    for evidence in &answer.evidence {
        field("Evidence", &format!("{evidence} · {}", model.work.proof(evidence)));
    }
    if only_mentioned(answer) {
        field("Note that", &format!("it is {ONLY_MENTIONED}"));
    }
    if let Some(plan) = &answer.plan {
        let by = plan.by.map(|by| format!(", by {by}")).unwrap_or_default();
        field("Plan", &format!("{}{by}", plan.what));
    }
    if let Some(acceptance) = &answer.acceptance {
        let over = if acceptance.is_over(model.work.today) { " (over)" } else { "" };
        let text = format!("until {}{over}, by {}: {}", acceptance.until, acceptance.who, acceptance.reason);
        field("Accepted", &text);
    }
    if !answer.note.is_empty() {
        field("Note", &answer.note);
    }
    if let Some(affirmed) = &answer.affirmed {
        let together = if affirmed.unchanged { ", together with all that was unchanged" } else { "" };
        let (by, day, release) = (&affirmed.by, affirmed.at.date_naive(), &affirmed.release);
        field("Reaffirmed", &format!("by {by} on {day} for {release}{together}"));
    }
    if let Some(review) = answer.verdict() {
        let word = match review.verdict {
            Verdict::Accepted => "will do",
            Verdict::SentBack => "sent back",
        };
        let comment = if review.comment.is_empty() { String::new() } else { format!(": {}", review.comment) };
        field("Reviewed", &format!("{word}, by {} on {}{comment}", review.by, review.at.date_naive()));
    }
    rows
}

/// What was said for the whole project, before the item was asked of each model.
fn of_project(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(answer) = model.work.said_of_project(position) else { return Vec::new() };
    let key = name_of(Action::TakeFromProject);
    let by = answer.by.as_deref().map(|by| format!(" by {}", visible_line(by))).unwrap_or_default();
    let text = format!("For the whole project: {}{by}; {key} takes it over", short_word(answer.status));
    wrap(&[Span::styled(text, model.theme.quiet())], columns, 2)
}

/// What was typed and not confirmed.
fn drafts(model: &Model, key: &AnswerKey, columns: usize) -> Vec<Line<'static>> {
    let fields: Vec<&str> = model.drafts.of(key).map(DraftField::word).collect();
    if fields.is_empty() {
        return Vec::new();
    }
    let text = format!("Draft kept: {}", fields.join(", "));
    wrap(&[Span::styled(text, model.theme.notice())], columns, 0)
}

/// What is wanting, with the next step.
pub(super) fn wanting(model: &Model, standing: &Standing, columns: usize) -> Vec<Line<'static>> {
    let Standing::Asked { kinds, accepted, status, moved, .. } = standing else {
        return Vec::new();
    };
    let theme = model.theme;
    let mut rows = Vec::new();
    // An item that nobody has answered says so already.
    for kind in kinds.iter().filter(|_| status.is_some()) {
        let aside = accepted.filter(|_| kind.can_be_accepted());
        let (style, end) = match aside {
            Some(until) => (theme.quiet(), format!(" (accepted until {until})")),
            None => (theme.notice(), format!(": {}", kind.next())),
        };
        let text = format!("Wanting: {}{end}", kind.sentence());
        rows.extend(wrap(&[Span::styled(text, style)], columns, 2));
        for moved in moved.iter().filter(|_| *kind == GapKind::ModelChanged) {
            let text = format!("  {}", visible_line(&moved.sentence()));
            rows.extend(wrap(&[Span::styled(text, style)], columns, 4));
        }
    }
    rows
}
