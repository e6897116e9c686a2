//! The keys of the moment, made from the keymap; or what there is to tell, until the next key.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::offers::offers;
use crate::tui::action::Action;
use crate::tui::keymap::{Row, rows};
use crate::tui::model::{Dialog, Model, Notice};
use crate::tui::wrap::{cut, width, wrap};
use crate::words::footer as words;

/// Columns between two keys.
const BETWEEN: usize = 3;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let columns = usize::from(area.width);
    let lines = match &model.notice {
        Some(Notice::Said(text)) => wrap(&[Span::styled(format!(" {text}"), theme.notice())], columns, 1),
        Some(Notice::Failed(text)) => wrap(&[Span::styled(format!(" {text}"), theme.alarm())], columns, 1),
        None => keys(model, columns, usize::from(area.height)),
    };
    // A message that is longer than the footer lies over the rows above it, until the next key; one that would take more
    // than half the screen ends in a sign.
    let most = area.y.saturating_sub(area.y / 2);
    let more = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(area.height).min(most);
    let area = Rect { y: area.y - more, height: area.height + more, ..area };
    if more > 0 {
        Clear.render(area, buffer);
    }
    let rows = usize::from(area.height);
    let last = lines.len().min(rows);
    for (at, (line, row)) in lines.iter().zip(area.rows()).enumerate() {
        if at + 1 == last && lines.len() > rows {
            let text = cut(&format!("{line} {}", theme.ellipsis()), columns, theme.ellipsis());
            buffer.set_string(
                row.x,
                row.y,
                text,
                line.spans.first().map_or_else(Default::default, |span| span.style),
            );
        } else {
            line.render(row, buffer);
        }
    }
}

/// As many keys as fit, of those that do something now; finding, help and the ways out always do.
fn keys(model: &Model, columns: usize, height: usize) -> Vec<Line<'static>> {
    let named: Vec<&Row> = rows(model.mode())
        .filter(|row| !row.footer.is_empty() && offers(model, model.dialogs.last(), row.action))
        .collect();
    let all = named.len();
    let (last, mut first): (Vec<&Row>, Vec<&Row>) =
        named.into_iter().partition(|row| always_shown(row.action));
    loop {
        let hidden = all - first.len() - last.len();
        let lines = lay(model, first.iter().chain(&last).copied(), hidden, columns);
        if lines.len() <= height || first.pop().is_none() {
            return lines.iter().map(|rows| line(model, rows, hidden)).collect();
        }
    }
}

/// The word beside a key. Help says how many keys of the moment the footer has no room for; leaving a form, what it takes
/// back.
fn word(model: &Model, row: &Row, hidden: usize) -> Cow<'static, str> {
    let gives = matches!(model.dialogs.last(), Some(Dialog::Form(form)) if form.gives.is_some());
    match (row.action, hidden) {
        (Action::Back, _) if gives && !row.footer.is_empty() => Cow::Borrowed(words::WITHOUT_STATUS),
        (Action::Help, 1..) => Cow::Owned(words::help_and_more(row.footer, hidden)),
        _ => Cow::Borrowed(row.footer),
    }
}

/// Rows laid out one after the other, in lines of so many columns.
fn lay<'a>(
    model: &Model,
    rows: impl Iterator<Item = &'a Row>,
    hidden: usize,
    columns: usize,
) -> Vec<Vec<&'a Row>> {
    let mut lines: Vec<Vec<&Row>> = vec![Vec::new()];
    let mut used = 1;
    for row in rows {
        let size = width(&name(row)) + 1 + width(&word(model, row, hidden));
        if used + size > columns {
            lines.push(Vec::new());
            used = 1;
        }
        used += size + BETWEEN;
        if let Some(line) = lines.last_mut() {
            line.push(row);
        }
    }
    lines
}

fn always_shown(action: Action) -> bool {
    matches!(
        action,
        Action::Open
            | Action::Find
            | Action::ShowGaps
            | Action::Help
            | Action::Quit
            | Action::Back
            | Action::ShowItems
    )
}

fn name(row: &Row) -> String {
    row.keys.first().map(|key| key.name()).unwrap_or_default()
}

fn line(model: &Model, rows: &[&Row], hidden: usize) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for row in rows {
        spans.push(Span::styled(name(row), model.theme.key()));
        spans.push(Span::raw(format!(" {}{}", word(model, row, hidden), " ".repeat(BETWEEN))));
    }
    Line::from(spans)
}
