//! What a session could not save, kept among the user's own files until a later session has saved it.
//!
//! Each session has a file of its own, with a name that no other ever has, and holds a lock beside it as long as it lives,
//! so that none takes another's.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::file::{private_folder, read_text, write_atomic};
use super::lock::Held;
use crate::record::{self, MAX_BYTES, Record};

const PREFIX: &str = "rescue-";
const SUFFIX: &str = ".json";
/// How the lock of a rescue file begins.
const ALIVE: &str = "alive-";
/// Files that are looked at, the newest; more would mean that something else is wrong.
const MOST: usize = 50;
/// Names of the folder that are read.
const MOST_NAMES: usize = 20_000;

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

/// A file that is this session's: as long as it is held, no other session takes what is in it.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) path: PathBuf,
    /// The system lets go of it when the process ends, however it ends. None where the file system knows no locks: then
    /// nobody can tell a living session from a dead one.
    #[cfg_attr(not(test), expect(dead_code, reason = "held, and never asked"))]
    lock: Option<Held>,
}

/// What lies in the user's folder.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// What sessions left that have ended; each is this session's from now on.
    pub(super) left: Vec<Own>,
    /// How many sessions are alive and hold something that they could not save.
    pub(super) alive: usize,
    /// How many files were not looked at, since there are too many.
    pub(super) beyond: usize,
}

/// What is in a file that a session left.
#[derive(Debug)]
pub(super) enum Left {
    /// Nothing: it had only made ready for the worst, or the file is gone.
    Nothing,
    /// Answers.
    Answers(Box<Rescue>),
    /// Something that cannot be read.
    Unread,
}

/// The files that sessions wrote, the newest first.
pub(super) fn waiting(state: &Path) -> Waiting {
    let Ok(entries) = fs::read_dir(state) else { return Waiting::default() };
    let ours = |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX);
    let written = |entry: &fs::DirEntry| entry.metadata().and_then(|file| file.modified()).ok();
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(ours))
        .map(|entry| (Reverse(written(&entry)), entry.path()))
        .take(MOST_NAMES)
        .collect();
    found.sort();
    let mut waiting = Waiting { beyond: found.len().saturating_sub(MOST), ..Waiting::default() };
    for (_, path) in found.into_iter().take(MOST) {
        match take(&lock_of(&path)) {
            Ok(lock) => waiting.left.push(Own { path, lock }),
            // A session that has only made ready for the worst holds nothing.
            Err(Taken) => waiting.alive += usize::from(fs::metadata(&path).is_ok_and(|file| file.len() > 0)),
        }
    }
    waiting
}

/// Another session holds the lock.
struct Taken;

/// Takes the lock beside a rescue file, if there is none or nobody holds it.
fn take(lock: &Path) -> Result<Option<Held>, Taken> {
    let Ok(file) = File::options().create(true).truncate(false).write(true).open(lock) else {
        return Ok(None);
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(Held::new(file))),
        Err(TryLockError::WouldBlock) => Err(Taken),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// The lock of a rescue file. The file itself is replaced whenever it is written, and a lock would go with it.
fn lock_of(path: &Path) -> PathBuf {
    let name = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    path.with_file_name(format!("{ALIVE}{}", name.trim_start_matches(PREFIX)))
}

/// Reads one. What cannot be read stays where it is, for a later program or a person.
pub(super) fn read(path: &Path) -> Left {
    match read_text(path, 4 * MAX_BYTES) {
        Err(StoreError::Io { kind: ErrorKind::NotFound, .. }) => Left::Nothing,
        Ok(text) if text.is_empty() => Left::Nothing,
        Ok(text) => answers(&text).map_or(Left::Unread, |left| Left::Answers(Box::new(left))),
        Err(_) => Left::Unread,
    }
}

fn answers(text: &str) -> Option<Rescue> {
    let wire: Wire = serde_json::from_str(text).ok()?;
    Some(Rescue { base: record::parse(&wire.base).ok()?, ours: record::parse(&wire.ours).ok()? })
}

/// A new file, with a name of its own and nothing in it that could be read as a rescue.
pub(super) fn reserve(state: &Path) -> Result<Own, StoreError> {
    private_folder(state)?;
    let failed = || StoreError::io("create a file in", state);
    let file = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(state).map_err(failed())?;
    let path = file.into_temp_path().keep().map_err(|refused| failed()(refused.error))?;
    // Whoever looks for rescue files may hold it for a moment, and finds nothing.
    let held = File::options().create(true).truncate(false).write(true).open(lock_of(&path));
    let lock = held.ok().filter(|file| file.lock().is_ok()).map(Held::new);
    Ok(Own { path, lock })
}

/// Writes one.
pub(super) fn write(path: &Path, base: &Record, ours: &Record) -> Result<(), StoreError> {
    let unprintable = |what: String| StoreError::Unprintable { path: path.to_path_buf(), what };
    let print = |record| record::print(record).map_err(|error| unprintable(error.to_string()));
    let wire = Wire { base: print(base)?, ours: print(ours)? };
    let bytes = serde_json::to_vec(&wire).map_err(|error| unprintable(error.to_string()))?;
    write_atomic(path, &bytes)
}

/// Removes files whose answers are saved, and lets go of them. One that is gone already is no pity; one that stays is
/// merged again, to no effect.
pub(super) fn remove(owned: impl IntoIterator<Item = Own>) {
    for own in owned {
        let _ = fs::remove_file(&own.path);
        let _ = fs::remove_file(lock_of(&own.path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_that_ends_while_another_process_is_started_is_not_taken_for_a_living_one() {
        let state = tempfile::tempdir().unwrap();
        let own = reserve(state.path()).unwrap();
        assert_eq!(waiting(state.path()).left.len(), 0, "it is alive");
        let twin = own.lock.as_ref().map(Held::twin);
        drop(own);
        assert_eq!(waiting(state.path()).left.len(), 1, "it has ended");
        drop(twin);
    }
}
