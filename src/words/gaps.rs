//! What the screen of gaps says.

use std::fmt::Display;

pub(crate) const NOTHING_WANTING: &str = "nothing is wanting here";
pub(crate) const WITHOUT_OWNER: &str = "without owner";
pub(crate) const WHAT_NEXT: &str = "What to do next";

pub(crate) fn title(open: usize, accepted: usize) -> String {
    format!("Gaps: {open} open, {accepted} accepted for a time")
}

pub(crate) fn only(filters: &str) -> String {
    format!("only {filters}")
}

pub(crate) fn owner(name: &str) -> String {
    format!("owner {name}")
}

pub(crate) fn accepted_until(day: impl Display) -> String {
    format!("accepted until {day}")
}

pub(crate) fn next(step: &str) -> String {
    format!("Next: {step}.")
}
