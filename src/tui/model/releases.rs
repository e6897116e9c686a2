//! What is known of releases: what the disk holds, what to look at again, and which rows have been on the screen. Judges
//! nothing by itself.

use std::collections::BTreeMap;

use super::work::Work;
use crate::assess::{Blockers, Entry, Haste, Queue, ReasonKind, blockers, haste, model_days, queue_seen};
use crate::checklist::Digest;
use crate::record::{AnswerKey, OpenRelease, Record, Role, Version, same_name};
use crate::tui::deed::{Proposals, Shelf};

/// What is known of releases.
#[derive(Debug, Default)]
pub struct Releases {
    /// What the disk holds, once it was looked at.
    pub shelf: Option<Shelf>,
    /// Versions that the project itself names, once they were looked up.
    pub proposals: Option<Proposals>,
    /// What to look at again.
    pub queue: Queue,
    /// What others answered, as positions in the checklist.
    pub review: Vec<(usize, AnswerKey)>,
    /// What looks as if nobody had looked.
    pub haste: Vec<Haste>,
    /// What keeps the release from being signed off.
    pub blockers: Blockers,
    /// The record as it stands, which signatures are under; none where nobody signed.
    pub stand: Option<Digest>,
    /// The edition of the work, and the reader, that all this was made for; none where it has to be made anew.
    made_from: Option<(u64, String)>,
    /// Rows that have been on the screen, with the reason that they had.
    seen: BTreeMap<AnswerKey, ReasonKind>,
    /// A release that was read to be taken back while something else had the keyboard.
    pub ready: Option<(Version, Box<Record>)>,
}

impl Releases {
    /// Judges anew what to look at again, unless nothing is another than it was when that was last done. Where only a few
    /// items are, these only: a key costs the same in a small checklist and in a large one, but for the facts about haste,
    /// which are about all answers together.
    pub fn renew(&mut self, work: &Work) {
        let from = Some((work.edition(), work.who.clone()));
        if self.made_from == from {
            return;
        }
        let made = std::mem::replace(&mut self.made_from, from);
        let same = made.filter(|(_, who)| *who == work.who && work.record.release.is_some());
        match same.and_then(|(edition, _)| work.touched_since(edition)) {
            Some(positions) => positions.into_iter().for_each(|position| self.again(work, position)),
            None => self.anew(work),
        }
        let open = work.record.release.as_ref();
        self.haste =
            open.map_or_else(Vec::new, |_| haste(&work.checklist, &work.record, &model_days(&work.record)));
        self.stand = open.filter(|open| !open.signed.is_empty()).map(|_| work.record.stand());
        if open.is_none() {
            self.seen.clear();
        }
    }

    /// Judges one item anew, of which alone something has changed.
    fn again(&mut self, work: &Work, position: usize) {
        let Some(item) = work.item(position) else { return };
        let before = self.shelf.as_ref().and_then(|shelf| shelf.before.as_deref());
        let (checklist, record) = (&work.checklist, &work.record);
        let witness = work.assessment.witness();
        self.queue.again(position, checklist, record, &work.observed, work.today, before, witness);
        self.blockers.again(position, item, record, &work.assessment, record.rules().threshold);
        self.review.retain(|(at, _)| *at != position);
        let place = self.review.partition_point(|(at, _)| *at < position);
        self.review.splice(place..place, for_review(work, position));
    }

    /// Judges everything anew.
    fn anew(&mut self, work: &Work) {
        let before = self.shelf.as_ref().and_then(|shelf| shelf.before.as_deref());
        self.queue = queue_seen(
            &work.checklist,
            &work.record,
            &work.observed,
            work.today,
            before,
            work.assessment.witness(),
        );
        self.blockers =
            blockers(&work.checklist, &work.record, &work.assessment, work.record.rules().threshold);
        let positions = 0..work.checklist.items().len();
        self.review = positions.flat_map(|position| for_review(work, position)).collect();
    }

    /// The disk was looked at, and holds this.
    pub fn put(&mut self, found: Shelf) {
        self.shelf = Some(found);
        self.made_from = None;
    }

    /// Notes that rows of the queue were drawn.
    pub fn saw(&mut self, rows: std::ops::Range<usize>) {
        for entry in self.queue.entries.get(rows).unwrap_or_default() {
            self.seen.insert(entry.key.clone(), entry.kind());
        }
    }

    /// Whether an entry has been on the screen with the reason that it has now.
    pub fn has_seen(&self, entry: &Entry) -> bool {
        self.seen.get(&entry.key) == Some(&entry.kind())
    }

    /// The answers that have been on the screen and that nothing but their rhythm brings up.
    pub fn seen_unchanged(&self) -> impl Iterator<Item = &Entry> {
        self.queue.unchanged().filter(|entry| self.has_seen(entry))
    }

    /// How many signatures count under the answers as they stand.
    pub fn signatures(&self, work: &Work) -> usize {
        self.signed(work).map_or(0, |(release, stand)| release.counting(stand))
    }

    /// As what the next person signs.
    pub fn next_role(&self, work: &Work) -> Role {
        self.signed(work).map_or(Role::Author, |(release, stand)| release.next_role(stand))
    }

    /// The open release, and what people sign as it is now, where somebody has signed.
    fn signed<'w>(&self, work: &'w Work) -> Option<(&'w OpenRelease, Digest)> {
        work.record.release.as_ref().zip(self.stand)
    }
}

/// What others answered of the item at a position.
fn for_review(work: &Work, position: usize) -> Vec<(usize, AnswerKey)> {
    let item = work.item(position).filter(|_| work.is_asked_at_all(position));
    let keys = item.map(|item| work.record.keys_of(item)).unwrap_or_default().into_iter();
    keys.filter(|key| is_for_review(work, key)).map(|key| (position, key)).collect()
}

/// Whether somebody else gave an answer.
fn is_for_review(work: &Work, key: &AnswerKey) -> bool {
    let answer = work.record.answer(key).filter(|answer| answer.status.is_some());
    let own = |by: &String| same_name(by, &work.who);
    answer.is_some_and(|answer| !answer.by.as_ref().is_some_and(own))
}
