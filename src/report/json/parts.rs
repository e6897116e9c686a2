//! The parts that both documents share.

use serde::Serialize;

use super::super::subject::Subject;
use crate::assess::{Coverage, Gap};

/// Version of these documents; neither the program's nor the record's.
pub const FORMAT: u64 = 1;

/// Which checklist was asked.
#[derive(Debug, Serialize)]
pub(super) struct ChecklistWire<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    origin: &'a str,
}

impl<'a> ChecklistWire<'a> {
    pub(super) fn of(subject: &'a Subject<'_>) -> Self {
        let checklist = subject.checklist;
        Self {
            id: checklist.id.as_str(),
            version: &checklist.version,
            title: &checklist.title,
            origin: &subject.origin,
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
    next: &'static str,
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
            next: gap.kind.next(),
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
