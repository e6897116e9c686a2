//! The end of the record: everything that the answers refer to, with titles and sources, and the crosswalk.
//!
//! Titles and numbers only. No share of anything is computed, and no framework is said to be met.

use std::fmt::Write as _;

use super::super::crosswalk::{Cell, Crosswalk, Row};
use super::super::lens::Lens;
use super::super::sign::status_word;
use super::super::subject::Subject;
use super::escape::{code, line, link};
use crate::checklist::Item;
use crate::checklist::knowledge::{Framework, Incident};
use crate::record::{AnswerKey, Status};
use crate::words::report::knowledge::{JUDGEMENT, WITHHELD};
use crate::words::report::record::references as words;

/// The lines under an item: what motivated it, and which clauses it touches.
pub(super) fn of_item(out: &mut String, subject: &Subject<'_>, item: &Item) {
    let lens = subject.lens();
    if let Some(incident) = lens.incidents(item).first() {
        let id = code(incident.id.as_str());
        let _ = writeln!(out, "- {}: {id}, {}", words::IT_HAPPENED, named(&lens, incident));
    }
    let standards = lens.standards(item);
    let visible = standards.iter().filter(|(_, shown)| shown.is_visible());
    let each: Vec<_> = visible
        .map(|(clause, shown)| {
            let how = shown.words().map(|how| format!(" ({})", line(&how))).unwrap_or_default();
            format!("{}{how}", code(clause.id.as_str()))
        })
        .collect();
    if !each.is_empty() {
        let _ = writeln!(out, "- {}: {}", words::TOUCHES, each.join(", "));
    }
}

/// The appendix.
pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let crosswalk = Crosswalk::of(subject);
    incidents(out, subject, &crosswalk);
    if crosswalk.rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n\n{JUDGEMENT} {}\n", words::STANDARDS, words::TITLES_ONLY);
    if crosswalk.left_out > 0 {
        let _ = writeln!(out, "{}\n", words::left_out(crosswalk.left_out));
    }
    let lens = subject.lens();
    let frameworks = crosswalk.by_framework(&lens);
    for (framework, rows) in &frameworks {
        titles(out, &lens, framework, rows);
    }
    let _ = writeln!(out, "## {}\n\n{}\n", words::CROSSWALK, words::WHAT_THE_CROSSWALK_COUNTS);
    for (framework, rows) in &frameworks {
        table(out, framework, rows);
    }
}

fn incidents(out: &mut String, subject: &Subject<'_>, crosswalk: &Crosswalk<'_>) {
    if crosswalk.incidents.is_empty() {
        return;
    }
    let lens = subject.lens();
    let _ = writeln!(out, "## {}\n\n{}\n", words::INCIDENTS, words::WHAT_INCIDENTS_ARE);
    for incident in &crosswalk.incidents {
        let id = code(incident.id.as_str());
        let _ = write!(out, "- {id} ({}, {}): {}", incident.kind, incident.year, named(&lens, incident));
        let _ = writeln!(out, " {} ({})", link(&incident.url), incident.read.sentence());
    }
    let credit = &subject.checklist.knowledge().credit;
    if crosswalk.wants_credit() && !credit.is_empty() {
        let whom = line(credit.trim_end_matches('.'));
        let _ = writeln!(out, "\n{}", words::credit("`aiid:`", &whom));
    }
    out.push('\n');
}

/// The title of a case; nothing of a sensitive one.
fn named(lens: &Lens<'_>, incident: &Incident) -> String {
    if lens.withholds(incident) { WITHHELD.to_owned() } else { line(&incident.title) }
}

fn titles(out: &mut String, lens: &Lens<'_>, framework: &Framework, rows: &[Row<'_>]) {
    let _ = writeln!(out, "### {}\n", line(&framework.title));
    let (url, licence) = (link(&framework.url), line(&framework.licence));
    out.push_str(&words::framework(&url, framework.read.sentence(), &licence));
    if !framework.note.is_empty() {
        let _ = write!(out, " {}", line(&framework.note));
    }
    out.push_str("\n\n");
    for row in rows {
        let clause = row.clause;
        let _ = write!(out, "- {}: {}", code(clause.id.as_str()), line(&clause.title));
        if clause.paraphrase {
            let _ = write!(out, " ({})", words::OUR_PARAPHRASE);
        }
        if let Some(how) = row.shown.words() {
            let _ = write!(out, ", {}", line(&how));
        }
        if let Some(law) = &clause.law {
            let note =
                if law.from_note.is_empty() { String::new() } else { format!("; {}", line(&law.from_note)) };
            let _ = write!(out, "{note}; {}", words::binds(&line(&law.binds)));
        }
        let current = lens.checklist.knowledge().current(&clause.id);
        if *current != clause.id {
            let _ = write!(out, ", {}", words::now(&code(current.as_str())));
        }
        out.push('\n');
    }
    out.push('\n');
}

fn table(out: &mut String, framework: &Framework, rows: &[Row<'_>]) {
    let _ = writeln!(out, "### {}\n", words::answers_by_clause(&line(&framework.short)));
    let _ = writeln!(out, "| {} | {} | {} |", words::CLAUSE, words::ANSWERED, words::BY_STATUS);
    out.push_str("| --- | --- | --- |\n");
    for row in rows {
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            code(row.clause.id.clause()),
            words::counts(row.yes(), row.items.len(), row.shown()),
            by_status(&row.items)
        );
    }
    out.push('\n');
}

/// The items of a clause under the word of their status, in the order of the words.
fn by_status(cells: &[Cell<'_>]) -> String {
    let statuses = Status::ALL.iter().copied().map(Some).chain([None]);
    let given = statuses.filter(|status| cells.iter().any(|cell| cell.status == *status));
    let groups = given.map(|status| {
        let of = cells.iter().filter(|cell| cell.status == status);
        let ids: Vec<_> = of.map(|cell| code(AnswerKey::of(&cell.item.id, cell.model).as_str())).collect();
        format!("{}: {}", status_word(status), ids.join(", "))
    });
    groups.collect::<Vec<_>>().join("; ")
}
