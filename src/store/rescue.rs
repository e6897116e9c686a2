//! What a session could not save, kept among the user's own files until a later session has saved it.
//!
//! Each session has a file of its own, with a name that no other ever has, so that none takes another's.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::file::{private_folder, read_text, write_atomic};
use crate::record::{self, MAX_BYTES, Record};

const PREFIX: &str = "rescue-";
const SUFFIX: &str = ".json";
/// Files that are looked at; more would mean that something else is wrong.
const MOST: usize = 50;

/// A session's answers and the version that they grew out of.
#[derive(Debug)]
pub(super) struct Rescue {
    pub(super) base: Record,
    pub(super) ours: Record,
}

/// As it is written: both as the text of a record file, so that an older format is read as any other old record.
#[derive(Serialize, Deserialize)]
struct Wire {
    base: String,
    ours: String,
}

/// The files that earlier sessions left, by name.
pub(super) fn waiting(state: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(state) else { return Vec::new() };
    let ours = |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX);
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(ours))
        .map(|entry| entry.path())
        .take(MOST)
        .collect();
    found.sort();
    found
}

/// Reads one. What cannot be read stays where it is, for a later program or a person.
pub(super) fn read(path: &Path) -> Option<Rescue> {
    let wire: Wire = serde_json::from_str(&read_text(path, 4 * MAX_BYTES).ok()?).ok()?;
    Some(Rescue { base: record::parse(&wire.base).ok()?, ours: record::parse(&wire.ours).ok()? })
}

/// A new file, with a name of its own and nothing in it that could be read as a rescue.
pub(super) fn reserve(state: &Path) -> Result<PathBuf, StoreError> {
    private_folder(state)?;
    let failed = || StoreError::io("create a file in", state);
    let file = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(state).map_err(failed())?;
    file.into_temp_path().keep().map_err(|refused| failed()(refused.error))
}

/// Writes one.
pub(super) fn write(path: &Path, base: &Record, ours: &Record) -> Result<(), StoreError> {
    let unprintable = |what: String| StoreError::Unprintable { path: path.to_path_buf(), what };
    let print = |record| record::print(record).map_err(|error| unprintable(error.to_string()));
    let wire = Wire { base: print(base)?, ours: print(ours)? };
    let bytes = serde_json::to_vec(&wire).map_err(|error| unprintable(error.to_string()))?;
    write_atomic(path, &bytes)
}

/// Removes files whose answers are saved. One that is gone already is no pity; one that stays is merged again, to no
/// effect.
pub(super) fn remove<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) {
    for path in paths {
        let _ = fs::remove_file(path);
    }
}
