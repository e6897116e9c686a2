//! What has become of a piece of evidence, in one word for programs and a few for people.

use crate::assess::{Became, Witness, became};
use crate::checklist::words;
use crate::record::{Evidence, Observed};
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
    /// What was seen of a piece of evidence, by the files alone.
    pub fn of(evidence: &Evidence, observed: &Observed) -> Self {
        became(evidence, observed, None).into()
    }

    /// The same, where the repository was scanned too.
    pub fn seen(evidence: &Evidence, observed: &Observed, witness: &Witness) -> Self {
        became(evidence, observed, Some(witness)).into()
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

impl From<Became> for Proof {
    fn from(became: Became) -> Self {
        match became {
            Became::Same => Self::Holds,
            Became::Changed => Self::Changed,
            Became::Missing => Self::Missing,
            Became::Outside => Self::Outside,
            Became::Unreadable => Self::Unreadable,
            Became::NotScanned | Became::NotLookedAt => Self::NotLookedAt,
            Became::NotFetched => Self::NotFetched,
        }
    }
}
