//! The judgement, and the heart of the program: checklist, record, what was seen of the evidence, and today's date go
//! in; progress and gaps come out.
//!
//! Pure: no file, no clock. It counts, with denominators; it never weighs the counts into a score.

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

use chrono::NaiveDate;

pub use coverage::Coverage;
pub use gap::{Gap, GapKind};
pub use haste::{Haste, HasteKind, ModelDays, haste};
pub use item::{Standing, stands};
pub use queue::{Entry, Queue, Reason, ReasonKind, SOON, queue};
pub use release::{Blockers, blockers, reaffirm, renewals};
pub use shift::{Regression, Shift, Why, shift};

use crate::checklist::{Applies, Checklist, Severity};
use crate::record::{AnswerKey, Observed, Record};
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
        let mut standing = match record.profile.applies(item) {
            Applies::No(_) => Standing::NotAsked,
            Applies::Yes => stands(item, answer, observed, today, record.release.as_ref()),
        };
        if !record.conflicts.is_empty() && record.conflicts.contains_key(&AnswerKey::item(&item.id)) {
            standing.is_in_conflict();
        }
        if let Standing::Asked { kinds, accepted, .. } = &standing {
            for &kind in kinds {
                let key = AnswerKey::item(&item.id);
                let gap = Gap { kind, severity: item.severity, key, position: Some(position) };
                if accepted.is_some() && kind.can_be_accepted() { &mut all.accepted } else { &mut all.gaps }
                    .push(gap);
            }
        }
        if let Some(phase) = all.phases.get_mut(item.phase) {
            phase.add(&standing);
        }
        all.total.add(&standing);
        all.items.push(standing);
    }
    all.gaps.extend(orphans);
    all.gaps.extend(other_conflicts(checklist, record));
    // Stable: within a severity the order of the checklist stays.
    all.gaps.sort_by_key(|gap| std::cmp::Reverse(gap.severity));
    all.accepted.sort_by_key(|gap| std::cmp::Reverse(gap.severity));
    all
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
