//! An answer to an earlier question beside the one that is asked now, line under line.

use std::fmt::Write as _;

use super::super::sign::status_word;
use crate::assess::{Before, Otherwise, before};
use crate::checklist::Item;
use crate::record::Record;
use crate::text::{clipped, visible_line};

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
    let asked = asked.unwrap_or("the record does not have the words");
    let of = match why {
        Otherwise::Reworded => String::new(),
        Otherwise::Replaced => format!(" under {key}"),
    };
    let _ = writeln!(out, "{indent}asked then{of}: {}", visible_line(asked));
    let _ = writeln!(out, "{indent}asked now: {}", visible_line(asks));
    let by = answer.by.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
    let day = answer.at.map(|at| at.format(" on %Y-%m-%d").to_string()).unwrap_or_default();
    let _ = writeln!(
        out,
        "{indent}answered then: {}{}",
        status_word(answer.status),
        visible_line(&format!("{by}{day}"))
    );
    if !answer.note.is_empty() {
        let _ = writeln!(out, "{indent}note then: {}", visible_line(&clipped(&answer.note, LONGEST)));
    }
    if !answer.evidence.is_empty() {
        let evidence: Vec<_> = answer.evidence.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "{indent}evidence then: {}", visible_line(&evidence.join(", ")));
    }
    out
}
