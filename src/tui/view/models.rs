//! The models that the project names, and what else the scan saw: a part a list, and below or beside it what is told of
//! the chosen row. Only the rows that are seen are made.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{models_told, pane, seen, seen_told};
use crate::scan::{Model as Ptm, Part};
use crate::text::visible_line;
use crate::tui::layout::{first_row, inside, release_panes, text_inside};
use crate::tui::model::{Model, ModelsPart, Scanned, bearing, of_place};
use crate::tui::scope::{counted, state};
use crate::tui::wrap::{cut, width, wrap};

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let panes = release_panes(area);
    pane::border(model, panes.list, "", true, buffer);
    let Some(scanned) = &model.work.scanned else {
        pane::border(model, panes.list, "Models", true, buffer);
        let text = text_inside(panes.list);
        let rows = wrap(&[Span::styled(state(model), model.theme.quiet())], usize::from(text.width), 0);
        pane::rows(model, panes.list, &rows, 0, buffer);
        pane::border(model, panes.detail, "", false, buffer);
        return Some(Position::new(text.x, text.y));
    };
    parts(model, scanned, panes.list, buffer);
    let cursor = list(model, scanned, panes.list, buffer);
    pane::border(model, panes.detail, "The chosen one", false, buffer);
    let rows = models_told::rows(model, scanned, usize::from(text_inside(panes.detail).width));
    pane::rows(model, panes.detail, &rows, model.place.models.scroll, buffer);
    cursor
}

/// Rows that are told of the chosen row, for scrolling.
pub(in crate::tui) fn models_height(model: &Model, text: Rect) -> usize {
    let scanned = model.work.scanned.as_ref();
    scanned.map_or(0, |scanned| models_told::rows(model, scanned, usize::from(text.width)).len())
}

/// On the upper border: every part with its count, the one that is seen among them.
fn parts(model: &Model, scanned: &Scanned, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let short = area.width < 76;
    let mut x = area.x + 2;
    for part in ModelsPart::ALL {
        let count = scanned.length(part);
        let word = match (part, short) {
            (ModelsPart::Models, _) => "Models",
            (ModelsPart::NotExamined, _) => "Not examined",
            (ModelsPart::Loads, false) => "Loads without a model",
            (ModelsPart::Loads, true) => "Loads",
            (ModelsPart::Other, false) => "About no item",
            (ModelsPart::Other, true) => "Other",
        };
        let text = format!(" {word} {count} ");
        let style = match part {
            part if part == model.place.models.part => theme.chosen(),
            ModelsPart::NotExamined if count > 0 => theme.notice(),
            _ => theme.quiet(),
        };
        buffer.set_stringn(x, area.y, &text, usize::from(area.right().saturating_sub(x + 1)), style);
        x = x.saturating_add(u16::try_from(width(&text) + 1).unwrap_or(u16::MAX)).min(area.right());
    }
    let counts = cut(
        &format!(" {} ", seen::counts(scanned)),
        usize::from(area.width.saturating_sub(26)),
        theme.ellipsis(),
    );
    buffer.set_string(area.x + 2, area.bottom().saturating_sub(1), counts, theme.quiet());
}

fn list(model: &Model, scanned: &Scanned, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let list = inside(area);
    let part = model.place.models.part;
    let rows = scanned.length(part);
    let chosen = model.place.models.chosen.min(rows.saturating_sub(1));
    let height = usize::from(list.height);
    let first = first_row(chosen, rows, height);
    let mut cursor = None;
    for (at, row) in (first..rows).zip(list.rows()) {
        line(model, scanned, part, at, at == chosen, usize::from(row.width)).render(row, buffer);
        if at == chosen {
            pane::choose(model, row, buffer);
            cursor = Some(Position::new(row.x, row.y));
        }
    }
    if rows == 0 {
        let nothing = match part {
            ModelsPart::Models => " the scan sees no model",
            ModelsPart::NotExamined => " everything that was opened was examined to its end",
            ModelsPart::Loads => " no load without a model",
            ModelsPart::Other => " everything that was seen bears on an item",
        };
        Line::styled(nothing, model.theme.quiet()).render(list, buffer);
    }
    if rows > height {
        pane::position(model, area, first + 1, (first + height).min(rows), rows, buffer);
    }
    cursor.or(Some(Position::new(list.x, list.y)))
}

fn line(
    model: &Model,
    scanned: &Scanned,
    part: ModelsPart,
    at: usize,
    chosen: bool,
    columns: usize,
) -> Line<'static> {
    let pointer = if chosen { model.theme.pointer() } else { " " };
    let inventory = &scanned.scan().inventory;
    let made = match part {
        ModelsPart::Models => inventory.models.get(at).map(|ptm| named(model, ptm, pointer, columns)),
        ModelsPart::NotExamined => scanned.missed().get(at).map(|missed| {
            let line = missed.line.map(|line| format!(":{line}")).unwrap_or_default();
            let place = format!("{}{line}", visible_line(&missed.path));
            two(model, pointer, "", &place, &missed.why, columns)
        }),
        ModelsPart::Loads => inventory
            .loads
            .get(at)
            .map(|load| two(model, pointer, "", &seen::place(&of_place(load)), &load.call, columns)),
        ModelsPart::Other => scanned.other().get(at).and_then(|at| scanned.observation(*at)).map(|one| {
            let word = format!("{} {:<13}", model.theme.bearing_sign(one.bearing), bearing(one, ""));
            two(model, pointer, &word, &seen::place(&one.place), &one.saw, columns)
        }),
    };
    made.unwrap_or_default()
}

/// A model: its pin, where it comes from, its name and revision, and how many places name it.
fn named(model: &Model, ptm: &Ptm, pointer: &'static str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let pin = format!("{:<12}", ptm.pin);
    let own = ptm.places.iter().filter(|place| place.part == Part::Product).count();
    let places = match (ptm.counts(), ptm.places.len()) {
        (false, _) => "tests, examples".to_owned(),
        (true, 0) => counted(ptm.files.len(), "file"),
        (true, _) => counted(own, "place"),
    };
    let room = columns.saturating_sub(width(&pin) + width(&places) + 3);
    let name = cut(&seen_told::name(ptm), room, theme.ellipsis());
    let blank = " ".repeat(room.saturating_sub(width(&name)) + 1);
    let style = if ptm.counts() { theme.pin(ptm.pin) } else { theme.quiet() };
    Line::from(vec![
        Span::raw(pointer),
        Span::styled(pin, style),
        Span::raw(" "),
        Span::raw(name),
        Span::raw(blank),
        Span::styled(places, theme.quiet()),
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
    let place = cut(place, room, theme.ellipsis());
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
