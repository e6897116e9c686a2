//! Where evidence lies on the disk, links followed. Answers keep their files in few folders, so a look at all of them follows
//! the way to each folder once. Opens nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::super::project::Project;
use crate::record::{EvidenceState, ProjectPath};
use crate::text::visible_line;

/// The places of one look.
pub(in crate::store) struct Places<'p> {
    project: &'p Project,
    folders: HashMap<PathBuf, Result<PathBuf, EvidenceState>>,
}

impl<'p> Places<'p> {
    /// In this project; nothing is known yet.
    pub(in crate::store) fn of(project: &'p Project) -> Self {
        Self { project, folders: HashMap::new() }
    }

    /// Where evidence lies in the project, or why it does not.
    pub(super) fn find(&mut self, path: &ProjectPath) -> Result<PathBuf, EvidenceState> {
        let named = self.project.root().join(path.as_str());
        let (Some(folder), Some(name)) = (named.parent(), named.file_name()) else {
            return self.inside(followed(&named)?);
        };
        let folder = match self.folders.get(folder) {
            Some(known) => known.clone(),
            None => self.folders.entry(folder.to_owned()).or_insert(followed(folder)).clone(),
        }?;
        let place = folder.join(name);
        // Only what is no link itself lies where its folder does.
        let plain = fs::symlink_metadata(&place).is_ok_and(|metadata| !metadata.is_symlink());
        self.inside(if plain { place } else { followed(&place)? })
    }

    fn inside(&self, place: PathBuf) -> Result<PathBuf, EvidenceState> {
        if place.starts_with(self.project.root()) { Ok(place) } else { Err(EvidenceState::Outside) }
    }
}

fn followed(path: &Path) -> Result<PathBuf, EvidenceState> {
    fs::canonicalize(path).map_err(|error| {
        if is_absence(&error) {
            EvidenceState::Missing
        } else {
            EvidenceState::Unreadable(visible_line(&error.to_string()).into_owned())
        }
    })
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
