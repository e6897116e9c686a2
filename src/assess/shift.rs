//! What became of the judgement between two moments: gaps opened and closed, and what was shown and is no longer.
//!
//! Both judgements rest on one checklist; nothing is judged again here.

use std::collections::HashSet;

use super::Assessment;
use super::asked::Asked;
use super::gap::{Gap, GapKind};
use super::item::Standing;
use crate::checklist::words;
use crate::record::{AnswerKey, ModelId, Status};
use crate::words::no_longer_shown;

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
        /// What the answer rests on has changed.
        ModelChanged = "model-changed",
        /// The question is another than the one that was answered.
        QuestionChanged = "question-changed",
        /// A scan saw something that speaks against the answer.
        Contradicted = "contradicted",
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
            Self::Conflict => no_longer_shown::CONFLICT,
            Self::StatusChanged => no_longer_shown::STATUS_CHANGED,
            Self::EvidenceMissing => no_longer_shown::EVIDENCE_MISSING,
            Self::EvidenceChanged => no_longer_shown::EVIDENCE_CHANGED,
            Self::EvidenceWithdrawn => no_longer_shown::EVIDENCE_WITHDRAWN,
            Self::ModelChanged => no_longer_shown::MODEL_CHANGED,
            Self::QuestionChanged => no_longer_shown::QUESTION_CHANGED,
            Self::Contradicted => no_longer_shown::CONTRADICTED,
            Self::NotAsked => no_longer_shown::NOT_ASKED,
            Self::NotLookedAt => no_longer_shown::NOT_LOOKED_AT,
        }
    }
}

/// Something that was shown and is no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regression {
    /// The item, as a position in the checklist.
    pub position: usize,
    /// The model, where the item is asked of each.
    pub model: Option<ModelId>,
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
        let lost = lost(was, is).map(|(model, why)| Regression { position, model: model.cloned(), why });
        let known = shift.no_longer_shown.len();
        shift.no_longer_shown.extend(lost);
        if shift.no_longer_shown.len() == known && gained(was, is) {
            shift.now_shown.push(position);
        }
    }
    shift
}

/// The questions of an item that were shown and are no longer. Where it is asked of other models than before, or of
/// models for the first time, a question that is new is measured by what was shown of the whole item.
fn lost<'a>(was: &'a Asked, is: &'a Asked) -> impl Iterator<Item = (Option<&'a ModelId>, Why)> {
    let lost = |(model, standing): (Option<&'a ModelId>, &Standing)| {
        let before = was.of(model.map(ModelId::as_str)).map_or_else(|| was.is_shown(), is_shown);
        (before && !is_shown(standing)).then(|| (model, why(standing)))
    };
    is.each().filter_map(lost)
}

/// Whether a question of an item is shown that was not.
fn gained(was: &Asked, is: &Asked) -> bool {
    let new = |(model, standing): (Option<&ModelId>, &Standing)| {
        let before = was.of(model.map(ModelId::as_str)).map_or_else(|| was.is_shown(), is_shown);
        is_shown(standing) && !before
    };
    is.each().any(new)
}

/// The gaps of one list that the other does not have.
fn missing_in(list: &[Gap], other: &[Gap]) -> Vec<Gap> {
    let known: HashSet<(GapKind, &AnswerKey)> = other.iter().map(|gap| (gap.kind, &gap.key)).collect();
    list.iter().filter(|gap| !known.contains(&(gap.kind, &gap.key))).cloned().collect()
}

fn is_shown(standing: &Standing) -> bool {
    matches!(standing, Standing::Asked { shown: true, .. })
}

/// What keeps a yes from being shown, the weightiest reason where there are several.
const WHYS: [(GapKind, Why); 6] = [
    (GapKind::QuestionChanged, Why::QuestionChanged),
    (GapKind::ModelChanged, Why::ModelChanged),
    (GapKind::Contradicted, Why::Contradicted),
    (GapKind::EvidenceMissing, Why::EvidenceMissing),
    (GapKind::EvidenceChanged, Why::EvidenceChanged),
    (GapKind::NoEvidence, Why::EvidenceWithdrawn),
];

fn why(standing: &Standing) -> Why {
    let Standing::Asked { status, kinds, .. } = standing else { return Why::NotAsked };
    if kinds.contains(&GapKind::Conflict) {
        return Why::Conflict;
    }
    if *status != Some(Status::Yes) {
        return Why::StatusChanged;
    }
    let known = WHYS.iter().find(|(kind, _)| kinds.contains(kind));
    known.map_or(Why::NotLookedAt, |(_, why)| *why)
}
