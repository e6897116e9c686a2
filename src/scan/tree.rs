//! The files of a project, as git would list them, within bounds. Names only: nothing is opened, no link is followed,
//! nothing outside the root is looked at.

use std::path::Path;

use ignore::{DirEntry, WalkBuilder};

use super::course::Course;
use super::identity::is_weights;
use super::model::{NotExamined, Part};
use super::options::Options;

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

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// From the root, with `/`.
    pub path: String,
    /// Its size when it was listed.
    pub bytes: u64,
    /// In which part of the tree.
    pub part: Part,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Listing {
    /// Regular files, by path.
    pub files: Vec<Found>,
    /// Files that git ignores and that may hold weights all the same, by path.
    pub ignored: Vec<Found>,
    /// How many other files git ignores.
    pub passed_over: usize,
    /// Links, none of which is followed.
    pub links: usize,
    /// Folders, by path.
    pub folders: Vec<String>,
    /// What could not be listed.
    pub not_examined: Vec<NotExamined>,
}

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
    for entry in builder.build().flatten() {
        take(root, &entry, &mut behind);
        if let Some(why) = full(&behind, course) {
            behind.not_examined.push(NotExamined { path: ".".to_owned(), line: None, why });
            break;
        }
    }
    listing.not_examined.append(&mut behind.not_examined);
    let known = |found: &Found| listing.files.binary_search_by(|each| each.path.cmp(&found.path)).is_ok();
    let ignored: Vec<Found> = behind.files.into_iter().filter(|found| !known(found)).collect();
    let all = ignored.len();
    listing.ignored = ignored.into_iter().filter(may_be_weights).collect();
    listing.ignored.sort();
    listing.passed_over = all - listing.ignored.len();
    listing.folders.extend(
        listing
            .ignored
            .iter()
            .filter_map(|found| found.path.rsplit_once('/').map(|(folder, _)| folder.to_owned())),
    );
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
        let bytes = entry.metadata().map_or(0, |data| data.len());
        listing.files.push(Found { part: part_of(&path), path, bytes });
    } else if kind.is_symlink() {
        listing.links += 1;
    }
}

/// In which part of the tree a path lies, told by the names on the way.
pub(super) fn part_of(path: &str) -> Part {
    let lower = path.to_ascii_lowercase();
    let (folders, file) =
        lower.rsplit_once('/').map_or(("", lower.as_str()), |(folders, file)| (folders, file));
    let within = |names: &[&str]| folders.split('/').any(|folder| names.contains(&folder));
    let stem = file.split('.').next().unwrap_or(file);
    if within(&[
        "vendor",
        "vendored",
        "third_party",
        "third-party",
        "thirdparty",
        "_vendor",
        "site-packages",
        "node_modules",
        "extern",
        "external",
        "bower_components",
        "venv",
        "env",
    ]) {
        return Part::Vendored;
    }
    if within(&[
        "tests",
        "test",
        "testing",
        "__tests__",
        "spec",
        "specs",
        "e2e",
        "fixtures",
        "testdata",
        "test_data",
    ]) || stem.starts_with("test_")
        || stem.ends_with("_test")
        || stem.ends_with("_tests")
        || stem == "conftest"
        || [".test.", ".spec."].iter().any(|mark| file.contains(mark))
    {
        return Part::Test;
    }
    if within(&[
        "examples",
        "example",
        "samples",
        "sample",
        "demo",
        "demos",
        "docs",
        "doc",
        "tutorials",
        "tutorial",
        "cookbook",
    ]) {
        return Part::Example;
    }
    if within(&["dist", "build", "generated", "_generated", "gen", ".next", "out"])
        || file.ends_with("_pb2.py")
        || file.contains(".min.")
        || file.contains(".generated.")
    {
        return Part::Generated;
    }
    Part::Product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_by_the_names_on_the_way() {
        for (path, part) in [
            ("app/main.py", Part::Product),
            ("tests/test_main.py", Part::Test),
            ("app/main_test.py", Part::Test),
            ("web/a.spec.ts", Part::Test),
            ("examples/run.py", Part::Example),
            ("vendor/lib/tests/x.py", Part::Vendored),
            ("app/contest.py", Part::Product),
            ("dist/app.js", Part::Generated),
            ("test.py", Part::Product),
        ] {
            assert_eq!(part_of(path), part, "{path}");
        }
    }
}
