//! One answer for programs: everything that is recorded under a key, what is wanting in it, and what backs it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::super::subject::{ByItem, Subject};
use super::parts::moment;
use crate::assess::only_mentioned;
use crate::record::{Acceptance, Affirmed, Answer, AnswerKey, Evidence, Facts, Kept, Plan, Review, Status};

/// One answer.
#[derive(Debug, Serialize)]
pub(super) struct AnswerWire<'a> {
    key: &'a str,
    model: Option<&'a str>,
    status: &'static str,
    gaps: Vec<&'static str>,
    by: Option<&'a str>,
    at: Option<String>,
    owner: Option<&'a str>,
    /// The words that were answered, where the checklist has others now or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_then: Option<&'a str>,
    note: &'a str,
    reason: &'a str,
    evidence: Vec<EvidenceWire<'a>>,
    /// Whether all of it only mentions what was asked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    only_mentioned: bool,
    plan: Option<&'a Plan>,
    acceptance: Option<&'a Acceptance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affirmed: Option<&'a Affirmed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'a Review>,
    /// Why it is kept, where nothing asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Kept>,
    /// The facts that it rests on, as they were.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    facts: &'a Facts,
    /// When they were taken, where that is written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    facts_at: Option<String>,
    /// When the status was given, where something else was changed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    given_at: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extra: &'a BTreeMap<String, Value>,
}

#[derive(Debug, Serialize)]
struct EvidenceWire<'a> {
    #[serde(flatten)]
    evidence: &'a Evidence,
    proof: &'static str,
}

impl<'a> AnswerWire<'a> {
    pub(super) fn of(
        subject: &Subject<'a>,
        by_item: &ByItem<'a>,
        key: &'a AnswerKey,
        answer: &'a Answer,
    ) -> Self {
        Self {
            key: key.as_str(),
            model: key.model(),
            status: Status::word_of(answer.status),
            gaps: by_item.gaps(key).iter().map(|gap| gap.kind.word()).collect(),
            by: answer.by.as_deref(),
            at: answer.at.map(moment),
            owner: answer.owner.as_deref(),
            asked_then: subject.asked_then(key, answer),
            note: &answer.note,
            reason: &answer.reason,
            evidence: answer
                .evidence
                .iter()
                .map(|evidence| EvidenceWire { evidence, proof: subject.proof(evidence).word() })
                .collect(),
            only_mentioned: only_mentioned(answer),
            plan: answer.plan.as_ref(),
            acceptance: answer.acceptance.as_ref(),
            affirmed: answer.affirmed.as_ref(),
            review: answer.review.as_ref(),
            kept: subject.kept(key),
            facts: &answer.facts,
            facts_at: answer.facts_at.map(moment),
            given_at: answer.given_at.map(moment),
            extra: &answer.extra,
        }
    }
}
