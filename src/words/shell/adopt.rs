//! What is said where an observation is named.

use std::fmt::Display;

pub(crate) const HOW_TO_LIST: &str = "`mindgap scan` lists what it sees, with its detectors and places; without a folder, so that places are \
    named from the project's root";

pub(crate) fn not_seen(typed: &str) -> String {
    format!("the scan sees no `{typed}`")
}

/// `why`: what keeps it.
pub(crate) fn no_evidence(typed: &str, key: impl Display, why: impl Display) -> String {
    format!("`{typed}` is no evidence of `{key}`: {why}")
}

pub(crate) fn several(count: usize) -> String {
    format!("the scan sees {count} observations of that name:")
}

pub(crate) const NAME_ONE: &str =
    "type one of these in its place, behind `--adopt` or `set-aside`, within quotes where it has blanks";

/// `typed`: what names it alone.
pub(crate) fn candidate(typed: &str, saw: &str) -> String {
    format!("  {typed}  {saw}")
}

pub(crate) fn and_more(count: usize) -> String {
    format!("  and {count} more")
}
