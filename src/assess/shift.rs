//! What became of the judgement between two moments: gaps opened and closed, and what was shown and is no longer.
//!
//! Both judgements rest on one checklist; nothing is judged again here.

use std::collections::HashSet;

use super::Assessment;
use super::gap::{Gap, GapKind};
use super::item::Standing;
use crate::checklist::words;
use crate::record::{AnswerKey, Status};

words!(
    /// Why something that was shown is no longer.
    Why {
        /// Two versions of the answer wait for a choice.
        Conflict = "conflict",
        /// The answer is no longer yes.
        StatusChanged = "status-changed",
        /// A file named as evidence is gone.
        EvidenceMissing = "evidence-missing",
        /// A file named as evidence holds something else.
        EvidenceChanged = "evidence-changed",
        /// The evidence was withdrawn.
        EvidenceWithdrawn = "evidence-withdrawn",
        /// The profile hides the item now.
        NotAsked = "not-asked",
        /// The evidence was not looked at.
        NotLookedAt = "not-looked-at",
    }
);

impl Why {
    /// The same for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Conflict => "two versions of the answer wait for a choice",
            Self::StatusChanged => "the answer is no longer yes",
            Self::EvidenceMissing => "a file named as evidence is gone, unreadable or outside the project",
            Self::EvidenceChanged => "a file named as evidence has changed since",
            Self::EvidenceWithdrawn => "no evidence is named any more",
            Self::NotAsked => "the profile hides the item now",
            Self::NotLookedAt => "the evidence was not looked at",
        }
    }
}

/// Something that was shown and is no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regression {
    /// The item, as a position in the checklist.
    pub position: usize,
    /// Why.
    pub why: Why,
}

/// What became of the judgement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shift {
    /// Gaps that are open after and were not before.
    pub opened: Vec<Gap>,
    /// Gaps that were open before and are not after.
    pub closed: Vec<Gap>,
    /// Items that are shown after and were not before, as positions in the checklist.
    pub now_shown: Vec<usize>,
    /// Items that were shown before and are not after.
    pub no_longer_shown: Vec<Regression>,
}

impl Shift {
    /// Whether nothing became of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares two judgements by the same checklist.
pub fn shift(before: &Assessment, after: &Assessment) -> Shift {
    let mut shift = Shift {
        opened: missing_in(&after.gaps, &before.gaps),
        closed: missing_in(&before.gaps, &after.gaps),
        ..Shift::default()
    };
    for (position, (was, is)) in before.items.iter().zip(&after.items).enumerate() {
        match (is_shown(was), is_shown(is)) {
            (false, true) => shift.now_shown.push(position),
            (true, false) => shift.no_longer_shown.push(Regression { position, why: why(is) }),
            _ => {}
        }
    }
    shift
}

/// The gaps of one list that the other does not have.
fn missing_in(list: &[Gap], other: &[Gap]) -> Vec<Gap> {
    let known: HashSet<(GapKind, &AnswerKey)> = other.iter().map(|gap| (gap.kind, &gap.key)).collect();
    list.iter().filter(|gap| !known.contains(&(gap.kind, &gap.key))).cloned().collect()
}

fn is_shown(standing: &Standing) -> bool {
    matches!(standing, Standing::Asked { shown: true, .. })
}

fn why(standing: &Standing) -> Why {
    let Standing::Asked { status, kinds, .. } = standing else { return Why::NotAsked };
    let is = |kind| kinds.contains(&kind);
    if is(GapKind::Conflict) {
        Why::Conflict
    } else if *status != Some(Status::Yes) {
        Why::StatusChanged
    } else if is(GapKind::EvidenceMissing) {
        Why::EvidenceMissing
    } else if is(GapKind::EvidenceChanged) {
        Why::EvidenceChanged
    } else if is(GapKind::NoEvidence) {
        Why::EvidenceWithdrawn
    } else {
        Why::NotLookedAt
    }
}
