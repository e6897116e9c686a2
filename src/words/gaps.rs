//! What the screen of gaps says.

use std::fmt::Display;

pub(crate) const NOTHING_WANTING: &str = "nothing is wanting here";
pub(crate) const WITHOUT_OWNER: &str = "without owner";
pub(crate) const WHAT_NEXT: &str = "What to do next";

pub(crate) fn title(open: usize, questions: usize, accepted: usize) -> String {
    let of = if open == questions { String::new() } else { format!(" of {questions} questions") };
    format!("Gaps: {open} open{of}, {accepted} accepted for a time")
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
