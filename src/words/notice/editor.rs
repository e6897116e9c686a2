//! What is told of the user's own editor and of the shell.

use std::fmt::Display;

#[cfg(not(unix))]
pub(crate) const NO_SHELL_JOBS: &str = "this system has no shell jobs";

#[cfg(unix)]
pub(crate) const NOBODY_CONTINUES: &str = "no shell is here that could continue it";

/// `key`: what opens a form; none where one is open.
pub(crate) fn not_set(key: Option<&str>) -> String {
    let here = key.map_or_else(|| "write here".to_owned(), |key| format!("press {key} to write here"));
    format!("no editor is set: set VISUAL or EDITOR, or {here}")
}

pub(crate) fn no_temporary_file(error: impl Display) -> String {
    format!("no temporary file: {error}")
}

pub(crate) fn not_started(error: impl Display) -> String {
    format!("the editor did not start: {error}")
}

pub(crate) fn not_found(editor: impl Display) -> String {
    format!("{editor} was not found: set VISUAL or EDITOR to another")
}

pub(crate) fn ended(status: impl Display) -> String {
    format!("the editor ended with {status}; the text is as it was")
}

/// `why` begins with a verb.
pub(crate) fn not_read(why: impl Display) -> String {
    format!("what the editor left {why}")
}

pub(crate) fn kept(why: &str, path: &str) -> String {
    format!("{why}; the file stays: {path}")
}

pub(crate) fn not_stopped(error: impl Display) -> String {
    format!("not stopped: {error}")
}
