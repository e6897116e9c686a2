//! Proposes names while a person types one. Looks at names only, and never outside the project.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use crate::record::ProjectPath;
use crate::store::project::Project;

/// Names of one folder that are looked at, and names that are proposed.
const MOST_SEEN: usize = 10_000;
const MOST_PROPOSED: usize = 200;
/// The folder that is git's own.
const GIT: &str = ".git";

/// The paths below the project's root that begin with what was typed, sorted; upper and lower case of the last part
/// are alike. Folders end in `/`. Hidden names are proposed only once their dot is typed.
pub fn complete(project: &Project, typed: &str) -> Vec<String> {
    let (folder, start) = typed.rsplit_once('/').unwrap_or(("", typed));
    // A path that begins at the root of the disk leads nowhere here.
    let place = if typed.starts_with('/') { None } else { inside(project, folder) };
    let Some(place) = place else { return Vec::new() };
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let start = start.to_lowercase();
    let mut found: Vec<String> = entries
        .take(MOST_SEEN)
        .flatten()
        .filter_map(|entry| proposal(project, folder, &start, &entry))
        .collect();
    found.sort();
    found.truncate(MOST_PROPOSED);
    found
}

/// Where a folder of the project really is, if it is inside.
fn inside(project: &Project, folder: &str) -> Option<PathBuf> {
    if folder.is_empty() {
        return Some(project.root().to_path_buf());
    }
    let path: ProjectPath = folder.parse().ok()?;
    resolved(project, &project.root().join(path.as_str()))
}

fn resolved(project: &Project, path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok().filter(|place| place.starts_with(project.root()))
}

/// An entry as it is proposed, if it fits and evidence could lie there.
fn proposal(project: &Project, folder: &str, start: &str, entry: &DirEntry) -> Option<String> {
    let name = entry.file_name().into_string().ok()?;
    let hidden = name.starts_with('.') && !start.starts_with('.');
    if hidden || name == GIT || !name.to_lowercase().starts_with(start) {
        return None;
    }
    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
    let path: ProjectPath = path.parse().ok()?;
    let kind = entry.file_type().ok()?;
    let kind = if kind.is_symlink() {
        fs::metadata(resolved(project, &entry.path())?).ok()?.file_type()
    } else {
        kind
    };
    match (kind.is_dir(), kind.is_file()) {
        (true, _) => Some(format!("{path}/")),
        (_, true) => Some(path.to_string()),
        _ => None,
    }
}
