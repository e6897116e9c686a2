//! What the last scan saw, brought to the items and models that it is about. Made once a scan, on the scan's own thread,
//! so that no key and no frame looks through all of it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::assess::{Found, Witness, heed, model_id};
use crate::record::{Adopted, ModelId, Record};
use crate::scan::{Bearing, Hub, NotExamined, Observation, Scan, Subject};
use crate::words::sight as words;

/// How a scan stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scanning {
    /// None has begun.
    #[default]
    NotYet,
    /// It runs.
    Running {
        /// Files that were looked at.
        done: usize,
        /// Files that there are; none before that is known.
        of: usize,
    },
    /// It came to its end.
    Done,
    /// The user stopped it.
    Stopped,
    /// It did not come to its end, because of this.
    Failed(String),
}

/// How many observations bear in which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bearings {
    /// They speak against a yes.
    pub contradicts: usize,
    /// They could not be looked at to their end.
    pub not_examined: usize,
    /// They are what the question asks for.
    pub supports: usize,
    /// They are worth seeing.
    pub mentions: usize,
    /// Somebody set them aside; they are counted here alone.
    pub aside: usize,
}

impl Bearings {
    /// Counts one more.
    pub fn count(&mut self, bearing: Bearing) {
        *self.of(bearing) += 1;
    }

    /// These and others together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            contradicts: self.contradicts + other.contradicts,
            not_examined: self.not_examined + other.not_examined,
            supports: self.supports + other.supports,
            mentions: self.mentions + other.mentions,
            aside: self.aside + other.aside,
        }
    }

    /// How many there are in all.
    pub fn sum(self) -> usize {
        self.contradicts + self.not_examined + self.supports + self.mentions + self.aside
    }

    /// The count of one way.
    pub fn of(&mut self, bearing: Bearing) -> &mut usize {
        match bearing {
            Bearing::Contradicts => &mut self.contradicts,
            Bearing::NotExamined => &mut self.not_examined,
            Bearing::Supports => &mut self.supports,
            Bearing::Mentions => &mut self.mentions,
        }
    }
}

/// A scan with its ways in.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    scan: Scan,
    witness: Arc<Witness>,
    by_item: HashMap<&'static str, Vec<usize>>,
    by_model: HashMap<usize, Vec<usize>>,
    other: Vec<usize>,
    about: Vec<Option<ModelId>>,
    missed: Vec<NotExamined>,
}

impl Scanned {
    /// What it says to the judgement.
    pub fn witness(&self) -> Arc<Witness> {
        Arc::clone(&self.witness)
    }

    /// Orders a scan.
    pub fn new(scan: Scan) -> Self {
        let mut all = Self::default();
        let models: HashMap<(Hub, &str), Vec<usize>> = scan.inventory.models.iter().enumerate().fold(
            HashMap::new(),
            |mut models: HashMap<_, Vec<usize>>, (at, model)| {
                if let Some(id) = &model.id {
                    models.entry((model.hub, id.as_str())).or_default().push(at);
                }
                models
            },
        );
        for (at, one) in scan.observations.iter().enumerate() {
            for bears in &one.items {
                all.by_item.entry(bears.item).or_default().push(at);
            }
            let about = one.subject.as_ref().and_then(|about| models.get(&(about.hub, about.id.as_str())));
            for model in about.into_iter().flatten() {
                all.by_model.entry(*model).or_default().push(at);
            }
            let declared = |about: &Subject| model_id(about.hub, &about.id);
            all.about.push(one.subject.as_ref().and_then(declared));
            if one.items.is_empty() {
                all.other.push(at);
            }
        }
        for (item, list) in &mut all.by_item {
            list.sort_by_key(|at| scan.observations.get(*at).map(|one| one.bearing_on(item)));
        }
        all.missed = scan.not_examined();
        all.witness = Arc::new(Witness::of(&scan));
        all.scan = scan;
        all
    }

    /// Everything that was seen.
    pub fn scan(&self) -> &Scan {
        &self.scan
    }

    /// The observation at a position.
    pub fn observation(&self, at: usize) -> Option<&Observation> {
        self.scan.observations.get(at)
    }

    /// What bears on an item, as positions, what speaks against it first.
    pub fn on_item(&self, item: &str) -> &[usize] {
        self.by_item.get(item).map_or(&[], Vec::as_slice)
    }

    /// What is about a model, which is given by its position in the inventory.
    pub fn on_model(&self, model: usize) -> &[usize] {
        self.by_model.get(&model).map_or(&[], Vec::as_slice)
    }

    /// What bears on no item: it stands in tests and examples, or says only that a model is there.
    pub fn other(&self) -> &[usize] {
        &self.other
    }

    /// What was opened and not examined to its end.
    pub fn missed(&self) -> &[NotExamined] {
        &self.missed
    }

    /// The model that an observation is about, as it is or would be declared.
    pub fn about(&self, at: usize) -> Option<&ModelId> {
        self.about.get(at)?.as_ref()
    }

    /// Every item on which something bears, with all of that, as positions, what speaks against it first.
    pub(super) fn items(&self) -> impl Iterator<Item = (&'static str, &[usize])> {
        self.by_item.iter().map(|(item, list)| (*item, list.as_slice()))
    }

    /// What of all that was seen somebody set aside, as positions.
    pub fn aside(&self, record: &Record, today: NaiveDate) -> HashSet<usize> {
        if record.aside.is_empty() {
            return HashSet::new();
        }
        let all = self.scan.observations.iter().enumerate();
        let aside = |one: &Observation| heed(one, record, today).is_set_aside();
        all.filter(|(_, one)| aside(one)).map(|(at, _)| at).collect()
    }

    /// What became of an observation that was adopted, for people.
    pub fn proof(&self, adopted: &Adopted) -> &'static str {
        match self.witness.found(adopted) {
            Found::Same => words::STILL_SEEN,
            Found::Other => words::SEEN_OTHERWISE,
            Found::Gone => words::NO_LONGER_SEEN,
            Found::NotReached => words::NOT_LOOKED_AT,
        }
    }
}
