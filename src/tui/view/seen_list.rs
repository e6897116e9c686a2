//! All that was seen about one item or model: one row each, and below the list the chosen one in full.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect, Size};
use ratatui::text::{Line, Span};

use super::pane::List;
use super::{pane, seen, seen_told};
use crate::assess::{Heed, heed, is_about};
use crate::record::{Evidence, ModelId};
use crate::report::{aside_words, lapsed_words};
use crate::text::visible_line;
use crate::tui::layout::{dialog, inside, text_inside};
use crate::tui::model::{Model, Scanned, Seeing, SeenDialog, SeenRow};
use crate::tui::scope::looked;
use crate::tui::wrap::{about, cut, width, wrap};
use crate::words::screen::CHOSEN_ONE;
use crate::words::seen as words;

/// Columns of the dialog.
const WIDTH: u16 = 116;
/// Columns of the title and its model.
const TITLE: usize = 48;
/// Rows of what is told below the list, at most.
const TOLD: u16 = 9;

/// The list and what is told of its chosen row.
fn parts(size: Size) -> [Rect; 2] {
    let area = dialog(size, WIDTH, size.height);
    let told = TOLD.min(area.height / 2);
    Layout::vertical([Constraint::Min(0), Constraint::Length(told)]).areas(area)
}

/// Where the rows are, for drawing, for the mouse and for a page.
pub(in crate::tui) fn seen_rows(size: Size) -> Rect {
    inside(parts(size)[0])
}

pub(super) fn draw(model: &Model, shown: &SeenDialog, size: Size, buffer: &mut Buffer) -> Option<Position> {
    let scanned = model.work.scanned.as_ref()?;
    let title = title(model, scanned, shown);
    pane::popup(model, size, WIDTH, size.height, &title, buffer);
    let [upper, lower] = parts(size);
    pane::border(model, upper, &title, true, buffer);
    let cursor = list(model, scanned, shown, upper, buffer);
    pane::border(model, lower, CHOSEN_ONE, false, buffer);
    let columns = usize::from(text_inside(lower).width);
    if let Some(row) = shown.row(scanned, &model.work, shown.chosen) {
        pane::rows(model, lower, &told(model, shown, row, columns), shown.scroll, buffer);
    }
    cursor
}

/// What is told of the chosen row: where, and how many rows that takes.
pub(in crate::tui) fn chosen_told(model: &Model, shown: &SeenDialog) -> (Rect, usize) {
    let text = text_inside(parts(model.size)[1]);
    let row = model.work.scanned.as_ref().and_then(|all| shown.row(all, &model.work, shown.chosen));
    (text, row.map_or(0, |row| told(model, shown, row, usize::from(text.width)).len()))
}

fn title(model: &Model, scanned: &Scanned, shown: &SeenDialog) -> String {
    match shown.of {
        Seeing::Item(position) => {
            let title = model.work.item(position).map_or("", |item| &item.title);
            let of = model.work.model_of(position).map(ModelId::as_str);
            let title = about(title, of, TITLE, model.theme.ellipsis());
            words::on_item(&title, &seen::in_words(model.work.bearings(position)))
        }
        Seeing::Model(at) => {
            let named = scanned.scan().inventory.models.get(at);
            words::places_of(&named.map(seen_told::name).unwrap_or_default())
        }
    }
}

fn list(
    model: &Model,
    scanned: &Scanned,
    shown: &SeenDialog,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let all = shown.rows(scanned, &model.work);
    let scope = format!(" {} ", words::within(&looked(scanned.scan())));
    pane::foot(model, area, &scope, model.theme.quiet(), all.len(), buffer);
    let list = List { frame: area, places: inside(area), rows: all.len(), chosen: shown.chosen };
    list.draw(model, buffer, |at, pointer, columns| {
        let row = all.get(at).copied();
        row.map_or_else(Line::default, |row| line(model, shown, row, pointer, columns))
    })
}

/// One row: how it bears, where, what.
fn line(
    model: &Model,
    shown: &SeenDialog,
    row: SeenRow<'_>,
    pointer: &'static str,
    columns: usize,
) -> Line<'static> {
    let theme = model.theme;
    let (word, style) = match row {
        SeenRow::Observation(_, bearing) => {
            (format!("{} {bearing:<13}", theme.bearing_sign(bearing)), theme.bearing(bearing))
        }
        SeenRow::Place(_) => (format!("  {:<13}", words::NAMED), theme.quiet()),
        SeenRow::File(_) => (format!("  {:<13}", words::FILE), theme.quiet()),
    };
    let place = seen::place(&row.place());
    let mark = match aside(model, row) {
        Some(Heed::SetAside(_)) => format!(" ({})", words::SET_ASIDE),
        _ if is_adopted(model, shown, row) => format!(" ({})", words::ADOPTED),
        _ => String::new(),
    };
    let room = columns.saturating_sub(width(&word) + width(&mark) + 2);
    let place = cut(&place, room, theme.ellipsis());
    let says = format!("  {}", visible_line(row.says()));
    let says = cut(&says, room.saturating_sub(width(&place)), theme.ellipsis());
    Line::from(vec![
        Span::raw(pointer),
        Span::styled(word, style),
        Span::raw(" "),
        Span::styled(place, theme.strong()),
        Span::styled(mark, theme.shown()),
        Span::raw(says),
    ])
}

/// Whether somebody set the observation of a row aside.
fn aside<'m>(model: &'m Model, row: SeenRow<'_>) -> Option<Heed<'m>> {
    match row {
        SeenRow::Observation(one, _) => Some(heed(one, &model.work.record, model.work.today)),
        SeenRow::Place(_) | SeenRow::File(_) => None,
    }
}

/// Whether the observation of a row is among the evidence of an answer to the item that the list is about.
fn is_adopted(model: &Model, shown: &SeenDialog, row: SeenRow<'_>) -> bool {
    let (Seeing::Item(position), SeenRow::Observation(one, _)) = (shown.of, row) else { return false };
    let key = model.work.key(position).filter(|key| is_about(one, key.model()));
    let Some(answer) = key.and_then(|key| model.work.record.answer(&key)) else { return false };
    answer.evidence.iter().any(|evidence| match evidence {
        Evidence::Observation(adopted) => {
            // The same may be seen of two models, each in its own file.
            (adopted.digest, adopted.path.as_str()) == (one.digest, one.place.path.as_str())
                && adopted.detector == one.detector.word()
        }
        _ => false,
    })
}

/// The chosen row in full.
fn told(model: &Model, shown: &SeenDialog, row: SeenRow<'_>, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = wrap(&[Span::styled(seen::place(&row.place()), theme.strong())], columns, 2);
    match row {
        SeenRow::Observation(one, _) => rows.extend(seen_told::observation(model, one, columns)),
        SeenRow::Place(place) => rows.extend(seen_told::place_words(model, place, columns)),
        SeenRow::File(path) => rows.extend(seen_told::file_words(model, path, columns)),
    }
    let said = match aside(model, row) {
        Some(Heed::SetAside(said)) => Some(aside_words(said)),
        Some(Heed::Lapsed(said)) => Some(lapsed_words(said, model.work.today)),
        Some(Heed::Heeded) | None => None,
    };
    if let Some(said) = said {
        rows.extend(wrap(&[Span::styled(said, theme.notice())], columns, 2));
    }
    if is_adopted(model, shown, row) {
        rows.push(Line::styled(words::ADOPTED_AS_EVIDENCE, theme.shown()));
    }
    rows
}
