//! How a file is opened by its name: once, for reading, and only if it is a regular one. What is looked at is what was
//! opened, so that the file cannot be exchanged between a look and the reading. It waits for nobody and writes nothing. The
//! files of a project are opened from its folder instead, see `root`: a name says nothing of the folders on the way.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// What becomes of a link in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// It is not followed: the scan lists it.
    Refused,
    /// It is followed: a person named it.
    Followed,
}

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum Closed {
    /// A link, a folder, a pipe, a device, or nothing at all.
    #[error("no regular file")]
    NotRegular,
    /// The system refused.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Whether a path is a regular file and no link to one. It may be another one by the time that it is opened.
pub(super) fn regular(path: &Path) -> bool {
    looked(path, Links::Refused).is_ok()
}

/// Opens a regular file. A device or a pipe is not even opened, unless it came there in this very moment; then nobody
/// waits for its other end, and it is closed again unread.
pub(super) fn open(path: &Path, links: Links) -> Result<File, Closed> {
    looked(path, links)?;
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        let never = if links == Links::Refused { OFlags::NOFOLLOW } else { OFlags::empty() };
        options.custom_flags((OFlags::NONBLOCK | never).bits().cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(Closed::NotRegular) }
}

fn looked(path: &Path, links: Links) -> Result<Metadata, Closed> {
    let data = match links {
        Links::Refused => std::fs::symlink_metadata(path),
        Links::Followed => std::fs::metadata(path),
    }?;
    if data.is_file() { Ok(data) } else { Err(Closed::NotRegular) }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_a_regular_file_is_opened_and_a_link_only_where_somebody_named_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("file"), "text").unwrap();
        std::os::unix::fs::symlink("file", at("link")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, at("pipe"), rustix::fs::Mode::RUSR).unwrap();
        assert!(open(&at("file"), Links::Refused).is_ok() && regular(&at("file")));
        assert!(matches!(open(&at("link"), Links::Refused), Err(Closed::NotRegular)));
        assert!(open(&at("link"), Links::Followed).is_ok() && !regular(&at("link")));
        for links in [Links::Refused, Links::Followed] {
            for not in ["pipe", "."] {
                assert!(matches!(open(&at(not), links), Err(Closed::NotRegular)), "{not}");
            }
            assert!(matches!(open(&at("gone"), links), Err(Closed::Io(_))));
        }
    }

    #[test]
    fn what_is_exchanged_for_a_link_or_a_pipe_while_it_is_opened_is_not_read() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("secret"), "secret").unwrap();
        std::fs::write(at("plain"), "plain").unwrap();
        let done = AtomicBool::new(false);
        // Nothing is asserted before the other thread was told to end, or it never would.
        let mut read = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let _ = std::os::unix::fs::symlink("secret", at("next"));
                    let _ = std::fs::rename(at("next"), at("file"));
                    let _ = std::fs::copy(at("plain"), at("next"));
                    let _ = std::fs::rename(at("next"), at("file"));
                    let _ = rustix::fs::mkfifoat(rustix::fs::CWD, at("next"), rustix::fs::Mode::RUSR);
                    let _ = std::fs::rename(at("next"), at("file"));
                }
            });
            // Until it was met as a file often enough, or never.
            for _ in 0..1_000_000 {
                if read.len() == 100 {
                    break;
                }
                let file = open(&at("file"), Links::Refused).ok();
                read.extend(file.map(|file| io::read_to_string(file).ok()));
            }
            done.store(true, Ordering::Relaxed);
        });
        assert_eq!(read.len(), 100, "the file was not met as one");
        assert!(read.iter().all(|text| text.as_deref().is_some_and(|text| text != "secret")), "{read:?}");
    }
}
