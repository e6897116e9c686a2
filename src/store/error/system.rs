//! What the system's refusals mean for a person, in a few words. Knows no file and no record.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use super::shown::typed;
use crate::text::visible_line;

/// What the system refused, as it is told.
pub fn refusal(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => visible_line(&error.to_string()).into_owned(),
    }
}

/// What to do about it.
pub(super) fn io_hint(kind: io::ErrorKind, path: &Path) -> Cow<'static, str> {
    use io::ErrorKind as Kind;
    Cow::Borrowed(match kind {
        Kind::StorageFull | Kind::QuotaExceeded => "make room on the disk",
        Kind::PermissionDenied => {
            let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let command = format!("ls -ld {} {}", typed(above), typed(path));
            return Cow::Owned(format!("look at who may write there: `{command}`"));
        }
        Kind::ReadOnlyFilesystem => "mount the file system for writing, or work in a copy",
        Kind::NotFound => "look at the path, or put the folder back",
        Kind::NotADirectory => "move the file out of the way that stands where a folder should be",
        _ => "look at the disk, then try again",
    })
}

/// The same in a few words.
pub(super) fn io_why(doing: &str, kind: io::ErrorKind) -> &'static str {
    use io::ErrorKind as Kind;
    match kind {
        Kind::StorageFull => "disk full",
        Kind::QuotaExceeded => "disk quota used up",
        Kind::PermissionDenied if doing == "read" => "no permission to read",
        Kind::PermissionDenied => "folder is read-only",
        Kind::ReadOnlyFilesystem => "file system is read-only",
        Kind::NotFound => "folder is gone",
        Kind::NotADirectory => "a file stands where the folder should be",
        Kind::FileTooLarge => "too large",
        Kind::TimedOut => "the disk does not answer",
        _ => "input or output failed",
    }
}
