//! The judgement of one item: what is wanting in its answer, and whether a yes is shown.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::due::is_due;
use super::evidence::{Became, became};
use super::facts::Moved;
use super::gap::GapKind;
use super::witness::Witness;
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
}

/// What is known of a question beside its answer.
pub(super) struct Around<'a> {
    /// What was seen of the evidence files.
    pub(super) observed: &'a Observed,
    /// What a scan says, where there was one.
    pub(super) witness: Option<&'a Witness>,
    /// What decides what is overdue or lapsed.
    pub(super) today: NaiveDate,
    /// The release that is open: what is due for it is wanting until somebody has looked at it.
    pub(super) release: Option<&'a OpenRelease>,
    /// The facts behind the answer that are no longer what they were.
    pub(super) moved: Vec<Moved>,
    /// Whether a scan saw something that speaks against a yes.
    pub(super) is_spoken_against: bool,
    /// Whether two versions of the answer wait for a choice.
    pub(super) is_in_conflict: bool,
}

/// Judges one answer to an item that is asked. Everything that is wanting is gathered first, whoever found it; what follows
/// from all of it is decided afterwards.
pub(super) fn stands(item: &Item, answer: &Answer, around: Around<'_>) -> Standing {
    let Around { observed, witness, today, release, moved, is_spoken_against, is_in_conflict } = around;
    let became: Vec<Became> =
        answer.evidence.iter().map(|evidence| became(evidence, observed, witness)).collect();
    let yes = answer.status == Some(Status::Yes);
    let mut kinds: Vec<GapKind> = status_gap(answer).into_iter().collect();
    if yes || answer.status == Some(Status::Partly) {
        kinds.extend(evidence_gaps(&became));
    }
    if yes && is_spoken_against {
        kinds.push(GapKind::Contradicted);
    }
    if !moved.is_empty() {
        kinds.push(GapKind::ModelChanged);
    }
    if answer.status.is_some() && answer.question.is_some_and(|digest| digest != item.digest) {
        kinds.push(GapKind::QuestionChanged);
    }
    let late = answer.plan.as_ref().and_then(|plan| plan.by).is_some_and(|by| by < today);
    if late && !yes && answer.status != Some(Status::NotApplicable) {
        kinds.push(GapKind::PlanOverdue);
    }
    if is_in_conflict {
        kinds.push(GapKind::Conflict);
    }
    let taken = answer.acceptance.as_ref();
    if taken.is_some_and(|taken| taken.is_over(today)) && kinds.iter().any(|kind| kind.can_be_accepted()) {
        kinds.push(GapKind::AcceptanceExpired);
    }
    let accepted = taken.filter(|taken| taken.holds_on(today)).map(|taken| taken.until);
    if release.is_some_and(|release| is_due(item, answer, release, today)) {
        kinds.push(GapKind::NotReviewed);
    }
    let shown = yes && !kinds.iter().any(|kind| kind.hides()) && became.iter().all(|each| each.holds());
    Standing::Asked { status: answer.status, shown, kinds, accepted, moved }
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

/// What is wanting in the evidence; each kind once, however many pieces.
fn evidence_gaps(became: &[Became]) -> BTreeSet<GapKind> {
    became.iter().filter_map(|each| GapKind::of_evidence(*each)).collect()
}
