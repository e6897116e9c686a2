//! What is told of the chosen row of the models: where a model comes from, how firmly it is pinned and how it is loaded,
//! its places, files, licence and base; or a place by itself.

use ratatui::text::{Line, Span};

use super::{matrix, seen, seen_told};
use crate::report::plain::loaded;
use crate::scan::{Loading, Model as Ptm, Part, Pin};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Became, Model, ModelRow, ModelsPart, Scanned, of_place};
use crate::tui::scope::state;
use crate::tui::wrap::wrap;

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
            let mut rows = field(model, "Place", &seen::place(&of_place(load)), columns);
            rows.extend(seen_told::place_words(model, load, columns));
            rows
        }),
        ModelsPart::Other => {
            let one = scanned.other().get(chosen).and_then(|at| scanned.observation(*at));
            one.map_or_else(Vec::new, |one| {
                let mut rows = field(model, "Place", &seen::place(&one.place), columns);
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
    rows.extend(field(model, "Record", &recorded(model, row), columns));
    let against = model.work.unasked_of(row);
    if against > 0 {
        let plural = if against == 1 { "" } else { "s" };
        let text = format!("seen, not declared or not in use: {against} contradiction{plural}");
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
            (None, _) => "only the running program knows its name".to_owned(),
            (_, Became::Elsewhere) => "not declared; the product itself does not name it".to_owned(),
            _ => {
                format!("not declared; {declare} declares it, and what is asked of each model is asked of it")
            }
        };
    };
    let revision = declared.revision.as_deref().map_or("no revision", |revision| revision);
    let said = format!("{} by {} on {}, at {revision}", declared.how, declared.by, declared.at.date_naive());
    let note = if declared.note.is_empty() { String::new() } else { format!(" · {}", declared.note) };
    let became = match row.became {
        Became::Moved => {
            let now = row.id.as_ref().and_then(|id| model.work.revision_now(id)).unwrap_or("no full commit");
            format!("; the product uses {now} now: {declare} takes that over")
        }
        Became::Gone => "; the scan no longer sees it, and its answers are kept".to_owned(),
        Became::NotReached => "; not reached: the scan ended before it had looked everywhere".to_owned(),
        Became::ByHand => "; no scan sees it".to_owned(),
        Became::Retired => format!("; out of use, its answers are kept; {declare} takes it into use again"),
        Became::InUse | Became::NotDeclared | Became::Elsewhere => String::new(),
    };
    format!("{said}{note}{became}")
}

/// What the scan saw of a model.
fn of_seen(model: &Model, ptm: &Ptm, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = Vec::new();
    rows.extend(field(model, "Pin", &format!("{}: {}", ptm.pin, pinned(ptm.pin)), columns));
    let mut loading: Vec<Loading> =
        ptm.places.iter().flat_map(|place| place.loading.iter().copied()).collect();
    loading.sort();
    loading.dedup();
    if !loading.is_empty() {
        let words: Vec<&str> = loading.iter().map(|how| loaded(*how)).collect();
        rows.extend(field(model, "Loaded", &words.join("; "), columns));
    }
    rows.extend(field(
        model,
        "Licence",
        ptm.licence.as_deref().unwrap_or("not seen in the project"),
        columns,
    ));
    if !ptm.base.is_empty() {
        rows.extend(field(model, "Built on", &ptm.base.join(", "), columns));
    }
    if !ptm.counts() {
        rows.extend(field(
            model,
            "Counts",
            "no: only tests, examples, generated or foreign code name it",
            columns,
        ));
    }
    rows.push(Line::default());
    let open = name_in(Mode::Models, Action::Open);
    let head = format!("Places {}, files {} ({open} opens them)", ptm.places.len(), ptm.files.len());
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
        rows.push(Line::styled(format!("and {hidden} more; {open} lists all"), theme.quiet()));
    }
    rows
}

/// What was not opened, and why: it is part of what a scan says.
fn skipped(model: &Model, scanned: &Scanned, columns: usize) -> Vec<Line<'static>> {
    let counted = &scanned.scan().counted;
    let skipped: Vec<String> = counted.skipped.iter().map(|(why, count)| format!("{count} {why}")).collect();
    let skipped = if skipped.is_empty() { "none".to_owned() } else { skipped.join(", ") };
    let mut rows = field(model, "Seen", &format!("{} files", counted.seen), columns);
    rows.extend(field(model, "Opened", &counted.opened.to_string(), columns));
    rows.extend(field(model, "Skipped", &skipped, columns));
    rows.extend(field(model, "Not exam.", &counted.not_examined.to_string(), columns));
    rows
}

/// What a pin says, in words.
fn pinned(pin: Pin) -> &'static str {
    match pin {
        Pin::FullCommit => "this state and no other",
        Pin::ShortHash => "the beginning of a commit, which may come to mean another",
        Pin::Tag => "a version word, which its owner can move",
        Pin::Branch => "a line of work, which moves by design",
        Pin::None => "whatever is newest on the day",
        Pin::Dynamic => "decided while the program runs",
        Pin::Local => "a file or folder of one's own",
        Pin::Dated => "named with its date or version",
        Pin::Floating => "an alias that its provider moves",
    }
}
