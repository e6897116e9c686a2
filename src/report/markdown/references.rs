//! The end of the record: everything that the answers refer to, with titles and sources, and the crosswalk.
//!
//! Titles and numbers only. No share of anything is computed, and no framework is said to be met.

use std::fmt::Write as _;

use super::super::crosswalk::{Cell, Crosswalk, Row};
use super::super::lens::{JUDGEMENT, Lens, WITHHELD};
use super::super::sign::status_word;
use super::super::subject::Subject;
use super::escape::{code, line, link};
use crate::checklist::Item;
use crate::checklist::knowledge::{Framework, Incident};
use crate::record::{AnswerKey, Status};

/// The lines under an item: what motivated it, and which clauses it touches.
pub(super) fn of_item(out: &mut String, subject: &Subject<'_>, item: &Item) {
    let lens = subject.lens();
    if let Some(incident) = lens.incidents(item).first() {
        let _ = writeln!(out, "- It happened: {}, {}", code(incident.id.as_str()), named(&lens, incident));
    }
    let standards = lens.standards(item);
    let visible = standards.iter().filter(|(_, shown)| shown.is_visible());
    let each: Vec<_> = visible
        .map(|(clause, shown)| {
            let words = shown.words().map(|words| format!(" ({})", line(&words))).unwrap_or_default();
            format!("{}{words}", code(clause.id.as_str()))
        })
        .collect();
    if !each.is_empty() {
        let _ = writeln!(out, "- Touches: {}", each.join(", "));
    }
}

/// The appendix.
pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let crosswalk = Crosswalk::of(subject);
    incidents(out, subject, &crosswalk);
    if crosswalk.rows.is_empty() {
        return;
    }
    out.push_str("## Standards\n\n");
    let _ = writeln!(out, "{JUDGEMENT} Titles only; law is shown by the profile and is no legal advice.\n");
    if crosswalk.left_out > 0 {
        let _ = writeln!(
            out,
            "Clauses of law left out, because the profile says that they cannot bind this project: {}.\n",
            crosswalk.left_out
        );
    }
    let lens = subject.lens();
    let frameworks = crosswalk.frameworks(&lens);
    for framework in &frameworks {
        titles(out, &lens, framework, &crosswalk);
    }
    out.push_str("## Crosswalk\n\n");
    out.push_str(
        "For each clause, how the questions that touch it are answered. It counts answers; it does not say how much of \
         a framework is met.\n\n",
    );
    for framework in &frameworks {
        table(out, framework, &crosswalk);
    }
}

fn incidents(out: &mut String, subject: &Subject<'_>, crosswalk: &Crosswalk<'_>) {
    if crosswalk.incidents.is_empty() {
        return;
    }
    let lens = subject.lens();
    out.push_str("## Incidents\n\nWhat happened elsewhere and made these questions worth asking.\n\n");
    for incident in &crosswalk.incidents {
        let id = code(incident.id.as_str());
        let _ = write!(out, "- {id} ({}, {}): {}", incident.kind, incident.year, named(&lens, incident));
        let _ = writeln!(out, " {} ({})", link(&incident.url), incident.read.sentence());
    }
    let credit = &subject.checklist.knowledge().credit;
    if crosswalk.wants_credit() && !credit.is_empty() {
        let _ = writeln!(out, "\nEntries `aiid:` are from: {}.", line(credit.trim_end_matches('.')));
    }
    out.push('\n');
}

/// The title of a case; nothing of a sensitive one.
fn named(lens: &Lens<'_>, incident: &Incident) -> String {
    if lens.withholds(incident) { WITHHELD.to_owned() } else { line(&incident.title) }
}

fn titles(out: &mut String, lens: &Lens<'_>, framework: &Framework, crosswalk: &Crosswalk<'_>) {
    let _ = writeln!(out, "### {}\n", line(&framework.title));
    let _ = write!(
        out,
        "{}, {}, licence: {}.",
        link(&framework.url),
        framework.read.sentence(),
        line(&framework.licence)
    );
    if !framework.note.is_empty() {
        let _ = write!(out, " {}", line(&framework.note));
    }
    out.push_str("\n\n");
    for row in rows(crosswalk, framework) {
        let clause = row.clause;
        let _ = write!(out, "- {}: {}", code(clause.id.as_str()), line(&clause.title));
        if clause.paraphrase {
            out.push_str(" (our paraphrase)");
        }
        if let Some(words) = row.shown.words() {
            let _ = write!(out, ", {}", line(&words));
        }
        if let Some(law) = &clause.law {
            let note =
                if law.from_note.is_empty() { String::new() } else { format!("; {}", line(&law.from_note)) };
            let _ = write!(out, "{note}; binds {}", line(&law.binds));
        }
        let current = lens.checklist.knowledge().current(&clause.id);
        if *current != clause.id {
            let _ = write!(out, ", now {}", code(current.as_str()));
        }
        out.push('\n');
    }
    out.push('\n');
}

fn table(out: &mut String, framework: &Framework, crosswalk: &Crosswalk<'_>) {
    let _ = writeln!(out, "### {}: answers by clause\n", line(&framework.short));
    out.push_str("| Clause | Answered | Items by status |\n| --- | --- | --- |\n");
    for row in rows(crosswalk, framework) {
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            code(row.clause.id.clause()),
            counts(row),
            by_status(&row.items)
        );
    }
    out.push('\n');
}

fn rows<'c, 'a>(crosswalk: &'c Crosswalk<'a>, framework: &'c Framework) -> impl Iterator<Item = &'c Row<'a>> {
    crosswalk.rows.iter().filter(move |row| row.clause.id.framework() == framework.id.as_str())
}

fn counts(row: &Row<'_>) -> String {
    let all = row.items.len();
    let items = if all == 1 { "item" } else { "items" };
    format!("{} of {all} {items} answered yes, {} shown", row.yes(), row.shown())
}

/// The items of a clause under the word of their status, in the order of the words.
fn by_status(cells: &[Cell<'_>]) -> String {
    let words = Status::ALL.iter().copied().map(Some).chain([None]);
    let groups = words.filter_map(|status| {
        let of: Vec<_> = cells.iter().filter(|cell| cell.status == status).collect();
        let ids: Vec<_> =
            of.iter().map(|cell| code(AnswerKey::of(&cell.item.id, cell.model).as_str())).collect();
        (!of.is_empty()).then(|| format!("{}: {}", status_word(status), ids.join(", ")))
    });
    groups.collect::<Vec<_>>().join("; ")
}
