//! An answer to an earlier question beside the one that is asked now, line under line.

use std::fmt::Write as _;

use super::super::sign::status_word;
use crate::assess::{Before, Otherwise, before};
use crate::checklist::Item;
use crate::record::Record;
use crate::text::{clipped, visible_line};
use crate::words::report::answer as words;

/// Longest note that is shown, in characters; the whole one is in the record and in its export.
const LONGEST: usize = 300;

/// Every earlier answer of an item: what was asked, what is asked now, and what was answered. Each line begins with
/// `indent`; nothing where there is none.
pub fn earlier(item: &Item, record: &Record, indent: &str) -> String {
    before(item, record).iter().map(|each| one(each, indent)).collect()
}

fn one(before: &Before<'_>, indent: &str) -> String {
    let Before { key, why, asked, asks, answer } = before;
    let mut out = String::new();
    let asked = asked.unwrap_or(words::WORDS_ARE_NOT_RECORDED);
    let then = match why {
        Otherwise::Reworded => words::ASKED_THEN.to_owned(),
        Otherwise::Replaced => words::asked_then_under(key),
    };
    let _ = writeln!(out, "{indent}{then}: {}", visible_line(asked));
    let _ = writeln!(out, "{indent}{}: {}", words::ASKED_NOW, visible_line(asks));
    let day = answer.at.map(|at| at.date_naive());
    let said = words::said_then(status_word(answer.status), answer.by.as_deref(), day);
    let _ = writeln!(out, "{indent}{}: {}", words::ANSWERED_THEN, visible_line(&said));
    if !answer.note.is_empty() {
        let note = clipped(&answer.note, LONGEST);
        let _ = writeln!(out, "{indent}{}: {}", words::NOTE_THEN, visible_line(&note));
    }
    if !answer.evidence.is_empty() {
        let evidence: Vec<_> = answer.evidence.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "{indent}{}: {}", words::EVIDENCE_THEN, visible_line(&evidence.join(", ")));
    }
    out
}
