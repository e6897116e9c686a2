//! A copy of the record among the user's own files, for the day on which the file in the project is damaged or gone; and,
//! where another record was begun in its place, the copy of the former one, which no save writes over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::dirs::UserDirs;
use super::error::StoreError;
use super::file::{Durability, parse_record, private_folder, read_text, replace, resolve, write_atomic};
use super::lock::Lock;
use super::project::Project;
use crate::record::{self, MAX_BYTES, Record};

/// The copy's name in the project's state.
const NAME: &str = "last-good.json";
/// How the copy of a record is named in the place of which another one was begun: with a number, the newest highest.
const FORMER: &str = "former-";
const SUFFIX: &str = ".json";
/// Names of the project's state that are read.
const MOST_NAMES: usize = 20_000;
/// Damaged files that are put aside before somebody should tidy up.
const MOST_DAMAGED: usize = 1_000;

/// The record as it was when it was last in order.
#[derive(Debug, Clone, PartialEq)]
pub struct LastGood {
    /// Where the copy is.
    pub path: PathBuf,
    /// What it holds.
    pub record: Record,
}

/// The last good copy of a project's record, if there is one.
pub fn last_good(project: &Project, dirs: Option<&UserDirs>) -> Option<LastGood> {
    read(dirs?.project_state(project).join(NAME))
}

/// The newest copy of a record in the place of which another one was begun, if there is one.
pub fn former(project: &Project, dirs: Option<&UserDirs>) -> Option<LastGood> {
    let state = dirs?.project_state(project);
    read(former_path(&state, newest_former(&state)?))
}

fn read(path: PathBuf) -> Option<LastGood> {
    let record = record::parse(&read_text(&path, MAX_BYTES).ok()?).ok()?;
    Some(LastGood { path, record })
}

fn former_path(state: &Path, number: u32) -> PathBuf {
    state.join(format!("{FORMER}{number}{SUFFIX}"))
}

fn newest_former(state: &Path) -> Option<u32> {
    let number = |entry: fs::DirEntry| {
        let name = entry.file_name();
        name.to_str()?.strip_prefix(FORMER)?.strip_suffix(SUFFIX)?.parse().ok()
    };
    fs::read_dir(state).ok()?.take(MOST_NAMES).flatten().filter_map(number).max()
}

fn next_former(state: &Path) -> PathBuf {
    former_path(state, newest_former(state).map_or(1, |newest| newest.saturating_add(1)))
}

/// Another record begins: the copy of one that is gone, and in which somebody answered, goes where no save writes over it.
/// Should that fail, it is overwritten as any other; the record that begins waits for nothing.
pub(super) fn keep_former(state: &Path) {
    let copy = read(state.join(NAME)).filter(|copy| copy.record.written().next().is_some());
    if let Some(copy) = copy {
        let _ = fs::rename(&copy.path, next_former(state));
    }
}

/// Puts the former record in the place of the one that was begun instead, which is kept in turn as the former one. Returns
/// what stands there now, and what stood there; none where nothing did.
///
/// # Errors
/// There is no such copy, what stands there cannot be read, or the disk refuses.
pub fn restore_former(
    project: &Project,
    dirs: Option<&UserDirs>,
) -> Result<(Record, Option<Record>), StoreError> {
    let path = project.record_path();
    let copy = former(project, dirs).ok_or_else(|| StoreError::NoCopy { path: path.clone() })?;
    let folder = project.folder();
    fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
    let _lock = Lock::on(&folder)?;
    let there = match read_text(&path, MAX_BYTES) {
        Ok(text) => Some((parse_record(&path, &text)?, text)),
        Err(StoreError::Io { kind: io::ErrorKind::NotFound, .. }) => None,
        Err(error) => return Err(error),
    };
    if let (Some((_, text)), Some(state)) = (&there, copy.path.parent()) {
        write_atomic(&next_former(state), text.as_bytes())?;
    }
    put(&path, &copy.record)?;
    // It stands in the project now; at every moment both were somewhere.
    let _ = fs::remove_file(&copy.path);
    Ok((copy.record, there.map(|(record, _)| record)))
}

/// Puts a record where another one stands, or none.
fn put(path: &Path, record: &Record) -> Result<(), StoreError> {
    let unprintable = |what: String| StoreError::Unprintable { path: path.to_path_buf(), what };
    let text = record::print(record).map_err(|error| unprintable(error.to_string()))?;
    write_atomic(path, text.as_bytes())
}

/// Keeps the text of a record that was just read or written. A copy that cannot be kept keeps nobody from working, so
/// that is not told.
pub(super) fn remember(state: &Path, text: &str) {
    let path = state.join(NAME);
    if read_text(&path, MAX_BYTES).is_ok_and(|kept| kept == text) {
        return;
    }
    if private_folder(state).is_ok() {
        let _ = replace(&path, text.as_bytes(), Durability::Cached);
    }
}

/// Puts the last good copy in the place of a damaged record, and returns where the damaged file went; none where the
/// record was gone. At every moment a record stands in its place, and nothing is thrown away.
///
/// # Errors
/// There is no copy, the record is in order or of a later format, or the disk refuses.
pub fn restore(project: &Project, dirs: Option<&UserDirs>) -> Result<Option<PathBuf>, StoreError> {
    let path = project.record_path();
    let copy = last_good(project, dirs).ok_or_else(|| StoreError::NoCopy { path: path.clone() })?;
    let folder = project.folder();
    fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
    let _lock = Lock::on(&folder)?;
    let aside = match read_text(&path, MAX_BYTES).and_then(|text| parse_record(&path, &text)) {
        Ok(_) => return Err(StoreError::NotDamaged { path }),
        Err(StoreError::Io { kind: io::ErrorKind::NotFound, .. }) => None,
        Err(error) if !error.is_damage() => return Err(error),
        Err(_) => Some(put_aside(project, &resolve(&path)?)?),
    };
    put(&path, &copy.record)?;
    Ok(aside)
}

/// Gives the damaged file a second name, under which it stays when the first is given to the copy.
fn put_aside(project: &Project, damaged: &Path) -> Result<PathBuf, StoreError> {
    for n in 1..=MOST_DAMAGED {
        let aside = project.damaged_path(n);
        match fs::hard_link(damaged, &aside) {
            Ok(()) => return Ok(aside),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) if aside.exists() => {}
            // No second names here, or a link to another disk.
            Err(_) => {
                return fs::copy(damaged, &aside).map(|_| aside).map_err(StoreError::io("copy", damaged));
            }
        }
    }
    Err(StoreError::Exists { path: project.damaged_path(MOST_DAMAGED) })
}
