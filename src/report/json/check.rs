//! What `check` says, for programs.

use serde::Serialize;

use super::super::subject::Subject;
use super::parts::{ChecklistWire, CountsWire, FORMAT, GapWire};
use super::print::print;
use crate::checklist::Severity;

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
}

#[derive(Debug, Serialize)]
struct PhaseWire<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    counts: CountsWire,
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
    })
}
