//! What is said where a name is explained.

use std::fmt::Display;

use crate::words::report::explain::page_of;

pub(crate) const NO_RECORD: &str =
    "the record cannot be read, so law is shown as if nothing were known of the project";

pub(crate) fn detector_of_that_name(detector: impl Display) -> String {
    format!("a detector has the same name: {}", page_of(detector))
}

pub(crate) fn several(typed: &str, candidates: &str) -> String {
    format!("`{typed}` can mean several things:\n{candidates}")
}

pub(crate) fn name_one(first: impl Display) -> String {
    format!("name one of them, such as `mindgap explain {first}`")
}
