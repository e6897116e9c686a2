//! Files as they stood at a commit. Only read, by git's own objects: no filter and no hook runs, nothing is checked out.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::blobs::Blob;
use super::{ask, ask_at_length, head_commit};
use crate::store::error::GitError;
use crate::store::file::read_text;
use crate::text::{clipped, visible_line};

/// Largest file that is read, and most bytes of all together.
const LARGEST: u64 = 64 << 20;
const MOST: u64 = 256 << 20;
/// Most bytes that are read without asking for their sizes first.
const MOST_AT_ONCE: u64 = 8 << 20;
const BATCH: &[&str] = &["cat-file", "--batch"];
/// Most files that are asked for at once.
const MOST_FILES: usize = 20_000;
/// Most paths in one question: all of them stand on one command line, which Windows keeps short.
const MOST_PATHS: usize = 200;
/// Most bytes of the list of commits at which a history was cut.
const MOST_BORDER: u64 = 1 << 20;
/// Longest name of a revision that is shown.
const LONGEST: usize = 120;

/// One commit that somebody named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Past {
    /// The commit in full.
    pub(in crate::store) commit: String,
    /// When it was made.
    pub(in crate::store) at: Option<DateTime<FixedOffset>>,
}

/// Finds the commit with a name such as `v1.2.0` or `HEAD~3`.
///
/// # Errors
/// Git knows no such commit, or the name is none that it could be asked for.
pub(in crate::store) fn past(root: &Path, typed: &str) -> Result<Past, GitError> {
    let shown = || clipped(&visible_line(typed), LONGEST).into_owned();
    let unknown = || GitError::NoRevision(shown());
    let beyond = || if is_cut(root) { GitError::Beyond(shown()) } else { unknown() };
    let odd = |c: char| c.is_whitespace() || c.is_control() || c == ':';
    // A name that begins with a hyphen would be taken for an option.
    if typed.is_empty() || typed.starts_with('-') || typed.contains(odd) || typed.contains("..") {
        return Err(unknown());
    }
    let name = format!("{typed}^{{commit}}");
    let said = ask(root, &["log", "-1", "--no-walk", "--format=%H %cI", &name, "--"])
        .ok_or_else(|| if head_commit(root).is_some() { beyond() } else { nothing_here(root) })?;
    let (commit, at) = said.trim().split_once(' ').unwrap_or_default();
    if !commit.bytes().all(|byte| byte.is_ascii_hexdigit()) || commit.len() < 40 {
        return Err(unknown());
    }
    Ok(Past { commit: commit.to_owned(), at: DateTime::parse_from_rfc3339(at).ok() })
}

/// The commit that brought a file of the project, in full; none where none did yet.
pub(in crate::store) fn brought(root: &Path, path: &str) -> Option<String> {
    let said = ask(root, &["log", "-1", "--diff-filter=A", "--format=%H", "HEAD", "--", path])?;
    let commit = said.trim().to_owned();
    (!commit.is_empty()).then_some(commit)
}

/// Why git knows no history of a folder.
pub(super) fn nothing_here(root: &Path) -> GitError {
    if head_commit(root).is_some() {
        return GitError::Silent;
    }
    match ask(root, &["rev-parse", "--git-dir"]) {
        Some(_) => GitError::NoCommits,
        None => GitError::NoRepository,
    }
}

/// The way from the repository's top to a folder.
pub(super) fn prefix(root: &Path) -> Result<String, GitError> {
    let prefix = ask(root, &["rev-parse", "--show-prefix"]).ok_or(GitError::Silent)?;
    Ok(prefix.trim_end_matches(['\n', '\r']).to_owned())
}

/// What blobs hold, in their order; none for one that is too large to be read.
///
/// # Errors
/// Git is silent, or there is too much to read.
pub(in crate::store) fn contents(root: &Path, blobs: &[&Blob]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
    objects(root, &blobs.iter().map(|blob| blob.name().to_owned()).collect::<Vec<_>>())
}

impl Past {
    /// What files of the project held at this commit, in the order of their paths; none for one that was not there or is
    /// too large to be read.
    ///
    /// # Errors
    /// Git is silent, or there is too much to read.
    pub(in crate::store) fn files(
        &self,
        root: &Path,
        paths: &[&str],
    ) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        // The dot begins the way at the project, which may be anywhere in the repository.
        let names = paths.iter().map(|path| format!("{}:./{path}", self.commit));
        objects(root, &names.collect::<Vec<_>>())
    }

    /// Whether each of some paths that are not in this commit was in the repository before, in their order; none where git
    /// does not tell. A history that was cut, as a shallow clone's is, does not tell of what is not in it.
    pub(in crate::store) fn deleted(&self, root: &Path, paths: &[&str]) -> Vec<Option<bool>> {
        let is_whole = paths.is_empty() || is_whole(root);
        let told = |some: &[&str]| {
            let gone = self.deleted_of(root, some);
            let told = |path: &&str| {
                let was_there = gone.as_ref()?.contains(*path);
                (was_there || is_whole).then_some(was_there)
            };
            some.iter().map(told).collect::<Vec<_>>()
        };
        paths.chunks(MOST_PATHS).flat_map(told).collect()
    }

    /// Those of no more paths than fit into one question.
    fn deleted_of(&self, root: &Path, paths: &[&str]) -> Option<HashSet<String>> {
        let question = [
            "log",
            "--format=",
            "--name-only",
            "--no-renames",
            "--diff-filter=D",
            "-z",
            "--relative",
            &self.commit,
            "--",
        ];
        let question: Vec<&str> = question.into_iter().chain(paths.iter().copied()).collect();
        let said = ask_at_length(root, &question, Vec::new(), MOST_AT_ONCE)?;
        let names = said.split(|byte| *byte == 0).map(|name| String::from_utf8_lossy(name).trim().to_owned());
        Some(names.filter(|name| !name.is_empty()).collect())
    }
}

/// Whether a repository has its history to the beginning, as far as git tells.
fn is_whole(root: &Path) -> bool {
    shallow(root).is_some_and(|said| said.trim() == "false")
}

/// Whether git tells that a repository does not have its history to the beginning.
fn is_cut(root: &Path) -> bool {
    shallow(root).is_some_and(|said| said.trim() == "true")
}

fn shallow(root: &Path) -> Option<String> {
    ask(root, &["rev-parse", "--is-shallow-repository"])
}

/// The commits at which a history was cut, as a shallow clone's is: they have parents, and none of them is here. None where it
/// was cut and nobody can tell where.
pub(super) fn border(root: &Path) -> Option<BTreeSet<String>> {
    if !is_cut(root) {
        return Some(BTreeSet::new());
    }
    let path = ask(root, &["rev-parse", "--git-path", "shallow"])?;
    let listed = read_text(&root.join(path.trim_end_matches(['\n', '\r'])), MOST_BORDER).ok()?;
    Some(listed.lines().map(|line| line.trim().to_owned()).collect())
}

/// What objects hold, in the order of their names.
pub(super) fn objects(root: &Path, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
    // A name with a line end would be two names.
    if names.len() > MOST_FILES || names.iter().any(|name| name.contains('\n')) {
        return Err(GitError::Silent);
    }
    if names.is_empty() {
        return Ok(Vec::new());
    }
    // Mostly they are few and small, and starting the program is what takes the time.
    match ask_at_length(root, BATCH, lines(names), MOST_AT_ONCE) {
        Some(said) => Ok(in_turn(&said, names.iter().map(|_| true))),
        None => objects_by_size(root, names),
    }
}

/// The same where they are more or larger than is read at once: their sizes are asked first.
fn objects_by_size(root: &Path, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
    let sizes = sizes(root, names)?;
    let mut left = MOST;
    let wanted: Vec<bool> = sizes
        .iter()
        .map(|size| {
            let fits = size.is_some_and(|size| size <= LARGEST && size <= left);
            left -= size.filter(|_| fits).unwrap_or_default();
            fits
        })
        .collect();
    let asked: Vec<_> =
        names.iter().zip(&wanted).filter(|(_, wanted)| **wanted).map(|(name, _)| name).collect();
    if asked.is_empty() {
        return Ok(vec![None; names.len()]);
    }
    let most = MOST + 200 * asked.len() as u64;
    let said = ask_at_length(root, BATCH, lines(asked), most).ok_or(GitError::Silent)?;
    Ok(in_turn(&said, wanted.into_iter()))
}

/// Names as git reads them.
fn lines<'n>(names: impl IntoIterator<Item = &'n String>) -> Vec<u8> {
    names.into_iter().flat_map(|name| [name, "\n"]).collect::<String>().into_bytes()
}

/// What git said of the wanted ones, in their order.
fn in_turn(said: &[u8], wanted: impl Iterator<Item = bool>) -> Vec<Option<Vec<u8>>> {
    let mut rest = said;
    wanted.map(|wanted| if wanted { next_object(&mut rest) } else { None }).collect()
}

/// How large objects are; none for one that is no file.
fn sizes(root: &Path, names: &[String]) -> Result<Vec<Option<u64>>, GitError> {
    let format = "--batch-check=%(objecttype) %(objectsize)";
    let said = ask_at_length(root, &["cat-file", format], lines(names), 64 << 20).ok_or(GitError::Silent)?;
    let said = String::from_utf8_lossy(&said);
    let sizes: Vec<_> =
        said.lines().map(|line| line.strip_prefix("blob ").and_then(|size| size.parse().ok())).collect();
    if sizes.len() == names.len() { Ok(sizes) } else { Err(GitError::Silent) }
}

/// Takes the next object off git's answer.
fn next_object(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (head, after) = rest.split_at_checked(end)?;
    let after = after.get(1..)?;
    let head = String::from_utf8_lossy(head);
    let mut words = head.rsplit(' ');
    let size: Option<usize> = words.next().and_then(|size| size.parse().ok());
    let (Some(size), Some(kind)) = (size, words.next()) else {
        *rest = after;
        return None;
    };
    let content = after.get(..size)?;
    *rest = after.get(size + 1..).unwrap_or_default();
    (kind == "blob").then(|| content.to_vec())
}

#[cfg(test)]
pub(super) mod tests {
    use std::fs;

    use super::*;
    use crate::store::git::git;

    /// A repository of a kind with a project in a folder of it, and the commit that holds both; none where git is missing or
    /// does not know the kind.
    pub(in crate::store::git) fn committed(
        kind: &str,
        files: &[(&str, &[u8])],
    ) -> Option<(tempfile::TempDir, std::path::PathBuf, String)> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("product");
        for (path, bytes) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let run = |args: &[&str]| git(folder.path(), args).output().is_ok_and(|said| said.status.success());
        let named = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"];
        let commit = [&named[..], &["commit", "--quiet", "-m", "x"]].concat();
        if !run(&["init", "--quiet", &format!("--object-format={kind}")]) {
            return None;
        }
        assert!(run(&["add", "."]) && run(&commit));
        let commit = head_commit(folder.path()).unwrap();
        Some((folder, root, commit))
    }

    #[test]
    fn what_is_no_file_at_a_commit_hides_nothing_behind_it() {
        let told: &[u8] = b"100644 blob 3\n\0 tree 5\n";
        let Some((_folder, root, commit)) = committed("sha1", &[("docs/a b.md", told), ("z", b"last")])
        else {
            return;
        };
        let at = past(&root, &commit).unwrap();
        let held = at.files(&root, &["docs", "gone", "docs/a b.md", "docs", "z"]).unwrap();
        assert_eq!(held, [None, None, Some(told.to_vec()), None, Some(b"last".to_vec())]);
        assert_eq!(past(&root, "HEAD").unwrap().commit, commit);
        assert!(past(&root, "HEAD").unwrap().at.is_some());
        assert!(matches!(past(&root, "^HEAD"), Err(GitError::NoRevision(_))));
        assert!(matches!(past(&root, "v1"), Err(GitError::NoRevision(_))));
    }

    #[test]
    fn of_any_number_of_files_it_is_told_whether_they_were_deleted_and_never_guessed() {
        let names: Vec<String> = (0..MOST_PATHS + 5).map(|number| format!("e/{number}.md")).collect();
        let all = names.iter().map(String::as_str).chain(["stays.md"]);
        let files: Vec<(&str, &[u8])> = all.map(|name| (name, b"x".as_slice())).collect();
        let Some((folder, root, before)) = committed("sha1", &files) else { return };
        let run = |args: &[&str]| assert!(git(folder.path(), args).output().unwrap().status.success());
        run(&["rm", "-r", "--quiet", "product/e"]);
        run(&["-c", "user.name=Ada", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "gone"]);
        let paths: Vec<&str> = names.iter().map(String::as_str).chain(["never.md"]).collect();
        let told = past(&root, "HEAD").unwrap().deleted(&root, &paths);
        assert!(told.iter().take(names.len()).all(|told| *told == Some(true)), "{told:?}");
        assert_eq!((told.len(), told.last()), (paths.len(), Some(&Some(false))));
        assert!(past(&root, &before).unwrap().deleted(&root, &paths).iter().all(|told| *told == Some(false)));
        let nowhere = Past { commit: "0".repeat(40), at: None }.deleted(&root, &paths);
        assert_eq!(nowhere, vec![None; paths.len()]);
    }

    #[test]
    fn a_history_that_was_cut_does_not_tell_of_what_is_not_in_it() {
        let files: [(&str, &[u8]); 3] = [("stays.md", b"x"), ("early.md", b"x"), ("late.md", b"x")];
        let Some((folder, root, _)) = committed("sha1", &files) else { return };
        let run = |args: &[&str]| assert!(git(folder.path(), args).output().unwrap().status.success());
        for gone in ["product/early.md", "product/late.md"] {
            run(&["rm", "--quiet", gone]);
            run(&["-c", "user.name=Ada", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", gone]);
        }
        let told = || past(&root, "HEAD").unwrap().deleted(&root, &["late.md", "early.md", "never.md"]);
        assert_eq!(told(), [Some(true), Some(true), Some(false)]);
        let first_left = past(&root, "HEAD~1").unwrap().commit;
        fs::write(folder.path().join(".git/shallow"), first_left + "\n").unwrap();
        assert_eq!(told(), [Some(true), None, None]);
    }

    #[test]
    fn files_that_are_too_large_to_be_read_at_once_are_read_all_the_same() {
        let half = vec![b'x'; usize::try_from(MOST_AT_ONCE).unwrap() * 2 / 3];
        let Some((_folder, root, commit)) = committed("sha1", &[("a", &half), ("b", &half), ("c", b"small")])
        else {
            return;
        };
        let held = past(&root, &commit).unwrap().files(&root, &["a", "gone", "b", "c"]).unwrap();
        assert_eq!(held, [Some(half.clone()), None, Some(half), Some(b"small".to_vec())]);
    }
}
