//! The commits that touched the record, newest first, each with what the record held.

use std::path::Path;

use super::ask_at_length;
use super::fault::GitError;
use super::past::{nothing_here, objects, prefix};
use crate::text::{clipped, visible_line};

/// Longest name and subject that are kept, in characters.
const LONGEST: usize = 200;

/// One commit that touched the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The commit in full.
    pub commit: String,
    /// When it was made, as `2026-11-22T12:00:00+00:00`.
    pub at: String,
    /// Who wrote it.
    pub who: String,
    /// Its first line.
    pub subject: String,
    /// What the record held; none if it was taken out, or is too large to be read.
    pub text: Option<String>,
}

/// A stretch of history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// Newest first.
    pub steps: Vec<Step>,
    /// Whether there are older ones.
    pub more: bool,
}

/// The last commits that touched a file, at most so many.
///
/// # Errors
/// Git is silent, or there is too much to read.
pub fn steps(root: &Path, path: &str, most: usize) -> Result<Steps, GitError> {
    let count = format!("--max-count={}", most + 1);
    let question = ["log", &count, "-z", "--format=%H%x01%aI%x01%an%x01%s", "HEAD", "--", path];
    let said = ask_at_length(root, &question, Vec::new(), 16 << 20).ok_or_else(|| nothing_here(root))?;
    let said = String::from_utf8_lossy(&said);
    let mut steps: Vec<Step> = said.split('\0').filter_map(step).collect();
    let prefix = prefix(root)?;
    let names: Vec<_> = steps.iter().map(|step| format!("{}:{prefix}{path}", step.commit)).collect();
    for (step, held) in steps.iter_mut().zip(objects(root, &names)?) {
        step.text = held.and_then(|bytes| String::from_utf8(bytes).ok());
    }
    // The one too many is kept: what the last one changed can only be told from it.
    Ok(Steps { more: steps.len() > most, steps })
}

fn step(line: &str) -> Option<Step> {
    let mut parts = line.trim_matches('\n').splitn(4, '\u{1}');
    let mut next = || parts.next().map(|part| clipped(&visible_line(part), LONGEST).into_owned());
    let (commit, at, who, subject) = (next()?, next()?, next()?, next()?);
    let whole = commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then_some(Step { commit, at, who, subject, text: None })
}
