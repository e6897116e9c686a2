//! Which exports this program wrote last, so that one in which somebody wrote since is known. Judges no word of it, and
//! keeps none.

use std::path::{Path, PathBuf};

use super::dirs::UserDirs;
use super::file::read_text;
use super::keep::{keep, load};
use super::project::Project;
use crate::checklist::Digest;

/// Largest document that is looked at, in bytes.
const LARGEST: u64 = 64 << 20;
/// Where the digests of what was exported last are kept, and how many.
const EXPORTED: &str = "exported.json";
const MOST: usize = 20;

/// What stands in the file that is about to be replaced; none where nothing does, where it is `text` itself, or where it is
/// as this program wrote it.
pub fn edited_since(project: &Project, dirs: Option<&UserDirs>, at: &Path, text: &str) -> Option<String> {
    let there = Some(at).filter(|at| at.is_file()).and_then(|at| read_text(at, LARGEST).ok())?;
    let known = || kept(project, dirs).contains(&Digest::of(there.as_bytes()));
    (there != text && !known()).then_some(there)
}

/// Remembers what was exported, so that it is known again. Where that cannot be kept, the next look takes longer.
pub fn remember_export(project: &Project, dirs: Option<&UserDirs>, text: &str) {
    let Some(path) = kept_at(project, dirs) else { return };
    let mut all = kept(project, dirs);
    all.insert(0, Digest::of(text.as_bytes()));
    all.truncate(MOST);
    drop(keep(&path, &all));
}

fn kept(project: &Project, dirs: Option<&UserDirs>) -> Vec<Digest> {
    kept_at(project, dirs).and_then(|path| load(&path)).unwrap_or_default()
}

fn kept_at(project: &Project, dirs: Option<&UserDirs>) -> Option<PathBuf> {
    dirs.map(|dirs| dirs.project_state(project).join(EXPORTED))
}
