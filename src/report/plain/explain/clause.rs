//! A clause and a framework in full. Titles only: the text of a standard is its publisher's.

use std::fmt::Write as _;

use super::super::super::hidden::hidden_sentence;
use super::super::super::lens::Lens;
use super::touched;
use crate::checklist::Known;
use crate::checklist::knowledge::{Clause, Framework, Law, Shown};
use crate::text::visible_line;
use crate::words::report::explain as words;
use crate::words::report::knowledge::JUDGEMENT;

/// One clause: what it is, how it was read, whom it binds, what took its place, and which items touch it.
pub(super) fn clause(lens: &Lens<'_>, clause: &Clause) -> String {
    let knowledge = lens.checklist.knowledge();
    let mut out = format!("{}: {}\n", clause.id, visible_line(&clause.title));
    if clause.paraphrase {
        let _ = writeln!(out, "{}", words::TITLE_IS_OURS);
    }
    if let Some(framework) = knowledge.framework_of(&clause.id) {
        let _ = writeln!(out, "{}: {}", words::OF_THE_FRAMEWORK, visible_line(&framework.title));
        let _ = writeln!(out, "{}: {}", words::READ, framework.read.sentence());
        note(&mut out, &framework.note);
    }
    if let Some(level) = clause.level {
        let _ = writeln!(out, "{}", words::level(level));
    }
    note(&mut out, &clause.note);
    if let Some(law) = &clause.law {
        out.push_str(&binding(law));
        out.push_str(&to_this_project(lens, clause));
    }
    out.push_str(&succession(lens, clause));
    let _ = writeln!(out, "{}", visible_line(knowledge.address_of(clause)));
    checked(&mut out, lens);
    let _ = write!(
        out,
        "\n{}",
        touched::items(lens.checklist, Known::Clause(clause), words::TOUCHED_BY, |_| None)
    );
    let _ = writeln!(out, "{JUDGEMENT}");
    out
}

fn binding(law: &Law) -> String {
    let mut out = format!("{}: {}\n", words::BINDS, visible_line(&law.binds));
    if !law.when_text.is_empty() {
        let _ = writeln!(out, "{}: {}", words::ONLY_IF, visible_line(&law.when_text));
    }
    let other = if law.from_note.is_empty() { String::new() } else { format!("; {}", law.from_note) };
    let _ = writeln!(out, "{}: {}{}", words::APPLIES_FROM, law.from, visible_line(&other));
    out
}

/// What the profile says about it, where there is one.
fn to_this_project(lens: &Lens<'_>, clause: &Clause) -> String {
    if lens.profile.is_none() {
        return String::new();
    }
    let shown = lens.shown(clause);
    let said = match &shown {
        Shown::Hidden(because) => {
            let why = hidden_sentence(lens.checklist, because);
            Some(words::not_shown(&visible_line(&why)))
        }
        _ => shown.words().map(|how| words::no_legal_advice(&visible_line(&how))),
    };
    said.map(|said| format!("{}: {said}\n", words::FOR_THIS_PROJECT)).unwrap_or_default()
}

/// What it took the place of, and what took its place.
fn succession(lens: &Lens<'_>, clause: &Clause) -> String {
    let knowledge = lens.checklist.knowledge();
    let mut out = String::new();
    let current = knowledge.current(&clause.id);
    if *current != clause.id {
        let title = knowledge.clauses.get(current).map_or("", |clause| &clause.title);
        let _ = writeln!(out, "{}: {current} {}", words::REPLACED_BY, visible_line(title));
    }
    let before = knowledge.clauses.values().filter(|each| each.replaced_by.as_ref() == Some(&clause.id));
    for old in before {
        let _ = writeln!(out, "{}: {} {}", words::TOOK_THE_PLACE_OF, old.id, visible_line(&old.title));
    }
    out
}

/// One framework: how it was read, and its clauses with the items that touch each.
pub(super) fn framework(lens: &Lens<'_>, framework: &Framework) -> String {
    let knowledge = lens.checklist.knowledge();
    let mut out = format!("{}: {}\n", framework.id, visible_line(&framework.title));
    let _ = writeln!(out, "{}: {}", words::READ, framework.read.sentence());
    let _ = writeln!(out, "{}: {}", words::LICENCE, visible_line(&framework.licence));
    note(&mut out, &framework.note);
    let _ = writeln!(out, "{}", visible_line(&framework.url));
    checked(&mut out, lens);
    let _ = writeln!(out, "\n{}:", words::ITS_CLAUSES);
    let clauses = knowledge.clauses.values().filter(|clause| clause.id.framework() == framework.id.as_str());
    for clause in clauses {
        let items: Vec<_> =
            lens.checklist.items_with(Known::Clause(clause)).map(|item| item.id.as_str()).collect();
        let items = if items.is_empty() { words::NO_ITEM.to_owned() } else { items.join(", ") };
        let _ = writeln!(out, "  {}  {}: {items}", clause.id.clause(), visible_line(&clause.title));
    }
    let _ = writeln!(out, "{JUDGEMENT}");
    out
}

fn note(out: &mut String, note: &str) {
    if !note.is_empty() {
        let _ = writeln!(out, "{}: {}", words::NOTE, visible_line(note));
    }
}

fn checked(out: &mut String, lens: &Lens<'_>) {
    let month = &lens.checklist.knowledge().checked.standards;
    if !month.is_empty() {
        let _ = writeln!(out, "{}: {month}", words::LAST_COMPARED);
    }
}
