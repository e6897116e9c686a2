//! The answer to the chosen item, in rows: what was said, what shows it, what is planned or accepted, what is wanting.

use std::borrow::Cow;

use ratatui::text::{Line, Span};

use crate::assess::{GapKind, Standing, only_mentioned};
use crate::record::{Acceptance, Answer, AnswerKey, Verdict};
use crate::text::{clipped, visible_line};
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::model::{DraftField, Model};
use crate::tui::theme::short_word;
use crate::tui::wrap::{cut, width, wrap};
use crate::words::{adopting, answer as words, next_step};

/// The rows, with a rule above them. Of each field so many characters are looked at.
pub(super) fn rows(model: &Model, position: usize, columns: usize, longest: usize) -> Vec<Line<'static>> {
    let Some(key) = model.work.key(position) else { return Vec::new() };
    let mut rows = vec![rule(model, key.model(), columns)];
    match model.work.record.answer(&key) {
        Some(answer) => rows.extend(of_answer(model, answer, columns, longest)),
        None => rows.push(Line::styled(words::NOT_YET, model.theme.quiet())),
    }
    rows.extend(of_project(model, position, columns));
    rows.extend(drafts(model, &key, columns));
    if let Some(standing) = model.work.standing(position) {
        rows.extend(wanting(model, &key, standing, columns));
    }
    rows
}

/// The same of an item that has a status, for where there is little room: the status, what is wanting, and then the rest.
pub(super) fn answered(
    model: &Model,
    position: usize,
    columns: usize,
    longest: usize,
) -> Option<Vec<Line<'static>>> {
    let key = model.work.key(position)?;
    let answer = model.work.record.answer(&key).filter(|answer| answer.status.is_some())?;
    let mut rows = head(model, answer, columns);
    if let Some(standing) = model.work.standing(position) {
        rows.extend(wanting(model, &key, standing, columns));
    }
    rows.extend(fields(model, answer, columns, longest));
    rows.extend(of_project(model, position, columns));
    rows.extend(drafts(model, &key, columns));
    Some(rows)
}

fn rule(model: &Model, about: Option<&str>, columns: usize) -> Line<'static> {
    let dash = model.theme.lines().horizontal_top;
    let name = about.map_or_else(|| words::YOURS.into(), |about| words::yours_about(&visible_line(about)));
    // On the right the rule tells how far one has scrolled.
    let name = cut(&format!(" {name} "), columns.saturating_sub(18), model.theme.ellipsis());
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
    let mut rows = head(model, answer, columns);
    rows.extend(fields(model, answer, columns, longest));
    rows
}

/// The status, whose it is, and the owner.
fn head(model: &Model, answer: &Answer, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
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
        head.push(Span::raw(format!(" · {}", words::owner(owner))));
    }
    wrap(&head, columns, 2)
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
        rows.extend(lines.flat_map(|line| wrap(&[Span::raw(format!("  {line}"))], columns, 2)));
    };
    if !answer.reason.is_empty() {
        field(words::REASON, &answer.reason);
    }
    for evidence in &answer.evidence {
        field(words::EVIDENCE, &format!("{evidence} · {}", model.work.proof(evidence)));
    }
    if only_mentioned(answer) {
        field(adopting::THIS_IS, adopting::ONLY_MENTIONED);
    }
    if let Some(plan) = &answer.plan {
        let by = plan.by.map(|by| words::planned_by(&plan.what, by));
        field(words::PLAN, by.as_ref().unwrap_or(&plan.what));
    }
    if let Some(acceptance) = &answer.acceptance {
        let Acceptance { until, who, reason, .. } = acceptance;
        let text = if acceptance.is_over(model.work.today) {
            words::accepted_and_over(until, who, reason)
        } else {
            words::accepted(until, who, reason)
        };
        field(words::ACCEPTED, &text);
    }
    if !answer.note.is_empty() {
        field(words::NOTE, &answer.note);
    }
    if let Some(affirmed) = &answer.affirmed {
        let say = if affirmed.unchanged { words::reaffirmed_together } else { words::reaffirmed };
        let (by, day, release) = (&affirmed.by, affirmed.at.date_naive(), &affirmed.release);
        field(words::REAFFIRMED, &say(by, day, release));
    }
    if let Some(review) = answer.verdict() {
        let word = match review.verdict {
            Verdict::Accepted => words::WILL_DO,
            Verdict::SentBack => words::SENT_BACK,
        };
        let comment = if review.comment.is_empty() { String::new() } else { format!(": {}", review.comment) };
        let said = words::reviewed(word, &review.by, review.at.date_naive());
        field(words::REVIEWED, &format!("{said}{comment}"));
    }
    rows
}

/// Whether an answer says more in some field than so many characters.
pub(super) fn says_more(answer: &Answer, longest: usize) -> bool {
    let plan = answer.plan.as_ref().map(|plan| &plan.what);
    let acceptance = answer.acceptance.as_ref().map(|acceptance| &acceptance.reason);
    let comment = answer.verdict().map(|review| &review.comment);
    let own = [Some(&answer.note), Some(&answer.reason), plan, acceptance, comment];
    own.into_iter().flatten().any(|text| text.chars().nth(longest).is_some())
}

/// What was said for the whole project, before the item was asked of each model.
fn of_project(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(answer) = model.work.said_of_project(position) else { return Vec::new() };
    let key = name_of(Action::TakeFromProject);
    let status = short_word(answer.status);
    let text = match answer.by.as_deref() {
        Some(by) => words::of_project_by(&visible_line(by), status, &key),
        None => words::of_project(status, &key),
    };
    wrap(&[Span::styled(text, model.theme.quiet())], columns, 2)
}

/// What was typed and not confirmed.
fn drafts(model: &Model, key: &AnswerKey, columns: usize) -> Vec<Line<'static>> {
    let fields: Vec<&str> = model.drafts.of(key).map(DraftField::word).collect();
    if fields.is_empty() {
        return Vec::new();
    }
    let text = words::draft_kept(&fields.join(", "));
    wrap(&[Span::styled(text, model.theme.notice())], columns, 0)
}

/// The next step as it is taken on the screen, which shows what the shell lists. `to_conflict`: the key that leads to two
/// versions of an answer.
pub(super) fn next_here(kind: GapKind, next: Cow<'static, str>, to_conflict: &str) -> Cow<'static, str> {
    match kind {
        GapKind::Contradicted => {
            next_step::contradicted_on_the_screen(&name_in(Mode::Items, Action::ShowSeen)).into()
        }
        GapKind::Conflict => next_step::conflict_on_the_screen(to_conflict).into(),
        _ => next,
    }
}

/// What is wanting, with the next step.
pub(super) fn wanting(
    model: &Model,
    key: &AnswerKey,
    standing: &Standing,
    columns: usize,
) -> Vec<Line<'static>> {
    let Standing::Asked { kinds, accepted, status, moved, .. } = standing else {
        return Vec::new();
    };
    let theme = model.theme;
    let (answer, observed) = (model.work.record.answer(key), &model.work.observed);
    let mut rows = Vec::new();
    // An item that nobody has answered says so already.
    for kind in kinds.iter().filter(|_| status.is_some()) {
        let aside = accepted.filter(|_| kind.can_be_accepted());
        let sentence = answer.map_or(kind.sentence(), |answer| kind.sentence_of(answer, observed));
        let next = answer
            .map_or_else(|| kind.next().into(), |answer| kind.next_of(answer, observed, model.work.today));
        let next = next_here(*kind, next, &name_of(Action::ShowConflict));
        let (style, text) = match aside {
            Some(until) => (theme.quiet(), words::wanting_but_accepted(sentence, until)),
            None => (theme.notice(), words::wanting(sentence, &visible_line(&next))),
        };
        rows.extend(wrap(&[Span::styled(text, style)], columns, 2));
        for moved in moved.iter().filter(|_| *kind == GapKind::ModelChanged) {
            let text = format!("  {}", visible_line(&moved.sentence()));
            rows.extend(wrap(&[Span::styled(text, style)], columns, 4));
        }
    }
    rows
}
