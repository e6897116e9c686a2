//! The judgement, and the heart of the program: checklist, record, what was seen of the evidence, and today's date go
//! in; progress and gaps come out.
//!
//! Pure: no file, no clock. It counts, with denominators; it never weighs the counts into a score.

mod coverage;
mod evidence;
mod gap;
mod item;
mod upgrade;

use chrono::NaiveDate;

pub use coverage::Coverage;
pub use gap::{Gap, GapKind};
pub use item::{Standing, stands};
pub use upgrade::{Before, Why, before};

use crate::checklist::{Applies, Checklist, Severity};
use crate::record::{Answer, AnswerKey, Observed, Record};

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
        let standing = match record.profile.applies(item) {
            Applies::No(_) => Standing::NotAsked,
            Applies::Yes => stands(item, answer, observed, today),
        };
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
    // Stable: within a severity the order of the checklist stays.
    all.gaps.sort_by_key(|gap| std::cmp::Reverse(gap.severity));
    all.accepted.sort_by_key(|gap| std::cmp::Reverse(gap.severity));
    all
}

/// The answers of a record, brought to the items that they belong to.
struct Filed<'a> {
    /// One for each item of the checklist.
    answers: Vec<Option<&'a Answer>>,
    /// Those to items that the checklist does not have.
    orphans: Vec<Gap>,
}

/// One walk over the record: looking each item up in it would cost more than all the rest of the judgement.
fn file<'a>(checklist: &Checklist, record: &'a Record) -> Filed<'a> {
    let mut answers = vec![None; checklist.items().len()];
    let mut orphans = Vec::new();
    for (key, answer) in record.written() {
        match checklist.position_of(key.item_str()) {
            // Switched off with a reason: kept, and nothing is wanting.
            None if checklist.composition.off(key.item_str()).is_some() => {}
            None => orphans.push(Gap {
                kind: GapKind::Orphaned,
                severity: Severity::Low,
                key: key.clone(),
                position: None,
            }),
            // An answer about one model is not the answer to the item.
            Some(_) if key.model().is_some() => {}
            Some(position) => {
                if let Some(slot) = answers.get_mut(position) {
                    *slot = Some(answer);
                }
            }
        }
    }
    Filed { answers, orphans }
}
