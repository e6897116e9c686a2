//! What was set aside, as a chapter of the record, whether or not anybody looked at the project: decisions about what a
//! scan sees, those that are over included, and what a merge did not choose.

use std::fmt::Write as _;

use serde_json::Value;

use super::super::aside::{Decided, aside_words, is_notebook, lapsed_words};
use super::super::subject::Subject;
use super::escape::{code, line};
use crate::record::SET_ASIDE;
use crate::words::report::record::aside as words;
use crate::words::report::record::seen::{in_cell, in_line};

/// The chapter; where nothing was set aside, nothing.
pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let left = left_over(subject);
    if subject.record.aside.is_empty() && left.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n", words::TITLE);
    if !subject.record.aside.is_empty() {
        let _ = writeln!(out, "{}\n", words::WHAT_IS_SET_ASIDE);
        for decided in subject.decided() {
            decision(out, subject, decided);
        }
        out.push('\n');
    }
    if !left.is_empty() {
        let _ = writeln!(out, "### {}\n\n{}\n", words::LEFT_OVER, words::WHAT_IS_LEFT_OVER);
        for (what, value) in left {
            let _ = writeln!(out, "- {}: {}", code(what), line(&value.to_string()));
        }
        out.push('\n');
    }
}

fn decision(out: &mut String, subject: &Subject<'_>, decided: Decided<'_>) {
    let Decided { key, said, seen, place } = decided;
    let _ = write!(out, "- {}", code(key.place()));
    if let Some(cell) = place.and_then(|place| place.cell) {
        let _ = write!(out, ", {}", in_cell(cell));
    }
    if let Some(at) = place.map_or(said.line, |place| place.line) {
        let _ = write!(out, ", {}", in_line(at));
        if place.is_none() && is_notebook(key.path()) {
            let _ = write!(out, " {}", words::OF_ITS_CELL);
        }
    }
    if let Some(seen) = seen {
        let _ = write!(out, ", {}", if seen { words::STILL_SEEN } else { words::NO_LONGER_SEEN });
    }
    let today = subject.today;
    let decision = if said.holds_on(today) { aside_words(said) } else { lapsed_words(said, today) };
    let what = words::decided(said.at.date_naive(), &line(&said.saw));
    let _ = writeln!(out, ": {}; {what}", line(&decision));
}

/// What a merge left over, by what it is of. Another tool may keep anything under this name.
fn left_over<'a>(subject: &Subject<'a>) -> Vec<(&'a str, &'a Value)> {
    match subject.record.extra.get(SET_ASIDE) {
        None => Vec::new(),
        Some(Value::Object(map)) => map.iter().map(|(what, value)| (what.as_str(), value)).collect(),
        Some(other) => vec![(SET_ASIDE, other)],
    }
}
