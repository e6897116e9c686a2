//! Where a project's record lives: the only home of the names `ai-safety` and `record.json`.
//!
//! Looks, and never writes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use crate::text::visible_line;

/// The folder of a project that is this program's.
const FOLDER: &str = "ai-safety";
/// The record within it.
const RECORD: &str = "record.json";
/// A project's own checklists within it.
const CHECKLISTS: &str = "checklists";
/// Records as they stood at a release within it.
const RELEASES: &str = "releases";
/// What marks the root of a repository; a file in worktrees and submodules.
const GIT: &str = ".git";
/// Longest default name, in characters.
const LONGEST_NAME: usize = 80;

/// A project that has a record, or will have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project that `from` (a folder, or a file in one) lies in: the first folder upwards that holds
    /// `ai-safety/record.json`. The search ends at the first repository root, since a record above it is another
    /// repository's.
    ///
    /// # Errors
    /// `from` is not there, or a folder above it may not be looked into.
    pub fn find(from: &Path) -> Result<Option<Self>, StoreError> {
        for folder in folder_of(from)?.ancestors() {
            let project = Self { root: folder.to_path_buf() };
            // A link that leads nowhere counts: opening it then says so, where a second record would hide it.
            if is_there(&project.record_path())? {
                return Ok(Some(project));
            }
            if is_there(&folder.join(GIT))? {
                break;
            }
        }
        Ok(None)
    }

    /// Where the record of a new project goes: the root of the repository around `from`, or else the folder itself.
    ///
    /// # Errors
    /// `from` is not there.
    pub fn to_be(from: &Path) -> Result<Self, StoreError> {
        let folder = folder_of(from)?;
        let repository = folder.ancestors().find(|above| is_there(&above.join(GIT)) == Ok(true));
        Ok(Self { root: repository.unwrap_or(&folder).to_path_buf() })
    }

    /// The project whose root is `from` itself, or the folder of that file, whether it has a record or not.
    ///
    /// # Errors
    /// `from` is not there.
    pub fn here(from: &Path) -> Result<Self, StoreError> {
        Ok(Self { root: folder_of(from)? })
    }

    /// The project with exactly this root, whether it has a record or not.
    ///
    /// # Errors
    /// `root` is not there or is no folder.
    pub fn at(root: &Path) -> Result<Self, StoreError> {
        let root = fs::canonicalize(root).map_err(StoreError::io("open", root))?;
        if root.is_dir() { Ok(Self { root }) } else { Err(StoreError::NotAFolder { path: root }) }
    }

    /// The project's root, with links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder `ai-safety`.
    pub fn folder(&self) -> PathBuf {
        self.root.join(FOLDER)
    }

    /// The record, whether it exists or not.
    pub fn record_path(&self) -> PathBuf {
        self.folder().join(RECORD)
    }

    /// The record as a path within the project, with `/` between its parts.
    pub fn record_name(&self) -> String {
        format!("{FOLDER}/{RECORD}")
    }

    /// Where the project may keep a checklist of its own.
    pub(super) fn checklists(&self) -> PathBuf {
        self.folder().join(CHECKLISTS)
    }

    /// Where the project keeps its releases.
    pub(super) fn releases(&self) -> PathBuf {
        self.folder().join(RELEASES)
    }

    /// Where the n-th damaged record is put aside.
    pub(super) fn damaged_path(&self, n: usize) -> PathBuf {
        self.folder().join(format!("{RECORD}.damaged-{n}"))
    }

    /// What the project is called until somebody says otherwise: its folder's name, fit for a terminal.
    pub fn default_name(&self) -> String {
        let name = self.root.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let name: String = visible_line(&name).trim().chars().take(LONGEST_NAME).collect();
        if name.is_empty() { "project".to_owned() } else { name }
    }
}

/// The folder itself, or the folder of a file, with links resolved.
fn folder_of(from: &Path) -> Result<PathBuf, StoreError> {
    let from = fs::canonicalize(from).map_err(StoreError::io("open", from))?;
    if from.is_dir() {
        return Ok(from);
    }
    from.parent().map(Path::to_path_buf).ok_or(StoreError::NotAFolder { path: from })
}

/// Whether something has this name, be it a link that leads nowhere.
fn is_there(path: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(false)
        }
        Err(error) => Err(StoreError::io("look for", path)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let root = fs::canonicalize(folder.path()).unwrap();
        (folder, root)
    }

    #[test]
    fn a_record_is_found_from_any_folder_below_and_from_a_file() {
        let (_keep, root) = tree(&["ai-safety/record.json", "a/b/c.py"]);
        for from in ["", "a", "a/b", "a/b/c.py", "ai-safety"] {
            let found = Project::find(&root.join(from)).unwrap().unwrap();
            assert_eq!(found.root(), root, "from {from:?}");
        }
    }

    #[test]
    fn a_record_beside_the_repository_root_counts_and_one_above_it_does_not() {
        let (_keep, root) = tree(&["ai-safety/record.json", "inner/.git", "inner/src/x"]);
        assert_eq!(Project::find(&root.join("inner/src")).unwrap(), None);
        fs::create_dir(root.join(".git")).unwrap();
        assert_eq!(Project::find(&root).unwrap().unwrap().root(), root);
    }

    #[test]
    fn a_new_record_goes_to_the_root_of_the_repository() {
        let (_keep, root) = tree(&["repo/.git/HEAD", "repo/src/x", "loose/x"]);
        assert_eq!(Project::to_be(&root.join("repo/src/x")).unwrap().root(), root.join("repo"));
        assert_eq!(Project::to_be(&root.join("loose")).unwrap().root(), root.join("loose"));
    }

    #[test]
    fn a_folder_may_be_a_project_of_its_own() {
        let (_keep, root) = tree(&["ai-safety/record.json", "part/x.py"]);
        for from in ["part", "part/x.py"] {
            assert_eq!(Project::here(&root.join(from)).unwrap().root(), root.join("part"));
        }
    }

    #[test]
    fn what_is_not_there_is_an_error_that_names_it() {
        let (_keep, root) = tree(&["file"]);
        let error = Project::find(&root.join("nowhere")).unwrap_err().to_string();
        assert!(error.contains("nowhere"), "{error}");
        assert!(matches!(Project::at(&root.join("file")), Err(StoreError::NotAFolder { .. })));
    }

    #[test]
    fn a_project_is_called_after_its_folder() {
        let (_keep, root) = tree(&["support\u{1b}bot/x"]);
        let project = Project::at(&root.join("support\u{1b}bot")).unwrap();
        assert_eq!(project.default_name(), "support\u{fffd}bot");
        assert_eq!(Project { root: "/".into() }.default_name(), "project");
    }
}
