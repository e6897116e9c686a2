//! A record as it stood at another moment: in a release, at a commit, or in any file. Read only.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::error::StoreError;
use super::file::{parse_record, read_text};
use super::frozen::thawed;
use super::git::{GitError, Past, past};
use super::project::Project;
use crate::checklist::Digest;
use crate::record::{self, EvidenceState, MAX_BYTES, Observed, ProjectPath, Record};

/// Most evidence files that are looked up in git.
const MOST: usize = 5_000;
/// How a file begins that only stands for a large one kept elsewhere.
const POINTER: &[u8] = b"version https://git-lfs";
/// Most releases that are listed.
const MOST_RELEASES: usize = 2_000;

/// A record as it stood at another moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The record.
    pub record: Record,
    /// When that was, as far as it is known.
    pub at: Option<DateTime<FixedOffset>>,
    /// What its evidence held then. What nobody can look up any more is taken as the record says.
    pub observed: Observed,
    /// Who signed it, where it is a release that says so.
    pub by: Option<String>,
    /// Whether git was asked for the evidence.
    pub looked: Looked,
}

/// How the evidence of another moment was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// In git, at that commit.
    InGit,
    /// Not at all: what the record says of it counts.
    AsRecorded,
}

/// The names of the project's releases, the oldest first.
pub fn release_names(project: &Project) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(project.releases()) else { return Vec::new() };
    let names = entries.flatten().take(MOST_RELEASES).filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        name.strip_suffix(".json").filter(|name| is_plain(name)).map(str::to_owned)
    });
    let mut names: Vec<String> = names.collect();
    names.sort_by_cached_key(|name| (rank(name), name.clone()));
    names
}

/// The numbers in a version, so that 1.10 comes after 1.9, and a first candidate before its release.
fn rank(name: &str) -> (Vec<u64>, bool) {
    let number = name.split(['-', '+']).next().unwrap_or_default();
    let parts = number.trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or_default());
    (parts.collect(), !name.contains('-'))
}

/// Whether a name is one of a file in its folder and nothing else.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with(['.', '-']) && !name.contains(['/', '\\', ':', '\0'])
}

/// The record of a release; none if there is no release of that name.
///
/// # Errors
/// It cannot be read.
pub fn release(project: &Project, name: &str) -> Result<Option<Moment>, StoreError> {
    if !is_plain(name) {
        return Ok(None);
    }
    let path = project.releases().join(format!("{name}.json"));
    let text = match read_text(&path, MAX_BYTES) {
        Ok(text) => text,
        Err(StoreError::Io { kind: io::ErrorKind::NotFound, .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let frozen = thawed(&text).map_err(|error| StoreError::Record { path, error })?;
    // The release knows its commit, where it was made in a repository.
    let then = frozen.commit.as_deref().and_then(|commit| past(project.root(), commit).ok());
    let mut moment = match then {
        Some(then) => seen_in_git(project, frozen.record, &then),
        None => as_recorded(frozen.record),
    };
    moment.at = frozen.at.or(moment.at);
    moment.by = frozen.by;
    Ok(Some(moment))
}

/// The record in any file.
///
/// # Errors
/// It cannot be read, or is no record.
pub fn record_file(path: &Path) -> Result<Moment, StoreError> {
    let text = read_text(path, MAX_BYTES)?;
    match parse_record(path, &text) {
        Ok(record) => Ok(as_recorded(record)),
        // A release that was copied elsewhere.
        Err(error) => thawed(&text).map(|frozen| as_recorded(frozen.record)).map_err(|_| error),
    }
}

/// The record at a commit, named as git names it.
///
/// # Errors
/// Git knows no such commit, or there is no record in it.
pub fn record_at(project: &Project, revision: &str) -> Result<Moment, StoreError> {
    let then = past(project.root(), revision)?;
    let path = project.record_name();
    let held = then.files(project.root(), &[&path])?.into_iter().next().flatten();
    let shown = || crate::text::visible_line(revision).into_owned();
    let held = held.ok_or_else(|| GitError::NotThere { revision: shown(), path })?;
    let text = String::from_utf8_lossy(&held);
    let record = record::parse(&text)
        .map_err(|error| GitError::NoRecord { revision: shown(), what: error.to_string() })?;
    Ok(seen_in_git(project, record, &then))
}

fn as_recorded(record: Record) -> Moment {
    let observed = recorded(&record);
    Moment { record, at: None, by: None, observed, looked: Looked::AsRecorded }
}

/// What the record itself says of its evidence.
fn recorded(record: &Record) -> Observed {
    let files = record.written().flat_map(|(_, answer)| &answer.evidence);
    files
        .filter_map(|evidence| match evidence {
            record::Evidence::File { path, digest } => Some((path.clone(), EvidenceState::Holds(*digest))),
            record::Evidence::Link(_) | record::Evidence::Commit(_) | record::Evidence::Observation(_) => {
                None
            }
        })
        .collect()
}

/// Looks the evidence up in git. A file that git never held (it may be ignored there) is taken as recorded; one that it
/// held before and does not hold is missing.
fn seen_in_git(project: &Project, record: Record, then: &Past) -> Moment {
    let mut observed = recorded(&record);
    let paths: BTreeSet<&ProjectPath> =
        record.written().flat_map(|(_, answer)| answer.evidence_files()).take(MOST).collect();
    let names: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
    let looked = match then.files(project.root(), &names) {
        Err(_) => Looked::AsRecorded,
        Ok(held) => {
            let absent: Vec<&str> =
                names.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(name, _)| *name).collect();
            let deleted = then.deleted(project.root(), &absent);
            for (path, held) in paths.iter().zip(held) {
                match held {
                    Some(bytes) if bytes.starts_with(POINTER) => {}
                    Some(bytes) => {
                        observed.insert((*path).clone(), EvidenceState::Holds(Digest::of(&bytes)));
                    }
                    None if deleted.iter().any(|name| name == path.as_str()) => {
                        observed.insert((*path).clone(), EvidenceState::Missing);
                    }
                    None => {}
                }
            }
            Looked::InGit
        }
    };
    Moment { record, at: then.at, by: None, observed, looked }
}
