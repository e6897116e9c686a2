//! What `check` says, for programs.

use serde::Serialize;

use super::super::subject::Subject;
use super::parts::{ChecklistWire, CountsWire, FORMAT, GapWire, OffWire};
use super::print::print;
use crate::assess::{Before, before};
use crate::checklist::{Item, Severity};

#[derive(Debug, Serialize)]
struct CheckWire<'a> {
    format: u64,
    project: &'a str,
    checklist: ChecklistWire<'a>,
    today: String,
    fail_on: &'static str,
    wanting: bool,
    gaps: Vec<GapWire<'a>>,
    accepted: Vec<GapWire<'a>>,
    phases: Vec<PhaseWire<'a>>,
    total: CountsWire,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    off: Vec<OffWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<EarlierWire<'a>>,
}

#[derive(Debug, Serialize)]
struct PhaseWire<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    counts: CountsWire,
}

/// An answer to an earlier question, beside the item that asks now.
#[derive(Debug, Serialize)]
struct EarlierWire<'a> {
    item: &'a str,
    key: &'a str,
    why: &'static str,
    asked: Option<&'a str>,
    asks: &'a str,
    status: &'static str,
    note: &'a str,
}

impl<'a> EarlierWire<'a> {
    fn all(subject: &Subject<'a>) -> Vec<Self> {
        let record = subject.record;
        let of = |item: &'a Item| before(item, record).into_iter().map(move |each| (item, each));
        let all = subject.checklist.items().iter().flat_map(of);
        all.map(|(item, Before { key, why, asked, asks, answer })| Self {
            item: item.id.as_str(),
            key: key.as_str(),
            why: why.word(),
            asked,
            asks,
            status: answer.status.map_or("unanswered", |status| status.word()),
            note: &answer.note,
        })
        .collect()
    }
}

/// Gaps and counts; `wanting` says whether a gap weighs `fail_on` or more.
pub fn check(subject: &Subject<'_>, fail_on: Severity) -> String {
    let (gaps, accepted) = GapWire::all(subject);
    let phases = subject.checklist.phases.iter().zip(&subject.assessment.phases);
    print(&CheckWire {
        format: FORMAT,
        project: &subject.record.project.name,
        checklist: ChecklistWire::of(subject),
        today: subject.today.to_string(),
        fail_on: fail_on.word(),
        wanting: subject.assessment.at_or_above(fail_on).next().is_some(),
        gaps,
        accepted,
        phases: phases
            .map(|(phase, counts)| PhaseWire {
                id: phase.id.as_str(),
                title: &phase.title,
                counts: counts.into(),
            })
            .collect(),
        total: (&subject.assessment.total).into(),
        off: subject.checklist.composition.off.iter().map(OffWire::of).collect(),
        earlier: EarlierWire::all(subject),
    })
}
