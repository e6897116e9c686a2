//! How a project's record begins: its folder, its file, and what happens if somebody else was faster.
//!
//! Nothing that is there already is written over.

use std::sync::Arc;

use super::Vault;
use super::disk::write_record;
use crate::record::Record;
use crate::store::dirs::UserDirs;
use crate::store::error::StoreError;
use crate::store::last_good::keep_former;
use crate::store::lock::Lock;
use crate::store::project::Project;

impl Vault {
    /// Begins a project's record: creates its folder and writes it.
    ///
    /// # Errors
    /// There is a record already, or the disk refuses.
    pub fn create(project: Project, dirs: Option<&UserDirs>, record: Record) -> Result<Self, StoreError> {
        let (folder, path) = (project.folder(), project.record_path());
        let new = match std::fs::create_dir(&folder) {
            Ok(()) => true,
            Err(_) if folder.is_dir() => false,
            Err(error) => return Err(StoreError::io("create", &folder)(error)),
        };
        let written = Lock::on(&folder).and_then(|_lock| {
            if path.symlink_metadata().is_ok() {
                return Err(StoreError::Exists { path: path.clone() });
            }
            // Before the new record stands there: what the next save writes over is kept by then.
            if let Some(dirs) = dirs {
                keep_former(&dirs.project_state(&project));
            }
            write_record(&path, &record)
        });
        match written {
            Ok(text) => Ok(Self::holding(project, dirs, record, &text)),
            Err(error) => {
                if new {
                    // Only an empty folder can be removed so.
                    let _ = std::fs::remove_dir(&folder);
                }
                Err(error)
            }
        }
    }

    /// Begins a project's record with `begun`, which grew out of `empty`. If there is one by now (another window was
    /// faster, or git brought one), `begun` is merged into it like any other changes: nothing of either is lost, and
    /// the next save names what is in conflict. What earlier sessions left waits for the next [`Vault::open`] then.
    ///
    /// A merge that the disk refuses is no error: the vault is [`Vault::unsaved`], and the next save tries again.
    ///
    /// # Errors
    /// The record could not be created, or the one that is there cannot be read; it is left as it is.
    pub fn begin(
        project: Project,
        dirs: Option<&UserDirs>,
        empty: &Record,
        begun: Record,
    ) -> Result<Self, StoreError> {
        match Self::create(project.clone(), dirs, begun.clone()) {
            Err(StoreError::Exists { .. }) => {}
            done => return done,
        }
        let mut vault = Self::read(project, dirs)?;
        vault.base = Arc::new(empty.clone());
        vault.ours = Arc::new(begun);
        // What was refused is still in memory, as the vault itself says.
        drop(vault.save(Vec::new()));
        Ok(vault)
    }
}
