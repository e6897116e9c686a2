//! The judgement, and the heart of the program: checklist, record, what was seen of the evidence, and today's date go
//! in; progress and gaps come out.
//!
//! Pure: no file, no clock. It counts, with denominators; it never weighs the counts into a score.

mod adopt;
mod against;
mod aside;
mod coverage;
mod due;
mod evidence;
mod filed;
mod gap;
mod haste;
mod item;
mod queue;
mod release;
mod shift;
mod upgrade;

use std::cmp::Reverse;

use chrono::NaiveDate;

pub use adopt::adoption;
pub use against::{against, contradictions};
pub use aside::{Aside, Heed, aside_key, heed, laid_aside, set_aside, unseen};
pub use coverage::Coverage;
pub use gap::{Gap, GapKind};
pub use haste::{Haste, HasteKind, ModelDays, haste};
pub use item::{Standing, stands};
pub use queue::{Entry, Queue, Reason, ReasonKind, SOON, queue};
pub use release::{Blockers, blockers, reaffirm, renewals};
pub use shift::{Regression, Shift, Why, shift};
pub use upgrade::{Before, Otherwise, before};

use crate::checklist::{Applies, Checklist, Item, Severity};
use crate::record::{Answer, AnswerKey, Observed, Record};
use crate::scan::Observation;
use against::speaks;
use filed::{Filed, file};

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
    /// For each item of the checklist, whether it is asked and how its answer stands.
    pub items: Vec<Standing>,
}

impl Assessment {
    /// How many gaps weigh exactly this.
    pub fn count(&self, severity: Severity) -> usize {
        self.gaps.iter().filter(|gap| gap.severity == severity).count()
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
    let mut all =
        Assessment { phases: vec![Coverage::default(); checklist.phases.len()], ..Assessment::default() };
    let Filed { answers, orphans } = file(checklist, record);
    for (position, (item, answer)) in checklist.items().iter().zip(answers).enumerate() {
        let standing = judge(item, answer, record, observed, today);
        for (gap, place) in gaps(item, position, &standing) {
            all.list(place).push(gap);
        }
        all.count_in(item, &standing);
        all.items.push(standing);
    }
    all.gaps.extend(orphans);
    all.gaps.extend(other_conflicts(checklist, record));
    // Stable: the kinds of one item, and the orphans, stay in their order.
    all.gaps.sort_by_key(rank);
    all.accepted.sort_by_key(rank);
    all
}

impl Assessment {
    /// Judges one item again whose own answer has changed, and nothing else has. Gives what [`assess`] would give, at a
    /// small part of its cost. A position that the checklist does not have changes nothing.
    pub fn again(
        &mut self,
        position: usize,
        checklist: &Checklist,
        record: &Record,
        observed: &Observed,
        today: NaiveDate,
    ) {
        let Some(item) = checklist.items().get(position) else { return };
        let standing = judge(item, record.answer(&AnswerKey::item(&item.id)), record, observed, today);
        let Some(slot) = self.items.get_mut(position) else { return };
        let before = std::mem::replace(slot, standing.clone());
        for counts in self.phases.get_mut(item.phase).into_iter().chain([&mut self.total]) {
            counts.take_away(&before);
            counts.add(&standing);
        }
        self.gaps.retain(|gap| gap.position != Some(position));
        self.accepted.retain(|gap| gap.position != Some(position));
        for (gap, place) in gaps(item, position, &standing) {
            let list = self.list(place);
            let at = list.partition_point(|other| rank(other) <= rank(&gap));
            list.insert(at, gap);
        }
    }

    /// Takes in what a scan saw: a yes that the project itself speaks against is wanting and not shown, and so is one whose
    /// adopted observations are no longer found. What somebody set aside until `today` or later speaks against nothing. It
    /// only adds. [`Assessment::again`] judges an item as if nobody had
    /// scanned.
    pub fn take_in(
        &mut self,
        checklist: &Checklist,
        record: &Record,
        observations: &[Observation],
        today: NaiveDate,
    ) {
        for (position, item) in checklist.items().iter().enumerate() {
            let Some(before @ Standing::Asked { .. }) = self.items.get(position).cloned() else { continue };
            let Some(answer) = record.answer(&AnswerKey::item(&item.id)) else { continue };
            let says = speaks(item.id.as_str(), answer, observations, record, today);
            let new: Vec<_> = says.into_iter().filter(|kind| !before.is(*kind)).collect();
            if new.is_empty() {
                continue;
            }
            let mut after = before.clone();
            after.is_spoken_against(&new);
            for counts in self.phases.get_mut(item.phase).into_iter().chain([&mut self.total]) {
                counts.take_away(&before);
                counts.add(&after);
            }
            for (gap, place) in gaps(item, position, &after).filter(|(gap, _)| new.contains(&gap.kind)) {
                let list = self.list(place);
                let at = list.partition_point(|other| rank(other) <= rank(&gap));
                list.insert(at, gap);
            }
            if let Some(slot) = self.items.get_mut(position) {
                *slot = after;
            }
        }
    }

    fn count_in(&mut self, item: &Item, standing: &Standing) {
        for counts in self.phases.get_mut(item.phase).into_iter().chain([&mut self.total]) {
            counts.add(standing);
        }
    }

    fn list(&mut self, place: GapPlace) -> &mut Vec<Gap> {
        match place {
            GapPlace::Wanting => &mut self.gaps,
            GapPlace::Accepted => &mut self.accepted,
        }
    }
}

/// The conflicts that no item which is asked shows: about one model, an item that is hidden, or one that is no more.
fn other_conflicts(checklist: &Checklist, record: &Record) -> Vec<Gap> {
    let of_key = |key: &AnswerKey| {
        let position = checklist.position_of(key.item_str());
        let item = position.and_then(|position| checklist.items().get(position));
        let shown = key.model().is_none()
            && item.is_some_and(|item| matches!(record.profile.applies(item), Applies::Yes));
        let severity = item.map_or(Severity::Low, |item| item.severity);
        (!shown).then(|| Gap { kind: GapKind::Conflict, severity, key: key.clone(), position })
    };
    record.conflicts.keys().filter_map(of_key).collect()
}

/// In which of the two lists a gap stands.
#[derive(Debug, Clone, Copy)]
enum GapPlace {
    Wanting,
    Accepted,
}

fn judge(
    item: &Item,
    answer: Option<&Answer>,
    record: &Record,
    observed: &Observed,
    today: NaiveDate,
) -> Standing {
    let mut standing = match record.profile.applies(item) {
        Applies::No(_) => Standing::NotAsked,
        Applies::Yes => stands(item, answer, observed, today, record.release.as_ref()),
    };
    if !record.conflicts.is_empty() && record.conflicts.contains_key(&AnswerKey::item(&item.id)) {
        standing.is_in_conflict();
    }
    standing
}

/// What is wanting in one item.
fn gaps(item: &Item, position: usize, standing: &Standing) -> impl Iterator<Item = (Gap, GapPlace)> {
    let (kinds, accepted) = match standing {
        Standing::Asked { kinds, accepted, .. } => (kinds.as_slice(), accepted.is_some()),
        Standing::NotAsked => (&[][..], false),
    };
    kinds.iter().map(move |&kind| {
        let place = if accepted && kind.can_be_accepted() { GapPlace::Accepted } else { GapPlace::Wanting };
        let key = AnswerKey::item(&item.id);
        (Gap { kind, severity: item.severity, key, position: Some(position) }, place)
    })
}

/// Heaviest first, then in the order of the checklist; what it does not have comes last.
fn rank(gap: &Gap) -> (Reverse<Severity>, usize) {
    (Reverse(gap.severity), gap.position.unwrap_or(usize::MAX))
}
