//! What of the files that answers rest on a commit has otherwise, or not at all: whoever names a commit says so.
//!
//! Only reads, by git's own objects; nothing of the repository is run. Where git does not tell, nothing is told.

use std::collections::BTreeSet;

use super::file::read_text;
use super::git::files_at;
use super::project::Project;
use crate::checklist::Digest;
use crate::record::{EvidenceState, MAX_BYTES, Observed, ProjectPath, Record};

/// Most files that are looked up.
const MOST: usize = 5_000;
/// How a file begins that only stands for a large one kept elsewhere.
const POINTER: &[u8] = b"version https://git-lfs";

/// Files of the evidence that are otherwise in a commit than they were seen, or not in it, in the order of their paths;
/// none where git does not tell.
pub fn uncommitted(
    project: &Project,
    commit: &str,
    record: &Record,
    observed: &Observed,
) -> Option<Vec<String>> {
    let paths = evidence(record);
    let held = files_at(project.root(), commit, &names(&paths)).ok()?;
    Some(otherwise(&paths, held, observed))
}

/// How many files that the answers rest on, the record itself included, are otherwise in a commit or not in it; none
/// where git does not tell.
pub fn count_uncommitted(
    project: &Project,
    commit: &str,
    record: &Record,
    observed: &Observed,
) -> Option<usize> {
    let (paths, own) = (evidence(record), project.record_name());
    let mut names = names(&paths);
    // One question for all, since starting git is what takes the time.
    names.push(&own);
    let mut held = files_at(project.root(), commit, &names).ok()?;
    let committed = held.pop().flatten();
    let is_in_it = read_text(&project.record_path(), MAX_BYTES)
        .is_ok_and(|text| committed.is_some_and(|held| held == text.as_bytes()));
    Some(otherwise(&paths, held, observed).len() + usize::from(!is_in_it))
}

fn evidence(record: &Record) -> BTreeSet<&ProjectPath> {
    record.written().flat_map(|(_, answer)| answer.evidence_files()).take(MOST).collect()
}

fn names<'p>(paths: &BTreeSet<&'p ProjectPath>) -> Vec<&'p str> {
    paths.iter().map(|path| path.as_str()).collect()
}

/// Those of the paths that a commit holds otherwise than they were seen.
fn otherwise(paths: &BTreeSet<&ProjectPath>, held: Vec<Option<Vec<u8>>>, observed: &Observed) -> Vec<String> {
    let otherwise = |(path, held): &(&&ProjectPath, Option<Vec<u8>>)| match (observed.get(**path), held) {
        (Some(EvidenceState::Holds(_)), Some(bytes)) if bytes.starts_with(POINTER) => false,
        (Some(EvidenceState::Holds(seen)), Some(bytes)) => *seen != Digest::of(bytes),
        (Some(EvidenceState::Holds(_)), None) | (Some(EvidenceState::Missing), Some(_)) => true,
        _ => false,
    };
    let found = paths.iter().zip(held).filter(otherwise);
    found.map(|(path, _)| path.as_str().to_owned()).collect()
}
