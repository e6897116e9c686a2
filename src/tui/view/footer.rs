//! The keys of the moment, made from the keymap; or what there is to tell, until the next key.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::offers::offers;
use crate::assess::heed;
use crate::tui::action::Action;
use crate::tui::keymap::{Row, rows};
use crate::tui::model::{Dialog, Model, Notice, SeenRow};
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

/// A key of the moment with the word beside it.
#[derive(Clone, Copy)]
struct Named<'a> {
    row: &'a Row,
    word: &'static str,
}

/// As many keys as fit, of those that do something now; finding, help and the ways out always do.
fn keys(model: &Model, columns: usize, height: usize) -> Vec<Line<'static>> {
    let named: Vec<Named<'_>> = rows(model.mode())
        .filter(|row| !row.footer.is_empty() && offers(model, model.dialogs.last(), row.action))
        .map(|row| Named { row, word: word(model, row) })
        .collect();
    let all = named.len();
    let (last, mut first): (Vec<Named<'_>>, Vec<Named<'_>>) =
        named.into_iter().partition(|named| always_shown(named.row.action));
    loop {
        let hidden = all - first.len() - last.len();
        let lines = lay(first.iter().chain(&last).copied(), hidden, columns);
        if lines.len() <= height || first.pop().is_none() {
            return lines.iter().map(|named| line(model, named, hidden)).collect();
        }
    }
}

/// The word beside a key. Leaving a form says what it takes back, and what is set aside can only be heeded again.
fn word(model: &Model, row: &Row) -> &'static str {
    let gives = || matches!(model.dialogs.last(), Some(Dialog::Form(form)) if form.gives.is_some());
    match row.action {
        Action::Back if gives() => words::WITHOUT_STATUS,
        Action::SetAside if is_set_aside(model) => words::HEED_AGAIN,
        _ => row.footer,
    }
}

impl Named<'_> {
    fn key(&self) -> String {
        self.row.keys.first().map(|key| key.name()).unwrap_or_default()
    }

    /// Its word. Help says how many keys of the moment the footer has no room for.
    fn word(&self, hidden: usize) -> Cow<'static, str> {
        match (self.row.action, hidden) {
            (Action::Help, 1..) => Cow::Owned(words::help_and_more(self.word, hidden)),
            _ => Cow::Borrowed(self.word),
        }
    }
}

/// Whether the chosen row of a list of what was seen is set aside.
fn is_set_aside(model: &Model) -> bool {
    let (Some(Dialog::Seen(dialog)), Some(scanned)) = (model.dialogs.last(), &model.work.scanned) else {
        return false;
    };
    let row = dialog.row(scanned, &model.work, dialog.chosen);
    let Some(SeenRow::Observation(one, _)) = row else { return false };
    heed(one, &model.work.record, model.work.today).is_set_aside()
}

/// Keys laid out one after the other, in lines of so many columns.
fn lay<'a>(all: impl Iterator<Item = Named<'a>>, hidden: usize, columns: usize) -> Vec<Vec<Named<'a>>> {
    let mut lines: Vec<Vec<Named<'_>>> = vec![Vec::new()];
    let mut used = 1;
    for named in all {
        let size = width(&named.key()) + 1 + width(&named.word(hidden));
        if used + size > columns {
            lines.push(Vec::new());
            used = 1;
        }
        used += size + BETWEEN;
        if let Some(line) = lines.last_mut() {
            line.push(named);
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

fn line(model: &Model, all: &[Named<'_>], hidden: usize) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for named in all {
        spans.push(Span::styled(named.key(), model.theme.key()));
        spans.push(Span::raw(format!(" {}{}", named.word(hidden), " ".repeat(BETWEEN))));
    }
    Line::from(spans)
}
