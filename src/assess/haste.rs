//! What looks as if nobody had looked: facts about how answers were given, which a reader may want to know.
//!
//! Each states what is recorded and accuses nobody; there may be a good reason. No gap and no exit code follows from it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::checklist::{Basis, Checklist, words};
use crate::record::{Answer, AnswerKey, Record, Status};
use crate::text::clipped;
use crate::words::haste;

/// Answers that share a reason before it is told.
const SAME: usize = 3;
/// Words that a reason has at least.
const FEW_WORDS: usize = 3;
/// Answers within so many seconds before it is told.
const MANY: usize = 5;
const SECONDS: i64 = 10;
/// Reaffirmations of one moment before it is told.
const STROKE: usize = 3;
/// Most characters of a reason that is quoted.
const QUOTED: usize = 60;
/// Facts of an item that are about a model.
const OF_MODELS: [Basis; 3] = [Basis::ModelId, Basis::ModelRevision, Basis::FileDigest];

words!(
    /// What is told. The words are stable: other programs read them.
    HasteKind {
        /// Several answers give one reason.
        SameReason = "same-reason",
        /// A reason has hardly any words.
        ShortReason = "short-reason",
        /// Many answers were given within seconds.
        WithinSeconds = "within-seconds",
        /// The evidence was named before the model became what it is.
        OlderThanModel = "older-than-model",
        /// Everything was reaffirmed at one moment.
        OneStroke = "one-stroke",
    }
);

/// A fact about how answers were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Haste {
    /// Of which kind.
    pub kind: HasteKind,
    /// The answers that it is about.
    pub keys: Vec<AnswerKey>,
    /// The fact, in a sentence; not made fit for a terminal yet.
    pub sentence: String,
}

/// Since when each model is what it is now, as far as that is known.
pub type ModelDays = BTreeMap<String, NaiveDate>;

/// Everything of the kind in a record, in the order of [`HasteKind`].
pub fn haste(checklist: &Checklist, record: &Record, models: &ModelDays) -> Vec<Haste> {
    let mut all = same_reasons(record);
    all.extend(short_reasons(record));
    all.extend(within_seconds(record));
    all.extend(older_than_model(checklist, record, models));
    all.extend(one_stroke(record));
    all
}

/// The reasons of an answer: why it does not apply, and why its risk is bearable.
fn reasons(answer: &Answer) -> impl Iterator<Item = &str> {
    let accepted = answer.acceptance.as_ref().map(|acceptance| acceptance.reason.as_str());
    let stands = answer.status == Some(Status::NotApplicable);
    let reason = Some(answer.reason.as_str()).filter(|_| stands);
    reason.into_iter().chain(accepted).map(str::trim).filter(|reason| !reason.is_empty())
}

fn same_reasons(record: &Record) -> Vec<Haste> {
    let mut by_words: BTreeMap<String, (&str, Vec<AnswerKey>)> = BTreeMap::new();
    for (key, answer) in record.written() {
        for reason in reasons(answer) {
            let plain = reason.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let (_, keys) = by_words.entry(plain).or_insert((reason, Vec::new()));
            if keys.last() != Some(key) {
                keys.push(key.clone());
            }
        }
    }
    let several = by_words.into_values().filter(|(_, keys)| keys.len() >= SAME);
    several
        .map(|(reason, keys)| Haste {
            kind: HasteKind::SameReason,
            sentence: haste::same_reason(keys.len(), clipped(reason, QUOTED)),
            keys,
        })
        .collect()
}

fn short_reasons(record: &Record) -> Vec<Haste> {
    let short = |reason: &&str| reason.unicode_words().take(FEW_WORDS).count() < FEW_WORDS;
    let found = record.written().flat_map(|(key, answer)| {
        reasons(answer).filter(short).map(move |reason| Haste {
            kind: HasteKind::ShortReason,
            keys: vec![key.clone()],
            sentence: haste::short_reason(FEW_WORDS, clipped(reason, QUOTED)),
        })
    });
    found.collect()
}

/// The moments at which one person gave an answer or reaffirmed it by itself. Where somebody changed something else since,
/// the record names them, and no longer who answered: of those nothing is told, since they may be of many people.
fn moments(record: &Record) -> BTreeMap<&str, Vec<(DateTime<Utc>, &AnswerKey)>> {
    let mut by_person: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (key, answer) in record.written().filter(|(_, answer)| answer.status.is_some()) {
        if let (Some(by), Some(at), None) = (&answer.by, answer.at, answer.given_at) {
            by_person.entry(by).or_default().push((at, key));
        }
        if let Some(affirmed) = answer.affirmed.as_ref().filter(|affirmed| !affirmed.unchanged) {
            by_person.entry(&affirmed.by).or_default().push((affirmed.at, key));
        }
    }
    for moments in by_person.values_mut() {
        moments.sort();
        moments.dedup();
    }
    by_person
}

fn within_seconds(record: &Record) -> Vec<Haste> {
    let mut all = Vec::new();
    for (by, moments) in moments(record) {
        let mut rest = moments.as_slice();
        while let Some(&(first, _)) = rest.first() {
            let run = rest.partition_point(|(at, _)| (*at - first).num_seconds() <= SECONDS);
            let (these, others) = rest.split_at_checked(run).unwrap_or((rest, &[]));
            let mut keys: Vec<AnswerKey> = these.iter().map(|(_, key)| (*key).clone()).collect();
            keys.sort();
            keys.dedup();
            if keys.len() >= MANY {
                let sentence = haste::within_seconds(keys.len(), by, SECONDS, first.format(haste::MOMENT));
                all.push(Haste { kind: HasteKind::WithinSeconds, keys, sentence });
                rest = others;
            } else {
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    all
}

/// A yes about a model, or about all models, whose evidence was named before the model became what it is.
fn older_than_model(checklist: &Checklist, record: &Record, models: &ModelDays) -> Vec<Haste> {
    let Some((latest, latest_day)) = models.iter().max_by_key(|(_, day)| **day) else { return Vec::new() };
    let older = |(key, answer): (&AnswerKey, &Answer)| {
        let item = checklist.items().get(checklist.position_of(key.item_str())?)?;
        let about = item.rests_on.iter().any(|fact| OF_MODELS.contains(fact));
        let (model, day) = match key.model() {
            Some(model) => (model, models.get(model)?),
            None => (latest.as_str(), latest_day),
        };
        let named = answer.last_touched_at()?.date_naive();
        let backed = answer.status == Some(Status::Yes) && !answer.evidence.is_empty();
        (about && backed && named < *day).then(|| Haste {
            kind: HasteKind::OlderThanModel,
            keys: vec![key.clone()],
            sentence: haste::older_than_model(named, model, day),
        })
    };
    record.written().filter_map(older).collect()
}

/// Told of the release that is open; what was signed off is no longer to be changed.
fn one_stroke(record: &Record) -> Option<Haste> {
    let release = record.release.as_ref()?;
    let affirmed: Vec<_> = record
        .written()
        .filter_map(|(key, answer)| Some((key, answer.affirmed.as_ref()?)))
        .filter(|(_, affirmed)| affirmed.release == release.version && affirmed.at >= release.opened_at)
        .collect();
    let (_, first) = affirmed.first()?;
    let all_alike = affirmed.iter().all(|(_, each)| each.at == first.at && each.by == first.by);
    (affirmed.len() >= STROKE && all_alike).then(|| Haste {
        kind: HasteKind::OneStroke,
        keys: affirmed.iter().map(|(key, _)| (*key).clone()).collect(),
        sentence: haste::one_stroke(affirmed.len(), &release.version, &first.by),
    })
}
