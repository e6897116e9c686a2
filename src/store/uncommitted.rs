//! What of the files that answers rest on a commit has otherwise, or not at all: whoever names a commit says so.
//!
//! Only reads, by git's own objects; nothing of the repository is run. Where git does not tell, nothing is told.

use std::collections::BTreeSet;
use std::fs::File;

use super::evidence::open;
use super::file::open_regular;
use super::git::{Blob, blobs_at, contents, head_commit, stands_for_another};
use super::moment::MOST_LOOKED_UP;
use super::project::Project;
use crate::record::{EvidenceState, Observed, ProjectPath, Record};
use crate::scan::Root;

/// Where a project stands in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtCommit {
    /// The commit.
    pub commit: String,
    /// How many of the files that answers rest on it has otherwise, the record included; none where git does not tell, or
    /// one of them was not looked at yet.
    pub uncommitted: Option<usize>,
}

/// The commit that a project stands at, and what of the files that its answers rest on that has otherwise; none where git
/// tells no commit.
pub fn at_commit(project: &Project, record: &Record, observed: &Observed) -> Option<AtCommit> {
    Some(Question::of(project, record).ask()?.told(observed))
}

/// What git is asked about the files that answers rest on. Starting git is what takes the time, so there is one question for
/// all of them, and it can be asked while they are looked at.
#[derive(Debug)]
pub struct Question {
    project: Project,
    paths: BTreeSet<ProjectPath>,
}

/// What git answered.
#[derive(Debug)]
pub struct InCommit {
    question: Question,
    commit: String,
    /// What the commit has under each path, and of the record; none where git does not tell.
    blobs: Option<(Vec<Option<Blob>>, Option<Blob>)>,
}

impl Question {
    /// About the files of a record, and itself.
    pub fn of(project: &Project, record: &Record) -> Self {
        Self { project: project.clone(), paths: evidence(record).into_iter().cloned().collect() }
    }

    /// Asks git; none where it tells no commit.
    pub fn ask(self) -> Option<InCommit> {
        let root = self.project.root();
        let commit = head_commit(root)?;
        let own = self.project.record_name();
        let names: Vec<&str> = self.paths.iter().map(ProjectPath::as_str).chain([own.as_str()]).collect();
        let mut blobs = blobs_at(root, &commit, &names).ok();
        let own = blobs.as_mut().and_then(Vec::pop).flatten();
        Some(InCommit { blobs: blobs.map(|blobs| (blobs, own)), commit, question: self })
    }
}

impl InCommit {
    /// The same beside what was seen of the files.
    pub fn told(self, observed: &Observed) -> AtCommit {
        let uncommitted =
            self.blobs.as_ref().and_then(|(blobs, own)| self.count(blobs, own.as_ref(), observed));
        AtCommit { commit: self.commit, uncommitted }
    }

    fn count(&self, blobs: &[Option<Blob>], own: Option<&Blob>, observed: &Observed) -> Option<usize> {
        let Question { project, paths } = &self.question;
        let is_in_it = own.is_some_and(|blob| holds(blob, open_regular(&project.record_path()).ok()));
        Some(otherwise(project, &paths.iter().collect(), blobs, observed)?.len() + usize::from(!is_in_it))
    }
}

/// Files of the evidence that are otherwise in a commit than they are here, or not in it, in the order of their paths;
/// none where git does not tell, or a file was not looked at yet.
pub fn uncommitted(
    project: &Project,
    commit: &str,
    record: &Record,
    observed: &Observed,
) -> Option<Vec<String>> {
    let paths = evidence(record);
    let held = blobs_at(project.root(), commit, &names(&paths)).ok()?;
    otherwise(project, &paths, &held, observed)
}

fn evidence(record: &Record) -> BTreeSet<&ProjectPath> {
    record.written().flat_map(|(_, answer)| answer.evidence_files()).take(MOST_LOOKED_UP).collect()
}

fn names<'p>(paths: &BTreeSet<&'p ProjectPath>) -> Vec<&'p str> {
    paths.iter().map(|path| path.as_str()).collect()
}

fn holds(blob: &Blob, file: Option<File>) -> bool {
    file.is_some_and(|file| blob.is(file).unwrap_or(false))
}

/// Those of the paths that a commit holds otherwise than they are here; none while nobody has looked at one of them.
fn otherwise(
    project: &Project,
    paths: &BTreeSet<&ProjectPath>,
    held: &[Option<Blob>],
    observed: &Observed,
) -> Option<Vec<String>> {
    let root = Root::of(project.root());
    let mut found = Vec::new();
    let mut changed = Vec::new();
    for (path, blob) in paths.iter().zip(held) {
        match (observed.get(*path)?, blob) {
            (EvidenceState::Holds(_), Some(blob)) if holds(blob, open(project, &root, path)) => {}
            (EvidenceState::Holds(_), Some(blob)) => changed.push((path, blob)),
            (EvidenceState::Holds(_), None) | (EvidenceState::Missing, Some(_)) => {
                found.push(*path);
            }
            _ => {}
        }
    }
    let blobs: Vec<_> = changed.iter().map(|(_, blob)| *blob).collect();
    let held = contents(project.root(), &blobs).unwrap_or_else(|_| vec![None; blobs.len()]);
    let otherwise =
        changed.iter().zip(&held).filter(|(_, held)| !held.as_deref().is_some_and(stands_for_another));
    found.extend(otherwise.map(|((path, _), _)| **path));
    found.sort();
    Some(found.into_iter().map(|path| path.as_str().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_counted_while_a_file_was_not_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::to_be(folder.path()).unwrap();
        let path: ProjectPath = "docs/a.md".parse().unwrap();
        let paths = BTreeSet::from([&path]);
        let told = |observed: &Observed| otherwise(&project, &paths, &[None], observed);
        assert_eq!(told(&Observed::new()), None);
        let seen = |state| Observed::from([(path.clone(), state)]);
        assert_eq!(told(&seen(EvidenceState::Missing)), Some(Vec::new()));
        let there = EvidenceState::Holds(crate::record::Content::of(b"a"));
        assert_eq!(told(&seen(there)), Some(vec!["docs/a.md".to_owned()]));
    }
}
