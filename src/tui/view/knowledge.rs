//! What stands beside an item: a list with one line each, and one entry in full.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pane::{self, List};
use crate::checklist::{Helper, Known};
use crate::report::{Sensitive, plain};
use crate::tui::beside::{Entry, Part, case_title, entries, hidden_clauses, lens};
use crate::tui::layout::{dialog, row_at, text_inside};
use crate::tui::model::{KnowledgeDialog, Model, Opened};
use crate::tui::wrap::{cut, width, wrap, wrap_text};
use crate::words::knowledge as words;

/// Columns of the dialog.
const WIDTH: u16 = 110;

pub(super) fn draw(model: &Model, shown: &KnowledgeDialog, size: Size, buffer: &mut Buffer) -> Position {
    let item = model.work.item(shown.position).map_or("", |item| &item.title);
    match shown.opened {
        Opened::List => {
            let title = words::title(item);
            let (area, _) = pane::popup(model, size, WIDTH, size.height, &title, buffer);
            list(model, shown, area, buffer)
        }
        Opened::Entry { scroll } => {
            let entries = entries(&model.work, shown.position);
            let title = entries.get(shown.chosen).map_or("", |entry| entry.known.id());
            let (area, inside) = pane::popup(model, size, WIDTH, size.height, title, buffer);
            let rows = in_full(model, shown, usize::from(text_inside(area).width));
            pane::rows(model, area, &rows, scroll, buffer);
            Position::new(inside.x, inside.y)
        }
    }
}

/// How far the dialog can be moved through: entries of the list, or rows of one entry that do not fit, plus one.
pub(in crate::tui) fn knowledge_height(model: &Model, shown: &KnowledgeDialog) -> usize {
    match shown.opened {
        Opened::List => entries(&model.work, shown.position).len(),
        Opened::Entry { .. } => pane::reach(model, WIDTH, |columns| in_full(model, shown, columns).len()),
    }
}

/// The entry of the list that is drawn at a place.
pub(in crate::tui) fn knowledge_at(model: &Model, shown: &KnowledgeDialog, at: Position) -> Option<usize> {
    let text = text_inside(dialog(model.size, WIDTH, model.size.height));
    let rows = rows(model, shown, usize::from(text.width));
    let row = row_at(text, at, chosen(&rows, shown), rows.len())?;
    rows.get(row)?.entry.filter(|_| shown.opened == Opened::List)
}

/// The row of the chosen entry.
fn chosen(rows: &[Row], shown: &KnowledgeDialog) -> usize {
    rows.iter().position(|row| row.entry == Some(shown.chosen)).unwrap_or_default()
}

/// One row of the list, and the entry that it stands for, if it is one.
struct Row {
    line: Line<'static>,
    entry: Option<usize>,
}

fn list(model: &Model, shown: &KnowledgeDialog, area: Rect, buffer: &mut Buffer) -> Position {
    let places = text_inside(area);
    let rows = rows(model, shown, usize::from(places.width));
    let list = List { frame: area, places, rows: rows.len(), chosen: chosen(&rows, shown) };
    let made = |at| rows.get(at).map(|row: &Row| row.line.clone()).unwrap_or_default();
    let cursor = list.draw(model, buffer, |at, _, _| made(at));
    cursor.unwrap_or(Position::new(places.x, places.y))
}

fn rows(model: &Model, shown: &KnowledgeDialog, columns: usize) -> Vec<Row> {
    let theme = model.theme;
    let told = |line| Row { line, entry: None };
    let mut rows: Vec<Row> = Vec::new();
    let mut part = None;
    for (at, entry) in entries(&model.work, shown.position).iter().enumerate() {
        if part != Some(entry.part) {
            if part.is_some() {
                rows.push(told(Line::default()));
            }
            rows.push(told(Line::styled(entry.part.title(), theme.heading())));
            part = Some(entry.part);
        }
        let pointer = if at == shown.chosen { theme.pointer() } else { " " };
        let text = format!("{pointer} {}", one_line(model, entry));
        rows.push(Row { line: Line::raw(cut(&text, columns, theme.ellipsis())), entry: Some(at) });
    }
    for text in tail(model, shown.position) {
        rows.push(told(Line::default()));
        let lines = wrap(&[Span::styled(text, theme.quiet())], columns, 0);
        rows.extend(lines.into_iter().map(told));
    }
    rows
}

/// An entry in one line, the name first.
pub(super) fn one_line(model: &Model, entry: &Entry<'_>) -> String {
    let aside = &entry.aside;
    match entry.known {
        Known::Finding(finding) => format!("[{}] {aside}: {}", finding.id, finding.statement),
        Known::Incident(incident) => format!("{} ({aside}) {}", incident.id, case_title(incident)),
        Known::Clause(clause) => {
            let framework = model.work.checklist.knowledge().framework_of(&clause.id);
            let of = framework.map_or(clause.id.framework(), |framework| &framework.short);
            let aside = if aside.is_empty() { String::new() } else { format!(" · {aside}") };
            format!("{of} {}  {}{aside}", clause.id.clause(), clause.title)
        }
        Known::Tool(tool) => format!("{}  {aside}", tool.name),
        Known::Term(term) => format!("{}: {aside}", term.term),
        ref other => other.title().to_owned(),
    }
}

/// What is told below the entries: clauses that the profile hides, whose judgement this is, and whose help is needed.
fn tail(model: &Model, position: usize) -> Vec<String> {
    let Some(item) = model.work.item(position) else { return Vec::new() };
    let mut texts = Vec::new();
    let hidden = hidden_clauses(&model.work, position);
    if hidden > 0 {
        texts.push(words::hidden_clauses(hidden));
    }
    if !item.help_from.is_empty() {
        let who: Vec<&str> = item.help_from.iter().map(|helper| helper.title()).collect();
        texts.push(words::help_from(&who.join(", ")));
    }
    if item.help_from.contains(&Helper::Publisher)
        && let Some(question) = &item.ask_publisher
    {
        texts.push(words::ask_publisher(question));
    }
    texts
}

/// The chosen entry with everything that is known about it.
fn in_full(model: &Model, shown: &KnowledgeDialog, columns: usize) -> Vec<Line<'static>> {
    let entries = entries(&model.work, shown.position);
    let Some(entry) = entries.get(shown.chosen) else { return Vec::new() };
    // To open a sensitive case is to ask for it.
    let text = plain::explain(&lens(&model.work, Sensitive::Told), &entry.known);
    let command = if entry.part == Part::Tools { format!("$ {}\n\n", entry.aside) } else { String::new() };
    wrap_text(&format!("{command}{text}"), Style::new(), columns)
}

/// Columns that a label beside one-line parts takes, for the guidance pane.
pub(super) const LABEL: usize = 13;

/// The parts of an item's surroundings in one row each, for the guidance pane: only what is asked for is more.
pub(super) fn in_brief(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    if model.work.checklist.knowledge_at_hand().is_none() {
        return rows_to_come(model, position, columns);
    }
    let entries = entries(&model.work, position);
    let parts = [Part::Happened, Part::Standards, Part::Tools, Part::Terms];
    let mut rows = Vec::new();
    for part in parts {
        let names: Vec<String> =
            entries.iter().filter(|entry| entry.part == part).map(|entry| name(model, entry)).collect();
        if !names.is_empty() {
            rows.push(label(model, part.title(), &brief(part, &names, columns), columns));
        }
    }
    rows
}

/// As many rows as there will be when the tables are read, so that nothing below them moves.
fn rows_to_come(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(item) = model.work.item(position) else { return Vec::new() };
    let parts = [
        (Part::Happened, !item.incidents.is_empty()),
        (Part::Standards, !item.standards.is_empty()),
        (Part::Tools, !item.tools.is_empty()),
        (Part::Terms, true),
    ];
    let wanted = parts.iter().filter(|(_, wanted)| *wanted);
    wanted.map(|(part, _)| label(model, part.title(), model.theme.ellipsis(), columns)).collect()
}

/// A name that is enough beside others.
fn name(model: &Model, entry: &Entry<'_>) -> String {
    match entry.known {
        Known::Incident(incident) => format!("{} ({})", case_title(incident), entry.aside),
        Known::Clause(clause) => {
            let framework = model.work.checklist.knowledge().framework_of(&clause.id);
            format!("{} {}", framework.map_or("", |framework| &framework.short), clause.id.clause())
        }
        Known::Tool(tool) => tool.name.clone(),
        Known::Term(term) => term.term.clone(),
        ref other => other.id().to_owned(),
    }
}

/// As many names as fit, and how many do not. Of incidents the leading one alone.
fn brief(part: Part, names: &[String], columns: usize) -> String {
    let room = columns.saturating_sub(LABEL);
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        let left = names.len() - at;
        let end = if left > 1 { 1 + width(&words::and_more(99)) } else { 0 };
        let next = if text.is_empty() { name.clone() } else { format!("{text}, {name}") };
        let full = part == Part::Happened && at == 1;
        if at > 0 && (full || width(&next) + end > room) {
            return format!("{text} {}", words::and_more(left));
        }
        text = next;
    }
    text
}

/// One row: a label, and a text that is cut where it does not fit.
fn label(model: &Model, label: &str, text: &str, columns: usize) -> Line<'static> {
    let theme = model.theme;
    let text = cut(text, columns.saturating_sub(LABEL), theme.ellipsis());
    Line::from(vec![Span::styled(format!("{label:<LABEL$}"), theme.heading()), Span::raw(text)])
}
