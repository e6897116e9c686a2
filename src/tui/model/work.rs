//! The checklist, the record and what follows from them, kept in step.

use std::sync::Arc;

use chrono::NaiveDate;

use super::place::NotAsked;
use crate::assess::{Assessment, Standing, assess};
use crate::checklist::{Applies, Checklist, Item};
use crate::record::{Answer, AnswerKey, Change, Observed, Record};

/// What is being worked on.
#[derive(Debug)]
pub struct Work {
    /// The questions.
    pub checklist: Arc<Checklist>,
    /// Where the checklist was found.
    pub origin: String,
    /// The answers, as the user sees them.
    pub record: Record,
    /// What was seen of the evidence files.
    pub observed: Observed,
    /// What follows.
    pub assessment: Assessment,
    /// The day that decides what is overdue.
    pub today: NaiveDate,
    /// Who answers; empty until it is known.
    pub who: String,
    /// The commit that the working tree stands on, where git knows.
    pub commit: Option<String>,
    /// What the project was called when it was opened.
    default_name: String,
    /// For each phase the positions of the items that are listed.
    rows: Vec<Vec<usize>>,
}

impl Work {
    /// Work that begins with this record.
    pub fn new(
        checklist: Arc<Checklist>,
        origin: String,
        record: Record,
        today: NaiveDate,
        who: String,
    ) -> Self {
        let default_name = record.project.name.clone();
        let mut work = Self {
            checklist,
            origin,
            record,
            observed: Observed::new(),
            assessment: Assessment::default(),
            today,
            who,
            commit: None,
            default_name,
            rows: Vec::new(),
        };
        work.judge();
        work.list(NotAsked::Hidden);
        work
    }

    /// Judges everything anew. Pure and quick enough for every change, see `benches/`.
    pub fn judge(&mut self) {
        self.assessment = assess(&self.checklist, &self.record, &self.observed, self.today);
    }

    /// Decides anew which items are listed.
    pub fn list(&mut self, not_asked: NotAsked) {
        let mut rows = vec![Vec::new(); self.checklist.phases.len()];
        for (position, item) in self.checklist.items().iter().enumerate() {
            let listed = not_asked == NotAsked::Listed || self.is_asked(position);
            if let Some(phase) = rows.get_mut(item.phase).filter(|_| listed) {
                phase.push(position);
            }
        }
        self.rows = rows;
    }

    /// Applies a change and returns the one that takes it back. The caller judges when all changes are in.
    pub fn apply(&mut self, change: Change) -> Change {
        change.apply(&mut self.record)
    }

    /// The record before anybody said anything: what a kick-off starts from.
    pub fn empty(&self) -> Record {
        Record::new(&self.default_name, &self.checklist)
    }

    /// Gives items that are new in the checklist their place in the record; returns what that changed.
    pub fn make_room(&mut self) -> Vec<Change> {
        let room = Change::room(&self.record, &self.checklist);
        for change in &room {
            drop(change.clone().apply(&mut self.record));
        }
        room
    }

    /// The listed items of a phase, as positions in the checklist, in order.
    pub fn rows(&self, phase: usize) -> &[usize] {
        self.rows.get(phase).map_or(&[], Vec::as_slice)
    }

    /// The item at a position.
    pub fn item(&self, position: usize) -> Option<&Item> {
        self.checklist.items().get(position)
    }

    /// The key under which the item at a position is answered.
    pub fn key(&self, position: usize) -> Option<AnswerKey> {
        self.item(position).map(|item| AnswerKey::item(&item.id))
    }

    /// What was answered there.
    pub fn answer(&self, position: usize) -> Option<&Answer> {
        self.record.answer(&self.key(position)?)
    }

    /// How the item at a position stands.
    pub fn standing(&self, position: usize) -> Option<&Standing> {
        self.assessment.items.get(position)
    }

    /// Whether the profile lets the item at a position be asked.
    pub fn is_asked(&self, position: usize) -> bool {
        self.item(position).is_some_and(|item| self.record.profile.applies(item) == Applies::Yes)
    }

    /// Whether something is wanting in the item at a position.
    pub fn is_wanting(&self, position: usize) -> bool {
        match self.standing(position) {
            Some(Standing::Asked { kinds, accepted, .. }) => match accepted {
                Some(_) => kinds.iter().any(|kind| !kind.can_be_accepted()),
                None => !kinds.is_empty(),
            },
            Some(Standing::NotAsked) | None => false,
        }
    }
}
