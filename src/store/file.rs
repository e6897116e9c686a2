//! Reading that is bounded and never blocks, and writing that leaves either the old file or the new one.
//!
//! Knows nothing of what the files mean, but for the one that is a record.

mod owner;

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::StoreError;
use crate::record::{self, FormatError, MAX_BYTES, Record};
use owner::{is_own, keep_owner};

/// How temporary files end.
const TEMPORARY: &str = ".tmp";
/// Bytes of a file's own name with which they begin: no system that we know of takes a name of more than 255.
const LONGEST_BEGINNING: usize = 200;
/// Times that a file is put in its place. Windows refuses while another program has it open, for moments.
const PERSIST_TRIES: usize = if cfg!(windows) { 10 } else { 1 };

/// The whole text of a regular file.
///
/// # Errors
/// It is not there, no regular file, larger than `max_bytes`, or not UTF-8 (with the line and column).
pub fn read_text(path: &Path, max_bytes: u64) -> Result<String, StoreError> {
    let file = open_regular(path)?;
    let mut bytes = Vec::new();
    file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(StoreError::io("read", path))?;
    if bytes.len() as u64 > max_bytes {
        return Err(StoreError::TooLarge { path: path.to_path_buf(), max: max_bytes });
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or_default());
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        StoreError::NotText { path: path.to_path_buf(), line, column }
    })
}

/// The record that the text of a file holds.
pub(super) fn parse_record(path: &Path, text: &str) -> Result<Record, StoreError> {
    record::parse(text).map_err(|error| match record::marked(text) {
        Some(line) => StoreError::Unmerged { path: path.to_path_buf(), line },
        None => StoreError::Record { path: path.to_path_buf(), error },
    })
}

/// The text of a record for a file. What this program could not read back is none: written, it would lock everybody out
/// of the answers.
///
/// # Errors
/// The record cannot be written as text, is too large, or could not be read back.
pub fn record_text(path: &Path, record: &Record) -> Result<String, StoreError> {
    let unprintable =
        |error: FormatError| StoreError::Unprintable { path: path.to_path_buf(), what: error.to_string() };
    let text = record::print(record).map_err(unprintable)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(StoreError::TooLarge { path: path.to_path_buf(), max: MAX_BYTES });
    }
    record::parse(&text).map_err(unprintable)?;
    Ok(text)
}

/// Opens a regular file for reading. A pipe, a device or a folder is refused without being opened or waited for.
pub(super) fn open_regular(path: &Path) -> Result<File, StoreError> {
    let regular = |metadata: io::Result<Metadata>| match metadata {
        Ok(metadata) if metadata.is_file() => Ok(()),
        Ok(_) => Err(StoreError::NotAFile { path: path.to_path_buf() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_ok() => {
            Err(StoreError::DeadLink { path: path.to_path_buf() })
        }
        Err(error) => Err(StoreError::io("read", path)(error)),
    };
    regular(fs::metadata(path))?;
    let file = without_waiting().read(true).open(path).map_err(StoreError::io("read", path))?;
    // Looked at again: it may have been exchanged between the two calls.
    regular(file.metadata())?;
    Ok(file)
}

/// Options with which no open waits for the other end of a pipe.
fn without_waiting() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has such pipes"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options
}

/// Replaces a file in one step, and returns once the disk has it. Mode and owner stay as they are, a link stays a link
/// to what is replaced; access lists and other attributes are not carried over.
///
/// # Errors
/// The file may not be written, belongs to somebody else and cannot be given back, or the disk refuses. The old file
/// is then untouched.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace(path, bytes, Durability::OnDisk)
}

/// Writes a file that is not there yet, in one step, and returns once the disk has it.
///
/// # Errors
/// Something has this name, be it a link that leads nowhere; it is left as it is. Or the disk refuses.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = || StoreError::io("write", path);
    let mut temp = beside(path, true).map_err(failed())?;
    temp.write_all(bytes).map_err(failed())?;
    temp.as_file().sync_all().map_err(failed())?;
    match temp.persist_noclobber(path) {
        Ok(_) => sync_folder(folder_of(path)).map_err(failed()),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(StoreError::Exists { path: path.to_path_buf() })
        }
        Err(refused) => Err(failed()(refused.error)),
    }
}

/// How sure a writer wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Durability {
    /// It survives a loss of power.
    OnDisk,
    /// It survives the end of the program; whatever is lost with the power is no pity.
    Cached,
}

/// Replaces a file in one step, see [`write_atomic`].
pub(super) fn replace(path: &Path, bytes: &[u8], durability: Durability) -> Result<(), StoreError> {
    let target = resolve(path)?;
    let old = existing(&target)?;
    let folder = folder_of(&target);
    let failed = || StoreError::io("write", path);
    let mut temp = beside(&target, old.is_none()).map_err(failed())?;
    temp.write_all(bytes).map_err(failed())?;
    if let Some(old) = &old {
        keep_owner(temp.as_file(), old, path)?;
        temp.as_file().set_permissions(old.permissions()).map_err(failed())?;
    }
    if durability == Durability::OnDisk {
        temp.as_file().sync_all().map_err(failed())?;
    }
    persist(temp, &target).map_err(failed())?;
    if durability == Durability::OnDisk {
        sync_folder(folder).map_err(failed())?;
    }
    Ok(())
}

/// Creates a folder of the program's own and those above it, for nobody but the user.
pub(super) fn private_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(StoreError::io("create", path))
}

/// The file that is meant: where a link leads, or the path itself while nothing is there.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::symlink_metadata(path) {
            Ok(_) => Err(no_target(path)),
            Err(_) => Ok(path.to_path_buf()),
        },
        Err(error) => Err(StoreError::io("write", path)(error)),
    }
}

/// Why a link has no file at its end. Some systems show an open pipe as a link to no name that anybody could write to.
pub(super) fn no_target(link: &Path) -> StoreError {
    let path = link.to_path_buf();
    if fs::metadata(link).is_ok() { StoreError::NotAFile { path } } else { StoreError::DeadLink { path } }
}

/// What is known of the file that will be replaced. A rename would replace even a write-protected one, so it is opened
/// for writing first to see whether that is allowed.
fn existing(target: &Path) -> Result<Option<Metadata>, StoreError> {
    let metadata = match fs::symlink_metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io("write", target)(error)),
    };
    if !metadata.is_file() {
        return Err(StoreError::NotAFile { path: target.to_path_buf() });
    }
    match without_waiting().write(true).open(target) {
        Ok(_) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let path = target.to_path_buf();
            // Only its owner may make it writable.
            Err(if is_own(&metadata) {
                StoreError::ReadOnly { path }
            } else {
                StoreError::OtherOwner { path }
            })
        }
        Err(error) => Err(StoreError::io("write", target)(error)),
    }
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file in the same folder. A new file gets the mode that the user's mask leaves; one that replaces an old
/// file is nobody else's until it has the old mode.
fn beside(target: &Path, new: bool) -> io::Result<NamedTempFile> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if new { 0o666 } else { 0o600 });
    #[cfg(not(unix))]
    let _ = new;
    // The library's own error carries the temporary name, which is nobody's.
    let mut why = None;
    let open = |path: &Path| options.open(path).inspect_err(|error| why = error.raw_os_error());
    let prefix = temporary_prefix(target);
    let made = tempfile::Builder::new().prefix(&prefix).suffix(TEMPORARY).make_in(folder_of(target), open);
    made.map_err(|error| why.map_or_else(|| error.kind().into(), io::Error::from_raw_os_error))
}

/// How the temporary files of a target begin: by no more of its name than leaves room for the rest of theirs.
fn temporary_prefix(target: &Path) -> OsString {
    let name = target.file_name().unwrap_or_default();
    let mut prefix = OsString::from(".");
    if name.len() <= LONGEST_BEGINNING {
        prefix.push(name);
    } else {
        let name = name.to_string_lossy();
        prefix.push(name.get(..name.floor_char_boundary(LONGEST_BEGINNING)).unwrap_or_default());
    }
    prefix.push("-");
    prefix
}

/// Removes what writers of this file left when they were killed. Only for who holds the lock of its folder: there is no
/// other writer then.
pub(super) fn sweep(target: &Path) {
    let prefix = temporary_prefix(target);
    let left = |name: &OsStr| {
        let name = name.as_encoded_bytes();
        name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(TEMPORARY.as_bytes())
    };
    for entry in fs::read_dir(folder_of(target)).into_iter().flatten().flatten() {
        if left(&entry.file_name()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn persist(mut temp: NamedTempFile, target: &Path) -> io::Result<()> {
    let mut tries = PERSIST_TRIES;
    loop {
        match temp.persist(target) {
            Ok(_) => return Ok(()),
            Err(refused) if tries <= 1 => return Err(refused.error),
            Err(refused) => temp = refused.file,
        }
        tries -= 1;
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// Makes the new name itself last. Where folders cannot be synced there is nothing to make last.
fn sync_folder(folder: &Path) -> io::Result<()> {
    let no_such_thing = |error: &io::Error| {
        matches!(
            error.kind(),
            io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
        )
    };
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if !no_such_thing(&error) => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_byte_that_is_no_text_is_pointed_at() {
        let folder = folder();
        let path = folder.path().join("x");
        fs::write(&path, b"one\n\xc3\xa4b\xff").unwrap();
        let place = |line, column| StoreError::NotText { path: path.clone(), line, column };
        assert_eq!(read_text(&path, 100), Err(place(2, 3)));
    }

    #[test]
    fn reading_is_bounded_to_the_byte() {
        let folder = folder();
        let path = folder.path().join("x");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_text(&path, 5).unwrap(), "12345");
        assert_eq!(read_text(&path, 4), Err(StoreError::TooLarge { path, max: 4 }));
    }

    #[test]
    fn a_new_file_is_written_and_leaves_no_litter() {
        let folder = folder();
        write_atomic(&folder.path().join("x"), b"new").unwrap();
        assert_eq!(fs::read(folder.path().join("x")).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["x"]);
    }

    #[test]
    fn a_folder_in_place_of_the_file_is_left_alone() {
        let folder = folder();
        fs::create_dir(folder.path().join("x")).unwrap();
        let error = write_atomic(&folder.path().join("x"), b"new").unwrap_err();
        assert!(matches!(error, StoreError::NotAFile { .. }), "{error}");
        assert!(matches!(read_text(&folder.path().join("x"), 9), Err(StoreError::NotAFile { .. })));
        assert_eq!(names(folder.path()), ["x"]);
    }

    #[test]
    fn a_file_where_a_folder_should_be_says_so() {
        let folder = folder();
        fs::write(folder.path().join("x"), "").unwrap();
        let error = write_atomic(&folder.path().join("x/y"), b"new").unwrap_err();
        assert_eq!(error.why(), "a file stands where the folder should be");
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

        use super::*;

        #[test]
        fn the_mode_stays_when_the_file_is_replaced() {
            let folder = folder();
            let path = folder.path().join("x");
            for mode in [0o600, 0o640, 0o664, 0o755] {
                fs::write(&path, "old").unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
                let inode = fs::metadata(&path).unwrap().ino();
                write_atomic(&path, b"new").unwrap();
                let new = fs::metadata(&path).unwrap();
                assert_eq!(new.mode() & 0o7777, mode);
                assert_ne!(new.ino(), inode, "replaced, not written over");
            }
        }

        #[test]
        fn a_new_file_has_the_mode_that_others_get() {
            let folder = folder();
            fs::write(folder.path().join("plain"), "").unwrap();
            write_atomic(&folder.path().join("ours"), b"").unwrap();
            let mode = |name| fs::metadata(folder.path().join(name)).unwrap().mode();
            assert_eq!(mode("ours"), mode("plain"));
        }

        #[test]
        fn the_owner_stays() {
            let folder = folder();
            let path = folder.path().join("x");
            fs::write(&path, "old").unwrap();
            // Only a superuser can set this scene; for others the owner is their own before and after.
            let _ = std::os::unix::fs::chown(&path, Some(1), Some(1));
            let owner = |path: &Path| fs::metadata(path).map(|it| (it.uid(), it.gid())).unwrap();
            let before = owner(&path);
            write_atomic(&path, b"new").unwrap();
            assert_eq!(owner(&path), before);
        }

        #[test]
        fn a_write_protected_file_is_not_replaced() {
            let folder = folder();
            let path = folder.path().join("x");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
            let superuser = OpenOptions::new().write(true).open(&path).is_ok();
            let written = write_atomic(&path, b"new");
            if superuser {
                assert_eq!(written, Ok(()), "who may write it may replace it");
            } else {
                assert!(matches!(written, Err(StoreError::ReadOnly { .. })));
                assert_eq!(fs::read(&path).unwrap(), b"old");
            }
        }

        #[test]
        fn a_link_stays_a_link_to_what_is_replaced() {
            let folder = folder();
            fs::create_dir(folder.path().join("far")).unwrap();
            fs::write(folder.path().join("far/real"), "old").unwrap();
            symlink("far/real", folder.path().join("x")).unwrap();
            write_atomic(&folder.path().join("x"), b"new").unwrap();
            assert_eq!(fs::read_link(folder.path().join("x")).unwrap(), Path::new("far/real"));
            assert_eq!(fs::read(folder.path().join("far/real")).unwrap(), b"new");
        }

        #[test]
        fn a_record_behind_a_dead_link_is_not_just_absent() {
            let folder = folder();
            symlink("nowhere", folder.path().join("x")).unwrap();
            assert!(matches!(read_text(&folder.path().join("x"), 9), Err(StoreError::DeadLink { .. })));
        }

        #[test]
        fn a_refusal_names_the_file_and_no_temporary_one() {
            let folder = folder();
            let error = write_atomic(&folder.path().join("gone/x"), b"new").unwrap_err().to_string();
            assert!(error.ends_with("gone/x: no such file or folder"), "{error}");
            let error = beside(&folder.path().join("gone/x"), true).unwrap_err();
            assert!(!error.to_string().contains(TEMPORARY), "{error}");
        }

        #[test]
        fn a_link_that_leads_nowhere_is_refused() {
            let folder = folder();
            symlink("nowhere", folder.path().join("x")).unwrap();
            let error = write_atomic(&folder.path().join("x"), b"new").unwrap_err();
            assert!(matches!(error, StoreError::DeadLink { .. }), "{error}");
            assert_eq!(names(folder.path()), ["x"]);
        }

        #[test]
        fn a_pipe_is_refused_without_waiting_for_its_other_end() {
            let folder = folder();
            let path = folder.path().join("pipe");
            assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
            assert!(matches!(read_text(&path, 9), Err(StoreError::NotAFile { .. })));
            assert!(matches!(write_atomic(&path, b"x"), Err(StoreError::NotAFile { .. })));
            assert!(matches!(read_text(Path::new("/dev/zero"), 9), Err(StoreError::NotAFile { .. })));
        }

        #[test]
        fn what_is_kept_for_the_user_is_for_nobody_else() {
            let folder = folder();
            private_folder(&folder.path().join("a/b")).unwrap();
            assert_eq!(fs::metadata(folder.path().join("a/b")).unwrap().mode() & 0o777, 0o700);
        }
    }
}
