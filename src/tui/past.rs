//! The project over its releases: what was said and shown, which gaps were opened and closed, and how old the answers
//! are. Made on the worker; pure, and a count only.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::assess::{Assessment, assess, shift};
use crate::checklist::Checklist;
use crate::record::{Counts, Observed, Record};
use crate::words::ages as words;

/// Days that separate the ages: up to a month, a quarter, half a year, a year.
pub const AGES: [(i64, &str); 4] =
    [(30, words::MONTH), (90, words::QUARTER), (180, words::HALF_YEAR), (365, words::YEAR)];

/// A record at one moment.
#[derive(Debug)]
pub struct Stand {
    /// What it is called.
    pub name: String,
    /// When.
    pub day: NaiveDate,
    /// The answers.
    pub record: Arc<Record>,
    /// What its evidence held.
    pub observed: Arc<Observed>,
    /// What was counted on that day; none counts now.
    pub counts: Option<Counts>,
}

/// One moment, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What it is called.
    pub name: String,
    /// When.
    pub day: NaiveDate,
    /// What was counted.
    pub counts: Counts,
    /// Gaps that were opened and closed since the moment before; none for the first.
    pub moved: Option<(usize, usize)>,
}

/// The project over its releases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// Releases, the oldest first, and at last the working record.
    pub milestones: Vec<Milestone>,
    /// Earlier releases that are not counted here.
    pub earlier: usize,
    /// Answers of each age, in the order of [`AGES`], then older ones, then those of unknown age.
    pub ages: [usize; 6],
}

/// Looks back over moments, the oldest first, the last one being now.
pub fn look_back(checklist: &Checklist, stands: &[Stand], earlier: usize) -> Past {
    let judged: Vec<Assessment> = stands
        .iter()
        .map(|stand| assess(checklist, &stand.record.without_release(), &stand.observed, stand.day))
        .collect();
    let before = std::iter::once(None).chain(judged.iter().map(Some));
    let milestones = stands.iter().zip(&judged).zip(before).map(|((stand, judged), before)| Milestone {
        name: stand.name.clone(),
        day: stand.day,
        counts: stand.counts.unwrap_or_else(|| judged.counts()),
        moved: before.map(|before| {
            let shift = shift(before, judged);
            (shift.opened.len(), shift.closed.len())
        }),
    });
    let ages = stands.last().map(|now| ages(&now.record, now.day)).unwrap_or_default();
    Past { milestones: milestones.collect(), earlier, ages }
}

fn ages(record: &Record, today: NaiveDate) -> [usize; 6] {
    let mut counts = [0; 6];
    for (_, answer) in record.written().filter(|(_, answer)| answer.status.is_some()) {
        let days = answer.last_looked_at().map(|at| (today - at.date_naive()).num_days());
        let slot = match days {
            None => AGES.len() + 1,
            Some(days) => AGES.iter().position(|(most, _)| days <= *most).unwrap_or(AGES.len()),
        };
        if let Some(count) = counts.get_mut(slot) {
            *count += 1;
        }
    }
    counts
}
