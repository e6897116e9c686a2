//! Everything that can be explained, for people: one name a line, by kind.

use std::fmt::Write as _;

use super::super::known::{count, kinds};
use super::super::lens::Lens;
use crate::assess::GapKind;
use crate::text::{clipped, visible_line};
use crate::words::report::explain;
use crate::words::report::known as words;

/// Columns of what a name is called.
const WIDE: usize = 100;

/// The whole list.
pub fn known(lens: &Lens<'_>) -> String {
    let mut out =
        format!("{}\n{}\n", words::items(count(lens, "item")), words::clauses(count(lens, "clause")));
    for kind in kinds(lens) {
        let _ = writeln!(out, "\n{}", words::title(kind.heading, kind.names.len()));
        for (name, title) in kind.names {
            let row = format!("  {}  {}", visible_line(name), clipped(&visible_line(title), WIDE));
            let _ = writeln!(out, "{}", row.trim_end());
        }
    }
    out
}

/// The page of a kind of gap.
pub fn gap_kind(kind: GapKind) -> String {
    let accepted = if kind.can_be_accepted() { explain::ACCEPTABLE } else { explain::NOT_ACCEPTABLE };
    format!(
        "{kind}  ({})\n  {}\n\n{}\n  {}\n\n{accepted}\n",
        explain::KIND_OF_GAP,
        kind.sentence(),
        explain::NEXT,
        kind.next()
    )
}
