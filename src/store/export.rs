//! Writes a report to the file that somebody named, and never over the record, a release or a checklist.
//!
//! Links and `..` are resolved before anything is judged.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use super::ending::Written;
use super::error::StoreError;
use super::file::{no_target, write_atomic};
use super::project::Project;
use crate::scan::MARK;
use crate::words::report::difference::document;

/// Bytes that tell an export from other files, and from one of another kind.
const HEAD: u64 = 128;

/// Writes a report in one step and returns where it stands, with links resolved.
///
/// # Errors
/// The place belongs to the record, a release or a checklist, or the disk refuses.
pub fn export(project: &Project, to: &Path, text: &str) -> Result<PathBuf, StoreError> {
    write(project, &place(to)?, to, text)
}

/// The same for a path that somebody typed: it is relative to the project's root, and stays in the project.
///
/// # Errors
/// As [`export`]; or the path is absolute or leaves the project, by `..` or by a link.
pub fn export_within(project: &Project, typed: &str, text: &str) -> Result<PathBuf, StoreError> {
    let place = place_within(project, typed)?;
    write(project, &place, &project.root().join(typed.trim()), text)
}

/// Where a path leads that somebody typed: it is relative to the project's root, and stays in the project.
///
/// # Errors
/// The path is absolute or leaves the project, by `..` or by a link; or its folder is missing.
pub(super) fn place_within(project: &Project, typed: &str) -> Result<PathBuf, StoreError> {
    let typed = Path::new(typed.trim());
    let outside = || StoreError::Outside { path: typed.to_path_buf() };
    if typed.components().any(|part| matches!(part, Component::Prefix(_) | Component::RootDir)) {
        return Err(outside());
    }
    let place = place(&project.root().join(typed))?;
    if !place.starts_with(project.root()) {
        return Err(outside());
    }
    Ok(place)
}

fn write(project: &Project, place: &Path, named: &Path, text: &str) -> Result<PathBuf, StoreError> {
    may_write(project, place, named, text)?;
    write_atomic(place, text.as_bytes())?;
    Ok(place.to_path_buf())
}

/// Refuses what is kept for the project, a name that promises another format, and any file that is no export of the same
/// kind.
pub(super) fn may_write(project: &Project, place: &Path, named: &Path, text: &str) -> Result<(), StoreError> {
    if let Some(what) = kept_at(project, place) {
        return Err(StoreError::Reserved { path: named.to_path_buf(), what });
    }
    if !may_replace(place, text) {
        return Err(StoreError::Occupied { path: named.to_path_buf() });
    }
    Ok(Written::of(text).fits(named)?)
}

/// Whether a file may go: it is none, it is empty, or it begins as an export of the same kind does.
fn may_replace(place: &Path, text: &str) -> bool {
    // What is no regular file is refused by the writing itself, and is not opened here: a pipe would block.
    if !fs::metadata(place).is_ok_and(|meta| meta.is_file()) {
        return true;
    }
    let Ok(file) = fs::File::open(place) else { return true };
    let mut head = Vec::new();
    let read = file.take(HEAD).read_to_end(&mut head);
    let head = String::from_utf8_lossy(&head);
    read.is_err() || head.is_empty() || kind(text).is_some_and(|of| kind(&head) == Some(of))
}

/// What kind of export a text is, by its title or, for JSON, by what it tells first; none for any other text.
fn kind(text: &str) -> Option<&str> {
    if let Some(title) = text.lines().next().and_then(|first| first.strip_prefix("# ")) {
        let kinds = [document::TITLE, "AI safety record"];
        return kinds.into_iter().find(|kind| title.starts_with(kind));
    }
    let below = text.strip_prefix("{\n  ")?.strip_prefix(MARK)?;
    Some(below.lines().nth(2).and_then(|first| first.split(':').next()).unwrap_or_default())
}

/// Where a path leads. The file itself may be missing, its folder may not.
pub(super) fn place(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::canonicalize(path) {
        Ok(place) => return Ok(place),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(StoreError::io("write", path)(error));
        }
        Err(_) if fs::symlink_metadata(path).is_ok() => {
            return Err(no_target(path));
        }
        Err(_) => {}
    }
    let missing = || StoreError::io("write", path)(io::ErrorKind::NotFound.into());
    let name = path.file_name().ok_or_else(missing)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(StoreError::io("write", path))?;
    Ok(folder.join(name))
}

/// What of the project's own is kept at a place, if anything.
fn kept_at(project: &Project, at: &Path) -> Option<&'static str> {
    let own = |path: PathBuf| place(&path).unwrap_or(path);
    let record = project.record_path();
    let named_like_it = || {
        let begins = |name: &OsStr| {
            let record = record.file_name().unwrap_or_default().as_encoded_bytes();
            name.as_encoded_bytes().starts_with(record)
        };
        at.parent() == Some(&own(project.folder())) && at.file_name().is_some_and(begins)
    };
    if at == own(record.clone()) {
        Some("the record itself")
    } else if named_like_it() {
        // A damaged record that was put aside may hold the only copy of an answer.
        Some("kept beside the record")
    } else if at.starts_with(own(project.releases())) {
        Some("where the releases are kept")
    } else if at.starts_with(own(project.checklists())) {
        Some("where the checklists are kept")
    } else {
        None
    }
}
