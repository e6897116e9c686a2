//! Writes a checklist that somebody begins, or a list that is exported. Never over anything that is there.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::checklist::ChecklistId;
use crate::store::error::{StoreError, shown};
use crate::store::file::create;
use crate::store::project::Project;

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BeginError {
    /// Something has that name.
    #[error("{path} is there already", path = shown(.path))]
    Taken {
        /// The file or folder.
        path: PathBuf,
    },
    /// The disk refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BeginError {
    /// What to do about it.
    pub fn hint(&self) -> Cow<'static, str> {
        match self {
            Self::Taken { .. } => "choose another name; nothing was changed".into(),
            Self::Store(error) => error.hint(),
        }
    }
}

/// Where a project keeps the checklist with a name.
pub fn checklist_folder(project: &Project, name: &ChecklistId) -> PathBuf {
    project.checklists().join(name.as_str())
}

/// Makes a folder with these files. An empty folder may be there.
///
/// # Errors
/// Something is there already, or the disk refuses. What was begun is then taken away again, but for a folder that was there.
pub fn begin_checklist(folder: &Path, files: &[(String, String)]) -> Result<(), BeginError> {
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above).map_err(StoreError::io("make", above))?;
    }
    let made = match fs::create_dir(folder) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_empty_folder(folder) => false,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(BeginError::Taken { path: folder.to_path_buf() });
        }
        Err(error) => return Err(StoreError::io("make", folder)(error).into()),
    };
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        if let Err(error) = write_new(&path, text) {
            // Half a checklist would be in the way of the next try.
            for path in written {
                let _ = fs::remove_file(path);
            }
            if made {
                let _ = fs::remove_dir(folder);
            }
            return Err(error);
        }
        written.push(path);
    }
    Ok(())
}

/// Whether a path is a folder of its own, not a link to one, with nothing in it.
fn is_empty_folder(path: &Path) -> bool {
    let real = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir());
    real && fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Writes a new file.
///
/// # Errors
/// Something is there already, or the disk refuses.
pub fn write_new(path: &Path, text: &str) -> Result<(), BeginError> {
    create(path, text.as_bytes()).map_err(|error| match error {
        StoreError::Exists { path } => BeginError::Taken { path },
        error => error.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_written_over_or_taken_away() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("list.yml");
        write_new(&path, "mine").unwrap();
        assert_eq!(write_new(&path, "other"), Err(BeginError::Taken { path: path.clone() }));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        // A folder that somebody made stays when it could not be filled, and one of ours goes.
        let files = [("a.toml".to_owned(), "a".to_owned()), ("no/b.toml".to_owned(), "b".to_owned())];
        let (own, ours) = (place.path().join("own"), place.path().join("ours"));
        fs::create_dir(&own).unwrap();
        for folder in [&own, &ours] {
            assert!(begin_checklist(folder, &files).is_err());
        }
        assert!(is_empty_folder(&own) && !ours.exists());
    }
}
