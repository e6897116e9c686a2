//! What has become of a piece of evidence, in one word for programs and a few for people.

use crate::assess::{Found, Witness};
use crate::checklist::words;
use crate::record::{Evidence, EvidenceState, Observed};
use crate::words::report::evidence;

words!(
    /// Whether a piece of evidence still holds.
    Proof {
        /// The file holds what it held when it was named.
        Holds = "holds",
        /// The file holds something else.
        Changed = "changed",
        /// The file is not there.
        Missing = "missing",
        /// The file lies outside the project.
        Outside = "outside",
        /// The file cannot be read.
        Unreadable = "unreadable",
        /// Nobody has looked at the file, or scanned again.
        NotLookedAt = "not-looked-at",
        /// A link or a commit; nothing is ever fetched.
        NotFetched = "not-fetched",
    }
);

impl Proof {
    /// What was seen of a piece of evidence.
    pub fn of(evidence: &Evidence, observed: &Observed) -> Self {
        let (path, digest) = match evidence {
            Evidence::File { path, digest } => (path, digest),
            // Only a scan could tell.
            Evidence::Observation(_) => return Self::NotLookedAt,
            Evidence::Link(_) | Evidence::Commit(_) => return Self::NotFetched,
        };
        match observed.get(path) {
            None => Self::NotLookedAt,
            Some(EvidenceState::Holds(now)) if now == digest => Self::Holds,
            Some(EvidenceState::Holds(_)) => Self::Changed,
            Some(EvidenceState::Missing) => Self::Missing,
            Some(EvidenceState::Outside) => Self::Outside,
            Some(EvidenceState::Unreadable(_)) => Self::Unreadable,
        }
    }

    /// The same, where the repository was scanned too.
    pub fn seen(evidence: &Evidence, observed: &Observed, witness: &Witness) -> Self {
        match evidence {
            Evidence::Observation(adopted) => match witness.found(adopted) {
                Found::Same => Self::Holds,
                Found::Other => Self::Changed,
                Found::Gone => Self::Missing,
                Found::NotReached => Self::NotLookedAt,
            },
            Evidence::File { .. } | Evidence::Link(_) | Evidence::Commit(_) => Self::of(evidence, observed),
        }
    }

    /// The same for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Holds => evidence::HOLDS,
            Self::Changed => evidence::CHANGED,
            Self::Missing => evidence::MISSING,
            Self::Outside => evidence::OUTSIDE,
            Self::Unreadable => evidence::UNREADABLE,
            Self::NotLookedAt => evidence::NOT_LOOKED_AT,
            Self::NotFetched => evidence::NOT_FETCHED,
        }
    }
}
