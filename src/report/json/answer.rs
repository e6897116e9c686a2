//! One answer for programs: what is recorded, and what is still wanting in it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::super::comparison;
use super::super::subject::{ByItem, Subject};
use super::answered::AnswerWire;
use super::parts::{FORMAT, GapWire};
use super::print::print;
use crate::assess::Gap;
use crate::diff::Field;
use crate::record::{Answer, AnswerKey};

#[derive(Debug, Serialize)]
struct OneWire<'a> {
    format: u64,
    answer: AnswerWire<'a>,
    gaps: Vec<GapWire<'a>>,
    accepted: Vec<GapWire<'a>>,
    /// What stood in fields before something else was typed over it, by field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    replaced: BTreeMap<&'static str, Cow<'a, str>>,
}

/// Everything that is recorded under a key, and the gaps there, those that are accepted for a time apart. `replaced` is what
/// stood in fields before.
pub fn answer(subject: &Subject<'_>, key: &AnswerKey, replaced: &[(Field, String)]) -> String {
    let empty = Answer::default();
    let answer = subject.record.answer(key).unwrap_or(&empty);
    let by_item = ByItem::new(subject);
    let assessment = subject.assessment;
    let here = |gap: &&Gap| gap.key == *key;
    print(&OneWire {
        format: FORMAT,
        answer: AnswerWire::of(subject, &by_item, key, answer),
        gaps: assessment.gaps.iter().filter(here).map(|gap| GapWire::of(subject, gap)).collect(),
        accepted: assessment
            .accepted
            .iter()
            .filter(here)
            .map(|gap| GapWire::accepted(subject, gap))
            .collect(),
        replaced: replaced.iter().map(|(field, was)| (field.word(), comparison::replaced(was))).collect(),
    })
}
