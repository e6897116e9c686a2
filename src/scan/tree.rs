//! The files of a project, as git would list them, within bounds. Names only: nothing is opened, no link is followed,
//! nothing outside the root is looked at.

use std::path::Path;

use ignore::{DirEntry, WalkBuilder};

use super::model::{NotExamined, Part};

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
    /// Folders, by path.
    pub folders: Vec<String>,
    /// What could not be listed.
    pub not_examined: Vec<NotExamined>,
}

/// Lists a project.
pub fn list(root: &Path) -> Listing {
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
        if listing.files.len() >= MOST_FILES {
            let why = format!("more than {MOST_FILES} files; the rest was not looked at");
            listing.not_examined.push(NotExamined { path: ".".to_owned(), line: None, why });
            break;
        }
    }
    listing.files.sort();
    listing.folders.sort();
    listing.not_examined.sort();
    listing
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
