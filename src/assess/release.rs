//! What the sign-off of a release waits for, and how an answer is reaffirmed for one. Writes nothing.

use super::Assessment;
use super::gap::{Gap, GapKind};
use super::renew::{Look, Renewal, renewals};
use crate::checklist::{Item, Severity};
use crate::record::{Affirmed, Answer, AnswerKey, Counts, Edit, Facts, Record, edit};

/// What keeps a release from being signed off; nothing, where both are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blockers {
    /// Gaps at or above the threshold that are neither closed nor accepted, and answers of any severity that wait in
    /// two versions for a choice.
    pub gaps: Vec<Gap>,
    /// Answers that a reviewer sent back, of any severity, and that are as they were.
    pub sent_back: Vec<AnswerKey>,
}

impl Blockers {
    /// Whether nothing keeps it.
    pub fn is_empty(&self) -> bool {
        self.gaps.is_empty() && self.sent_back.is_empty()
    }

    /// The answers with a gap that keeps it, each once, however many gaps it has; not those that wait for a choice.
    pub fn wanting(&self) -> usize {
        self.distinct(|gap| gap.kind != GapKind::Conflict).count()
    }

    /// Every answer that keeps it, once.
    pub fn keys(&self) -> Vec<&AnswerKey> {
        let mut keys: Vec<_> = self.distinct(|_| true).collect();
        keys.extend(self.sent_back.iter().filter(|key| !self.gaps.iter().any(|gap| gap.key == **key)));
        keys
    }

    /// Rows of the list: each gap, then each answer that was sent back.
    pub fn rows(&self) -> usize {
        self.gaps.len() + self.sent_back.len()
    }

    /// The answer that was sent back in a row of the list: the gaps come first.
    pub fn sent_back_at(&self, row: usize) -> Option<&AnswerKey> {
        self.sent_back.get(row.checked_sub(self.gaps.len())?)
    }

    /// The gaps of one question stand together.
    fn distinct(&self, counts: fn(&Gap) -> bool) -> impl Iterator<Item = &AnswerKey> {
        let mut last = None;
        let keys = self.gaps.iter().filter(move |gap| counts(gap)).map(|gap| &gap.key);
        keys.filter(move |key| last.replace(*key) != Some(*key))
    }

    /// How many answers wait in two versions for a choice.
    pub fn waiting(&self) -> usize {
        self.gaps.iter().filter(|gap| gap.kind == GapKind::Conflict).count()
    }
}

/// What keeps the release of a record from being signed off.
pub fn blockers(record: &Record, assessment: &Assessment, threshold: Severity) -> Blockers {
    let sent_back = record.written().filter(|(key, answer)| is_sent_back(record, key, answer));
    Blockers {
        gaps: assessment.gaps.iter().filter(|gap| keeps(gap, threshold)).cloned().collect(),
        sent_back: sent_back.map(|(key, _)| key.clone()).collect(),
    }
}

impl Blockers {
    /// Looks at one item again whose own answers have changed, and nothing else has. Gives what [`blockers`] would give,
    /// and copies nothing of the others.
    pub fn again(
        &mut self,
        at: usize,
        item: &Item,
        record: &Record,
        assessment: &Assessment,
        threshold: Severity,
    ) {
        let mut others = std::mem::take(&mut self.gaps).into_iter().filter(|gap| gap.position != Some(at));
        let keep = assessment.gaps.iter().filter(|gap| keeps(gap, threshold));
        let each = |gap: &Gap| if gap.position == Some(at) { Some(gap.clone()) } else { others.next() };
        self.gaps = keep.filter_map(each).collect();
        let is_own = |key: &AnswerKey| key.item_str() == item.id.as_str();
        self.sent_back.retain(|key| !is_own(key));
        let own = record.written().filter(|(key, answer)| is_own(key) && is_sent_back(record, key, answer));
        self.sent_back.extend(own.map(|(key, _)| key.clone()));
        self.sent_back.sort();
    }
}

/// Whether a reviewer sent an answer back. Nobody can answer any more for a model that is out of use.
fn is_sent_back(record: &Record, key: &AnswerKey, answer: &Answer) -> bool {
    let declared = key.model().and_then(|model| record.declared(model));
    answer.sent_back().is_some() && declared.is_none_or(|declared| declared.retired.is_none())
}

/// Whether a gap keeps a release open. Nobody can sign for two versions of one answer.
fn keeps(gap: &Gap, threshold: Severity) -> bool {
    gap.severity >= threshold || gap.kind == GapKind::Conflict
}

/// The answer after somebody found that it still holds: its evidence is taken as it is now, its question as it is worded
/// now, and the `facts` that it rests on as they are now. What is gone stays as it was named, and wanting.
#[must_use]
pub fn reaffirm(
    key: &AnswerKey,
    answer: &Answer,
    item: Option<&Item>,
    look: Look<'_>,
    facts: Facts,
    affirmed: Affirmed,
) -> Answer {
    let (who, at) = (affirmed.by.clone(), affirmed.at);
    let renewed = renewals(key, answer, look).into_iter();
    let renewed =
        renewed.map(|Renewal { was, is }| Edit::RenewEvidence { was: Box::new(was), is: Box::new(is) });
    let edits = renewed.chain([Edit::Affirm(affirmed), Edit::Facts(facts)]);
    edits.fold(answer.clone(), |answer, each| edit(&answer, each, item, &who, at))
}

impl Assessment {
    /// The counts that a release keeps.
    pub fn counts(&self) -> Counts {
        Counts {
            accepted: self.accepted.len(),
            answered: self.total.answered,
            applicable: self.total.applicable,
            gaps: self.gaps.len(),
            said: self.total.said,
            shown: self.total.shown,
        }
    }
}
