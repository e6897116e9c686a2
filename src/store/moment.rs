//! A record as it stood at another moment: in a release, at a commit, or in any file. Read only.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::error::{GitError, StoreError};
use super::evidence::observe;
use super::file::{parse_record, read_text};
use super::frozen::{Frozen, thawed};
use super::git::{Past, brought, past, stands_for_another};
use super::project::Project;
use super::releases::{self, Flaw, ReleaseError, State};
use crate::record::{
    self, Content, Evidence, EvidenceState, MAX_BYTES, Observed, ProjectPath, Record, ScanThen, Version,
};

/// Most evidence files that are looked up in git.
pub const MOST_LOOKED_UP: usize = 5_000;

/// A record as it stood at another moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The record.
    pub record: Record,
    /// When that was, as far as it is known.
    pub at: Option<DateTime<FixedOffset>>,
    /// What its evidence held then. What nobody can look up any more is taken as the record says.
    pub observed: Observed,
    /// Whether git was asked for the evidence.
    pub looked: Looked,
    /// Of how many evidence files git, which was asked, does not tell what became of them: nothing is known of those.
    pub unknown: usize,
    /// How many evidence files git was not asked about, being too many: nothing is known of those either.
    pub unasked: usize,
    /// How it is not what was signed off, where it is a release: what it tells of its evidence is then not believed.
    pub flaw: Option<Flaw>,
    /// By what look at the project it was judged, where it is a release that tells and is believed.
    pub scan: Option<ScanThen>,
}

/// How the evidence of another moment was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// In git, at that commit.
    InGit,
    /// When the release was signed off: it keeps what was seen.
    AtSigning,
    /// Not at all: what the record says of it counts.
    AsRecorded,
}

/// The record of a release, as it stood when it was signed off.
///
/// # Errors
/// There is no such release, or it cannot be read.
pub fn release(project: &Project, version: &Version) -> Result<Moment, ReleaseError> {
    let path = releases::path(project, version);
    let text = releases::text(project, version)?;
    let frozen = thawed(parse_record(&path, &text)?);
    let flaw = flaw(version, &text);
    if frozen.otherwise.is_some() && flaw.is_none() {
        return Ok(as_signed(frozen));
    }
    let scan = frozen.scan.filter(|_| flaw.is_none());
    // It does not tell what was seen, but knows its commit, where it was made in a repository.
    let then = frozen.commit.as_deref().and_then(|commit| past(project.root(), commit).ok());
    let mut moment = match then {
        Some(then) => {
            let mut moment = seen_in_git(project, frozen.record, &then);
            committed_later(project, version, &mut moment);
            moment
        }
        None => as_recorded(frozen.record),
    };
    moment.at = frozen.at.or(moment.at);
    Ok(Moment { flaw, scan, ..moment })
}

/// What is signed off is often committed only with the release itself. Where the commit of the signature has evidence
/// otherwise than it is recorded, it held all the same if the commit that brought the release has it so, or, as long as
/// nobody committed the release, if the file has it so.
fn committed_later(project: &Project, version: &Version, moment: &mut Moment) {
    let recorded = recorded(&moment.record);
    let otherwise: Vec<&ProjectPath> = recorded
        .iter()
        .filter(|(path, state)| moment.observed.get(*path) != Some(*state))
        .map(|(path, _)| path)
        .take(MOST_LOOKED_UP)
        .collect();
    let path = releases::path(project, version);
    let Some(path) = path.strip_prefix(project.root()).ok().and_then(Path::to_str) else { return };
    if otherwise.is_empty() {
        return;
    }
    let names: Vec<&str> = otherwise.iter().map(|path| path.as_str()).collect();
    let at = brought(project.root(), path).map(|commit| past(project.root(), &commit));
    let seen: Observed = match at {
        None => observe(project, otherwise.iter().copied()),
        Some(Err(_)) => return,
        Some(Ok(then)) => {
            let held = then.files(project.root(), &names).unwrap_or_default();
            let states = otherwise.iter().zip(held);
            let states = states.filter_map(|(path, held)| Some(((*path).clone(), Content::of(&held?))));
            states.map(|(path, content)| (path, EvidenceState::Holds(content))).collect()
        }
    };
    let as_recorded = |path: &ProjectPath, state: &EvidenceState| match (state, recorded.get(path)) {
        (EvidenceState::Holds(now), Some(EvidenceState::Holds(then))) => now.meets(then),
        _ => false,
    };
    let held = seen.into_iter().filter(|(path, state)| as_recorded(path, state));
    moment.observed.extend(held.collect::<Vec<_>>());
}

/// The record in any file.
///
/// # Errors
/// It cannot be read, or is no record.
pub fn record_file(path: &Path) -> Result<Moment, StoreError> {
    let text = read_text(path, MAX_BYTES)?;
    Ok(copied(thawed(parse_record(path, &text)?), &text))
}

/// A record under any name: a release that was copied elsewhere tells of its evidence what it told at home.
fn copied(frozen: Frozen, text: &str) -> Moment {
    match frozen.version.as_ref().and_then(|version| flaw(version, text)) {
        None => as_signed(frozen),
        flaw => Moment { at: frozen.at, flaw, ..as_recorded(frozen.record) },
    }
}

fn flaw(version: &Version, text: &str) -> Option<Flaw> {
    match releases::state(version, text) {
        State::Intact(_) => None,
        State::Tampered(flaw) => Some(flaw),
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

/// A release with what was seen of its evidence when it was signed off, as far as it tells.
fn as_signed(frozen: Frozen) -> Moment {
    let scan = frozen.scan;
    let mut moment = as_recorded(frozen.record);
    if let Some(otherwise) = &frozen.otherwise {
        moment.observed.extend(otherwise.states().map(|(path, state)| (path.clone(), state)));
        moment.looked = Looked::AtSigning;
    }
    Moment { at: frozen.at, scan, ..moment }
}

fn as_recorded(record: Record) -> Moment {
    let mut observed = recorded(&record);
    adopted_as_recorded(&record, &mut observed);
    Moment {
        record,
        at: None,
        observed,
        looked: Looked::AsRecorded,
        unknown: 0,
        unasked: 0,
        flaw: None,
        scan: None,
    }
}

/// What the record itself says of its evidence.
fn recorded(record: &Record) -> Observed {
    let mut contents: HashMap<ProjectPath, Content> = HashMap::new();
    for evidence in record.written().flat_map(|(_, answer)| &answer.evidence) {
        if let Evidence::File { path, digest } = evidence {
            let known = contents.remove(path);
            // Two who named one text may have had it with other line ends.
            let content = known.map_or_else(|| Content::from(*digest), |content| content.or(*digest));
            contents.insert(path.clone(), content);
        }
    }
    contents.into_iter().map(|(path, content)| (path, EvidenceState::Holds(content))).collect()
}

/// The files in which a scan saw what was adopted are taken as they were then, where nobody knows more of them.
fn adopted_as_recorded(record: &Record, observed: &mut Observed) {
    for evidence in record.written().flat_map(|(_, answer)| &answer.evidence) {
        if let Evidence::Observation(adopted) = evidence {
            observed.entry(adopted.path.clone()).or_insert(EvidenceState::Holds(adopted.digest.into()));
        }
    }
}

/// Looks the evidence up in git. A file that git never held (it may be ignored there) is taken as recorded; one that it
/// held before and does not hold is missing. Of what git is not asked or does not tell, nothing is known.
fn seen_in_git(project: &Project, record: Record, then: &Past) -> Moment {
    let mut observed = recorded(&record);
    let all: BTreeSet<&ProjectPath> =
        record.written().flat_map(|(_, answer)| answer.evidence_files()).collect();
    let paths: Vec<&ProjectPath> = all.iter().copied().take(MOST_LOOKED_UP).collect();
    let mut unasked: Vec<&ProjectPath> = all.into_iter().skip(MOST_LOOKED_UP).collect();
    let mut unknown: Vec<&ProjectPath> = Vec::new();
    let names: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
    let looked = match then.files(project.root(), &names) {
        Err(_) => {
            unasked.clear();
            Looked::AsRecorded
        }
        Ok(held) => {
            let absent: Vec<&str> =
                names.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(name, _)| *name).collect();
            let mut deleted = then.deleted(project.root(), &absent).into_iter();
            for (path, held) in paths.iter().copied().zip(held) {
                let state = match held {
                    Some(bytes) if stands_for_another(&bytes) => continue,
                    Some(bytes) => EvidenceState::Holds(Content::of(&bytes)),
                    None => match deleted.next().flatten() {
                        Some(true) => EvidenceState::Missing,
                        Some(false) => continue,
                        None => {
                            unknown.push(path);
                            continue;
                        }
                    },
                };
                observed.insert(path.clone(), state);
            }
            Looked::InGit
        }
    };
    adopted_as_recorded(&record, &mut observed);
    // What was adopted in a file of which git does not tell is not known either.
    let untold: Vec<ProjectPath> = unknown.iter().chain(&unasked).copied().cloned().collect();
    for path in &untold {
        observed.remove(path);
    }
    let (unknown, unasked) = (unknown.len(), unasked.len());
    Moment { record, at: then.at, observed, looked, unknown, unasked, flaw: None, scan: None }
}
