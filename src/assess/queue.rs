//! What to look at again for the release that is open: each item once, with every reason for it, the weightiest reason
//! first.
//!
//! Pure, and in step with the gaps: what the judgement of an item finds is what stands here. Nothing is looked at
//! again by being in the queue; only a person's answer or reaffirmation takes an item out of it.

mod reason;

use std::cmp::Reverse;

use chrono::NaiveDate;

pub use reason::{Reason, ReasonKind};

use super::due::last_looked;
use super::filed::file;
use super::gap::GapKind;
use super::item::Standing;
use super::judge::Judge;
use super::witness::Witness;
use crate::checklist::{Applies, Checklist, Item, Severity};
use crate::record::{Answer, AnswerKey, Evidence, Observed, OpenRelease, Record};
use crate::words::reasons;

/// Days before its last day on which an acceptance is worth a look.
pub const SOON: i64 = 30;
/// Minutes for a look at an item of which nothing has changed.
const GLANCE: u16 = 1;
/// Minutes for a new day or a new decision.
const DECIDE: u16 = 2;
/// Minutes for reading again what has changed.
const READ: u16 = 5;

/// One question to look at again: an item, of one model where it is asked of each.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its answer.
    pub key: AnswerKey,
    /// Where its item stands in the checklist.
    pub position: usize,
    /// What a gap there weighs.
    pub severity: Severity,
    /// Why, the weightiest reason first; never empty.
    pub reasons: Vec<Reason>,
    /// About how long it takes.
    pub minutes: u16,
}

impl Entry {
    /// The kind of its weightiest reason, by which the queue is sorted.
    pub fn kind(&self) -> ReasonKind {
        self.reasons.first().map_or(ReasonKind::Unchanged, Reason::kind)
    }

    /// Whether the release waits for it. An item that is not due by its rhythm may be looked at, and need not.
    pub fn is_needed(&self) -> bool {
        self.kind() != ReasonKind::Unchanged
    }

    /// Whether nothing but its rhythm brings it up, so that it can be reaffirmed together with others.
    pub fn is_unchanged(&self) -> bool {
        matches!(self.kind(), ReasonKind::Due | ReasonKind::Unchanged)
    }
}

/// Everything to look at again, in the order of its reasons, then heaviest first, then as in the checklist.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queue {
    /// One for each question.
    pub entries: Vec<Entry>,
}

impl Queue {
    /// The entries that the release waits for.
    pub fn needed(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_needed())
    }

    /// The entries that the release waits for and that nothing but their rhythm brings up.
    pub fn due_only(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.kind() == ReasonKind::Due)
    }

    /// The entries that can be reaffirmed together.
    pub fn unchanged(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_unchanged())
    }

    /// About how many minutes the needed entries take: one for an item of which nothing has changed, two for a new
    /// decision, five for reading again, and for an unanswered one what its item says. None takes longer than that.
    pub fn minutes(&self) -> u32 {
        self.needed().map(|entry| u32::from(entry.minutes)).sum()
    }

    /// The sum in a few words: `18 items, about 25 minutes`.
    pub fn sum(&self) -> String {
        reasons::left(self.needed().count(), self.minutes())
    }
}

/// The queue of a release. `before` is the release that it comes after, for the words of questions that have changed.
/// A scan, where there was one, says what became of the facts that answers rest on and of what they adopted, and what
/// speaks against them. Without an open release there is nothing to look at.
pub fn queue_seen(
    checklist: &Checklist,
    record: &Record,
    observed: &Observed,
    today: NaiveDate,
    before: Option<&Record>,
    witness: Option<&Witness>,
) -> Queue {
    let Some(look) = Look::at(record, observed, today, before, witness) else { return Queue::default() };
    let filed = file(checklist, record);
    let mut entries = Vec::new();
    for (position, item) in checklist.items().iter().enumerate() {
        if record.profile.applies(item) != Applies::Yes {
            continue;
        }
        for model in record.questions(item) {
            let key = AnswerKey::of(&item.id, model);
            entries.extend(look.entry(position, item, key, filed.answer(position, model)));
        }
    }
    // Stable: the order of the checklist stays.
    entries.sort_by_key(|entry| (entry.kind(), Reverse(entry.severity)));
    Queue { entries }
}

impl Queue {
    /// Looks at one item again whose own answers have changed, and nothing else has. Gives what [`queue_seen`] would give,
    /// at a small part of its cost.
    #[expect(clippy::too_many_arguments, reason = "all that a queue is made from, and the item")]
    pub fn again(
        &mut self,
        position: usize,
        checklist: &Checklist,
        record: &Record,
        observed: &Observed,
        today: NaiveDate,
        before: Option<&Record>,
        witness: Option<&Witness>,
    ) {
        self.entries.retain(|entry| entry.position != position);
        let Some(look) = Look::at(record, observed, today, before, witness) else { return };
        let asked = |item: &&Item| record.profile.applies(item) == Applies::Yes;
        let Some(item) = checklist.items().get(position).filter(asked) else { return };
        for key in record.keys_of(item) {
            let answer = record.answer(&key);
            let Some(entry) = look.entry(position, item, key, answer) else { continue };
            let order = |entry: &Entry| (entry.kind(), Reverse(entry.severity), entry.position);
            let at = self.entries.partition_point(|other| order(other) <= order(&entry));
            self.entries.insert(at, entry);
        }
    }
}

/// What every item is looked at with.
struct Look<'a> {
    release: &'a OpenRelease,
    observed: &'a Observed,
    today: NaiveDate,
    before: Option<&'a Record>,
    judge: Judge<'a>,
}

impl<'a> Look<'a> {
    /// None where no release is open.
    fn at(
        record: &'a Record,
        observed: &'a Observed,
        today: NaiveDate,
        before: Option<&'a Record>,
        witness: Option<&'a Witness>,
    ) -> Option<Self> {
        let release = record.release.as_ref()?;
        let judge = Judge::new(record, observed, today, witness);
        Some(Self { release, observed, today, before, judge })
    }

    fn entry(&self, position: usize, item: &Item, key: AnswerKey, answer: Option<&Answer>) -> Option<Entry> {
        let mut reasons = match answer {
            Some(answer) => self.reasons(item, &key, answer),
            None => vec![Reason::Unanswered],
        };
        reasons.sort_by_key(Reason::kind);
        let minutes = reasons.iter().map(|reason| minutes(reason, item)).max()?;
        Some(Entry { key, position, severity: item.severity, reasons, minutes })
    }

    /// One reason or several for each thing that is wanting, and what only the release asks for.
    fn reasons(&self, item: &Item, key: &AnswerKey, answer: &Answer) -> Vec<Reason> {
        let Standing::Asked { kinds, moved, .. } = self.judge.question(item, key, Some(answer)) else {
            return Vec::new();
        };
        let mut reasons = Vec::new();
        if let Some(review) = answer.sent_back() {
            reasons.push(Reason::SentBack { by: review.by.clone(), comment: review.comment.clone() });
        }
        let last = last_looked(answer);
        for kind in &kinds {
            match kind {
                GapKind::Contradicted => reasons.extend(reason::contradicted(self.judge.against(key))),
                GapKind::ModelChanged => {
                    reasons.extend(moved.iter().map(|fact| Reason::FactChanged(fact.sentence())));
                }
                GapKind::QuestionChanged => reasons.extend(reason::question(item, answer, self.before)),
                GapKind::EvidenceMissing | GapKind::EvidenceChanged => {
                    let became = |evidence: &Evidence| self.judge.became(evidence);
                    reasons.extend(reason::evidence(answer, self.observed, *kind, became));
                }
                GapKind::AcceptanceExpired => reasons.extend(reason::over(answer, self.today)),
                GapKind::PlanOverdue => reasons.extend(reason::overdue(answer, self.today)),
                GapKind::Unanswered => reasons.push(Reason::Unanswered),
                GapKind::NotReviewed => {
                    reasons.push(Reason::Due { rhythm: item.review, last, days: self.gone(last) });
                }
                // A release asks for no better answer, only for a look.
                GapKind::Unknown
                | GapKind::NotDone
                | GapKind::PartlyDone
                | GapKind::NoEvidence
                | GapKind::NoReason
                | GapKind::Conflict
                | GapKind::Orphaned => {}
            }
        }
        let looked_at = answer.looked_at_in(self.release);
        if !looked_at && kinds.iter().any(|kind| kind.can_be_accepted()) {
            reasons.extend(reason::ending(answer, self.today, SOON));
        }
        if reasons.is_empty() && !looked_at && self.release.since.is_some() {
            reasons.push(Reason::Unchanged { last, days: self.gone(last) });
        }
        reasons
    }

    /// Days since a day.
    fn gone(&self, last: Option<NaiveDate>) -> Option<i64> {
        last.map(|last| (self.today - last).num_days())
    }
}

/// About how long it takes to look at an item again for one reason.
fn minutes(reason: &Reason, item: &Item) -> u16 {
    match reason.kind() {
        ReasonKind::Unanswered => item.minutes,
        ReasonKind::Due | ReasonKind::Unchanged => GLANCE.min(item.minutes),
        ReasonKind::AcceptanceExpired | ReasonKind::AcceptanceEnding | ReasonKind::PlanOverdue => {
            DECIDE.min(item.minutes)
        }
        _ => READ.min(item.minutes),
    }
}
