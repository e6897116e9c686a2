//! What the dialog of evidence says.

pub(crate) const WANTED: &str = "Wanted:";
/// Before the field, at most 4 columns.
pub(crate) const ADD: &str = "Add";
pub(crate) const NONE_YET: &str = "No evidence yet.";

pub(crate) fn title(item: &str) -> String {
    format!("Evidence: {item}")
}

pub(crate) fn and_more(candidates: usize) -> String {
    format!("and {candidates} more")
}
