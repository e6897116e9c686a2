//! The user's own folders, as the system names them: settings, and what the program keeps between two sessions.
//!
//! Nothing of a project's answers lives here but copies of them.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::project::Project;
use crate::checklist::Digest;

/// Where the user's settings and the program's own state are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserDirs {
    config: PathBuf,
    state: PathBuf,
    cache: PathBuf,
}

impl UserDirs {
    /// The folders that the system names, or `config`, `state` and `cache` below `data_dir` where that is given. None for
    /// a user without a home.
    pub fn new(data_dir: Option<&Path>) -> Option<Self> {
        if let Some(folder) = data_dir {
            let folder = std::path::absolute(folder).ok()?;
            let within = |name| folder.join(name);
            return Some(Self { config: within("config"), state: within("state"), cache: within("cache") });
        }
        let dirs = ProjectDirs::from("", "", "mindgap")?;
        // Only Linux names a folder for state.
        let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
        let [config, state, cache] = [dirs.config_dir(), state, dirs.cache_dir()].map(Path::to_path_buf);
        Some(Self { config, state, cache })
    }

    /// Settings and checklists that the user wrote.
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// What the program keeps for itself.
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// What the program keeps about one project, told apart by its root.
    pub fn project_state(&self, project: &Project) -> PathBuf {
        self.state.join("projects").join(name_of(project.root()))
    }

    /// The file in which a scan of a folder is kept for the next one. Losing it costs time and nothing else.
    pub fn scan_cache(&self, root: &Path) -> PathBuf {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
        self.cache.join("scans").join(format!("{}.json", name_of(&root)))
    }

    /// Where the user may keep a checklist for every project.
    pub(super) fn checklists(&self) -> PathBuf {
        self.config.join("checklists")
    }
}

/// A name for a folder that no other folder has.
fn name_of(root: &Path) -> String {
    let digest = Digest::of(root.as_os_str().as_encoded_bytes()).to_string();
    digest.rsplit(':').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_folder_holds_everything() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = UserDirs::new(Some(folder.path())).unwrap();
        assert_eq!(dirs.config(), folder.path().join("config"));
        assert_eq!(dirs.state(), folder.path().join("state"));
        assert!(dirs.scan_cache(folder.path()).starts_with(folder.path().join("cache/scans")));
    }

    #[test]
    fn two_projects_never_share_their_state() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = UserDirs::new(Some(folder.path())).unwrap();
        let state = |name: &str| {
            let root = folder.path().join(name);
            std::fs::create_dir_all(&root).unwrap();
            dirs.project_state(&Project::at(&root).unwrap())
        };
        assert_ne!(state("a"), state("b"));
        assert_eq!(state("a"), state("a"));
        assert!(state("a").starts_with(dirs.state().join("projects")));
    }
}
