//! The judgement, and the heart of the program: checklist, record, what was seen of the evidence, and today's date go
//! in; progress and gaps come out.
//!
//! Pure: no file, no clock. It counts, with denominators; it never weighs the counts into a score.

mod adopt;
mod against;
mod aside;
mod asked;
mod coverage;
mod due;
mod evidence;
mod facts;
mod filed;
mod gap;
mod haste;
mod item;
mod judge;
mod overruled;
mod queue;
mod release;
mod renew;
mod roster;
mod shift;
mod sightings;
mod spoken;
mod typed;
mod unasked;
mod upgrade;
mod witness;

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use chrono::NaiveDate;

pub use adopt::{AdoptError, adoption, adoption_edits, only_mentioned};
pub use against::{against, contradictions};
pub use aside::{Aside, Heed, aside_key, heed, laid_aside, only_supports, set_aside, unseen};
pub use asked::Asked;
pub use coverage::Coverage;
pub use facts::{Moved, facts, resting, resting_now};
pub use gap::{Gap, GapKind};
pub use haste::{Haste, HasteKind, ModelDays, haste};
pub use item::{Standing, stands};
pub use overruled::overruled;
pub use queue::{Entry, Queue, Reason, ReasonKind, SOON, queue_seen};
pub use release::{Blockers, blockers, reaffirm};
pub use renew::{Look, Renewal, renewals};
pub use roster::{Listed, ModelState, model_days, roster};
pub use shift::{Regression, Shift, Why, shift};
pub use sightings::Found;
pub use typed::{TypedModelError, typed_model};
pub use unasked::{About, Unasked, unasked};
pub use upgrade::{Before, Otherwise, before};
pub use witness::{Seen, Witness, is_about, model_id};

use crate::checklist::{Applies, Checklist, Severity};
use crate::record::{AnswerKey, Observed, Record};
use filed::file;
use judge::{GapPlace, Judge, gaps};

/// What follows from checklist, record, evidence and date.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assessment {
    /// What is wanting, heaviest first, then in the order of the checklist.
    pub gaps: Vec<Gap>,
    /// What would be wanting, had nobody accepted it for a time; in the same order.
    pub accepted: Vec<Gap>,
    /// One for each phase of the checklist.
    pub phases: Vec<Coverage>,
    /// All phases together.
    pub total: Coverage,
    /// For each item of the checklist, whether it is asked, of what, and how its answers stand.
    pub items: Vec<Asked>,
    /// What a scan said, where one was taken in.
    witness: Option<Arc<Witness>>,
}

impl Assessment {
    /// How many questions have gaps that weigh exactly this; one with several gaps counts once.
    pub fn count(&self, severity: Severity) -> usize {
        questions(self.gaps.iter().filter(|gap| gap.severity == severity))
    }

    /// How many questions have gaps that weigh this or more; one with several gaps counts once.
    pub fn count_at_or_above(&self, severity: Severity) -> usize {
        questions(self.at_or_above(severity))
    }

    /// How many questions have gaps that somebody accepted for a time; one with several counts once.
    pub fn count_accepted(&self) -> usize {
        questions(self.accepted.iter())
    }

    /// The gaps that weigh this or more.
    pub fn at_or_above(&self, severity: Severity) -> impl Iterator<Item = &Gap> {
        self.gaps.iter().filter(move |gap| gap.severity >= severity)
    }
}

/// Judges a record.
///
/// `observed` is what the store saw of the files named as evidence; a file that was not looked at yet counts as neither
/// shown nor wanting. `today` decides what is overdue or lapsed.
pub fn assess(checklist: &Checklist, record: &Record, observed: &Observed, today: NaiveDate) -> Assessment {
    assess_seen(checklist, record, observed, today, None)
}

/// Judges a record by what a scan says too: a yes that the project itself speaks against is wanting and not shown, and so
/// is one whose adopted observations are no longer found, and one that rests on a fact which has changed.
pub fn assess_seen(
    checklist: &Checklist,
    record: &Record,
    observed: &Observed,
    today: NaiveDate,
    witness: Option<Arc<Witness>>,
) -> Assessment {
    let mut all =
        Assessment { phases: vec![Coverage::default(); checklist.phases.len()], ..Assessment::default() };
    let filed = file(checklist, record);
    let judge = Judge::new(record, observed, today, witness.as_deref());
    for (position, item) in checklist.items().iter().enumerate() {
        let asked = judge.item(item, |model| filed.answer(position, model));
        for (gap, place) in gaps(item, position, &asked) {
            all.list(place).push(gap);
        }
        for counts in all.phases.get_mut(item.phase).into_iter().chain([&mut all.total]) {
            counts.add(&asked);
        }
        all.items.push(asked);
    }
    all.gaps.extend(filed.orphans);
    all.gaps.extend(other_conflicts(checklist, record));
    // Stable: the kinds of one item, and the orphans, stay in their order.
    all.gaps.sort_by(order);
    all.accepted.sort_by(order);
    all.witness = witness;
    all
}

impl Assessment {
    /// Judges one item again whose own answers have changed, and nothing else has. Gives what [`assess_seen`] would give,
    /// at a small part of its cost, by the scan that was taken in. A position that the checklist does not have changes
    /// nothing.
    pub fn again(
        &mut self,
        position: usize,
        checklist: &Checklist,
        record: &Record,
        observed: &Observed,
        today: NaiveDate,
    ) {
        let Some(item) = checklist.items().get(position) else { return };
        let witness = self.witness.clone();
        let judge = Judge::new(record, observed, today, witness.as_deref());
        let asked = judge.item(item, |model| record.answer(&AnswerKey::of(&item.id, model)));
        let Some(slot) = self.items.get_mut(position) else { return };
        let before = std::mem::replace(slot, asked.clone());
        for counts in self.phases.get_mut(item.phase).into_iter().chain([&mut self.total]) {
            counts.take_away(&before);
            counts.add(&asked);
        }
        self.gaps.retain(|gap| gap.position != Some(position));
        self.accepted.retain(|gap| gap.position != Some(position));
        let others = other_conflicts(checklist, record).into_iter();
        let others = others.filter(|gap| gap.position == Some(position)).map(|gap| (gap, GapPlace::Wanting));
        for (gap, place) in gaps(item, position, &asked).chain(others) {
            let list = self.list(place);
            let at = list.partition_point(|other| order(other, &gap).is_le());
            list.insert(at, gap);
        }
    }

    /// Judges everything anew by what a scan says: a yes that the project itself speaks against is wanting and not shown,
    /// and so is one whose adopted observations are no longer found. What somebody set aside until `today` or later speaks
    /// against nothing.
    pub fn take_in(
        &mut self,
        checklist: &Checklist,
        record: &Record,
        observed: &Observed,
        today: NaiveDate,
        witness: Arc<Witness>,
    ) {
        *self = assess_seen(checklist, record, observed, today, Some(witness));
    }

    /// What the scan said that was taken in.
    pub fn witness(&self) -> Option<&Witness> {
        self.witness.as_deref()
    }

    /// How a question stands: of the item at a position, about a model or once for the project.
    pub fn standing(&self, position: usize, model: Option<&str>) -> Option<&Standing> {
        self.items.get(position)?.of(model)
    }

    fn list(&mut self, place: GapPlace) -> &mut Vec<Gap> {
        match place {
            GapPlace::Wanting => &mut self.gaps,
            GapPlace::Accepted => &mut self.accepted,
        }
    }
}

/// The conflicts that no question which is asked shows: about a model that is not in use, an item that is hidden, or one
/// that is no more.
fn other_conflicts(checklist: &Checklist, record: &Record) -> Vec<Gap> {
    let of_key = |key: &AnswerKey| {
        let position = checklist.position_of(key.item_str());
        let item = position.and_then(|position| checklist.items().get(position));
        let shown = item.is_some_and(|item| {
            matches!(record.profile.applies(item), Applies::Yes) && record.kept(item, key).is_none()
        });
        let severity = item.map_or(Severity::Low, |item| item.severity);
        let (kind, key, moved) = (GapKind::Conflict, key.clone(), Vec::new());
        (!shown).then_some(Gap { kind, severity, key, position, moved })
    };
    record.conflicts.keys().filter_map(of_key).collect()
}

/// Heaviest first, then in the order of the checklist, what it does not have last; the gaps of one question together.
fn order(one: &Gap, other: &Gap) -> Ordering {
    let rank = |gap: &Gap| (Reverse(gap.severity), gap.position.unwrap_or(usize::MAX));
    rank(one).cmp(&rank(other)).then_with(|| one.key.cmp(&other.key))
}

/// How many questions sorted gaps are about.
fn questions<'g>(gaps: impl Iterator<Item = &'g Gap>) -> usize {
    let mut last = None;
    gaps.filter(|gap| last.replace(&gap.key) != Some(&gap.key)).count()
}
