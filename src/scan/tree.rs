//! The files of a project, as git would list them, within bounds. Names only: nothing but git's own list is opened, no link is followed,
//! nothing outside the root is looked at.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ignore::{DirEntry, WalkBuilder};

use super::course::Course;
use super::identity::is_weights;
use super::listing::{Found, Listing, Times};
use super::model::NotExamined;
use super::options::Options;
use super::part::part_of;
use super::tracked;

/// Most files that are listed.
const MOST_FILES: usize = 300_000;
/// Deepest folder.
const DEEPEST: usize = 64;

/// Folders of version control, which hold no file of the project.
const VERSION_CONTROL: [&str; 3] = [".git", ".hg", ".svn"];
/// The folder of the project's own record, at the root.
const RECORD: &str = "ai-safety";
/// Folders of tools that hold nothing of the project's own making, also where git does not ignore them. They are counted.
const TOOLS: [&str; 10] = [
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
];

/// Folders below which every ignored file may be a model, whatever its name.
const WEIGHTS_IN: [&str; 8] =
    ["models", "model", "weights", "checkpoints", "checkpoint", "pretrained", "adapters", "snapshots"];
/// Folders of tools and hubs, with copies of what lies elsewhere, that are not looked into where git ignores them.
const CACHES: [&str; 7] = [".cache", "site-packages", "venv", "env", "target", "bower_components", ".gradle"];
/// From this size on an ignored file may be a model, whatever its name.
const LARGE: u64 = 1 << 20;

/// Lists a project.
pub fn list(root: &Path) -> Listing {
    list_on(root, &Course::new(&Options::default()))
}

/// The same within bounds of time.
pub(super) fn list_on(root: &Path, course: &Course<'_>) -> Listing {
    list_within(root, course, MOST_FILES)
}

/// The same with at most so many files.
fn list_within(root: &Path, course: &Course<'_>, most: usize) -> Listing {
    let mut listing = Listing::default();
    let mut builder = WalkBuilder::new(root);
    // What the user's own settings ignore must not change the result from one machine to the next, and only git's rules
    // count: they are in the project for everybody to see.
    builder.hidden(false).git_global(false).ignore(false);
    // The walk upwards to rules above ends at the repository. Without one there is no place to end, so what lies above is
    // no rule.
    let repository = is_in_repository(root);
    builder.require_git(repository).parents(repository);
    builder.follow_links(false).max_depth(Some(DEEPEST));
    builder.filter_entry(passes);
    for entry in builder.build() {
        taken(root, entry, &mut listing);
        if let Some(why) = full(listing.files.len(), most, course) {
            listing.not_examined.push(missed(why));
            break;
        }
    }
    listing.files.sort();
    look_behind_git(root, &mut listing, course, most);
    listing.folders.sort();
    listing.folders.dedup();
    listing.not_examined.sort();
    listing.not_examined.dedup();
    listing
}

/// Why no more is listed, where that is so.
fn full(files: usize, most: usize, course: &Course<'_>) -> Option<String> {
    if files >= most {
        return Some(too_many(most));
    }
    if files.is_multiple_of(1024) {
        course.tell();
    }
    course.cut().map(|cut| format!("not listed to the end: {}", cut.says()))
}

fn too_many(most: usize) -> String {
    format!("{most} files and more; the rest was not looked at")
}

/// Something of the whole project that was not looked at.
fn missed(why: String) -> NotExamined {
    NotExamined { path: ".".to_owned(), line: None, why }
}

/// Weights are kept out of git more often than not, so they are looked for there too.
fn look_behind_git(root: &Path, listing: &mut Listing, course: &Course<'_>, most: usize) {
    let mut builder = WalkBuilder::new(root);
    builder.standard_filters(false).follow_links(false).max_depth(Some(DEEPEST));
    let tools = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&tools);
    builder.filter_entry(move |entry| {
        counter.fetch_add(usize::from(is_named(entry, &TOOLS)), Ordering::Relaxed);
        passes(entry) && !is_named(entry, &CACHES)
    });
    let mut behind = Listing::default();
    let mut known = 0_usize;
    for entry in builder.build() {
        if entry.as_ref().is_ok_and(|entry| is_listed(root, entry, listing)) {
            known += 1;
            if !known.is_multiple_of(1024) || course.cut().is_none() {
                continue;
            }
        }
        taken(root, entry, &mut behind);
        if let Some(why) = full(listing.files.len() + behind.files.len(), most, course) {
            behind.not_examined.push(missed(why));
            break;
        }
    }
    listing.tools = tools.load(Ordering::Relaxed);
    listing.not_examined.append(&mut behind.not_examined);
    take_tracked(root, listing, &mut behind, most);
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

/// What git tracks it does not ignore, whatever its rules say: such files are as all others.
fn take_tracked(root: &Path, listing: &mut Listing, behind: &mut Listing, most: usize) {
    let listed = |path: &str| listing.files.binary_search_by(|each| each.path.as_str().cmp(path)).is_ok();
    let tracked = tracked::tracked(root, |path| !listed(path) && is_walked(path));
    let (mut tracked, why) = tracked.map_or_else(|why| (Vec::new(), Some(why)), |all| (all, None));
    // In the middle of a merge git lists a file once for each side.
    tracked.sort();
    tracked.dedup();
    let is_tracked = |found: &Found| tracked.binary_search(&found.path).is_ok();
    let (taken, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut behind.files).into_iter().partition(is_tracked);
    behind.files = others;
    // Those in folders that are not even looked into.
    let seen: HashSet<&str> = taken.iter().map(|found| found.path.as_str()).collect();
    let unseen = tracked.iter().filter(|path| !seen.contains(path.as_str()));
    let there = |path: &String| {
        let mut above = Path::new(path).ancestors().skip(1);
        if above.any(|folder| root.join(folder).is_symlink() && folder != Path::new("")) {
            return None;
        }
        let data = root.join(path).symlink_metadata().ok().filter(std::fs::Metadata::is_file)?;
        Some(Found { part: part_of(path), path: path.clone(), bytes: data.len(), times: Times::of(&data) })
    };
    let left = most.saturating_sub(listing.files.len() + taken.len() + behind.files.len());
    let mut unseen = unseen.filter_map(there);
    let within: Vec<_> = unseen.by_ref().take(left).collect();
    let more = unseen.next().map(|_| too_many(most));
    listing.not_examined.extend(why.map(str::to_owned).into_iter().chain(more).map(missed));
    let new: Vec<Found> = taken.into_iter().chain(within).collect();
    let folder = |found: &Found| found.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    listing.folders.extend(new.iter().filter_map(folder));
    listing.files.extend(new);
    listing.files.sort();
}

/// Whether a path leads through no folder that is passed over.
fn is_walked(path: &str) -> bool {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let mut parts = folders.split('/');
    let passed = |part: &str| VERSION_CONTROL.contains(&part) || TOOLS.contains(&part);
    !folders.starts_with(&format!("{RECORD}/"))
        && folders != RECORD
        && folders.matches('/').count() < DEEPEST - 1
        && !parts.any(passed)
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

/// Whether a folder or file is walked.
fn passes(entry: &DirEntry) -> bool {
    let record = entry.depth() == 1 && is_named(entry, &[RECORD]);
    entry.depth() == 0 || !(record || is_named(entry, &VERSION_CONTROL) || is_named(entry, &TOOLS))
}

/// Whether it is a folder of one of these names.
fn is_named(entry: &DirEntry, names: &[&str]) -> bool {
    entry.depth() > 0
        && entry.file_type().is_some_and(|kind| kind.is_dir())
        && entry.file_name().to_str().is_some_and(|name| names.contains(&name))
}

/// Whether git's own folder lies here or above.
fn is_in_repository(root: &Path) -> bool {
    std::path::absolute(root).is_ok_and(|root| root.ancestors().any(|above| above.join(".git").exists()))
}

/// Takes what the walk came to, or why it could not.
fn taken(root: &Path, entry: Result<DirEntry, ignore::Error>, listing: &mut Listing) {
    match entry {
        Ok(entry) => take(root, &entry, listing),
        Err(error) => {
            let why = error.to_string().replace(&root.display().to_string(), ".");
            let why = crate::text::visible_line(&why).into_owned();
            listing.not_examined.push(NotExamined { path: ".".to_owned(), line: None, why });
        }
    }
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
        if entry.depth() == DEEPEST {
            let why = format!("more than {DEEPEST} folders deep; what lies below was not looked at");
            listing.not_examined.push(NotExamined { path: path.clone(), line: None, why });
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn put(root: &Path, paths: &[&str]) {
        for path in paths {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x = 1\n").unwrap();
        }
    }

    fn listed(root: &Path) -> Vec<String> {
        list(root).files.into_iter().map(|found| found.path).filter(|path| !path.starts_with('.')).collect()
    }

    #[test]
    fn only_rules_of_git_in_the_repository_hide_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("code/product");
        put(&root, &["app.py", "notes.py", "sub/app.py"]);
        let write = |path: &str, rule: &str| std::fs::write(folder.path().join(path), rule).unwrap();
        write(".gitignore", "*\n");
        write("code/product/.ignore", "*.py\n");
        assert_eq!(listed(&root), ["app.py", "notes.py", "sub/app.py"], "no repository, so no rule above");
        write("code/product/.gitignore", "notes.py\n");
        assert_eq!(listed(&root), ["app.py", "sub/app.py"]);
        // The product is a part of a repository, which has a rule of its own and lies below another folder with one.
        std::fs::create_dir(folder.path().join("code/.git")).unwrap();
        write("code/.gitignore", "sub/\n");
        assert_eq!(listed(&root), ["app.py"]);
        assert_eq!(list(&root).passed_over, 2);
    }

    #[test]
    fn what_is_not_looked_into_is_counted_or_named() {
        let folder = tempfile::tempdir().unwrap();
        let deep = format!("{}x.py", "d/".repeat(DEEPEST + 3));
        let paths =
            ["node_modules/a/evil.pkl", "web/node_modules/b.js", ".venv/lib/c.py", "ai-safety/record.json"];
        put(folder.path(), &[&paths[..], &["packages/ai-safety/core.py", &deep]].concat());
        let listing = list(folder.path());
        assert_eq!(listing.tools, 3);
        let listed: Vec<_> = listing.all().map(|found| found.path.as_str()).collect();
        assert_eq!(listed, ["packages/ai-safety/core.py"], "the record's own folder is the one at the root");
        let [missed] = &listing.not_examined[..] else { panic!("{:?}", listing.not_examined) };
        assert_eq!(missed.path, "d/".repeat(DEEPEST).trim_end_matches('/'));
        assert!(missed.why.contains("64 folders deep"), "{}", missed.why);
    }

    #[test]
    fn what_git_tracks_is_not_ignored_whatever_the_rules_say() {
        let folder = tempfile::tempdir().unwrap();
        let git = |args: &[&str]| {
            let mut command = std::process::Command::new("git");
            command.current_dir(folder.path()).args(["-c", "core.excludesFile="]).args(args);
            assert!(command.output().unwrap().status.success(), "{args:?}");
        };
        git(&["init", "--quiet"]);
        let paths = ["app.py", "env/settings.py", "build/made.py", "sub/local.py", "sub/loose.py"];
        put(folder.path(), &[&paths[..], &["node_modules/a.js"]].concat());
        std::fs::write(folder.path().join(".gitignore"), "env/\nbuild/\nlocal.py\nloose.py\nnode_modules/\n")
            .unwrap();
        git(&["add", "app.py", ".gitignore"]);
        assert_eq!(listed(folder.path()), ["app.py"]);
        git(&["add", "--force", "env/settings.py", "sub/local.py", "node_modules/a.js"]);
        for version in ["2", "4"] {
            git(&["update-index", "--index-version", version]);
            assert_eq!(listed(folder.path()), ["app.py", "env/settings.py", "sub/local.py"], "{version}");
        }
        let listing = list(folder.path());
        assert_eq!(listing.passed_over, 2, "those that nobody tracks");
        assert!(listing.find("env/settings.py").is_some() && listing.folders.contains(&"env".to_owned()));
        assert_eq!(listed(&folder.path().join("sub")), ["local.py"]);
        std::fs::remove_file(folder.path().join("env/settings.py")).unwrap();
        assert_eq!(listed(folder.path()), ["app.py", "sub/local.py"]);
        git(&["update-index", "--split-index"]);
        let split = list(folder.path());
        let [missed] = &split.not_examined[..] else { panic!("{:?}", split.not_examined) };
        assert!(missed.why.contains("kept in two parts"), "{}", missed.why);
    }

    #[test]
    fn a_list_that_says_a_thing_twice_or_leads_out_adds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("product");
        put(folder.path(), &["product/.git/HEAD", "product/env/a.py", "outside/x.py"]);
        std::fs::write(root.join(".gitignore"), "env/\n").unwrap();
        let all =
            ["env/a.py", "env/a.py", "env/a.py", "env//a.py", "./env/a.py", "../outside/x.py", "env/../a"];
        std::fs::write(root.join(".git/index"), tracked::tests::list(2, 20, &all)).unwrap();
        assert_eq!(listed(&root), ["env/a.py"]);
        assert_eq!(list(&root).not_examined, []);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path().join("outside"), root.join("led")).unwrap();
            std::fs::write(root.join(".git/index"), tracked::tests::list(2, 20, &["led/x.py"])).unwrap();
            assert_eq!(listed(&root), [""; 0]);
        }
        std::fs::write(root.join(".git/index"), "DIRCnot a list").unwrap();
        let [missed] = &list(&root).not_examined[..] else { panic!() };
        assert!(missed.why.contains("of a form that is not known"), "{}", missed.why);
    }

    #[test]
    fn most_files_are_counted_whether_git_ignores_them_or_not() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &["a.py", "b.py", ".git/HEAD", "local/c.py", "models/d", "models/e"]);
        std::fs::write(folder.path().join(".gitignore"), "local/\nmodels/\n").unwrap();
        let course = Course::new(&Options::default());
        let whole = list_within(folder.path(), &course, 7);
        assert_eq!((whole.files.len(), whole.ignored.len(), whole.passed_over), (3, 2, 1));
        assert_eq!(whole.not_examined, []);
        let cut = list_within(folder.path(), &course, 5);
        assert_eq!((cut.files.len(), cut.ignored.len() + cut.passed_over), (3, 2));
        assert_eq!(cut.not_examined, [missed("5 files and more; the rest was not looked at".to_owned())]);
        std::fs::write(folder.path().join(".git/index"), tracked::tests::list(2, 20, &["local/c.py"]))
            .unwrap();
        let cut = list_within(folder.path(), &course, 3);
        assert_eq!(cut.not_examined.len(), 1, "{:?}", cut.not_examined);
    }
}
