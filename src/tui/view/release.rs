//! The release: what to look at again with its reasons, what a reviewer looks at, or a version to be opened; and below or
//! beside the list what is told of the chosen row.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::pane::List;
use super::{pane, release_row, release_told};
use crate::record::AnswerKey;
use crate::tui::layout::{inside, release_panes, text_inside};
use crate::tui::model::{Model, ReleaseList};
use crate::tui::wrap::cut;
use crate::words::release as words;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let panes = release_panes(area);
    pane::border(model, panes.list, &title(model), true, buffer);
    aside(model, panes.list, buffer);
    let cursor = list(model, panes.list, buffer);
    pane::border(model, panes.detail, release_told::title(model), false, buffer);
    let rows = release_told::rows(model, usize::from(text_inside(panes.detail).width));
    pane::rows(model, panes.detail, &rows, model.place.release.scroll, buffer);
    if let Some(text) = release_told::on_the_way(model) {
        // The border of a pane that has not the focus is dim; this is not.
        let style = model.theme.notice().remove_modifier(Modifier::DIM);
        pane::foot(model, panes.detail, &format!(" {text} "), style, rows.len(), buffer);
    }
    cursor
}

/// Rows that are told of the chosen row, for scrolling.
pub(in crate::tui) fn release_height(model: &Model, text: Rect) -> usize {
    release_told::rows(model, usize::from(text.width)).len()
}

fn title(model: &Model) -> String {
    let Some(release) = &model.work.record.release else {
        return words::WHICH_VERSION.to_owned();
    };
    match model.place.release.list {
        ReleaseList::Queue if model.releases.queue.needed().next().is_none() => {
            words::nothing_waits(&release.version)
        }
        ReleaseList::Queue => words::waits(&release.version, &model.releases.queue.sum()),
        ReleaseList::Review => {
            let all = &model.releases.review;
            let said = |key: &AnswerKey| {
                model.work.record.answer(key).is_some_and(|answer| answer.verdict().is_some())
            };
            let done = all.iter().filter(|(_, key)| said(key)).count();
            words::review(&release.version, done, all.len())
        }
    }
}

/// On the lower border: what else is in the list.
fn aside(model: &Model, area: Rect, buffer: &mut Buffer) {
    if model.work.record.release.is_none() || model.place.release.list == ReleaseList::Review {
        return;
    }
    let queue = &model.releases.queue;
    let seen = queue.entries.iter().filter(|entry| model.releases.has_seen(entry)).count();
    let rest = queue.entries.len() - queue.needed().count();
    let due = if rest > 0 { format!(", {}", words::not_due(rest)) } else { String::new() };
    let text = format!(" {}{due} ", words::seen(seen, queue.entries.len()));
    if seen > 0 || rest > 0 {
        let text = cut(&text, usize::from(area.width.saturating_sub(24)), model.theme.ellipsis());
        buffer.set_string(area.x + 2, area.bottom().saturating_sub(1), text, model.theme.quiet());
    }
}

fn list(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let rows = count(model);
    let chosen = model.place.release.chosen.min(rows.saturating_sub(1));
    let list = List { frame: area, places: inside(area), rows, chosen };
    if rows == 0 {
        let nothing = match model.place.release.list {
            ReleaseList::Queue => words::NOTHING_LEFT,
            ReleaseList::Review => words::NOTHING_TO_REVIEW,
        };
        pane::nothing(model, nothing, list.places, buffer);
    }
    list.draw(model, buffer, |at, pointer, columns| line(model, at, pointer, columns))
}

/// Rows of the list.
fn count(model: &Model) -> usize {
    match (model.work.record.release.is_some(), model.place.release.list) {
        (false, _) => model.releases.proposals.as_ref().map_or(0, Vec::len) + 1,
        (true, ReleaseList::Queue) => model.releases.queue.entries.len(),
        (true, ReleaseList::Review) => model.releases.review.len(),
    }
}

fn line(model: &Model, at: usize, pointer: &'static str, columns: usize) -> Line<'static> {
    if model.work.record.release.is_none() {
        return proposal(model, at, pointer, columns);
    }
    match model.place.release.list {
        ReleaseList::Queue => model
            .releases
            .queue
            .entries
            .get(at)
            .map_or_else(Line::default, |entry| release_row::of_queue(model, entry, pointer, columns)),
        ReleaseList::Review => model.releases.review.get(at).map_or_else(Line::default, |(at, key)| {
            release_row::of_review(model, (*at, key), pointer, columns)
        }),
    }
}

/// A version that the project names, or the place for another one.
fn proposal(model: &Model, at: usize, pointer: &'static str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let proposal = model.releases.proposals.as_ref().and_then(|all| all.get(at));
    match proposal {
        Some(proposal) => {
            let from = format!("  {}", words::from(proposal.from));
            let room = columns.saturating_sub(from.len() + 1);
            let version = cut(proposal.version.as_str(), room, theme.ellipsis());
            Line::from(vec![
                Span::raw(pointer),
                Span::styled(version, theme.strong()),
                Span::styled(from, theme.quiet()),
            ])
        }
        None if model.releases.proposals.is_none() => {
            Line::raw(format!("{pointer}{}", words::ANOTHER_VERSION_OR_TO_COME))
        }
        None => Line::raw(format!("{pointer}{}", words::ANOTHER_VERSION)),
    }
}
