//! What is said before the screen comes up and after it has gone.

use std::fmt::Display;

pub(crate) const WANTS_IT_IN_PLACE: &str =
    "Put it in the place of the damaged file, which is kept beside it? [y/N]";

pub(crate) const WANTS_IT_BACK: &str = "Put it back? Otherwise a new record begins, and `mindgap restore --former` still brings this one back. [y/N]";

pub(crate) fn is_gone(record: &str) -> String {
    format!("There was a record here, and {record} is gone.")
}

pub(crate) fn kept_for_the_next_start(why: impl Display) -> String {
    format!("{why}; what is not saved is kept for the next start")
}

pub(crate) fn lost(why: impl Display) -> String {
    format!("{why}; what was not saved is lost: there was no other place to keep it")
}

pub(crate) fn damaged_file_is_kept(path: &str) -> String {
    format!("the damaged file is kept as {path}")
}

pub(crate) fn failed(why: impl Display) -> String {
    format!("mindgap: {why}")
}

pub(crate) fn good_copy(answers: usize, path: &str) -> String {
    format!("A good copy (answers in it: {answers}) was kept at {path}.")
}
