//! What `check` says, for programs.

use serde::Serialize;

use super::super::beside::Beside;
use super::super::subject::Subject;
use super::earlier::EarlierWire;
use super::haste::HasteWire;
use super::kept::KeptWire;
use super::parts::{ChecklistWire, CountsWire, FORMAT, GapWire, OffWire, QuestionsWire};
use super::print::print;
use super::seen::SeenWire;
use super::sign_off::SignOffWire;
use crate::assess::overruled;
use crate::checklist::Severity;
use crate::record::left_over;

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
    questions_with_gaps: QuestionsWire,
    phases: Vec<PhaseWire<'a>>,
    total: CountsWire,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    off: Vec<OffWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<EarlierWire<'a>>,
    /// Items about a kind of models that the profile hides, each with a model of that kind that is in use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hidden_though_in_use: Vec<HiddenWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    release: Option<ReleaseWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scan: Option<SeenWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tampered: Vec<KeptWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_over: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    worth_a_look: Vec<HasteWire<'a>>,
}

#[derive(Debug, Serialize)]
struct HiddenWire<'a> {
    item: &'a str,
    model: &'a str,
}

/// The release that is open.
#[derive(Debug, Serialize)]
struct ReleaseWire<'a> {
    version: &'a str,
    to_look_at: usize,
    minutes: u32,
    #[serde(flatten)]
    sign_off: SignOffWire<'a>,
}

#[derive(Debug, Serialize)]
struct PhaseWire<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    counts: CountsWire,
}

/// Gaps and counts; `wanting` says whether a gap weighs `fail_on` or more, or a release is not what was signed off.
pub fn check(subject: &Subject<'_>, fail_on: Severity, beside: &Beside<'_>) -> String {
    let tampered: Vec<_> = beside.tampered().map(KeptWire::of).collect();
    let open = subject.record.release.as_ref().zip(beside.queue);
    let (gaps, accepted) = GapWire::all(subject);
    let phases = subject.checklist.phases.iter().zip(&subject.assessment.phases);
    print(&CheckWire {
        format: FORMAT,
        project: &subject.record.project.name,
        checklist: ChecklistWire::of(subject),
        today: subject.today.to_string(),
        fail_on: fail_on.word(),
        wanting: subject.assessment.at_or_above(fail_on).next().is_some() || !tampered.is_empty(),
        gaps,
        accepted,
        questions_with_gaps: QuestionsWire::of(subject.assessment),
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
        hidden_though_in_use: overruled(subject.checklist, subject.record)
            .into_iter()
            .map(|(item, model)| HiddenWire { item: item.id.as_str(), model: model.as_str() })
            .collect(),
        release: open.map(|(release, queue)| ReleaseWire {
            version: release.version.as_str(),
            to_look_at: queue.needed().count(),
            minutes: queue.minutes(),
            sign_off: SignOffWire::of(subject.record, release, beside.blockers, beside.broken),
        }),
        scan: beside.scan.map(|scan| SeenWire::of(scan, subject)),
        tampered,
        left_over: left_over(subject.record),
        worth_a_look: beside.haste.iter().map(HasteWire::of).collect(),
    })
}
