//! What of the files that answers rest on a commit has otherwise, or not at all: whoever names a commit says so.
//!
//! Only reads, by git's own objects; nothing of the repository is run. Where git does not tell, nothing is told.

use std::collections::BTreeSet;

use super::git::past;
use super::project::Project;
use crate::checklist::Digest;
use crate::record::{EvidenceState, Observed, ProjectPath, Record};

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
    let files = record.written().flat_map(|(_, answer)| answer.evidence_files());
    let paths: BTreeSet<&ProjectPath> = files.take(MOST).collect();
    let names: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
    let held = past(project.root(), commit).ok()?.files(project.root(), &names).ok()?;
    let otherwise = |(path, held): &(&ProjectPath, Option<Vec<u8>>)| match (observed.get(*path), held) {
        (Some(EvidenceState::Holds(_)), Some(bytes)) if bytes.starts_with(POINTER) => false,
        (Some(EvidenceState::Holds(seen)), Some(bytes)) => *seen != Digest::of(bytes),
        (Some(EvidenceState::Holds(_)), None) | (Some(EvidenceState::Missing), Some(_)) => true,
        _ => false,
    };
    let found = paths.into_iter().zip(held).filter(otherwise);
    Some(found.map(|(path, _)| path.as_str().to_owned()).collect())
}

/// Whether the record is in a commit as it is on the disk; true where git does not tell.
pub fn is_committed(project: &Project, commit: &str, text: &str) -> bool {
    let name = project.record_name();
    let held = past(project.root(), commit).and_then(|past| past.files(project.root(), &[&name]));
    let Ok(held) = held else { return true };
    held.into_iter().next().flatten().is_some_and(|held| held == text.as_bytes())
}
