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
}

impl UserDirs {
    /// The folders that the system names, or `config` and `state` below `data_dir` where that is given. None for a
    /// user without a home.
    pub fn new(data_dir: Option<&Path>) -> Option<Self> {
        if let Some(folder) = data_dir {
            let folder = std::path::absolute(folder).ok()?;
            return Some(Self { config: folder.join("config"), state: folder.join("state") });
        }
        let dirs = ProjectDirs::from("", "", "mindgap")?;
        // Only Linux names a folder for state.
        let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
        Some(Self { config: dirs.config_dir().to_path_buf(), state: state.to_path_buf() })
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
        let digest = Digest::of(project.root().as_os_str().as_encoded_bytes()).to_string();
        let name = digest.rsplit(':').next().unwrap_or_default();
        self.state.join("projects").join(name)
    }

    /// Where the user may keep a checklist for every project.
    pub(super) fn checklists(&self) -> PathBuf {
        self.config.join("checklists")
    }
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
