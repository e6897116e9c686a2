//! What is told of the chosen row of the models: where a model comes from, how firmly it is pinned and how it is loaded,
//! its places, files, licence and base; or a place by itself.

use ratatui::text::{Line, Span};

use super::{matrix, seen, seen_told};
use crate::report::plain::{how_declared, loaded, pin_sentence};
use crate::scan::{Loading, Model as Ptm, Part};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Became, Model, ModelRow, ModelsPart, Scanned, of_place};
use crate::tui::scope::state;
use crate::tui::wrap::wrap;
use crate::words::models as words;

/// Most places and files that are told here; Enter lists all.
const SOME: usize = 40;

/// The rows.
pub(super) fn rows(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let chosen = model.place.models.chosen;
    let part = model.place.models.part;
    if part == ModelsPart::Matrix {
        return matrix::told(model, columns);
    }
    if part == ModelsPart::Models
        && let Some(row) = model.work.model_row(chosen)
    {
        return of_model(model, &row, columns);
    }
    let Some(scanned) = &model.work.scanned else {
        return wrap(&[Span::styled(state(model), model.theme.quiet())], columns, 0);
    };
    match part {
        ModelsPart::NotExamined => {
            let missed = scanned.missed().get(chosen).map(|missed| visible_line(&missed.why).into_owned());
            let mut rows = missed.map_or_else(Vec::new, |why| wrap(&[Span::raw(why)], columns, 0));
            rows.extend(skipped(model, scanned, columns));
            rows
        }
        ModelsPart::Loads => scanned.scan().inventory.loads.get(chosen).map_or_else(Vec::new, |load| {
            let mut rows = field(model, words::PLACE, &seen::place(&of_place(load)), columns);
            rows.extend(seen_told::place_words(model, load, columns));
            rows
        }),
        ModelsPart::Other => {
            let one = scanned.other().get(chosen).and_then(|at| scanned.observation(*at));
            one.map_or_else(Vec::new, |one| {
                let mut rows = field(model, words::PLACE, &seen::place(&one.place), columns);
                rows.extend(seen_told::observation(model, one, columns));
                rows
            })
        }
        ModelsPart::Models | ModelsPart::Matrix => skipped(model, scanned, columns),
    }
}

fn field(model: &Model, name: &str, text: &str, columns: usize) -> Vec<Line<'static>> {
    let text = visible_line(text).into_owned();
    wrap(&[Span::styled(format!("{name:<11}"), model.theme.heading()), Span::raw(text)], columns, 11)
}

fn of_model(model: &Model, row: &ModelRow<'_>, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = wrap(&[Span::styled(seen_told::row_name(row), theme.strong())], columns, 2);
    rows.extend(field(model, words::RECORD, &recorded(model, row), columns));
    let against = model.work.unasked_of(row);
    if against > 0 {
        let is_in_use = row.declared.is_some_and(|declared| declared.retired.is_none());
        let told = if is_in_use { words::not_asked_of_its_kind } else { words::nothing_asked };
        rows.extend(wrap(&[Span::styled(told(against), theme.alarm())], columns, 2));
    }
    let asked = model.work.asked_of(row);
    if asked > 0 {
        rows.extend(wrap(&[Span::styled(words::seen_against(asked), theme.alarm())], columns, 2));
    }
    for gap in model.work.contradicted_of(row) {
        let item = gap.position.and_then(|at| model.work.item(at));
        let title = item.map_or(gap.key.item_str(), |item| item.title.as_str());
        let text = words::contradicted(&visible_line(title), gap.kind.sentence());
        rows.extend(wrap(&[Span::styled(text, theme.alarm())], columns, 2));
    }
    if let Some(ptm) = row.seen {
        rows.extend(of_seen(model, ptm, columns));
    }
    rows
}

/// What the record says of a model, what became of it, and which key does something about it.
fn recorded(model: &Model, row: &ModelRow<'_>) -> String {
    let declare = name_in(Mode::Models, Action::Declare);
    let Some(declared) = row.declared else {
        return match (&row.id, row.became) {
            (None, _) => words::NAME_AT_RUN_TIME.to_owned(),
            (_, Became::Elsewhere) => words::NOT_OF_PRODUCT.to_owned(),
            _ => words::not_declared(&declare),
        };
    };
    let revision = declared.revision.as_deref().map_or(words::NO_REVISION, |revision| revision);
    let said = words::declared(&how_declared(declared), revision);
    let note = if declared.note.is_empty() { String::new() } else { format!(" · {}", declared.note) };
    let became = match row.became {
        Became::Moved => {
            let now =
                row.id.as_ref().and_then(|id| model.work.revision_now(id)).unwrap_or(words::NO_FULL_COMMIT);
            words::moved(now, &declare)
        }
        Became::Gone => words::GONE.to_owned(),
        Became::NotReached => words::NOT_REACHED.to_owned(),
        Became::ByHand => words::BY_HAND.to_owned(),
        Became::Retired => words::retired(&declare),
        Became::InUse | Became::NotDeclared | Became::Elsewhere => return format!("{said}{note}"),
    };
    format!("{said}{note}; {became}")
}

/// What the scan saw of a model.
fn of_seen(model: &Model, ptm: &Ptm, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = Vec::new();
    rows.extend(field(model, words::PIN, &format!("{}: {}", ptm.pin, pin_sentence(ptm.pin)), columns));
    let mut loading: Vec<Loading> =
        ptm.places.iter().flat_map(|place| place.loading.iter().copied()).collect();
    loading.sort();
    loading.dedup();
    if !loading.is_empty() {
        let ways: Vec<&str> = loading.iter().map(|how| loaded(*how)).collect();
        rows.extend(field(model, words::LOADED, &ways.join("; "), columns));
    }
    let licence = ptm.licence.as_deref().unwrap_or(words::NO_LICENCE);
    rows.extend(field(model, words::LICENCE, licence, columns));
    if !ptm.base.is_empty() {
        rows.extend(field(model, words::BASE, &ptm.base.join(", "), columns));
    }
    if !ptm.counts() {
        rows.extend(field(model, words::COUNTS, words::DOES_NOT_COUNT, columns));
    }
    rows.push(Line::default());
    let open = name_in(Mode::Models, Action::Open);
    let head = words::places_and_files(ptm.places.len(), ptm.files.len(), &open);
    rows.push(Line::styled(head, theme.heading()));
    for place in ptm.places.iter().take(SOME) {
        let part = if place.part == Part::Product { String::new() } else { format!(" ({})", place.part) };
        let text = format!("  {}{part}", visible_line(&place.call));
        let spans = [Span::styled(seen::place(&of_place(place)), theme.strong()), Span::raw(text)];
        rows.extend(wrap(&spans, columns, 2));
    }
    for file in ptm.files.iter().take(SOME) {
        rows.extend(wrap(&[Span::styled(visible_line(&file.path).into_owned(), theme.strong())], columns, 2));
        rows.extend(seen_told::file_words(model, &file.path, columns));
    }
    let hidden = ptm.places.len().saturating_sub(SOME) + ptm.files.len().saturating_sub(SOME);
    if hidden > 0 {
        rows.push(Line::styled(words::and_more(hidden, &open), theme.quiet()));
    }
    rows
}

/// What was not opened, and why: it is part of what a scan says.
fn skipped(model: &Model, scanned: &Scanned, columns: usize) -> Vec<Line<'static>> {
    let counted = &scanned.scan().counted;
    let skipped: Vec<String> = counted.skipped.iter().map(|(why, count)| format!("{count} {why}")).collect();
    let skipped = if skipped.is_empty() { words::NONE_SKIPPED.to_owned() } else { skipped.join(", ") };
    let mut rows = field(model, words::FILES_SEEN, &words::files(counted.seen), columns);
    rows.extend(field(model, words::FILES_OPENED, &counted.opened.to_string(), columns));
    rows.extend(field(model, words::FILES_SKIPPED, &skipped, columns));
    rows.extend(field(model, words::FILES_NOT_EXAMINED, &counted.not_examined.to_string(), columns));
    rows
}
