//! What has become of a piece of evidence since it was named: told in one place, so that gaps, queue and reports never
//! disagree about it. Looks at no file.

use super::sightings::Found;
use super::witness::Witness;
use crate::record::{Evidence, EvidenceState, Observed};

/// What has become of a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It is what it was.
    Same,
    /// It is something else.
    Changed,
    /// It is not there.
    Missing,
    /// Its file lies outside the project.
    Outside,
    /// Its file cannot be read.
    Unreadable,
    /// Something that a scan saw, whose file is there; whether it is still seen, only the next scan tells.
    NotScanned,
    /// Nobody has looked at the file.
    NotLookedAt,
    /// A link or a commit; nothing is ever fetched.
    NotFetched,
}

/// What has become of a piece of evidence, by the files and, where there was one, by a scan. What was seen in a file that is
/// gone is gone, too; that needs no scan.
pub fn became(evidence: &Evidence, observed: &Observed, witness: Option<&Witness>) -> Became {
    let (path, digest) = match evidence {
        Evidence::File { path, digest } => (path, Some(digest)),
        Evidence::Observation(adopted) => (&adopted.path, None),
        Evidence::Link(_) | Evidence::Commit(_) => return Became::NotFetched,
    };
    let found = match evidence {
        Evidence::Observation(adopted) => witness.map(|witness| witness.found(adopted)),
        _ => None,
    };
    match (observed.get(path), found) {
        (Some(EvidenceState::Missing), _) => Became::Missing,
        (Some(EvidenceState::Outside), _) => Became::Outside,
        (Some(EvidenceState::Unreadable(_)), _) => Became::Unreadable,
        (_, Some(Found::Same)) => Became::Same,
        (_, Some(Found::Other)) => Became::Changed,
        (_, Some(Found::Gone)) => Became::Missing,
        (None, _) => Became::NotLookedAt,
        (Some(EvidenceState::Holds(now)), _) => match digest {
            None => Became::NotScanned,
            Some(was) if now.is(*was) => Became::Same,
            Some(_) => Became::Changed,
        },
    }
}

impl Became {
    /// Whether it shows something. A link or a commit is taken at its word, and so is what a scan saw until the next one,
    /// while its file is there.
    pub(super) fn holds(self) -> bool {
        matches!(self, Self::Same | Self::NotScanned | Self::NotFetched)
    }
}
