//! Files as they stood at a commit. Only read, by git's own objects: no filter and no hook runs, nothing is checked out.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::fault::GitError;
use super::{ask, ask_at_length, head_commit};
use crate::text::{clipped, visible_line};

/// Largest file that is read, and most bytes of all together.
const LARGEST: u64 = 64 << 20;
const MOST: u64 = 256 << 20;
/// Most files that are asked for at once.
const MOST_FILES: usize = 20_000;
/// Longest name of a revision that is shown.
const LONGEST: usize = 120;

/// One commit that somebody named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Past {
    /// The commit in full.
    pub(in crate::store) commit: String,
    /// When it was made.
    pub(in crate::store) at: Option<DateTime<FixedOffset>>,
    /// The way from the repository's top to the project, with a slash at its end, or nothing.
    prefix: String,
}

/// Finds the commit with a name such as `v1.2.0` or `HEAD~3`.
///
/// # Errors
/// Git knows no such commit, or the name is none that it could be asked for.
pub(in crate::store) fn past(root: &Path, typed: &str) -> Result<Past, GitError> {
    let unknown = || GitError::NoRevision(clipped(&visible_line(typed), LONGEST).into_owned());
    let odd = |c: char| c.is_whitespace() || c.is_control() || c == ':';
    // A name that begins with a hyphen would be taken for an option.
    if typed.is_empty() || typed.starts_with('-') || typed.contains(odd) || typed.contains("..") {
        return Err(unknown());
    }
    let name = format!("{typed}^{{commit}}");
    let commit = ask(root, &["rev-parse", "--verify", "--quiet", &name])
        .ok_or_else(|| if head_commit(root).is_some() { unknown() } else { nothing_here(root) })?;
    let commit = commit.trim().to_owned();
    if !commit.bytes().all(|byte| byte.is_ascii_hexdigit()) || commit.len() < 40 {
        return Err(unknown());
    }
    let at = ask(root, &["log", "-1", "--format=%cI", &commit, "--"]);
    let at = at.and_then(|at| DateTime::parse_from_rfc3339(at.trim()).ok());
    Ok(Past { commit, at, prefix: prefix(root)? })
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

impl Past {
    /// What files of the project held at this commit, in the order of their paths; none for one that was not there or
    /// is too large to be read.
    ///
    /// # Errors
    /// Git is silent, or there is too much to read.
    pub(in crate::store) fn files(
        &self,
        root: &Path,
        paths: &[&str],
    ) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        let names = paths.iter().map(|path| format!("{}:{}{path}", self.commit, self.prefix));
        objects(root, &names.collect::<Vec<_>>())
    }

    /// Those of the paths that were in the repository before this commit and are not in it.
    pub(in crate::store) fn deleted(&self, root: &Path, paths: &[&str]) -> Vec<String> {
        if paths.is_empty() || paths.len() > 200 {
            return Vec::new();
        }
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
        let said = ask_at_length(root, &question, Vec::new(), 1 << 20).unwrap_or_default();
        let names = said.split(|byte| *byte == 0).map(|name| String::from_utf8_lossy(name).trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    }
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
    let asked: Vec<&str> =
        names.iter().zip(&wanted).filter(|(_, wanted)| **wanted).map(|(name, _)| name.as_str()).collect();
    let input = asked.iter().flat_map(|name| [name, "\n"]).collect::<String>().into_bytes();
    let said = if asked.is_empty() {
        Vec::new()
    } else {
        let most = MOST + 200 * asked.len() as u64;
        ask_at_length(root, &["cat-file", "--batch"], input, most).ok_or(GitError::Silent)?
    };
    let mut rest = said.as_slice();
    Ok(wanted.iter().map(|wanted| if *wanted { next_object(&mut rest) } else { None }).collect())
}

/// How large objects are; none for one that is no file.
fn sizes(root: &Path, names: &[String]) -> Result<Vec<Option<u64>>, GitError> {
    let input = names.iter().flat_map(|name| [name, "\n"]).collect::<String>().into_bytes();
    let format = "--batch-check=%(objecttype) %(objectsize)";
    let said = ask_at_length(root, &["cat-file", format], input, 64 << 20).ok_or(GitError::Silent)?;
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
    let (Some(size), Some("blob")) = (size, words.next()) else {
        *rest = after;
        return None;
    };
    let content = after.get(..size)?.to_vec();
    *rest = after.get(size + 1..).unwrap_or_default();
    Some(content)
}
