//! What has become of a piece of evidence since it was named.

use crate::record::{Evidence, EvidenceState, Observed};

/// How evidence stops to hold. Orders as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worn {
    /// The file is gone, unreadable or outside the project.
    Missing,
    /// The file holds something else.
    Changed,
}

/// What was seen to be wrong with a piece of evidence. A link or a commit is taken at its word: nothing is fetched.
pub(super) fn worn(evidence: &Evidence, observed: &Observed) -> Option<Worn> {
    let (path, digest) = match evidence {
        Evidence::File { path, digest } => (path, Some(digest)),
        // Whether it is still seen there, only a scan can tell.
        Evidence::Observation(adopted) => (&adopted.path, None),
        Evidence::Link(_) | Evidence::Commit(_) => return None,
    };
    match observed.get(path)? {
        EvidenceState::Missing | EvidenceState::Outside | EvidenceState::Unreadable(_) => Some(Worn::Missing),
        EvidenceState::Holds(now) => digest.is_some_and(|digest| now != digest).then_some(Worn::Changed),
    }
}

/// Whether a piece of evidence was seen to hold.
pub(super) fn holds(evidence: &Evidence, observed: &Observed) -> bool {
    match evidence {
        Evidence::File { path, digest } => observed.get(path) == Some(&EvidenceState::Holds(*digest)),
        // What a scan saw is taken at its word until the next scan is taken in, while its file is there.
        Evidence::Observation(_) => worn(evidence, observed).is_none(),
        Evidence::Link(_) | Evidence::Commit(_) => true,
    }
}
