//! The judgement of all questions of one item: those that are asked of it, and what is wanting in each answer.

use chrono::NaiveDate;

use super::asked::Asked;
use super::evidence::{Became, became};
use super::facts::{Current, current, moved};
use super::gap::{Gap, GapKind};
use super::item::{Around, Standing, stands};
use super::spoken::Spoken;
use super::witness::Witness;
use crate::checklist::{Applies, Item, Per};
use crate::record::{Answer, AnswerKey, Evidence, ModelId, Observed, Record, is_asked_of};
use crate::scan::Observation;

/// Everything that questions are judged by, made ready once for all of them.
pub(super) struct Judge<'a> {
    record: &'a Record,
    observed: &'a Observed,
    today: NaiveDate,
    witness: Option<&'a Witness>,
    spoken: Option<Spoken<'a>>,
    facts: Current,
    in_use: Vec<&'a ModelId>,
}

/// In which of the two lists a gap stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum GapPlace {
    Wanting,
    Accepted,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        record: &'a Record,
        observed: &'a Observed,
        today: NaiveDate,
        witness: Option<&'a Witness>,
    ) -> Self {
        let in_use = record.in_use().collect();
        let spoken = witness.map(|witness| Spoken::of(witness, record, today));
        Self { record, observed, today, witness, spoken, facts: current(record, witness), in_use }
    }

    /// Judges every question of an item; `answer` finds what was said about a model, or about the project.
    pub(super) fn item(&self, item: &Item, answer: impl Fn(Option<&ModelId>) -> Option<&'a Answer>) -> Asked {
        if self.record.profile.applies(item) != Applies::Yes {
            return Asked::Once(Standing::NotAsked);
        }
        if item.per == Per::Project || self.in_use.is_empty() {
            return Asked::Once(self.question(item, &AnswerKey::item(&item.id), answer(None)));
        }
        let one = |model: &&ModelId| {
            let key = AnswerKey::of(&item.id, Some(model));
            let judged = || self.question(item, &key, answer(Some(model)));
            (ModelId::clone(model), if is_asked_of(item, model) { judged() } else { Standing::NotAsked })
        };
        Asked::Each(self.in_use.iter().map(one).collect())
    }

    /// Judges one question: the one place where it is decided what is wanting in an answer, whether that is accepted, and
    /// whether it is shown. Nobody's answer is one that says nothing.
    pub(super) fn question(&self, item: &Item, key: &AnswerKey, answer: Option<&Answer>) -> Standing {
        let nobodys = Answer::default();
        let answer = answer.unwrap_or(&nobodys);
        let around = Around {
            observed: self.observed,
            witness: self.witness,
            today: self.today,
            release: self.record.release.as_ref(),
            moved: moved(item, key, answer, &self.facts),
            is_spoken_against: self.against(key).next().is_some(),
            is_in_conflict: self.record.conflicts.contains_key(key),
        };
        stands(item, answer, around)
    }

    /// What speaks against a yes to a question, but for what somebody set aside.
    pub(super) fn against(&self, key: &AnswerKey) -> impl Iterator<Item = &'a Observation> {
        self.spoken.iter().flat_map(|spoken| spoken.against(key))
    }

    /// What has become of a piece of evidence.
    pub(super) fn became(&self, evidence: &Evidence) -> Became {
        became(evidence, self.observed, self.witness)
    }
}

/// What is wanting in one item.
pub(super) fn gaps(item: &Item, position: usize, asked: &Asked) -> impl Iterator<Item = (Gap, GapPlace)> {
    asked.each().flat_map(move |(model, standing)| gaps_of(item, position, model, standing))
}

fn gaps_of(
    item: &Item,
    position: usize,
    model: Option<&ModelId>,
    standing: &Standing,
) -> impl Iterator<Item = (Gap, GapPlace)> {
    let (kinds, accepted, moved) = match standing {
        Standing::Asked { kinds, accepted, moved, .. } => {
            (kinds.as_slice(), accepted.is_some(), moved.as_slice())
        }
        Standing::NotAsked => (&[][..], false, &[][..]),
    };
    kinds.iter().map(move |&kind| {
        let place = if accepted && kind.can_be_accepted() { GapPlace::Accepted } else { GapPlace::Wanting };
        let key = AnswerKey::of(&item.id, model);
        let moved = if kind == GapKind::ModelChanged { moved.to_vec() } else { Vec::new() };
        (Gap { kind, severity: item.severity, key, position: Some(position), moved }, place)
    })
}
