//! The models that the project names, and what else the scan saw: a part a list, and below or beside it what is told of
//! the chosen row. Only the rows that are seen are made.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::pane::List;
use super::{matrix, models_told, pane, seen, seen_told};
use crate::text::{at_line, visible_line};
use crate::tui::layout::{inside, release_panes, text_inside};
use crate::tui::model::{Became, Model, ModelRow, ModelsPart, of_place};
use crate::tui::scope::state;
use crate::tui::wrap::{cut, width};
use crate::words::models as words;
use crate::words::screen::CHOSEN_ONE;

/// Columns of the pin.
const PIN: usize = 12;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let panes = release_panes(area);
    pane::border(model, panes.list, "", true, buffer);
    parts(model, panes.list, buffer);
    let cursor = match model.place.models.part {
        ModelsPart::Matrix => matrix::draw(model, panes.list, buffer),
        _ => list(model, panes.list, buffer),
    };
    pane::border(model, panes.detail, CHOSEN_ONE, false, buffer);
    let rows = models_told::rows(model, usize::from(text_inside(panes.detail).width));
    pane::rows(model, panes.detail, &rows, model.place.models.scroll, buffer);
    cursor.or(Some(Position::new(panes.list.x + 1, panes.list.y + 1)))
}

/// Rows that are told of the chosen row, for scrolling.
pub(in crate::tui) fn models_height(model: &Model, text: Rect) -> usize {
    models_told::rows(model, usize::from(text.width)).len()
}

/// On the upper border: every part with its count, the one that is seen among them.
fn parts(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let short = area.width < 76;
    let mut x = area.x + 2;
    for part in ModelsPart::ALL {
        let count = model.work.rows_of(part);
        let word = match (part, short) {
            (ModelsPart::Models, _) => words::MODELS,
            (ModelsPart::Matrix, false) => words::BY_QUESTION,
            (ModelsPart::Matrix, true) => words::BY_QUESTION_SHORT,
            (ModelsPart::NotExamined, _) => words::NOT_EXAMINED,
            (ModelsPart::Loads, _) => words::LOADS,
            (ModelsPart::Other, false) => words::ABOUT_NO_ITEM,
            (ModelsPart::Other, true) => words::ABOUT_NO_ITEM_SHORT,
        };
        let text = format!(" {word} {count} ");
        let style = match part {
            part if part == model.place.models.part => theme.chosen(),
            ModelsPart::NotExamined if count > 0 => theme.notice(),
            _ => theme.quiet(),
        };
        let room = usize::from(area.right().saturating_sub(x + 1));
        // The blank at its end may go without a sign.
        let blank_only = width(&text) > room && width(text.trim_end()) <= room;
        let said = if blank_only { text.trim_end() } else { &text };
        buffer.set_string(x, area.y, cut(said, room, theme.ellipsis()), style);
        x = x.saturating_add(u16::try_from(width(&text) + 1).unwrap_or(u16::MAX)).min(area.right());
    }
    let counts = model.work.scanned.as_ref().map_or_else(|| state(model), |scanned| seen::counts(scanned));
    let head = usize::from(model.place.models.part == ModelsPart::Matrix);
    let rows = model.work.rows_of(model.place.models.part) + head;
    pane::foot(model, area, &format!(" {counts} "), theme.quiet(), rows, buffer);
}

fn list(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let part = model.place.models.part;
    let rows = model.work.rows_of(part);
    let list = List { frame: area, places: inside(area), rows, chosen: model.place.models.chosen };
    if rows == 0 {
        let nothing = match part {
            _ if model.work.scanned.is_none() => words::NOT_KNOWN_YET,
            ModelsPart::Matrix => "",
            ModelsPart::Models => words::NO_MODEL,
            ModelsPart::NotExamined => words::ALL_EXAMINED,
            ModelsPart::Loads => words::NO_LOAD,
            ModelsPart::Other => words::ALL_BEARS,
        };
        pane::nothing(model, nothing, list.places, buffer);
    }
    list.draw(model, buffer, |at, pointer, columns| line(model, part, at, pointer, columns))
}

fn line(model: &Model, part: ModelsPart, at: usize, pointer: &'static str, columns: usize) -> Line<'static> {
    if part == ModelsPart::Models {
        let row = model.work.model_row(at);
        return row.map(|row| named(model, &row, pointer, columns)).unwrap_or_default();
    }
    let Some(scanned) = &model.work.scanned else { return Line::default() };
    let made = match part {
        ModelsPart::NotExamined => scanned.missed().get(at).map(|missed| {
            let place = at_line(&visible_line(&missed.path), missed.line);
            two(model, pointer, "", &place, &missed.why, columns)
        }),
        ModelsPart::Loads => {
            let load = scanned.scan().inventory.loads.get(at);
            load.map(|load| two(model, pointer, "", &seen::place(&of_place(load)), &load.call, columns))
        }
        ModelsPart::Other => scanned.other().get(at).and_then(|at| scanned.observation(*at)).map(|one| {
            let word = format!("{} {:<13}", model.theme.bearing_sign(one.bearing), one.bearing);
            two(model, pointer, &word, &seen::place(&one.place), &one.saw, columns)
        }),
        ModelsPart::Models | ModelsPart::Matrix => None,
    };
    made.unwrap_or_default()
}

/// A model: its pin, where it comes from, its name and revision, and what became of it.
fn named(model: &Model, row: &ModelRow<'_>, pointer: &'static str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let (pin, style) = match row.seen {
        Some(ptm) if row.became == Became::Elsewhere => (ptm.pin.word(), theme.quiet()),
        Some(ptm) => (ptm.pin.word(), theme.pin(ptm.pin)),
        None => (words::NOT_SEEN, theme.quiet()),
    };
    let became = match row.became {
        Became::NotDeclared | Became::Elsewhere | Became::Retired => theme.quiet(),
        Became::Moved | Became::Gone => theme.notice(),
        Became::InUse | Became::ByHand | Became::NotReached => theme.shown(),
    };
    let against = model.work.unasked_of(row) + model.work.asked_of(row);
    let word = match against {
        0 => row.became.word().to_owned(),
        count => words::and_contradicts(row.became.word(), count),
    };
    let became = if against > 0 { theme.alarm() } else { became };
    let room = columns.saturating_sub(PIN + width(&word) + 3);
    let name = cut(&seen_told::row_name(row), room, theme.ellipsis());
    let blank = " ".repeat(room.saturating_sub(width(&name)) + 1);
    Line::from(vec![
        Span::raw(pointer),
        Span::styled(format!("{pin:<PIN$}"), style),
        Span::raw(" "),
        Span::raw(name),
        Span::raw(blank),
        Span::styled(word, became),
    ])
}

/// A place and a sentence.
fn two(
    model: &Model,
    pointer: &'static str,
    word: &str,
    place: &str,
    says: &str,
    columns: usize,
) -> Line<'static> {
    let theme = model.theme;
    let room = columns.saturating_sub(width(word) + 2);
    // So much stays that a sentence which does not fit is seen to be there.
    let place = cut(place, room.saturating_sub(if says.is_empty() { 0 } else { 2 }), theme.ellipsis());
    let says =
        cut(&format!("  {}", visible_line(says)), room.saturating_sub(width(&place)), theme.ellipsis());
    Line::from(vec![
        Span::raw(pointer),
        Span::raw(word.to_owned()),
        Span::raw(if word.is_empty() { "" } else { " " }),
        Span::styled(place, theme.strong()),
        Span::raw(says),
    ])
}
