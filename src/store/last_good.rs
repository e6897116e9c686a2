//! A copy of the record among the user's own files, for the day on which the file in the project is damaged or gone.

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
    let path = dirs?.project_state(project).join(NAME);
    let record = record::parse(&read_text(&path, MAX_BYTES).ok()?).ok()?;
    Some(LastGood { path, record })
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
    let text = record::print(&copy.record)
        .map_err(|error| StoreError::Unprintable { path: path.clone(), what: error.to_string() })?;
    write_atomic(&path, text.as_bytes())?;
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
