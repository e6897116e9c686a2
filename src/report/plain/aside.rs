//! What is set aside of what a scan sees, for people.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::super::aside::{Decision, aside_words, lapsed_words};
use crate::text::visible_line;

/// Every decision, with what was seen and whether it still is.
pub fn set_aside(decisions: &[Decision<'_>], today: NaiveDate) -> String {
    let mut out = String::new();
    for Decision { key, said, seen } in decisions {
        let line = said.line.map(|line| format!(":{line}")).unwrap_or_default();
        let (detector, path) = (visible_line(key.detector()), visible_line(key.path()));
        let _ = writeln!(out, "{detector}:{path}{line}");
        let _ = writeln!(out, "  {}", visible_line(&said.saw));
        let words = if said.holds_on(today) { aside_words(said) } else { lapsed_words(said, today) };
        let _ = writeln!(out, "  {words}");
        if !seen {
            let _ = writeln!(out, "  the scan no longer sees it");
        }
    }
    let held = decisions.iter().filter(|each| each.said.holds_on(today)).count();
    let _ = match (decisions.len(), decisions.len() - held) {
        (0, _) => writeln!(out, "nothing is set aside"),
        (_, 0) => writeln!(out, "{held} set aside"),
        (_, over) => writeln!(out, "{held} set aside, {over} no longer"),
    };
    out
}
