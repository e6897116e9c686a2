//! The checklist, the record and what follows from them, kept in step.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::on_item::{OnItem, on_items};
use super::place::NotAsked;
use super::scanned::Scanned;
use super::touches::Touches;
use crate::assess::{Assessment, Standing, assess_seen, unasked};
use crate::checklist::{Checklist, Item, Per};
use crate::record::{Answer, AnswerKey, Change, Evidence, ModelId, Observed, Record};
use crate::report::Proof;
use crate::scan::Observation;

/// What is being worked on.
#[derive(Debug)]
pub struct Work {
    /// The questions.
    pub checklist: Arc<Checklist>,
    /// Where the checklist was found.
    pub origin: String,
    /// The answers, as the user sees them. Shared with whoever prints them; a change then takes a copy.
    pub record: Arc<Record>,
    /// What was seen of the evidence files.
    pub observed: Arc<Observed>,
    /// What the last scan saw; none before the first one ends.
    pub scanned: Option<Arc<Scanned>>,
    /// The same by item and model, without what somebody set aside.
    pub(super) seen: HashMap<&'static str, OnItem>,
    /// How much of it speaks against a yes about models of which nothing is asked, by the name of the model.
    pub unasked: BTreeMap<String, usize>,
    /// What follows.
    pub assessment: Assessment,
    /// The day that decides what is overdue.
    pub today: NaiveDate,
    /// Who answers; empty until it is known.
    pub who: String,
    /// The commit that the working tree stands on, where git knows.
    pub commit: Option<String>,
    /// The model that was chosen for the questions that are asked of each.
    pub(super) chosen_model: Option<ModelId>,
    /// What the project was called when it was opened.
    pub default_name: String,
    /// For each phase the positions of the items that are listed.
    rows: Vec<Vec<usize>>,
    /// By phase, how many items are asked of nobody: counted when they are listed, since each frame tells it.
    pub(super) not_asked: Vec<usize>,
    /// Whether every item is known to have its place in the record.
    room: Room,
    /// Another number whenever anything is another than it was.
    pub(super) edition: u64,
    /// Which items the latest changes touched, where they touched nothing else.
    pub(super) touches: Touches,
}

/// Whether every item has its place in the record. Looking for it costs as much as judging everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// It has not been looked for since something was taken out.
    Unknown,
    /// It has.
    Made,
}

/// More changes at once than this are judged by judging everything.
const FEW: usize = 16;

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
            record: Arc::new(record),
            observed: Arc::default(),
            scanned: None,
            seen: HashMap::new(),
            unasked: BTreeMap::new(),
            assessment: Assessment::default(),
            today,
            who,
            commit: None,
            chosen_model: None,
            default_name,
            rows: Vec::new(),
            not_asked: Vec::new(),
            room: Room::Unknown,
            edition: 0,
            touches: Touches::default(),
        };
        work.judge();
        work.list(NotAsked::Hidden);
        work
    }

    /// Judges everything anew.
    pub fn judge(&mut self) {
        self.all_is_new();
        let witness = self.scanned.as_deref().map(Scanned::witness);
        self.assessment = assess_seen(&self.checklist, &self.record, &self.observed, self.today, witness);
        let (record, checklist) = (&self.record, &self.checklist);
        let item = |item: &str| checklist.position_of(item).and_then(|at| checklist.items().get(at));
        // Without a model in use, the one question is about all of them.
        let some = record.in_use().next().is_some();
        let is_declared = |id: &ModelId| some && record.models.contains_key(id);
        let each = |id: &str| item(id).is_some_and(|item| item.per == Per::Model);
        let on_items = |all: &Arc<Scanned>| on_items(all, &all.aside(record, self.today), is_declared, each);
        self.seen = self.scanned.as_ref().map_or_else(HashMap::new, on_items);
        let of = |witness| unasked(checklist, &self.assessment.items, witness, record, self.today);
        let mut counts = BTreeMap::new();
        for each in self.assessment.witness().map(of).unwrap_or_default() {
            if let Some(model) = each.about.model() {
                *counts.entry(model.to_owned()).or_default() += 1;
            }
        }
        self.unasked = counts;
    }

    /// Takes in what a scan saw, and judges everything if it is news.
    pub fn take_in_scan(&mut self, scanned: Arc<Scanned>) {
        if self.scanned.as_ref() != Some(&scanned) {
            self.scanned = Some(scanned);
            self.judge();
        }
    }

    /// What the last scan saw, if it looked everywhere.
    pub fn whole_scan(&self) -> Option<&[Observation]> {
        let scan = self.scanned.as_deref().map(Scanned::scan).filter(|scan| scan.is_whole());
        scan.map(|scan| scan.observations.as_slice())
    }

    /// Whether every file named as evidence has been looked at, so that no report is kinder than the files are.
    pub fn evidence_is_seen(&self) -> bool {
        let mut files = self.record.written().flat_map(|(_, answer)| answer.evidence_files());
        files.all(|path| self.observed.contains_key(path))
    }

    /// Judges anew what these changes, which were applied, can have touched: with few answers changed, these only, so
    /// that a key costs the same in a small checklist and in a large one.
    pub fn judge_after(&mut self, changes: &[Change]) {
        let Some(positions) = self.touched(changes).filter(|positions| positions.len() <= FEW) else {
            self.judge();
            return;
        };
        self.edition += 1;
        for position in positions {
            self.assessment.again(position, &self.checklist, &self.record, &self.observed, self.today);
        }
    }

    /// Takes in what was seen of evidence, which many items may name, and judges everything if it is news. Whether it is.
    pub fn see(&mut self, seen: Observed) -> bool {
        let news = seen.iter().any(|(path, state)| self.observed.get(path) != Some(state));
        if news {
            Arc::make_mut(&mut self.observed).extend(seen);
            self.judge();
        }
        news
    }

    /// The user says who answers.
    pub fn set_who(&mut self, who: &str) {
        self.all_is_new();
        who.clone_into(&mut self.who);
    }

    /// Who works here, and on which commit. A name that the user gave meanwhile is the one they want.
    pub fn identify(&mut self, who: Option<String>, commit: Option<String>) {
        self.all_is_new();
        if self.who.is_empty() {
            self.who = who.unwrap_or_default();
        }
        self.commit = commit;
    }

    /// The commit that the working tree stands on by now.
    pub fn stand_on(&mut self, commit: Option<String>) {
        if self.commit != commit {
            self.all_is_new();
            self.commit = commit;
        }
    }

    /// Another number whenever anything is another than it was: what was made from this work earlier is out of date.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Decides anew which items are listed.
    pub fn list(&mut self, not_asked: NotAsked) {
        let mut rows = vec![Vec::new(); self.checklist.phases.len()];
        let mut counts = vec![0; rows.len()];
        for (position, item) in self.checklist.items().iter().enumerate() {
            let (Some(rows), Some(count)) = (rows.get_mut(item.phase), counts.get_mut(item.phase)) else {
                continue;
            };
            let asked = self.is_asked_at_all(position);
            *count += usize::from(!asked);
            if asked || not_asked == NotAsked::Listed {
                rows.push(position);
            }
        }
        (self.rows, self.not_asked) = (rows, counts);
    }

    /// Applies a change and returns the one that takes it back. The caller judges when all changes are in.
    pub fn apply(&mut self, change: Change) -> Change {
        match self.touched(std::slice::from_ref(&change)) {
            Some(positions) if !matches!(change, Change::Rules(_)) => {
                self.edition += 1;
                self.touches.add(self.edition, &positions);
            }
            _ => self.all_is_new(),
        }
        if matches!(change, Change::Removed(_) | Change::Checklist(_) | Change::Model(..)) {
            self.room = Room::Unknown;
        }
        change.apply(Arc::make_mut(&mut self.record))
    }

    /// The record before anybody said anything: what a kick-off starts from.
    pub fn empty(&self) -> Record {
        Record::new(&self.default_name, &self.checklist)
    }

    /// Gives items that are new in the checklist their place in the record; returns what that changed.
    pub fn make_room(&mut self) -> Vec<Change> {
        if self.room == Room::Made {
            return Vec::new();
        }
        let room = Change::room(&self.record, &self.checklist);
        for change in &room {
            drop(self.apply(change.clone()));
        }
        self.room = Room::Made;
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

    /// The key under which the item at a position is answered at present.
    pub fn key(&self, position: usize) -> Option<AnswerKey> {
        self.item(position).map(|item| AnswerKey::of(&item.id, self.model_of(position)))
    }

    /// What was answered there.
    pub fn answer(&self, position: usize) -> Option<&Answer> {
        self.record.answer(&self.key(position)?)
    }

    /// What has become of a piece of evidence, in a few words. What was adopted is compared with the last scan.
    pub fn proof(&self, evidence: &Evidence) -> &'static str {
        match (evidence, &self.scanned) {
            (Evidence::Observation(adopted), Some(scanned)) => scanned.proof(adopted),
            _ => Proof::of(evidence, &self.observed).sentence(),
        }
    }

    /// How the question at a position stands that is asked at present.
    pub fn standing(&self, position: usize) -> Option<&Standing> {
        let asked = self.assessment.items.get(position)?;
        let model = self.model_of(position).map(ModelId::as_str);
        asked.of(model).or_else(|| asked.of(None))
    }

    /// Whether something is wanting in the item at a position, of any model.
    pub fn is_wanting(&self, position: usize) -> bool {
        self.assessment.items.get(position).is_some_and(|asked| asked.each().any(|(_, one)| wants(one)))
    }
}

/// Whether something is wanting in a question, beside a risk that was taken knowingly.
pub fn wants(standing: &Standing) -> bool {
    match standing {
        Standing::Asked { kinds, accepted: Some(_), .. } => kinds.iter().any(|kind| !kind.can_be_accepted()),
        Standing::Asked { kinds, accepted: None, .. } => !kinds.is_empty(),
        Standing::NotAsked => false,
    }
}
