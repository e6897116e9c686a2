//! The extensions of a checklist as text: who they are, and what they switched off.

use std::fmt::Write as _;

use super::super::provenance;
use crate::checklist::{Checklist, Off};
use crate::text::visible_line;
use crate::words::report::checklist as words;

/// One line for each extension.
pub(super) fn parts(checklist: &Checklist) -> String {
    let mut out = String::new();
    for part in &checklist.composition.parts {
        let _ = writeln!(out, "{}", words::extended_by(&visible_line(&provenance::part(part))));
    }
    out
}

/// One line for each item that is switched off, below a heading; nothing where there is none.
pub(super) fn off(checklist: &Checklist) -> String {
    let off = found_off(&checklist.composition.off.iter().collect::<Vec<_>>());
    if off.is_empty() { off } else { format!("\n{off}") }
}

/// The same for those that were looked for.
pub fn found_off(off: &[&Off]) -> String {
    let mut out = String::new();
    if !off.is_empty() {
        let _ = writeln!(out, "{}", words::switched_off(off.len()));
    }
    for each in off {
        let title = visible_line(&each.item.title);
        let _ = writeln!(out, "  {}  {}  {title}", each.item.id, each.item.severity);
        let _ = writeln!(out, "    {}", visible_line(&provenance::off(each)));
    }
    out
}
