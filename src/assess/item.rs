//! The judgement of one item: what is wanting in its answer, and whether a yes is shown.

use chrono::NaiveDate;

use super::due::is_due;
use super::evidence::{Worn, holds, worn};
use super::facts::Moved;
use super::gap::GapKind;
use crate::checklist::Item;
use crate::record::{Answer, Observed, OpenRelease, Status};

/// How one item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The profile hides it, or it is not asked of a model of this kind.
    NotAsked,
    /// It is asked.
    Asked {
        /// What was said.
        status: Option<Status>,
        /// Whether it is a yes with evidence, all of which still holds.
        shown: bool,
        /// What is wanting.
        kinds: Vec<GapKind>,
        /// The last day of an acceptance that still holds.
        accepted: Option<NaiveDate>,
        /// The facts behind the answer that are no longer what they were.
        moved: Vec<Moved>,
    },
}

impl Standing {
    /// Whether this is wanting.
    pub(super) fn is(&self, kind: GapKind) -> bool {
        matches!(self, Self::Asked { kinds, .. } if kinds.contains(&kind))
    }

    /// Notes what a scan says against the answer: until it is settled nothing is shown.
    pub(super) fn is_spoken_against(&mut self, says: &[GapKind]) {
        if let Self::Asked { shown, kinds, .. } = self {
            let new: Vec<_> = says.iter().filter(|kind| !kinds.contains(kind)).collect();
            *shown &= says.is_empty();
            kinds.extend(new);
        }
    }

    /// Notes what the answer rested on and is no longer: what showed it before shows nothing now.
    pub(super) fn rests_on_moved(&mut self, facts: Vec<Moved>) {
        if let Self::Asked { shown, kinds, moved, .. } = self
            && !facts.is_empty()
        {
            *shown = false;
            kinds.push(GapKind::ModelChanged);
            *moved = facts;
        }
    }

    /// Notes that two versions of the answer wait for a choice: until then nothing is shown.
    pub(super) fn is_in_conflict(&mut self) {
        if let Self::Asked { shown, kinds, .. } = self {
            *shown = false;
            kinds.push(GapKind::Conflict);
        }
    }
}

/// Judges one answer to an item that is asked. While a release is open, what is due for it is wanting until somebody
/// has looked at it.
pub fn stands(
    item: &Item,
    answer: Option<&Answer>,
    observed: &Observed,
    today: NaiveDate,
    release: Option<&OpenRelease>,
) -> Standing {
    let Some(answer) = answer else {
        return Standing::Asked {
            status: None,
            shown: false,
            kinds: vec![GapKind::Unanswered],
            accepted: None,
            moved: Vec::new(),
        };
    };
    let mut kinds: Vec<GapKind> = status_gap(answer).into_iter().collect();
    if matches!(answer.status, Some(Status::Yes | Status::Partly)) {
        kinds.extend(evidence_gaps(answer, observed));
    }
    let changed = answer.status.is_some() && answer.question.is_some_and(|digest| digest != item.digest);
    if changed {
        kinds.push(GapKind::QuestionChanged);
    }
    let done = matches!(answer.status, Some(Status::Yes | Status::NotApplicable));
    let late = answer.plan.as_ref().and_then(|plan| plan.by).is_some_and(|by| by < today);
    if late && !done {
        kinds.push(GapKind::PlanOverdue);
    }
    let acceptance = answer.acceptance.as_ref();
    let accepted =
        acceptance.filter(|acceptance| acceptance.holds_on(today)).map(|acceptance| acceptance.until);
    let over = acceptance.is_some_and(|acceptance| acceptance.is_over(today));
    if over && kinds.iter().any(|kind| kind.can_be_accepted()) {
        kinds.push(GapKind::AcceptanceExpired);
    }
    if release.is_some_and(|release| is_due(item, answer, release, today)) {
        kinds.push(GapKind::NotReviewed);
    }
    // What shows the answer to another question does not show the answer to this one.
    let shown = answer.status == Some(Status::Yes)
        && !changed
        && !answer.evidence.is_empty()
        && answer.evidence.iter().all(|evidence| holds(evidence, observed));
    Standing::Asked { status: answer.status, shown, kinds, accepted, moved: Vec::new() }
}

/// What the status alone leaves open.
fn status_gap(answer: &Answer) -> Option<GapKind> {
    match answer.status {
        None => Some(GapKind::Unanswered),
        Some(Status::Unknown) => Some(GapKind::Unknown),
        Some(Status::No) => Some(GapKind::NotDone),
        Some(Status::Partly) => Some(GapKind::PartlyDone),
        Some(Status::Yes) => answer.evidence.is_empty().then_some(GapKind::NoEvidence),
        Some(Status::NotApplicable) => answer.reason.trim().is_empty().then_some(GapKind::NoReason),
    }
}

/// What has become of the files named as evidence; each kind once, however many files.
fn evidence_gaps(answer: &Answer, observed: &Observed) -> impl Iterator<Item = GapKind> {
    let mut ways: Vec<Worn> =
        answer.evidence.iter().filter_map(|evidence| worn(evidence, observed)).collect();
    ways.sort();
    ways.dedup();
    ways.into_iter().map(|way| match way {
        Worn::Missing => GapKind::EvidenceMissing,
        Worn::Changed => GapKind::EvidenceChanged,
    })
}
