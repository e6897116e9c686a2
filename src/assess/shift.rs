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
    /// Why something that was shown is no longer, or is no longer asked.
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
        /// It was answered for the whole project, and is asked of each model now.
        AskedOfEach = "asked-of-each",
        /// It was answered for the whole project, and no model of the kind that it is asked of is in use.
        NotOfThisKind = "not-of-this-kind",
        /// It was answered of a model that is no longer in use.
        OutOfUse = "model-out-of-use",
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
            Self::AskedOfEach => no_longer_shown::ASKED_OF_EACH,
            Self::NotOfThisKind => no_longer_shown::NOT_OF_THIS_KIND,
            Self::OutOfUse => no_longer_shown::OUT_OF_USE,
        }
    }
}

/// An answer that was shown and is no longer, or is no longer asked for.
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
    /// Answers that were shown before and are not after, though what they answer is still asked.
    pub no_longer_shown: Vec<Regression>,
    /// Answers that were shown before to what is not asked after: of another profile or other models. Nobody's answer went
    /// back, so this is told and is no regression.
    pub no_longer_asked: Vec<Regression>,
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
        let known = shift.no_longer_shown.len();
        for (model, _) in was.each().filter(|(_, standing)| is_shown(standing)) {
            let (list, why) = match is.of(model.map(ModelId::as_str)) {
                Some(now) if is_shown(now) => continue,
                Some(now @ Standing::Asked { .. }) => (&mut shift.no_longer_shown, why(now)),
                Some(Standing::NotAsked) => (&mut shift.no_longer_asked, Why::NotAsked),
                None => match went_back(model, is) {
                    Some(why) => (&mut shift.no_longer_shown, why),
                    None => (&mut shift.no_longer_asked, why_not_asked(model, is)),
                },
            };
            list.push(Regression { position, model: model.cloned(), why });
        }
        if shift.no_longer_shown.len() == known && gained(was, is) {
            shift.now_shown.push(position);
        }
    }
    shift
}

/// Why what was shown for the whole project went back, where it is asked of each model now and somebody has said other than a
/// shown yes of one.
fn went_back(model: Option<&ModelId>, is: &Asked) -> Option<Why> {
    let said =
        |standing: &Standing| matches!(standing, Standing::Asked { status: Some(_), shown: false, .. });
    let mut all = is.each().map(|(_, standing)| standing);
    all.find(|standing| model.is_none() && said(standing)).map(why)
}

/// Why a question is not asked that was: of a model, or of the whole project.
fn why_not_asked(model: Option<&ModelId>, is: &Asked) -> Why {
    match (model, is) {
        (None, _) if is.is_asked() => Why::AskedOfEach,
        (None, _) => Why::NotOfThisKind,
        (Some(_), Asked::Once(Standing::NotAsked)) => Why::NotAsked,
        (Some(_), _) => Why::OutOfUse,
    }
}

/// Whether a question of an item is shown that was not. One that is new is measured by what was shown of the whole item.
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
