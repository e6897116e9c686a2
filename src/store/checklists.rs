//! Which checklist is asked: the one that was named, the project's own, the user's own, or the built-in one.
//!
//! Reads files and leaves their meaning to [`crate::checklist`].

mod begin;
mod error;
mod files;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::dirs::UserDirs;
use super::error::shown;
use super::project::Project;
use crate::checklist::{self, Checklist, Claim, Fault};
use crate::words::kept as words;
pub use begin::{BeginError, begin_checklist, checklist_folder, write_new};
pub use error::ChecklistError;
use error::{HEAD, list};
use files::{claim, entries, read_files};

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
    /// One of these, with extensions.
    Extended {
        /// What is extended.
        base: Box<Origin>,
        /// The folders of the extensions.
        by: Vec<PathBuf>,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(path) | Self::Project(path) | Self::User(path) => f.pad(&shown(path)),
            Self::BuiltIn => f.pad(words::BUILT_IN),
            Self::Extended { base, by } => f.write_str(&words::extended(base, list(by))),
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
    let Some((folders, origin)) = find(given, project, dirs)? else {
        return Ok(LoadedChecklist { checklist: checklist::builtin()?, origin: Origin::BuiltIn });
    };
    let checklist = read_folders(&folders)?;
    Ok(LoadedChecklist { checklist, origin: origin_of(folders, origin) })
}

/// A folder with a checklist, and who it says that it is: asked once, however often that decides.
struct Folder {
    path: PathBuf,
    claim: Claim,
}

impl Folder {
    fn at(path: &Path) -> Self {
        Self { path: path.to_path_buf(), claim: claim(path) }
    }

    /// The folder, if it holds a checklist.
    fn with_one(path: &Path) -> Option<Self> {
        path.join(HEAD).exists().then(|| Self::at(path))
    }
}

/// The folder that stands by itself is where a checklist comes from; the others extend it.
fn origin_of(folders: Vec<Folder>, named: fn(PathBuf) -> Origin) -> Origin {
    let (by, standing): (Vec<_>, Vec<_>) =
        folders.into_iter().partition(|folder| folder.claim.extends.is_some());
    let base = standing.into_iter().next_back().map_or(Origin::BuiltIn, |folder| named(folder.path));
    let by: Vec<_> = by.into_iter().map(|folder| folder.path).collect();
    if by.is_empty() { base } else { Origin::Extended { base: Box::new(base), by } }
}

/// Where a checklist was found: its folders, and what to call them.
type Found = (Vec<Folder>, fn(PathBuf) -> Origin);

fn find(
    given: Option<&Path>,
    project: Option<&Project>,
    dirs: Option<&UserDirs>,
) -> Result<Option<Found>, ChecklistError> {
    if let Some(path) = given {
        return Ok(Some((given_set(path)?, Origin::Given)));
    }
    if let Some(folders) = project.map(|project| set(&project.checklists())).transpose()?.flatten() {
        return Ok(Some((folders, Origin::Project)));
    }
    if let Some(folders) = dirs.map(|dirs| set(&dirs.checklists())).transpose()?.flatten() {
        return Ok(Some((folders, Origin::User)));
    }
    Ok(None)
}

/// The folders that are composed to the checklist at a path that somebody named: with an extension comes what it rests
/// on, as far as that lies beside it.
fn given_set(path: &Path) -> Result<Vec<Folder>, ChecklistError> {
    let none = || ChecklistError::None { path: path.to_path_buf() };
    let Some(named) = Folder::with_one(path) else {
        // Whatever hinders reading says more than that no checklist is there.
        entries(path)?;
        return set(path)?.ok_or_else(none);
    };
    let mut wanted = named.claim.extends.clone();
    let mut folders = vec![named];
    let Some(beside) = path.parent().filter(|_| wanted.is_some()) else { return Ok(folders) };
    let others = entries(beside).unwrap_or_default();
    let mut others: Vec<Folder> = others
        .iter()
        .filter(|entry| !same(entry, path))
        .filter_map(|entry| Folder::with_one(entry))
        .collect();
    while let Some(name) = wanted.take() {
        if let Some(at) = others.iter().position(|folder| folder.claim.id.as_ref() == Some(&name)) {
            let under = others.remove(at);
            wanted.clone_from(&under.claim.extends);
            folders.push(under);
        }
    }
    Ok(folders)
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// The checklists of a folder: the folder itself, or else its subfolders, of which all but one extend another.
fn set(folder: &Path) -> Result<Option<Vec<Folder>>, ChecklistError> {
    if let Some(whole) = Folder::with_one(folder) {
        return Ok(Some(vec![whole]));
    }
    if !folder.exists() {
        return Ok(None);
    }
    let found: Vec<Folder> = entries(folder)?.iter().filter_map(|entry| Folder::with_one(entry)).collect();
    let standing = found.iter().filter(|folder| folder.claim.extends.is_none());
    let standing: Vec<PathBuf> = standing.map(|folder| folder.path.clone()).collect();
    match standing.len() {
        0 | 1 => Ok(Some(found).filter(|found| !found.is_empty())),
        _ => Err(ChecklistError::Several { folder: folder.to_path_buf(), found: standing }),
    }
}

/// Reads the checklist that a folder is, or that its subfolders are composed to: their `*.toml` files.
///
/// # Errors
/// The folder cannot be read, holds no `checklist.toml`, or its files are faulty or belong to nothing: all faults of all
/// files are told.
pub fn read_checklist_folder(path: &Path) -> Result<Checklist, ChecklistError> {
    Ok(read_folders(&given_set(path)?)?.without_strays()?)
}

/// The checklist to ask, as [`load_checklist`] finds it, with what could be better in its questions.
///
/// # Errors
/// As [`load_checklist`].
pub fn lint_loaded_checklist(
    given: Option<&Path>,
    project: Option<&Project>,
    dirs: Option<&UserDirs>,
) -> Result<(Checklist, Vec<Fault>), ChecklistError> {
    let Some((folders, _)) = find(given, project, dirs)? else {
        let sources = [checklist::builtin_sources().to_vec()];
        let checklist = checklist::builtin()?;
        let warnings = checklist::lint(&sources, &checklist);
        return Ok((checklist, warnings));
    };
    lint_folders(&folders)
}

/// The same, with what could be better in the questions of the folder.
///
/// # Errors
/// As [`read_checklist_folder`].
pub fn lint_checklist_folder(path: &Path) -> Result<(Checklist, Vec<Fault>), ChecklistError> {
    lint_folders(&given_set(path)?)
}

fn lint_folders(folders: &[Folder]) -> Result<(Checklist, Vec<Fault>), ChecklistError> {
    let files = read_files(&paths(folders))?;
    let sources = files.sources();
    let checklist = checklist::compose(&sources)?.without_strays()?;
    let warnings = checklist::lint(&sources, &checklist);
    Ok((checklist, warnings))
}

fn paths(folders: &[Folder]) -> Vec<PathBuf> {
    folders.iter().map(|folder| folder.path.clone()).collect()
}

fn read_folders(folders: &[Folder]) -> Result<Checklist, ChecklistError> {
    Ok(checklist::compose(&read_files(&paths(folders))?.sources())?)
}
