//! Whose a file is, and that it stays theirs. Reads and writes nothing in it.

use std::fs::{File, Metadata};
use std::path::Path;

use crate::store::error::StoreError;

/// Whether a file belongs to who runs the program.
#[cfg(unix)]
pub(super) fn is_own(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(metadata) == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
pub(super) fn is_own(_metadata: &Metadata) -> bool {
    true
}

/// Gives the new file to the owner of the old one.
#[cfg(unix)]
pub(super) fn keep_owner(temp: &File, old: &Metadata, path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let new = temp.metadata().map_err(StoreError::io("write", path))?;
    if new.uid() != old.uid() {
        return fchown(temp, Some(old.uid()), Some(old.gid()))
            .map_err(|_| StoreError::OtherOwner { path: path.to_path_buf() });
    }
    if new.gid() != old.gid() {
        // Not everybody may; the file then has the group that new files have here.
        let _ = fchown(temp, None, Some(old.gid()));
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn keep_owner(_temp: &File, _old: &Metadata, _path: &Path) -> Result<(), StoreError> {
    Ok(())
}
