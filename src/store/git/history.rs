//! The commits that touched the record, newest first, each with what the record held there and at its parents.
//!
//! Compares nothing. What a part of a repository does not have is not fetched, and told from what was never there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::past::{border, nothing_here, objects, prefix};
use super::{ask_at_length, head_commit};
use crate::store::error::GitError;
use crate::text::{clipped, visible_line};

/// Longest name and subject that are kept, in characters.
const LONGEST: usize = 200;
/// Most bytes of the list of commits.
const MOST: u64 = 16 << 20;
/// Most merges that one question names: all of them stand on one command line, which Windows keeps short.
const AT_ONCE: usize = 200;

/// What the record's file held at a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// The file was not there.
    Nothing,
    /// It cannot be read: it is no text, too large, or not in this part of the repository.
    Unread,
    /// This.
    Text(Arc<str>),
}

/// One commit that touched the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The commit in full.
    pub commit: String,
    /// When it was committed, as `2026-11-22T12:00:00+00:00`.
    pub at: String,
    /// Who wrote it.
    pub who: String,
    /// Its first line.
    pub subject: String,
    /// What the record held.
    pub held: Held,
    /// What it held at each parent; a commit without a parent grew out of nothing.
    pub before: Vec<Held>,
    /// Whether its parents are not here, since the history was cut at it: what it changed cannot be told.
    pub cut: bool,
    /// What it held where the two sides of a merge parted; none where that cannot be told, or where nothing was merged.
    pub base: Option<Arc<str>>,
}

/// A stretch of history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// Newest first.
    pub steps: Vec<Step>,
    /// What the record held at the commit that is checked out.
    pub head: Held,
    /// Whether there are older commits.
    pub more: bool,
}

/// The names of what a commit made of the file.
#[derive(Debug)]
struct Listed<'s> {
    commit: &'s str,
    parents: &'s str,
    at: &'s str,
    who: &'s str,
    subject: &'s str,
    /// Before and after, by parent; only of those in which the file was another one.
    blobs: Vec<(&'s str, &'s str)>,
}

/// The last commits that touched a file, at most so many. A merge of two is among them if it has the file otherwise than one
/// of its parents has it, one of more only if it has it as none of them.
///
/// # Errors
/// Nothing is committed, git is silent, or there is too much to read.
pub fn steps(root: &Path, path: &str, most: usize) -> Result<Steps, GitError> {
    if head_commit(root).is_none() {
        return Err(nothing_here(root));
    }
    let count = format!("--max-count={}", most + 1);
    // When it came into this history: who moves a commit onto others leaves the day on which it was written.
    let format = "--format=%H%x01%P%x01%cI%x01%an%x01%s";
    // Each parent is told by itself, and none is passed over for being like another. No commit stands above one that grew
    // out of it, also where both are of one second.
    let question = [
        "log",
        "--full-history",
        "--date-order",
        "-m",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--no-ext-diff",
    ];
    let question: Vec<_> = question.into_iter().chain([&count, "-z", format, "HEAD", "--", path]).collect();
    let said = ask_at_length(root, &question, Vec::new(), MOST).ok_or(GitError::Silent)?;
    let said = String::from_utf8_lossy(&said);
    let mut listed = listed(&said, &format!("{}{path}", prefix(root)?));
    let more = listed.len() > most;
    listed.truncate(most);
    for merge in listed.iter_mut().filter(|commit| commit.parts().is_some()) {
        // The parent that is not told of has the file as it is now.
        if let [(_, new)] = *merge.blobs.as_slice()
            && is_file(new)
        {
            merge.blobs.push((new, new));
        }
    }
    listed.retain(|commit| commit.blobs.len() == commit.parents.split(' ').count());
    let bases = bases(root, path, &listed);
    let at_head = ask_at_length(root, &["ls-tree", "-z", "HEAD", "--", path], Vec::new(), MOST);
    let at_head = String::from_utf8_lossy(&at_head.ok_or(GitError::Silent)?).into_owned();
    let at_head = at_head.split(['\t', ' ']).nth(2).unwrap_or_default();
    let names = listed.iter().flat_map(|commit| &commit.blobs).flat_map(|(old, new)| [*old, *new]);
    let held = contents(root, names.chain([at_head]))?;
    let of = |name: &str| held.get(name).cloned().unwrap_or(Held::Nothing);
    let base = |commit: &Listed<'_>| bases.get(commit.commit).cloned();
    let mut steps: Vec<Step> = listed.iter().map(|commit| step(commit, base(commit), of)).collect();
    if listed.iter().any(|commit| commit.parents.is_empty()) {
        let border = border(root);
        let may_be_cut = |commit: &Listed<'_>| {
            commit.parents.is_empty() && border.as_ref().is_none_or(|border| border.contains(commit.commit))
        };
        for (step, _) in steps.iter_mut().zip(&listed).filter(|(_, commit)| may_be_cut(commit)) {
            (step.cut, step.before) = (true, vec![Held::Unread]);
        }
    }
    Ok(Steps { steps, head: of(at_head), more })
}

impl Listed<'_> {
    /// The two commits that it merged.
    fn parts(&self) -> Option<(&str, &str)> {
        self.parents.split_once(' ').filter(|(_, other)| is_name(other))
    }
}

/// What the file held where the two sides of each merge parted, by the merge. Of several such places the first counts.
fn bases(root: &Path, path: &str, listed: &[Listed<'_>]) -> BTreeMap<String, Arc<str>> {
    let merges: Vec<_> = listed.iter().filter_map(|commit| Some((commit.commit, commit.parts()?))).collect();
    let places: Vec<(&str, String)> = merges.chunks(AT_ONCE).flat_map(|some| parted(root, some)).collect();
    let names: Vec<String> = places.iter().map(|(_, base)| format!("{base}:./{path}")).collect();
    let held = objects(root, &names).unwrap_or_default();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok().map(Arc::from);
    let told = |((merge, _), bytes): ((&str, String), Option<Vec<u8>>)| {
        Some((merge.to_owned(), bytes.and_then(text)?))
    };
    places.into_iter().zip(held).filter_map(told).collect()
}

/// Where the two sides of some merges parted: git answers each with its two sides, and then with the commits that both
/// have.
fn parted<'m>(root: &Path, merges: &[(&'m str, (&str, &str))]) -> Vec<(&'m str, String)> {
    let ranges: Vec<String> = merges.iter().map(|(_, (one, other))| format!("{one}...{other}")).collect();
    let question: Vec<&str> = ["rev-parse"].into_iter().chain(ranges.iter().map(String::as_str)).collect();
    let said = ask_at_length(root, &question, Vec::new(), MOST).unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let mut lines = said.lines().peekable();
    let mut next = |(merge, _): &(&'m str, _)| {
        let _sides = (lines.next()?, lines.next()?);
        let mut first = None;
        while let Some(base) = lines.next_if(|line| line.starts_with('^')) {
            first = first.or_else(|| base.strip_prefix('^'));
        }
        Some((*merge, first?.to_owned()))
    };
    merges.iter().filter_map(&mut next).collect()
}

/// The commits of git's list, each with what became of the file at `path`.
fn listed<'s>(said: &'s str, path: &str) -> Vec<Listed<'s>> {
    let mut all: Vec<Listed<'s>> = Vec::new();
    let mut parts = said.split('\0').map(|part| part.strip_prefix('\n').unwrap_or(part));
    while let Some(part) = parts.next() {
        if let Some(raw) = part.strip_prefix(':') {
            let mut words = raw.split(' ').skip(2);
            if let (Some(old), Some(new), Some(name)) = (words.next(), words.next(), parts.next())
                && name == path
                && let Some(commit) = all.last_mut()
            {
                commit.blobs.push((old, new));
            }
            continue;
        }
        let mut words = part.splitn(5, '\u{1}');
        let mut next = || words.next();
        let (Some(commit), Some(parents), Some(at), Some(who), Some(subject)) =
            (next(), next(), next(), next(), next())
        else {
            continue;
        };
        // A merge is named once for each parent.
        if is_name(commit) && all.last().is_none_or(|last| last.commit != commit) {
            all.push(Listed { commit, parents, at, who, subject, blobs: Vec::new() });
        }
    }
    all
}

fn step(listed: &Listed<'_>, base: Option<Arc<str>>, held: impl Fn(&str) -> Held) -> Step {
    let shown = |part: &str| clipped(&visible_line(part), LONGEST).into_owned();
    Step {
        commit: shown(listed.commit),
        at: shown(listed.at),
        who: shown(listed.who),
        subject: shown(listed.subject),
        held: listed.blobs.first().map_or(Held::Nothing, |(_, new)| held(new)),
        before: listed.blobs.iter().map(|(old, _)| held(old)).collect(),
        cut: false,
        base,
    }
}

/// What files held, by their names in git; a name of zeros is that of no file.
fn contents<'n>(
    root: &Path,
    names: impl Iterator<Item = &'n str>,
) -> Result<BTreeMap<String, Held>, GitError> {
    let names: BTreeSet<String> = names.filter(|name| is_file(name)).map(str::to_owned).collect();
    let names: Vec<String> = names.into_iter().collect();
    let held = objects(root, &names)?;
    let text = |bytes: Option<Vec<u8>>| bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let held = held.into_iter().map(|bytes| text(bytes).map_or(Held::Unread, |text| Held::Text(text.into())));
    Ok(names.into_iter().zip(held).collect())
}

/// Whether a word is the name of a file that is there: git writes zeros for none.
fn is_file(word: &str) -> bool {
    is_name(word) && !word.bytes().all(|byte| byte == b'0')
}

/// Whether a word is the name of a commit or a file, in full.
fn is_name(word: &str) -> bool {
    word.len() >= 40 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}
