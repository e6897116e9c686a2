//! Writes a checklist that somebody begins, or a list that is exported. Never over anything that is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::checklist::ChecklistId;
use crate::store::error::{StoreError, shown};
use crate::store::file::write_atomic;
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
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "choose another name; nothing was changed",
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
/// Something is there already, or the disk refuses. What was begun is then taken away again.
pub fn begin_checklist(folder: &Path, files: &[(String, String)]) -> Result<(), BeginError> {
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above).map_err(StoreError::io("make", above))?;
    }
    match fs::create_dir(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_empty_folder(folder) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(BeginError::Taken { path: folder.to_path_buf() });
        }
        Err(error) => return Err(StoreError::io("make", folder)(error).into()),
    }
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        if let Err(error) = write_atomic(&path, text.as_bytes()) {
            // Half a checklist would be in the way of the next try.
            for path in written {
                let _ = fs::remove_file(path);
            }
            let _ = fs::remove_dir(folder);
            return Err(error.into());
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
    if fs::symlink_metadata(path).is_ok() {
        return Err(BeginError::Taken { path: path.to_path_buf() });
    }
    Ok(write_atomic(path, text.as_bytes())?)
}
