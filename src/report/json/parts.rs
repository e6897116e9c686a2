//! The parts that several documents share.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::super::subject::Subject;
use crate::assess::{Assessment, Coverage, Gap};
use crate::checklist::{Checklist, Fallback, Item, Off, Severity};

/// Version of these documents; neither the program's nor the record's.
pub const FORMAT: u64 = 1;

/// A moment, to the second.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Which checklist was asked.
#[derive(Debug, Serialize)]
pub(super) struct ChecklistWire<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    origin: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extensions: Vec<PartWire<'a>>,
}

impl<'a> ChecklistWire<'a> {
    pub(super) fn of(subject: &'a Subject<'_>) -> Self {
        let checklist = subject.checklist;
        Self {
            id: checklist.id.as_str(),
            version: &checklist.version,
            title: &checklist.title,
            origin: &subject.origin,
            extensions: PartWire::all(checklist),
        }
    }
}

/// An extension of the checklist.
#[derive(Debug, Serialize)]
pub(super) struct PartWire<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

impl<'a> PartWire<'a> {
    pub(super) fn all(checklist: &'a Checklist) -> Vec<Self> {
        let parts = checklist.composition.parts.iter();
        parts
            .map(|part| Self {
                id: part.id.as_str(),
                version: &part.version,
                title: &part.title,
                language: part.language.as_deref(),
            })
            .collect()
    }
}

/// What extensions made of one item; left out where they made nothing of it.
#[derive(Debug, Serialize)]
pub(super) struct ProvenanceWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raised: Option<RaisedWire<'a>>,
    /// The language that stands in for a missing translation, such as `English` or `partly English`.
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<String>,
}

#[derive(Debug, Serialize)]
struct RaisedWire<'a> {
    from: &'static str,
    by: &'a str,
    reason: Option<&'a str>,
}

impl<'a> ProvenanceWire<'a> {
    pub(super) fn of(checklist: &'a Checklist, item: &Item) -> Self {
        let composition = &checklist.composition;
        let raised = composition.tightened(&item.id).map(|raised| RaisedWire {
            from: raised.from.word(),
            by: raised.by.as_str(),
            reason: raised.reason.as_deref(),
        });
        Self {
            part: composition.part_of(&item.id).map(|part| part.id.as_str()),
            raised,
            fallback: composition.fallback(&item.id).map(Fallback::mark),
        }
    }
}

/// An item that an extension switched off.
#[derive(Debug, Serialize)]
pub(super) struct OffWire<'a> {
    id: &'a str,
    title: &'a str,
    question: &'a str,
    severity: &'static str,
    by: &'a str,
    reason: &'a str,
}

impl<'a> OffWire<'a> {
    pub(super) fn of(off: &'a Off) -> Self {
        Self {
            id: off.item.id.as_str(),
            title: &off.item.title,
            question: &off.item.question,
            severity: off.item.severity.word(),
            by: off.by.as_str(),
            reason: &off.reason,
        }
    }
}

/// One thing wanting.
#[derive(Debug, Serialize)]
pub(super) struct GapWire<'a> {
    item: &'a str,
    model: Option<&'a str>,
    kind: &'static str,
    severity: &'static str,
    sentence: String,
    next: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl<'a> GapWire<'a> {
    pub(super) fn of(subject: &Subject<'_>, gap: &'a Gap) -> Self {
        Self {
            item: gap.key.item_str(),
            model: gap.key.model(),
            kind: gap.kind.word(),
            severity: gap.severity.word(),
            sentence: subject.sentence(gap),
            next: subject.next(gap),
            until: None,
        }
    }

    /// The same with the last day on which it is accepted.
    pub(super) fn accepted(subject: &Subject<'_>, gap: &'a Gap) -> Self {
        let acceptance = subject.record.answer(&gap.key).and_then(|answer| answer.acceptance.as_ref());
        Self { until: acceptance.map(|taken| taken.until.to_string()), ..Self::of(subject, gap) }
    }

    pub(super) fn all(subject: &Subject<'a>) -> (Vec<Self>, Vec<Self>) {
        let assessment = subject.assessment;
        let gaps = assessment.gaps.iter().map(|gap| Self::of(subject, gap)).collect();
        let accepted = assessment.accepted.iter().map(|gap| Self::accepted(subject, gap)).collect();
        (gaps, accepted)
    }
}

/// How many questions have gaps of which weight, each counted once; `accepted` for a time comes beside them.
#[derive(Debug, Serialize)]
pub(super) struct QuestionsWire {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
    accepted: usize,
}

impl QuestionsWire {
    pub(super) fn of(assessment: &Assessment) -> Self {
        Self {
            critical: assessment.count(Severity::Critical),
            high: assessment.count(Severity::High),
            medium: assessment.count(Severity::Medium),
            low: assessment.count(Severity::Low),
            accepted: assessment.count_accepted(),
        }
    }
}

/// Counts, each a part of `applicable`; `not_asked` comes beside it.
#[derive(Debug, Serialize)]
pub(super) struct CountsWire {
    applicable: usize,
    answered: usize,
    said: usize,
    shown: usize,
    not_applicable: usize,
    not_asked: usize,
}

impl From<&Coverage> for CountsWire {
    fn from(counts: &Coverage) -> Self {
        let &Coverage { applicable, answered, said, shown, not_applicable, not_asked } = counts;
        Self { applicable, answered, said, shown, not_applicable, not_asked }
    }
}
