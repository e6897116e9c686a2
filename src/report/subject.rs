//! What a report is about, and the few questions that every format asks of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::aside::{Decided, Decisions};
use super::hidden::{hidden_sentence, spared_sentence};
use super::lens::{Lens, Sensitive};
use super::proof::Proof;
use crate::assess::{
    Assessment, Blockers, Gap, GapKind, Heed, Unasked, against, aside_key, blockers, contradictions,
    is_about, laid_aside, model_id, unasked,
};
use crate::checklist::{Applies, Checklist, Digest, FindingId, Item, Severity};
use crate::record::{Answer, AnswerKey, AsideKey, Evidence, Kept, ModelId, Observed, Record, SetAside};
use crate::scan::{Bearing, Observation, Scan};
use crate::words::kept::BUILT_IN;
use crate::words::next_step;
use crate::words::report::question::seen_at;

/// Places of a contradiction that are named in its sentence.
const NAMED: usize = 3;

/// An answer that is in no version of the record by itself.
static WITHDRAWN: LazyLock<Answer> = LazyLock::new(Answer::default);

/// Everything that a report is made from.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// The questions.
    pub checklist: &'a Checklist,
    /// Where the questions were found, in words: `built in`, or a path.
    pub origin: String,
    /// The answers.
    pub record: &'a Record,
    /// What follows from them.
    pub assessment: &'a Assessment,
    /// What was seen of the evidence.
    pub observed: &'a Observed,
    /// The day of the report.
    pub today: NaiveDate,
    /// Who writes it.
    pub who: Option<&'a str>,
    /// The commit that the project stood at.
    pub commit: Option<&'a str>,
    /// How many files that the answers rest on, the record included, are otherwise in that commit or not in it; none where
    /// nobody knows.
    pub uncommitted: Option<usize>,
    /// What the repository shows, where it was looked at.
    pub scan: Option<&'a Scan>,
    /// The answers that people sign while a release is open: those of the record before anything was masked in it.
    pub stand: Option<Digest>,
}

impl<'a> Subject<'a> {
    /// The subject of a report on the built-in checklist, where nothing more is known.
    pub fn of(
        checklist: &'a Checklist,
        record: &'a Record,
        assessment: &'a Assessment,
        observed: &'a Observed,
        today: NaiveDate,
    ) -> Self {
        let origin = BUILT_IN.to_owned();
        let (who, commit, uncommitted, scan) = (None, None, None, None);
        let stand = record.release.as_ref().map(|_| record.stand());
        Self { checklist, origin, record, assessment, observed, today, who, commit, uncommitted, scan, stand }
    }

    /// The knowledge as this project sees it; sensitive cases are not told.
    pub(super) fn lens(&self) -> Lens<'a> {
        Lens {
            checklist: self.checklist,
            profile: Some(&self.record.profile),
            sensitive: Sensitive::Withheld,
        }
    }

    /// What keeps the open release from being signed off, and the threshold that the project demands: the list by which
    /// a sign-off is refused.
    pub fn blockers(&self) -> (Blockers, Severity) {
        let threshold = self.record.rules().threshold;
        (blockers(self.checklist, self.record, self.assessment, threshold), threshold)
    }

    /// The item that a gap is about; none for an orphan.
    pub(super) fn item(&self, gap: &Gap) -> Option<&'a Item> {
        gap.position.and_then(|at| self.checklist.items().get(at))
    }

    /// Each item that is contradicted, with what speaks against it and was not set aside.
    pub(super) fn contradictions(
        &self,
        observations: &'a [Observation],
    ) -> impl Iterator<Item = (&'a Item, &'a Observation)> {
        contradictions(self.checklist, &self.assessment.items, observations, self.record, self.today)
    }

    /// What speaks against a yes about a model of which nothing is asked, by model.
    pub(super) fn unasked(&self) -> Vec<Unasked<'a>> {
        let of = |witness| unasked(self.checklist, &self.assessment.items, witness, self.record, self.today);
        self.assessment.witness().map(of).unwrap_or_default()
    }

    /// Whether the whole repository was looked at.
    pub(super) fn is_scanned(&self) -> bool {
        self.scan.is_some_and(Scan::is_whole)
    }

    /// What is seen and set aside, with what was said.
    pub(super) fn laid_aside(
        &self,
        observations: &'a [Observation],
    ) -> impl Iterator<Item = (&'a Observation, &'a SetAside)> {
        laid_aside(observations, self.record, self.today)
    }

    /// What was decided about what a scan sees.
    pub(super) fn decisions(&self) -> Decisions<'a> {
        Decisions { record: Some(self.record), today: self.today }
    }

    /// Every decision to set an observation aside.
    pub(super) fn decided(&self) -> impl Iterator<Item = Decided<'a>> {
        let looked = self.scan.is_some() && !self.record.aside.is_empty();
        let seen: BTreeMap<AsideKey, &'a Observation> = self
            .scan
            .into_iter()
            .filter(|_| looked)
            .flat_map(|scan| scan.observations.iter().rev())
            .filter_map(|one| Some((aside_key(one).ok()?, one)))
            .collect();
        let whole = self.is_scanned();
        self.record.aside.iter().map(move |(key, said)| {
            let place = seen.get(key).map(|one| &one.place);
            let is_seen = looked.then_some(place.is_some()).filter(|seen| whole || *seen);
            Decided { key, said, seen: is_seen, place }
        })
    }

    /// What has become of a piece of evidence.
    pub(super) fn proof(&self, evidence: &Evidence) -> Proof {
        match self.assessment.witness().filter(|_| self.scan.is_some()) {
            Some(witness) => Proof::seen(evidence, self.observed, witness),
            None => Proof::of(evidence, self.observed),
        }
    }

    /// The one thing to do next about a gap; not made fit for a terminal.
    pub(super) fn next(&self, gap: &Gap) -> Cow<'static, str> {
        // Its sentence names the places then.
        if gap.kind == GapKind::Contradicted && self.scan.is_some() {
            return next_step::CONTRADICTED_HERE.into();
        }
        gap.next(self.checklist, self.record, self.observed, self.today)
    }

    /// The gap in a full sentence; a contradiction names the first places.
    pub(super) fn sentence(&self, gap: &Gap) -> String {
        let sentence = gap.sentence(self.checklist, self.record, self.observed);
        let Some(scan) = self.scan.filter(|_| gap.kind == GapKind::Contradicted) else { return sentence };
        let heeded = |one: &&Observation| {
            is_about(one, gap.key.model()) && !matches!(self.decisions().heed(one), Heed::SetAside(_))
        };
        let all = against(gap.key.item_str(), &scan.observations).filter(heeded);
        let mut places: Vec<String> = all.map(|one| one.place.named()).collect();
        let more = places.len().saturating_sub(NAMED);
        places.truncate(NAMED);
        if places.is_empty() { sentence } else { seen_at(&sentence, &places.join(", "), more) }
    }

    /// Whether something may be said in answer to a key.
    pub(super) fn may_be_answered(&self, key: &AnswerKey) -> bool {
        let item = key.item_id().ok().and_then(|id| self.checklist.item(&id));
        item.is_some_and(|item| self.record.may_be_answered(item, key))
    }

    /// Why an item is not asked, if it is not.
    pub(super) fn hidden_by(&self, item: &Item) -> Option<String> {
        match self.record.profile.applies(item) {
            Applies::Yes => {
                let none = self.record.questions(item).is_empty();
                none.then(|| spared_sentence(item, &self.record.spared(item)))
            }
            Applies::No(hidden) => Some(hidden_sentence(self.checklist, &hidden)),
        }
    }

    /// The answers in which somebody wrote something, and those of which two versions wait for a choice: a branch may have
    /// withdrawn one that another one gave.
    fn told(&self) -> BTreeMap<&'a AnswerKey, &'a Answer> {
        let record = self.record;
        let mut told: BTreeMap<_, _> = record.written().collect();
        for key in record.conflicts.keys() {
            told.entry(key).or_insert_with(|| record.answers.get(key).unwrap_or(&WITHDRAWN));
        }
        told
    }

    /// The answers to items that the checklist does not have.
    pub(super) fn orphans(&self) -> impl Iterator<Item = (&'a AnswerKey, &'a Answer)> + '_ {
        let is_orphan = |key: &AnswerKey| {
            let off = self.checklist.composition.off(key.item_str()).is_some();
            !off && key.item_id().is_ok_and(|id| self.checklist.item(&id).is_none())
        };
        self.told().into_iter().filter(move |(key, _)| is_orphan(key))
    }

    /// Why an answer is kept, where nothing asks for it.
    pub(super) fn kept(&self, key: &AnswerKey) -> Option<Kept> {
        let item = key.item_id().ok().and_then(|id| self.checklist.item(&id))?;
        self.record.kept(item, key)
    }

    /// The words that were answered, where the checklist has others now or none.
    pub(super) fn asked_then(&self, key: &AnswerKey, answer: &'a Answer) -> Option<&'a str> {
        let item = key.item_id().ok().and_then(|id| self.checklist.item(&id));
        let same = item.is_some_and(|item| answer.question == Some(item.digest));
        Some(answer.asked.as_str()).filter(|asked| !same && !asked.is_empty())
    }

    /// The findings that items which are asked rest on, in the order of their ids.
    pub(super) fn findings(&self) -> Vec<&'a FindingId> {
        let asked = self.checklist.items().iter().filter(|item| self.hidden_by(item).is_none());
        let mut ids: Vec<_> = asked.flat_map(|item| item.findings.iter().map(|link| &link.id)).collect();
        ids.sort();
        ids.dedup();
        ids
    }
}

/// Something that was seen, and how it bears on an item.
pub(super) type Borne<'a> = (&'a Observation, Bearing);

/// Whether something that was seen is about this model and no other.
fn names(one: &Observation, model: &str) -> bool {
    let about = one.subject.as_ref().and_then(|about| model_id(about.hub, &about.id));
    about.is_some_and(|id| id.as_str() == model)
}

/// The answers and gaps of one subject, sorted by item once, so that a large record costs one pass.
#[derive(Debug, Default)]
pub(super) struct ByItem<'a> {
    answers: HashMap<&'a str, Vec<(&'a AnswerKey, &'a Answer)>>,
    gaps: HashMap<&'a AnswerKey, Vec<&'a Gap>>,
    seen: HashMap<&'a str, Vec<Borne<'a>>>,
}

impl<'a> ByItem<'a> {
    /// Sorts the parts of a subject.
    pub(super) fn new(subject: &Subject<'a>) -> Self {
        let mut sorted = Self::default();
        for (key, answer) in subject.told() {
            sorted.answers.entry(key.item_str()).or_default().push((key, answer));
        }
        for gap in subject.assessment.gaps.iter().chain(&subject.assessment.accepted) {
            sorted.gaps.entry(&gap.key).or_default().push(gap);
        }
        for one in subject.scan.iter().flat_map(|scan| &scan.observations) {
            for bears in &one.items {
                sorted.seen.entry(bears.item).or_default().push((one, bears.bearing));
            }
        }
        sorted
    }

    /// What was written about an item, the answers for single models after the one for the project.
    pub(super) fn answers(&self, item: &Item) -> &[(&'a AnswerKey, &'a Answer)] {
        self.answers.get(item.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// What a scan saw that bears on an answer; on that of one model, what is about this model.
    pub(super) fn seen(&self, key: &AnswerKey) -> Vec<Borne<'a>> {
        let is_meant = |one: &Observation| key.model().is_none_or(|model| names(one, model));
        self.bearing(key.item_str()).iter().filter(|(one, _)| is_meant(one)).copied().collect()
    }

    /// What a scan saw that bears on an item and is about none of these models.
    pub(super) fn seen_besides(&self, item: &Item, models: &[&ModelId]) -> Vec<Borne<'a>> {
        let is_else = |one: &Observation| !models.iter().any(|model| names(one, model.as_str()));
        self.bearing(item.id.as_str()).iter().filter(|(one, _)| is_else(one)).copied().collect()
    }

    fn bearing(&self, item: &str) -> &[Borne<'a>] {
        self.seen.get(item).map_or(&[], Vec::as_slice)
    }

    /// What is wanting in an answer, what is accepted for a time included.
    pub(super) fn gaps(&self, key: &AnswerKey) -> &[&'a Gap] {
        self.gaps.get(key).map_or(&[], Vec::as_slice)
    }
}
