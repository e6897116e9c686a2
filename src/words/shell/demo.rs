//! What is said of the sample project.

use std::fmt::Display;

pub(crate) const NEXT: &str =
    "next: `mindgap -C DIR` with this folder opens it; `mindgap -C DIR check` shows its gaps";
pub(crate) const REPORT_THIS: &str = "report this; nothing of yours is touched";
pub(crate) const NAME_A_NEW_FOLDER: &str = "name a new folder: the sample writes over nothing";

pub(crate) fn stays_in(path: &str) -> String {
    format!("the sample stays in {path}")
}

pub(crate) fn is_broken(why: impl Display) -> String {
    format!("the sample is broken: {why}")
}

pub(crate) fn has_no_file(path: &str) -> String {
    format!("the sample has no file {path}")
}

pub(crate) fn not_empty(path: &str) -> String {
    format!("{path} is not empty")
}
