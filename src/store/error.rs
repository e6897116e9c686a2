//! What can go wrong between memory and disk: each error says what failed, where, and what to do next.

mod git;
mod shown;
mod system;

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use super::ending::Belied;
use crate::record::FormatError;
pub use git::GitError;
pub use shown::shown;
use shown::typed;
pub use system::refusal;
use system::{io_hint, io_why};

/// Why something could not be read or written. It can be copied about, so that a screen may keep it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The system refused.
    #[error("could not {doing} {path}: {what}", path = shown(.path))]
    Io {
        /// What was attempted, such as `read`.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// The kind of refusal.
        kind: io::ErrorKind,
        /// The refusal in words.
        what: String,
    },
    /// The file is no record, or one of a later format.
    #[error("{}", placed(.path, .error))]
    Record {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: FormatError,
    },
    /// The file is not UTF-8.
    #[error("{path}:{line}:{column}: this byte is no UTF-8 text", path = shown(.path))]
    NotText {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
    },
    /// The file is larger than anybody needs.
    #[error("{path} is larger than {max} bytes", path = shown(.path))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The bound.
        max: u64,
    },
    /// A folder holds more than is looked at.
    #[error("{path} holds more than {max} files", path = shown(.path))]
    TooMany {
        /// The folder.
        path: PathBuf,
        /// The bound.
        max: usize,
    },
    /// A folder, pipe or device where a file should be.
    #[error("{path} is not a regular file", path = shown(.path))]
    NotAFile {
        /// What is there.
        path: PathBuf,
    },
    /// Something else where a folder should be.
    #[error("{path} is not a folder", path = shown(.path))]
    NotAFolder {
        /// What is there.
        path: PathBuf,
    },
    /// A symbolic link that leads nowhere.
    #[error("{path} is a link that leads nowhere", path = shown(.path))]
    DeadLink {
        /// The link.
        path: PathBuf,
    },
    /// There is no record.
    #[error("there is no record at {path}", path = shown(.path))]
    NoRecord {
        /// Where it would be.
        path: PathBuf,
    },
    /// There is a record already.
    #[error("{path} is there already", path = shown(.path))]
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// The folder of the record vanished.
    #[error("the folder {path} is gone", path = shown(.path))]
    FolderGone {
        /// Where it was.
        path: PathBuf,
    },
    /// The file is protected against writing.
    #[error("{path} is read-only", path = shown(.path))]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// Replacing the file would take it from its owner.
    #[error("{path} belongs to another user", path = shown(.path))]
    OtherOwner {
        /// The file.
        path: PathBuf,
    },
    /// Another program holds the lock and does not let go.
    #[error("another program is writing in {path}", path = shown(.path))]
    Busy {
        /// The locked folder.
        path: PathBuf,
    },
    /// What should be written could not be read back, and so was not written.
    #[error("{path} was not written, since it could not be read back: {what}", path = shown(.path))]
    Unprintable {
        /// The file.
        path: PathBuf,
        /// What is wrong with the content.
        what: String,
    },
    /// A record that was to be replaced by its last good copy is in order.
    #[error("{path} is not damaged", path = shown(.path))]
    NotDamaged {
        /// The file.
        path: PathBuf,
    },
    /// No last good copy is at hand.
    #[error("there is no good copy of {path}", path = shown(.path))]
    NoCopy {
        /// The record.
        path: PathBuf,
    },
    /// An export would write over what it is made from.
    #[error("{path} is {what}, and no place for an export", path = shown(.path))]
    Reserved {
        /// Where the export should have gone.
        path: PathBuf,
        /// What is kept there.
        what: &'static str,
    },
    /// A file that is no such export, or in which somebody wrote, stands where one should go.
    #[error("{path} is there already and holds something else", path = shown(.path))]
    Occupied {
        /// The file.
        path: PathBuf,
    },
    /// What stands where an export should go cannot be read.
    #[error("{path} cannot be read, and somebody may have written into it: {what}", path = shown(.path))]
    Unread {
        /// The file.
        path: PathBuf,
        /// Why not.
        what: String,
    },
    /// A file that should lie in the project does not.
    #[error("{path} lies outside the project", path = shown(.path))]
    Outside {
        /// What was named.
        path: PathBuf,
    },
    /// Git left two versions in the record.
    #[error("{path}:{line}: git left two versions of the record in this file", path = shown(.path))]
    Unmerged {
        /// The record.
        path: PathBuf,
        /// Line of the first mark, from 1.
        line: usize,
    },
    /// The name of the file promises another format than is written.
    #[error(transparent)]
    Belied(#[from] Belied),
    /// Git does not know, or did not say.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The system names no folder for the user's own data.
    #[error("no folder for the user's own data is known")]
    NoUserFolder,
}

/// A fault of a record with its place, as editors and terminals understand it.
fn placed(path: &Path, error: &FormatError) -> String {
    match error {
        FormatError::Invalid { line, column, what } => format!("{}:{line}:{column}: {what}", shown(path)),
        other => format!("{}: {other}", shown(path)),
    }
}

impl StoreError {
    /// Turns the system's refusal into an error that names the file.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |error| Self::Io { doing, path, kind: error.kind(), what: refusal(&error) }
    }

    /// What to do about it.
    pub fn hint(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Io { kind, path, .. } => return io_hint(*kind, path),
            Self::Record { error, .. } => error.hint(),
            Self::NotText { .. } => "save the file as UTF-8, or put back a version from git",
            Self::TooLarge { .. } => "make the file smaller, or put back a version from git",
            Self::TooMany { .. } => "move what does not belong there out of the folder",
            Self::NotAFile { .. } => "name another file, or move this out of the way",
            Self::NotAFolder { .. } => "move it out of the way, or name a folder",
            Self::DeadLink { .. } => "remove the link, or put its target back",
            Self::NoRecord { .. } => "`mindgap init` begins one",
            Self::Exists { .. } => "open it with `mindgap`",
            Self::FolderGone { .. } => {
                "put the folder back, for example with git; the answers are still in memory"
            }
            Self::ReadOnly { path } => {
                return Cow::Owned(format!("make the file writable: `chmod u+w {}`", typed(path)));
            }
            Self::OtherOwner { .. } => "ask its owner, or change the owner with `chown`",
            Self::Busy { .. } => "wait a moment, or end the other program",
            Self::Unprintable { .. } => "take back the last change; the file is left as it is",
            Self::NotDamaged { .. } => "nothing to do",
            Self::NoCopy { .. } => "put back a version from git",
            Self::Reserved { .. } => "name another file, such as AI-SAFETY.md",
            Self::Occupied { .. } => "name another file, or move this one away first",
            Self::Unread { .. } => "name another file, or write over it with `mindgap export --force`",
            Self::Outside { .. } => "name a file in the project, relative to its root",
            Self::Unmerged { .. } => "`mindgap merge --resolve` brings them together and loses nothing",
            Self::Belied(belied) => belied.hint(),
            Self::Git(error) => error.hint(),
            Self::NoUserFolder => "set HOME, or name a folder with --data-dir",
        })
    }

    /// The reason in at most 40 characters, for the head of the screen.
    pub fn why(&self) -> &'static str {
        match self {
            Self::Io { doing, kind, .. } => io_why(doing, *kind),
            Self::Record { error: FormatError::Newer { .. }, .. } => "newer format",
            Self::Record { .. } | Self::NotText { .. } => "the file is damaged",
            Self::TooLarge { .. } => "too large",
            Self::TooMany { .. } => "too many files",
            Self::NotAFile { .. } => "not a regular file",
            Self::NotAFolder { .. } => "not a folder",
            Self::DeadLink { .. } => "the link leads nowhere",
            Self::NoRecord { .. } => "no record",
            Self::Exists { .. } => "there already",
            Self::FolderGone { .. } => "folder is gone",
            Self::ReadOnly { .. } => "file is read-only",
            Self::OtherOwner { .. } => "file belongs to another user",
            Self::Busy { .. } => "another program is writing",
            Self::Unprintable { .. } => "could not be read back",
            Self::NotDamaged { .. } => "not damaged",
            Self::NoCopy { .. } => "no good copy",
            Self::Reserved { .. } => "no place for an export",
            Self::Occupied { .. } => "another file is there",
            Self::Unread { .. } => "what is there cannot be read",
            Self::Outside { .. } => "outside the project",
            Self::Unmerged { .. } => "git left two versions in it",
            Self::Belied(_) => "the name says another format",
            Self::Git(_) => "git does not say",
            Self::NoUserFolder => "no user folder",
        }
    }

    /// What is wrong with a file that could not be read, for a place that names the file itself.
    pub fn why_read(&self) -> String {
        match self {
            Self::Io { what, .. } => format!("could not be read: {what}"),
            Self::NotText { .. } => "is no UTF-8 text".to_owned(),
            Self::TooLarge { max, .. } => format!("is larger than {max} bytes"),
            other => format!("could not be read: {}", other.why()),
        }
    }

    /// Whether the record is there and cannot be used, so that its last good copy is worth offering. A record of a
    /// later format is in order and not meant.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Record { error, .. } => !matches!(error, FormatError::Newer { .. }),
            Self::NotText { .. } | Self::TooLarge { .. } => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn io(kind: io::ErrorKind) -> StoreError {
        StoreError::io("write", Path::new("ai-safety/record.json"))(kind.into())
    }

    #[test]
    fn a_corrupt_record_points_at_its_place() {
        let error = FormatError::Invalid { line: 12, column: 5, what: "unknown field `x`".to_owned() };
        let error = StoreError::Record { path: "ai-safety/record.json".into(), error };
        assert_eq!(error.to_string(), "ai-safety/record.json:12:5: unknown field `x`");
        assert!(error.is_damage());
    }

    #[test]
    fn the_reason_fits_the_head_of_the_screen() {
        use io::ErrorKind as Kind;
        let kinds = [
            Kind::StorageFull,
            Kind::QuotaExceeded,
            Kind::PermissionDenied,
            Kind::ReadOnlyFilesystem,
            Kind::NotFound,
            Kind::NotADirectory,
            Kind::FileTooLarge,
            Kind::TimedOut,
            Kind::Other,
        ];
        for kind in kinds {
            assert!(io(kind).why().len() <= 40, "{kind}");
        }
        assert_eq!(io(Kind::StorageFull).why(), "disk full");
    }

    #[test]
    fn a_hostile_path_reaches_no_terminal() {
        let error = StoreError::NotAFile { path: "a\u{1b}[2Jb\nc".into() };
        assert_eq!(error.to_string(), "a\u{fffd}[2Jb c is not a regular file");
    }

    #[test]
    fn paths_below_the_current_folder_are_shown_short() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(shown(&here.join("src/lib.rs")), "src/lib.rs");
        assert_eq!(shown(&here), ".");
        assert_eq!(shown(Path::new("/elsewhere/x")), "/elsewhere/x");
    }
}
