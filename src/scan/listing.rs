//! What a walk through a project found: its files with size and time, and what was passed over. Types only; nothing is
//! walked or opened here.

use serde::{Deserialize, Serialize};

use super::model::{NotExamined, Part};

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// From the root, with `/`.
    pub path: String,
    /// Its size when it was listed.
    pub bytes: u64,
    /// In which part of the tree.
    pub part: Part,
    /// When it was changed.
    pub times: Times,
}

/// When a file was changed, as its disk has it: its content, and whatever else is known of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Times {
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Times {
    /// Of one file.
    pub(super) fn of(data: &std::fs::Metadata) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            Self { modified: (data.mtime(), data.mtime_nsec()), changed: (data.ctime(), data.ctime_nsec()) }
        }
        #[cfg(not(unix))]
        {
            let since = data.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
            let modified = since.map_or((0, 0), |since| {
                (i64::try_from(since.as_secs()).unwrap_or_default(), i64::from(since.subsec_nanos()))
            });
            Self { modified, changed: modified }
        }
    }

    /// Whether everything happened more than so many seconds before another file was made.
    pub(super) fn are_before(self, other: Self, seconds: i64) -> bool {
        let late = (other.modified.0.saturating_sub(seconds), other.modified.1);
        self.modified < late && self.changed < late
    }

    /// The same as bytes.
    pub(super) fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        let parts = [self.modified.0, self.modified.1, self.changed.0, self.changed.1];
        for (slot, part) in bytes.chunks_exact_mut(8).zip(parts) {
            slot.copy_from_slice(&part.to_le_bytes());
        }
        bytes
    }
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Listing {
    /// Regular files, by path.
    pub files: Vec<Found>,
    /// Files that git ignores and that may hold weights all the same, by path.
    pub ignored: Vec<Found>,
    /// How many other files git's rules ignore.
    pub passed_over: usize,
    /// How many folders of tools were not looked into, such as those of installed packages.
    pub tools: usize,
    /// Links, none of which is followed.
    pub links: usize,
    /// Folders, by path.
    pub folders: Vec<String>,
    /// What could not be listed.
    pub not_examined: Vec<NotExamined>,
}

impl Listing {
    /// Every file that may be opened.
    pub(super) fn all(&self) -> impl Iterator<Item = &Found> {
        self.files.iter().chain(&self.ignored)
    }

    /// A file by its path.
    pub(super) fn find(&self, path: &str) -> Option<&Found> {
        let of = |files: &'_ [Found]| files.binary_search_by(|each| each.path.as_str().cmp(path)).ok();
        let file = of(&self.files).and_then(|at| self.files.get(at));
        file.or_else(|| of(&self.ignored).and_then(|at| self.ignored.get(at)))
    }
}
