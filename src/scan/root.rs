//! The folder that is looked at, held open: each file of it is opened from here, and no part of the way may be a link. So
//! nobody who may write in the project can lead the scan out of it, however quickly a folder becomes a link.

use std::fs::File;
#[cfg(unix)]
use std::io;
use std::path::Path;

#[cfg(unix)]
use rustix::fd::{AsFd as _, BorrowedFd, OwnedFd};
#[cfg(unix)]
use rustix::fs::{AtFlags, FileType, Mode, OFlags, openat, statat};
#[cfg(unix)]
use rustix::io::Errno;

use super::regular::{self, Closed, Links};

/// How often a file is asked for again whose way is being changed at that very moment.
#[cfg(target_os = "linux")]
const TRIES: usize = 16;

/// A folder.
#[derive(Debug)]
pub struct Root<'p> {
    path: &'p Path,
    #[cfg(unix)]
    folder: Result<OwnedFd, Errno>,
}

impl<'p> Root<'p> {
    /// The folder of this name, whichever it is now; it may be a link itself, since somebody named it.
    pub fn of(path: &'p Path) -> Self {
        #[cfg(unix)]
        let folder = {
            // The folder above a bare name is where we stand.
            let named = if path.as_os_str().is_empty() { Path::new(".") } else { path };
            openat(
                rustix::fs::CWD,
                named,
                OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
                Mode::empty(),
            )
        };
        Self {
            path,
            #[cfg(unix)]
            folder,
        }
    }

    /// As it was named.
    pub(super) fn path(&self) -> &'p Path {
        self.path
    }

    /// Opens a regular file by its path from here. A link that a person named is followed wherever it leads.
    pub(super) fn open(&self, inside: &str, links: Links) -> Result<File, Closed> {
        if links == Links::Followed {
            return regular::open(&self.path.join(inside), links);
        }
        self.opened(inside)
    }

    /// Opens a regular file to which no link leads; none where it is not as plain as that, or the system cannot tell.
    pub fn plain(&self, inside: &str) -> Option<File> {
        if cfg!(unix) { self.opened(inside).ok() } else { None }
    }

    #[cfg(unix)]
    fn opened(&self, inside: &str) -> Result<File, Closed> {
        let folder = self.folder.as_ref().map_err(|error| io::Error::from(*error))?.as_fd();
        // A device or a pipe is not even opened, unless it came there in this very moment.
        let found = statat(folder, inside, AtFlags::SYMLINK_NOFOLLOW).map_err(closed)?;
        if FileType::from_raw_mode(found.st_mode) != FileType::RegularFile {
            return Err(Closed::NotRegular);
        }
        let file = File::from(beneath(folder, inside).map_err(closed)?);
        if file.metadata()?.is_file() { Ok(file) } else { Err(Closed::NotRegular) }
    }

    #[cfg(not(unix))]
    fn opened(&self, inside: &str) -> Result<File, Closed> {
        regular::open(&self.path.join(inside), Links::Refused)
    }
}

/// How a file is opened: it waits for nobody, and is no link.
#[cfg(unix)]
const FLAGS: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);

/// Opens what lies below a folder by a way without links: in one call where the system has one, else part by part.
#[cfg(target_os = "linux")]
fn beneath(folder: BorrowedFd<'_>, inside: &str) -> Result<OwnedFd, Errno> {
    use rustix::fs::{ResolveFlags, openat2};
    let without = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    for _ in 0..TRIES {
        match openat2(folder, inside, FLAGS, Mode::empty(), without) {
            // Something on the way was renamed.
            Err(Errno::AGAIN | Errno::INTR) => {}
            // An old system, or one whose guard does not know the call.
            Err(Errno::NOSYS | Errno::PERM) => return part_by_part(folder, inside),
            other => return other,
        }
    }
    part_by_part(folder, inside)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn beneath(folder: BorrowedFd<'_>, inside: &str) -> Result<OwnedFd, Errno> {
    part_by_part(folder, inside)
}

/// The same, one folder after the other, each opened from the one before.
#[cfg(unix)]
fn part_by_part(folder: BorrowedFd<'_>, inside: &str) -> Result<OwnedFd, Errno> {
    let (folders, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let on_the_way = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    if inside.starts_with('/') || inside.split('/').any(|part| part == "..") {
        return Err(Errno::XDEV);
    }
    let mut at: Option<OwnedFd> = None;
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        let from = at.as_ref().map_or(folder, |at| at.as_fd());
        at = Some(openat(from, part, on_the_way, Mode::empty())?);
    }
    openat(at.as_ref().map_or(folder, |at| at.as_fd()), name, FLAGS, Mode::empty())
}

/// A way that leads through a link or out of the folder leads to no file of it.
#[cfg(unix)]
fn closed(error: Errno) -> Closed {
    match error {
        Errno::LOOP | Errno::XDEV | Errno::NOTDIR | Errno::MLINK => Closed::NotRegular,
        other => Closed::Io(other.into()),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::io::Read as _;
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    fn text(mut file: File) -> String {
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        text
    }

    /// A project with `sub/file`, beside a folder with a secret of the same name.
    fn scene() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [("project/sub/file", "plain"), ("outside/file", "secret")] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn no_part_of_the_way_may_be_a_link_and_none_leads_out() {
        let folder = scene();
        let at = |path: &str| folder.path().join(path);
        symlink(at("outside"), at("project/out")).unwrap();
        symlink("sub", at("project/in")).unwrap();
        symlink("file", at("project/sub/link")).unwrap();
        symlink(at("project"), at("named")).unwrap();
        for named in ["project", "named"] {
            let path = at(named);
            let root = Root::of(&path);
            assert_eq!(text(root.open("sub/file", Links::Refused).unwrap()), "plain");
            let by_parts = part_by_part(root.folder.as_ref().unwrap().as_fd(), "sub/file").unwrap();
            assert_eq!(text(File::from(by_parts)), "plain");
            let absolute = at("outside/file").display().to_string();
            for bad in ["out/file", "in/file", "sub/link", "../outside/file", "sub", absolute.as_str()] {
                assert!(root.open(bad, Links::Refused).is_err(), "{bad}");
            }
            for bad in ["out/file", "in/file", "sub/link", "../outside/file"] {
                assert!(part_by_part(root.folder.as_ref().unwrap().as_fd(), bad).is_err(), "{bad}");
            }
            assert_eq!(text(root.open("sub/link", Links::Followed).unwrap()), "plain");
        }
        let gone = at("nowhere");
        assert!(matches!(Root::of(&gone).open("x", Links::Refused), Err(Closed::Io(_))));
    }

    #[test]
    fn a_folder_that_becomes_a_link_while_files_are_opened_leads_nowhere() {
        let scene = scene();
        let at = |path: &str| scene.path().join(path);
        let done = AtomicBool::new(false);
        let project = at("project");
        let root = Root::of(&project);
        let folder = root.folder.as_ref().unwrap().as_fd();
        // Nothing is asserted before the other thread was told to end, or it never would.
        let mut read = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let _ = std::fs::rename(at("project/sub"), at("project/kept"));
                    let _ = symlink(at("outside"), at("project/sub"));
                    let _ = std::fs::remove_file(at("project/sub"));
                    let _ = std::fs::rename(at("project/kept"), at("project/sub"));
                }
            });
            for _ in 0..1_000_000 {
                if read.len() == 300 {
                    break;
                }
                let by_parts = read.len() % 2 == 0;
                let file = if by_parts {
                    part_by_part(folder, "sub/file").map(File::from).ok()
                } else {
                    root.open("sub/file", Links::Refused).ok()
                };
                read.extend(file.map(|file| io::read_to_string(file).ok()));
            }
            done.store(true, Ordering::Relaxed);
        });
        assert_eq!(read.len(), 300, "the file was not met often enough");
        assert!(read.iter().all(|text| text.as_deref() == Some("plain")), "{read:?}");
    }
}
