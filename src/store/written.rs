//! Writes an exported record to a file, and over nobody's words unless that is said. Judges no word of what stands there:
//! who calls it counts them.

use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::export::{may_write, place, place_within};
use super::file::{read_text, write_atomic};
use super::project::Project;

/// Largest document that is looked at, in bytes.
const LARGEST: u64 = 64 << 20;

/// Where an export goes to.
#[derive(Debug, Clone, Copy)]
pub enum To<'a> {
    /// Anywhere.
    Anywhere(&'a Path),
    /// A path that somebody typed: relative to the project's root, and within the project.
    Within(&'a str),
}

/// What came of an export.
#[derive(Debug, PartialEq, Eq)]
pub enum Exported {
    /// It stands there, with links resolved.
    Wrote(PathBuf),
    /// Nothing was written: what stands there says as many things that somebody wrote.
    Holds(usize),
}

/// Writes an export. `words` counts what somebody wrote in the document that it replaces; none writes over any.
///
/// # Errors
/// As [`export`](super::export::export) and [`export_within`](super::export::export_within); or what stands there cannot be
/// read, so that nobody can tell.
pub fn export_record(
    project: &Project,
    to: To<'_>,
    text: &str,
    words: Option<impl FnOnce(&str) -> usize>,
) -> Result<Exported, StoreError> {
    let (place, named) = match to {
        To::Anywhere(path) => (place(path)?, path.to_path_buf()),
        To::Within(typed) => (place_within(project, typed)?, project.root().join(typed.trim())),
    };
    may_write(project, &place, &named, text)?;
    if let Some(words) = words.filter(|_| place.is_file()) {
        let unread = |error: StoreError| StoreError::Unread { path: named, what: error.to_string() };
        let there = read_text(&place, LARGEST).map_err(unread)?;
        let count = if there == text { 0 } else { words(&there) };
        if count > 0 {
            return Ok(Exported::Holds(count));
        }
    }
    write_atomic(&place, text.as_bytes())?;
    Ok(Exported::Wrote(place))
}
