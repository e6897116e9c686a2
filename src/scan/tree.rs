//! The files of a project, as git would list them, within bounds. Names only: nothing is opened, no link is followed,
//! nothing outside the root is looked at.

use std::path::Path;

use ignore::{DirEntry, WalkBuilder};

use super::course::Course;
use super::identity::is_weights;
use super::listing::{Found, Listing, Times};
use super::model::NotExamined;
use super::options::Options;
use super::part::part_of;

/// Most files that are listed.
const MOST_FILES: usize = 300_000;
/// Deepest folder.
const DEEPEST: usize = 64;

/// Folders that hold nothing of the project's own making, also where git does not ignore them.
const NEVER: [&str; 14] = [
    ".git",
    ".hg",
    ".svn",
    "node_modules",
    ".venv",
    "__pycache__",
    ".tox",
    ".nox",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".ipynb_checkpoints",
    ".terraform",
    "ai-safety",
];

/// Folders below which every ignored file may be a model, whatever its name.
const WEIGHTS_IN: [&str; 8] =
    ["models", "model", "weights", "checkpoints", "checkpoint", "pretrained", "adapters", "snapshots"];
/// Folders of tools and hubs that are not looked into where git ignores them.
const CACHES: [&str; 7] = [".cache", "site-packages", "venv", "env", "target", "bower_components", ".gradle"];
/// From this size on an ignored file may be a model, whatever its name.
const LARGE: u64 = 1 << 20;

/// Lists a project.
pub fn list(root: &Path) -> Listing {
    list_on(root, &Course::new(&Options::default()))
}

/// The same within bounds of time.
pub(super) fn list_on(root: &Path, course: &Course<'_>) -> Listing {
    let mut listing = Listing::default();
    let mut builder = WalkBuilder::new(root);
    // What the user's own settings ignore must not change the result from one machine to the next.
    builder.hidden(false).git_global(false).require_git(false).follow_links(false).max_depth(Some(DEEPEST));
    builder.filter_entry(|entry| entry.depth() == 0 || !is_never(entry));
    for entry in builder.build() {
        match entry {
            Ok(entry) => take(root, &entry, &mut listing),
            Err(error) => {
                let why =
                    crate::text::visible_line(&error.to_string().replace(&root.display().to_string(), "."))
                        .into_owned();
                listing.not_examined.push(NotExamined { path: ".".to_owned(), line: None, why });
            }
        }
        if let Some(why) = full(&listing, course) {
            listing.not_examined.push(NotExamined { path: ".".to_owned(), line: None, why });
            break;
        }
    }
    listing.files.sort();
    look_behind_git(root, &mut listing, course);
    listing.folders.sort();
    listing.folders.dedup();
    listing.not_examined.sort();
    listing.not_examined.dedup();
    listing
}

/// Why no more is listed, where that is so.
fn full(listing: &Listing, course: &Course<'_>) -> Option<String> {
    if listing.files.len() >= MOST_FILES {
        return Some(format!("more than {MOST_FILES} files; the rest was not looked at"));
    }
    if listing.files.len().is_multiple_of(1024) {
        course.tell();
    }
    course.cut().map(|cut| format!("not listed to the end: {}", cut.says()))
}

/// Weights are kept out of git more often than not, so they are looked for there too.
fn look_behind_git(root: &Path, listing: &mut Listing, course: &Course<'_>) {
    let mut builder = WalkBuilder::new(root);
    builder.standard_filters(false).follow_links(false).max_depth(Some(DEEPEST));
    builder.filter_entry(|entry| entry.depth() == 0 || !(is_never(entry) || is_cache(entry)));
    let mut behind = Listing::default();
    let mut known = 0_usize;
    for entry in builder.build().flatten() {
        if is_listed(root, &entry, listing) {
            known += 1;
            if !known.is_multiple_of(1024) || course.cut().is_none() {
                continue;
            }
        }
        take(root, &entry, &mut behind);
        if let Some(why) = full(&behind, course) {
            behind.not_examined.push(NotExamined { path: ".".to_owned(), line: None, why });
            break;
        }
    }
    listing.not_examined.append(&mut behind.not_examined);
    let all = behind.files.len();
    listing.ignored = behind.files.into_iter().filter(may_be_weights).collect();
    listing.ignored.sort();
    listing.passed_over = all - listing.ignored.len();
    listing.folders.extend(
        listing
            .ignored
            .iter()
            .filter_map(|found| found.path.rsplit_once('/').map(|(folder, _)| folder.to_owned())),
    );
}

/// Whether a file is known already, told without asking the disk again.
fn is_listed(root: &Path, entry: &DirEntry, listing: &Listing) -> bool {
    let inside = entry.path().strip_prefix(root).ok().and_then(Path::to_str);
    let listed = |path: &str| listing.files.binary_search_by(|each| each.path.as_str().cmp(path)).is_ok();
    entry.file_type().is_some_and(|kind| kind.is_file()) && inside.is_some_and(listed)
}

/// Whether an ignored file is worth opening: by its name, its folder or its size.
fn may_be_weights(found: &Found) -> bool {
    let lower = found.path.to_ascii_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let inside = folders.split('/').any(|folder| WEIGHTS_IN.contains(&folder));
    inside || is_weights(name) || found.bytes >= LARGE
}

/// Whether a folder keeps copies of what lies elsewhere.
fn is_cache(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
        && entry.file_name().to_str().is_some_and(|name| CACHES.contains(&name))
}

fn is_never(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
        && entry.file_name().to_str().is_some_and(|name| NEVER.contains(&name))
}

fn take(root: &Path, entry: &DirEntry, listing: &mut Listing) {
    let Ok(inside) = entry.path().strip_prefix(root) else { return };
    let Some(path) = inside.to_str().map(|path| path.replace('\\', "/")) else {
        let path = inside.to_string_lossy().into_owned();
        listing.not_examined.push(NotExamined { path, line: None, why: "its name is not UTF-8".to_owned() });
        return;
    };
    let Some(kind) = entry.file_type() else { return };
    if kind.is_dir() {
        if !path.is_empty() {
            listing.folders.push(path);
        }
    } else if kind.is_file() {
        let (bytes, times) =
            entry.metadata().map_or_else(|_| <_>::default(), |data| (data.len(), Times::of(&data)));
        listing.files.push(Found { part: part_of(&path), path, bytes, times });
    } else if kind.is_symlink() {
        listing.links += 1;
    }
}
