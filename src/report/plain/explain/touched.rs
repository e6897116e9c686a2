//! The lines that several explanations end in: the items that something is about, and names to choose from.

use std::fmt::Write as _;

use crate::checklist::{Checklist, Item, Known};
use crate::text::{clipped, visible_line};
use crate::words::report::explain as words;

/// Longest title in a list of candidates, in characters.
const TITLE: usize = 80;

/// The items that something is about, one a line; `beside` says what is worth telling of each.
pub(super) fn items(
    checklist: &Checklist,
    known: Known<'_>,
    head: &str,
    beside: impl Fn(&Item) -> Option<String>,
) -> String {
    let mut lines = String::new();
    for item in checklist.items_with(known) {
        let more = beside(item).map(|more| format!(": {}", visible_line(&more))).unwrap_or_default();
        let _ = writeln!(lines, "  {}  {}{more}", item.id, visible_line(&item.title));
    }
    if lines.is_empty() { format!("{head}: {}\n", words::NO_ITEM) } else { format!("{head}:\n{lines}") }
}

/// Several things that share a name.
pub(super) fn candidates(known: &[Known<'_>]) -> String {
    let lines: Vec<_> = known
        .iter()
        .map(|each| {
            let title = visible_line(each.title()).into_owned();
            format!("  {}  {}", each.full_name(), clipped(&title, TITLE)).trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}
