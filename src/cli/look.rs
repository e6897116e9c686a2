//! How every command looks at the project: with what the last look left in the user's own folder, unless asked not to.

use std::path::{Path, PathBuf};

use super::setting::Setting;
use crate::scan::{Options, Scan, ScanError, scan_with};

/// Whether the last look is made use of, and this one kept for the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    /// Yes.
    Used,
    /// Everything is looked at again, and nothing is kept.
    Unused,
}

impl Memory {
    /// What `--no-cache` asks for.
    pub(super) fn unless(no_cache: bool) -> Self {
        if no_cache { Self::Unused } else { Self::Used }
    }
}

/// Looks at a project, or at one file.
pub(super) fn look(root: &Path, setting: &Setting, memory: Memory) -> Result<Scan, ScanError> {
    let cache = match memory {
        Memory::Used => kept_at(root, setting),
        Memory::Unused => None,
    };
    scan_with(root, &Options { cache: cache.as_deref(), ..Options::default() })
}

/// Where looks at a project are kept. Nothing is written below the folder that the program looks at, nor below the one it
/// was started in.
pub(super) fn kept_at(root: &Path, setting: &Setting) -> Option<PathBuf> {
    let cache = setting.dirs.as_ref().map(|dirs| dirs.scan_cache(root));
    cache.filter(|cache| !is_below(cache, &setting.start))
}

/// Whether a path lies below a folder, whichever of the two is there already.
fn is_below(path: &Path, folder: &Path) -> bool {
    let there = path.ancestors().find_map(|above| std::fs::canonicalize(above).ok());
    std::fs::canonicalize(folder).is_ok_and(|folder| there.is_some_and(|there| there.starts_with(folder)))
}
