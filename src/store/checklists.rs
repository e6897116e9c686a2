//! Which checklist is asked: the one that was named, the project's own, the user's own, or the built-in one.
//!
//! Reads files and leaves their meaning to [`crate::checklist`].

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::dirs::UserDirs;
use super::error::{StoreError, shown};
use super::file::read_text;
use super::project::Project;
use crate::checklist::{self, Checklist, Fault, Faults, Limits, SourceFile};

/// The file that makes a folder a checklist.
const HEAD: &str = "checklist.toml";

/// A checklist, and where it came from.
#[derive(Debug, Clone)]
pub struct LoadedChecklist {
    /// The checklist.
    pub checklist: Checklist,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a checklist came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The folder that was named.
    Given(PathBuf),
    /// A folder of the project.
    Project(PathBuf),
    /// A folder of the user.
    User(PathBuf),
    /// The program itself.
    BuiltIn,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(path) | Self::Project(path) | Self::User(path) => f.pad(&shown(path)),
            Self::BuiltIn => f.pad("built in"),
        }
    }
}

/// Why no checklist could be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChecklistError {
    /// There is one, and this is wrong with it.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder that was named holds none.
    #[error("{path} has no {HEAD}", path = shown(.path))]
    None {
        /// The folder.
        path: PathBuf,
    },
    /// A folder holds several, and none of them was named.
    #[error("{folder} holds several checklists: {list}", folder = shown(.folder), list = list(.found))]
    Several {
        /// The folder.
        folder: PathBuf,
        /// The checklists in it.
        found: Vec<PathBuf>,
    },
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ")
}

impl ChecklistError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Faults(_) => "mend the checklist, then look again with `mindgap checklist validate`",
            Self::Store(error) => error.hint(),
            Self::None { .. } => "name the folder that holds the checklist's files",
            Self::Several { .. } => "name one of them with --checklist",
        }
    }
}

/// Loads the checklist to ask: the first of the one `given`, the project's, the user's and the built-in one, whole.
///
/// # Errors
/// The first one found cannot be read or is faulty, or a folder holds several; no later one is taken instead.
pub fn load_checklist(
    given: Option<&Path>,
    project: Option<&Project>,
    dirs: Option<&UserDirs>,
) -> Result<LoadedChecklist, ChecklistError> {
    let origin = find(given, project, dirs)?;
    let checklist = match &origin {
        Origin::Given(path) | Origin::Project(path) | Origin::User(path) => read_checklist_folder(path)?,
        Origin::BuiltIn => checklist::builtin()?,
    };
    Ok(LoadedChecklist { checklist, origin })
}

fn find(
    given: Option<&Path>,
    project: Option<&Project>,
    dirs: Option<&UserDirs>,
) -> Result<Origin, ChecklistError> {
    if let Some(path) = given {
        return Ok(Origin::Given(path.to_path_buf()));
    }
    if let Some(path) = project.map(|project| only_one(&project.checklists())).transpose()?.flatten() {
        return Ok(Origin::Project(path));
    }
    if let Some(path) = dirs.map(|dirs| only_one(&dirs.checklists())).transpose()?.flatten() {
        return Ok(Origin::User(path));
    }
    Ok(Origin::BuiltIn)
}

/// The one checklist of a folder: the folder itself, or its only subfolder that is one.
fn only_one(folder: &Path) -> Result<Option<PathBuf>, ChecklistError> {
    if folder.join(HEAD).exists() {
        return Ok(Some(folder.to_path_buf()));
    }
    if !folder.exists() {
        return Ok(None);
    }
    let mut found: Vec<PathBuf> =
        entries(folder)?.into_iter().filter(|entry| entry.join(HEAD).exists()).collect();
    match found.len() {
        0 | 1 => Ok(found.pop()),
        _ => Err(ChecklistError::Several { folder: folder.to_path_buf(), found }),
    }
}

/// Reads the checklist that a folder is: its `*.toml` files, and none of its subfolders.
///
/// # Errors
/// The folder cannot be read, holds no `checklist.toml`, or its files are faulty: all faults of all files are told.
pub fn read_checklist_folder(path: &Path) -> Result<Checklist, ChecklistError> {
    let files: Vec<PathBuf> = entries(path)?.into_iter().filter(|file| is_toml(file)).collect();
    if !files.iter().any(|file| file.ends_with(HEAD)) {
        return Err(ChecklistError::None { path: path.to_path_buf() });
    }
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    for file in &files {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match read_text(file, Limits::FILE_BYTES) {
            Ok(text) => texts.push((name, shown(file), text)),
            Err(error) => faults.push(fault(file, &error)),
        }
    }
    let sources: Vec<SourceFile<'_>> =
        texts.iter().map(|(name, shown, text)| SourceFile { name, shown, text }).collect();
    if faults.is_empty() {
        return Ok(checklist::parse(&sources)?);
    }
    // What the readable files say about the unreadable ones would only be an echo.
    Err(Faults(faults).into())
}

/// A file that cannot be read, as a fault among the others.
fn fault(file: &Path, error: &StoreError) -> Fault {
    let (line, column) = match error {
        StoreError::NotText { line, column, .. } => (*line, *column),
        _ => (1, 1),
    };
    Fault { file: shown(file), line, column, what: error.why_read(), hint: error.hint().to_owned() }
}

/// What stands in a folder, `checklist.toml` first and the rest by name; hidden files are left out.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let failed = || StoreError::io("read", folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed())? {
        let entry = entry.map_err(failed())?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if paths.len() == Limits::FILES {
            return Err(StoreError::TooMany { path: folder.to_path_buf(), max: Limits::FILES });
        }
        paths.push(entry.path());
    }
    paths.sort_by_key(|path| (!path.ends_with(HEAD), path.clone()));
    Ok(paths)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}
