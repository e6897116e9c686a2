//! What is set aside of what a scan sees, for people.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::super::aside::{Decision, aside_words, is_notebook, lapsed_words};
use crate::scan::Seen;
use crate::text::{at_line, visible_line};
use crate::words::report::aside as words;

/// Every decision, with what was seen and whether it still is.
pub fn set_aside(decisions: &[Decision<'_>], today: NaiveDate) -> String {
    let mut out = String::new();
    for Decision { key, said, seen } in decisions {
        // Of what is gone only the record knows where it stood, and that names no cell.
        let place = seen.as_ref().map_or_else(|| at_line(key.path(), said.line), Seen::named);
        let within = seen.is_none() && said.line.is_some() && is_notebook(key.path());
        let within = if within { format!(" ({})", words::LINE_OF_ITS_CELL) } else { String::new() };
        let _ = writeln!(out, "{}:{}{within}", visible_line(key.detector()), visible_line(&place));
        let _ = writeln!(out, "  {}", visible_line(&said.saw));
        let decision = if said.holds_on(today) { aside_words(said) } else { lapsed_words(said, today) };
        let _ = writeln!(out, "  {decision}");
        if seen.is_none() {
            let _ = writeln!(out, "  {}", words::NO_LONGER_SEEN);
        }
    }
    let held = decisions.iter().filter(|each| each.said.holds_on(today)).count();
    let _ = writeln!(out, "{}", words::held(held, decisions.len() - held));
    out
}
