//! The items of a phase: sign, word, title, and the weight of what is wanting. Only the rows that are seen are made.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::pane::{self, List};
use crate::checklist::{Fallback, Item};
use crate::report::provenance;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::layout::inside;
use crate::tui::model::{Focus, Model, NotAsked};
use crate::tui::theme::{short_severity, short_word};
use crate::tui::wrap::{cut, width};
use crate::words::list as words;

/// Columns of pointer, sign and word.
const STATUS: usize = 11;
/// Lists narrower than this shorten the words of severity.
const NARROW: usize = 44;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let phase = model.place.phase;
    let rows = model.work.rows(phase);
    let checklist = &model.work.checklist;
    let title = checklist.phases.get(phase).map(|phase| provenance::phase_title(checklist, phase));
    pane::border(model, area, title.as_deref().unwrap_or_default(), model.place.focus == Focus::List, buffer);
    let places = inside(area);
    if rows.is_empty() {
        pane::nothing(model, &words::no_item(&name_of(Action::ToggleNotAsked)), places, buffer);
        return None;
    }
    let chosen =
        model.place.chosen().and_then(|position| rows.binary_search(&position).ok()).unwrap_or_default();
    if rows.len() <= usize::from(places.height) {
        not_asked(model, area, buffer);
    }
    let list = List { frame: area, places, rows: rows.len(), chosen };
    list.draw(model, buffer, |at, pointer, columns| {
        let item = rows.get(at).and_then(|position| Some((model.work.item(*position)?, *position)));
        item.map_or_else(Line::default, |(item, position)| row(model, item, position, pointer, columns))
    })
}

/// Says how many items of the phase are not asked.
fn not_asked(model: &Model, area: Rect, buffer: &mut Buffer) {
    let hidden = model.work.not_asked_in(model.place.phase);
    if hidden > 0 && model.place.not_asked == NotAsked::Hidden && area.width > 32 {
        let text = format!(" {} ", words::not_asked_here(hidden, &name_of(Action::ToggleNotAsked)));
        buffer.set_string(area.x + 2, area.bottom().saturating_sub(1), text, model.theme.quiet());
    }
}

fn row<'a>(model: &Model, item: &Item, position: usize, pointer: &'static str, columns: usize) -> Line<'a> {
    let theme = model.theme;
    if !model.work.is_asked_at_all(position) {
        let title = cut(&item.title, columns.saturating_sub(STATUS + 1), theme.ellipsis());
        return Line::styled(format!("{pointer}  {} {title}", words::NOT_ASKED), theme.quiet());
    }
    let status = model.work.status_in_all(position);
    let weight = match (model.work.is_wanting(position), columns < NARROW) {
        (false, _) => "",
        (true, true) => short_severity(item.severity),
        (true, false) => item.severity.word(),
    };
    // Of how many models it is answered: the status is the weakest of them.
    let models = model.work.answered_of(position).filter(|(_, of)| *of > 1);
    let models = models.map(|(answered, of)| format!("{answered}/{of} ")).unwrap_or_default();
    let room = columns.saturating_sub(STATUS + width(weight) + width(&models) + 2);
    let mark = mark(model, item, room);
    let title = cut(&item.title, room.saturating_sub(width(&mark)), theme.ellipsis());
    let gap = " ".repeat(room.saturating_sub(width(&title) + width(&mark)) + 1);
    Line::from(vec![
        Span::raw(pointer),
        Span::styled(format!("{} {:<7} ", theme.sign(status), short_word(status)), theme.status(status)),
        Span::raw(title),
        Span::styled(mark, theme.quiet()),
        Span::raw(gap),
        Span::styled(models, theme.quiet()),
        Span::styled(weight, theme.severity(item.severity)),
    ])
}

/// Behind a title: which extension brought the item, and which language stands in for a missing translation. Where both
/// would shorten the title, less is said, down to a sign for what was brought; the guidance says all of it.
fn mark(model: &Model, item: &Item, room: usize) -> String {
    let composition = &model.work.checklist.composition;
    let brought = composition.part_of(&item.id).map(|part| part.id.to_string());
    let language = composition.fallback(&item.id).map(Fallback::mark);
    let room = room.saturating_sub(width(&item.title));
    let whole: Vec<_> = brought.iter().cloned().chain(language).collect();
    let marks = [whole.join(", "), brought.clone().unwrap_or_default()];
    let mut marks = marks.iter().filter(|mark| !mark.is_empty()).map(|mark| format!(" ({mark})"));
    let sign = if brought.is_some() { " +" } else { "" };
    marks.find(|mark| width(mark) <= room).unwrap_or_else(|| sign.to_owned())
}
