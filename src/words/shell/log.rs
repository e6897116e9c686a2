//! What is said of a history and of what is missing in it.

use std::fmt::Display;

pub(crate) fn no_git(why: impl Display) -> String {
    format!("git's history is missing here: {why}")
}

pub(crate) fn no_record_at(commit: &str) -> String {
    format!("{commit}: the record cannot be read there, or was taken out")
}

pub(crate) fn older_commits(shown: usize) -> String {
    format!("older commits are not shown; `-n` looks at more than {shown}")
}

pub(crate) fn answers(count: usize) -> String {
    format!("answers: {count}")
}
