//! What is said of a history and of what is missing in it.

use std::fmt::Display;

pub(crate) const NO_RECORD_AT_HEAD: &str = "the record cannot be read at the commit that is checked out, so what is not \
    committed yet cannot be told";

/// Commits that are looked at at most.
pub(crate) const MOST: u16 = 1_000;

/// What `-n` takes.
pub(crate) fn number() -> String {
    format!("Look at the last COUNT commits that touched the record, from 1 to {MOST}")
}

/// `next`: what to do about it.
pub(crate) fn no_git(why: impl Display, next: &str) -> String {
    format!("git's history is missing here: {why}; {next}")
}

pub(crate) fn no_record_at(commit: &str) -> String {
    format!("{commit}: the record cannot be read there, or was taken out")
}

pub(crate) fn nothing_to_compare(commit: &str) -> String {
    format!("{commit}: what changed there cannot be told, since the record before it cannot be read")
}

/// `commit`: the oldest that is here.
pub(crate) fn cut_at(commit: &str) -> String {
    format!(
        "{commit}: this clone is shallow, and its history begins there: who said what stood in the record by then, and \
         when, is not told; `git fetch --unshallow` brings the rest, in continuous integration a full clone, on GitHub \
         with `fetch-depth: 0`"
    )
}

pub(crate) fn older_commits(shown: usize) -> String {
    if shown < usize::from(MOST) {
        format!("older commits are not shown; `-n` looks at more than {shown}, up to {MOST}")
    } else {
        format!("older commits than the last {shown} are not shown")
    }
}

pub(crate) fn answers(count: usize) -> String {
    format!("answers: {count}")
}
