//! One writer at a time: a lock that is held only while something is written, and that dies with its process.
//!
//! It guards against other sessions of this program; editors and git do not ask for it, which is why the vault looks
//! at the file again under it.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::error::StoreError;

/// Times that a held lock is asked for, and the pause between: three seconds in all.
const TRIES: usize = 300;
const PAUSE: Duration = Duration::from_millis(10);

/// A lock on a folder, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// None where the file system knows no locks: saving then goes on, with the merge as the only guard.
    #[cfg_attr(not(test), expect(dead_code, reason = "held, and never asked"))]
    held: Option<Held>,
}

/// A file that is locked, until it is dropped.
#[derive(Debug)]
pub(super) struct Held(File);

impl Held {
    /// A file that was just locked.
    pub(super) fn new(locked: File) -> Self {
        Self(locked)
    }

    /// The same file, open once more: what a process has that another thread is just starting.
    #[cfg(test)]
    pub(super) fn twin(&self) -> File {
        self.0.try_clone().unwrap()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // A process that another thread starts at this moment has the file open until it becomes another program: closing
        // it here would let go of nothing for as long.
        let _ = self.0.unlock();
    }
}

impl Lock {
    /// Locks a folder, and waits for others a bounded time.
    ///
    /// # Errors
    /// The folder is gone, is no folder, or another program does not let go of it.
    pub fn on(folder: &Path) -> Result<Self, StoreError> {
        Self::with_tries(folder, TRIES)
    }

    fn with_tries(folder: &Path, tries: usize) -> Result<Self, StoreError> {
        let handle = match handle(folder) {
            Ok(handle) => handle,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::FolderGone { path: folder.to_path_buf() });
            }
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(StoreError::NotAFolder { path: folder.to_path_buf() });
            }
            Err(error) => return Err(StoreError::io("lock", folder)(error)),
        };
        for at in 0..tries {
            match handle.try_lock() {
                Ok(()) => return Ok(Self { held: Some(Held::new(handle)) }),
                Err(TryLockError::WouldBlock) if at + 1 < tries => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(_)) => return Ok(Self { held: None }),
            }
        }
        Err(StoreError::Busy { path: folder.to_path_buf() })
    }
}

/// The folder itself, which leaves no litter in the project.
#[cfg(unix)]
fn handle(folder: &Path) -> io::Result<File> {
    if !std::fs::metadata(folder)?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    File::open(folder)
}

/// A file beside what is locked, where folders cannot be opened.
#[cfg(not(unix))]
fn handle(folder: &Path) -> io::Result<File> {
    if !std::fs::metadata(folder)?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    File::options().create(true).truncate(false).write(true).open(folder.join(".mindgap-lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_waits_its_turn_and_then_gives_up() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::on(folder.path()).unwrap();
        let refused = Lock::with_tries(folder.path(), 1).unwrap_err();
        assert_eq!(refused, StoreError::Busy { path: folder.path().to_path_buf() });
        drop(first);
        assert!(Lock::with_tries(folder.path(), 1).is_ok());
    }

    #[test]
    fn who_is_started_meanwhile_keeps_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::on(folder.path()).unwrap();
        let twin = lock.held.as_ref().map(Held::twin);
        drop(lock);
        assert!(Lock::with_tries(folder.path(), 1).is_ok());
        drop(twin);
    }

    #[cfg(unix)]
    #[test]
    fn it_leaves_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        drop(Lock::on(folder.path()).unwrap());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_no_folder_cannot_be_locked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(matches!(Lock::on(&file), Err(StoreError::NotAFolder { .. })));
        assert!(matches!(Lock::on(&folder.path().join("gone")), Err(StoreError::FolderGone { .. })));
    }
}
