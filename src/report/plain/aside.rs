//! What is set aside of what a scan sees, for people.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::super::aside::{Decision, aside_words, lapsed_words};
use crate::text::visible_line;
use crate::words::report::aside as words;

/// Every decision, with what was seen and whether it still is.
pub fn set_aside(decisions: &[Decision<'_>], today: NaiveDate) -> String {
    let mut out = String::new();
    for Decision { key, said, seen } in decisions {
        let line = said.line.map(|line| format!(":{line}")).unwrap_or_default();
        let (detector, path) = (visible_line(key.detector()), visible_line(key.path()));
        let _ = writeln!(out, "{detector}:{path}{line}");
        let _ = writeln!(out, "  {}", visible_line(&said.saw));
        let decision = if said.holds_on(today) { aside_words(said) } else { lapsed_words(said, today) };
        let _ = writeln!(out, "  {decision}");
        if !seen {
            let _ = writeln!(out, "  {}", words::NO_LONGER_SEEN);
        }
    }
    let held = decisions.iter().filter(|each| each.said.holds_on(today)).count();
    let _ = writeln!(out, "{}", words::held(held, decisions.len() - held));
    out
}
