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

/// The copies of records in the place of which another one was begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Former {
    /// The newest one that can be read.
    pub newest: Option<LastGood>,
    /// How many there are besides.
    pub others: usize,
    /// Where they are.
    pub folder: PathBuf,
}

/// The copies of the records in the place of which another one was begun, if there are any.
pub fn former(project: &Project, dirs: Option<&UserDirs>) -> Option<Former> {
    let folder = dirs?.project_state(project);
    let numbers = former_numbers(&folder);
    let newest = copies(&folder, &numbers).next();
    let others = numbers.len().saturating_sub(usize::from(newest.is_some()));
    (!numbers.is_empty()).then_some(Former { newest, others, folder })
}

fn read(path: PathBuf) -> Option<LastGood> {
    let record = record::parse(&read_text(&path, MAX_BYTES).ok()?).ok()?;
    Some(LastGood { path, record })
}

fn former_path(state: &Path, number: u32) -> PathBuf {
    state.join(format!("{FORMER}{number}{SUFFIX}"))
}

/// The numbers of those copies, the newest first.
fn former_numbers(state: &Path) -> Vec<u32> {
    let number = |entry: fs::DirEntry| {
        let name = entry.file_name();
        name.to_str()?.strip_prefix(FORMER)?.strip_suffix(SUFFIX)?.parse().ok()
    };
    let entries = fs::read_dir(state).into_iter().flatten();
    let mut numbers: Vec<u32> = entries.take(MOST_NAMES).flatten().filter_map(number).collect();
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers
}

/// The copies of these numbers that can be read.
fn copies(state: &Path, numbers: &[u32]) -> impl Iterator<Item = LastGood> {
    numbers.iter().filter_map(|number| read(former_path(state, *number)))
}

/// Another record takes the place of one that is gone: what somebody said in that one, or a newer program wrote, goes where
/// no save writes over it. The last good copy stays as well until then. Should that fail, it is overwritten as any other;
/// the record that begins waits for nothing.
pub(super) fn keep_former(state: &Path) {
    let Ok(text) = read_text(&state.join(NAME), MAX_BYTES) else { return };
    if record::parse(&text).is_ok_and(|record| record.is_blank()) {
        return;
    }
    let _ = keep_as_former(state, &text);
}

/// Keeps a text as the newest of the former ones, unless it is that already.
fn keep_as_former(state: &Path, text: &str) -> Result<(), StoreError> {
    let newest = former_numbers(state).first().copied();
    let is_kept = |number| read_text(&former_path(state, number), MAX_BYTES).is_ok_and(|kept| kept == text);
    if newest.is_some_and(is_kept) {
        return Ok(());
    }
    let number = newest.map_or(1, |newest| newest.saturating_add(1));
    write_atomic(&former_path(state, number), text.as_bytes())
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
    let Some(Former { newest: Some(newest), folder: state, .. }) = former(project, dirs) else {
        return Err(StoreError::NoCopy { path });
    };
    let folder = project.folder();
    fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
    let _lock = Lock::on(&folder)?;
    let there = match read_text(&path, MAX_BYTES) {
        Ok(text) => Some((parse_record(&path, &text)?, text)),
        Err(StoreError::Io { kind: io::ErrorKind::NotFound, .. }) => None,
        Err(error) => return Err(error),
    };
    // Of what stands there a copy may be left: an exchange was cut off between its two writes.
    let stands = |copy: &LastGood| there.as_ref().is_some_and(|(record, _)| copy.record == *record);
    let copy = copies(&state, &former_numbers(&state)).find(|copy| !stands(copy)).unwrap_or(newest);
    match &there {
        Some((_, text)) => keep_as_former(&state, text)?,
        None => keep_former(&state),
    }
    remember(&state, &put(&path, &copy.record)?);
    // It stands in the project now, and as the last good copy; at every moment both were somewhere.
    let _ = fs::remove_file(&copy.path);
    Ok((copy.record, there.map(|(record, _)| record)))
}

/// Puts a record where another one stands, or none, and returns its text.
fn put(path: &Path, record: &Record) -> Result<String, StoreError> {
    let unprintable = |what: String| StoreError::Unprintable { path: path.to_path_buf(), what };
    let text = record::print(record).map_err(|error| unprintable(error.to_string()))?;
    write_atomic(path, text.as_bytes())?;
    Ok(text)
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
