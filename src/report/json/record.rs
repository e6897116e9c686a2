//! The safety record for programs: what the Markdown tells, in its order. Answers in two versions stand at the end, and
//! behind them the whole of `extra`, of which the Markdown tells what a merge did not choose.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::super::subject::{ByItem, Subject};
use super::answered::AnswerWire;
use super::aside::DecisionWire;
use super::parts::{ChecklistWire, CountsWire, FORMAT, GapWire, OffWire, ProvenanceWire, QuestionsWire};
use super::print::print;
use super::profile::{ProfileWire, profile};
use super::references::{ReferencesWire, RowWire, ids, references};
use super::release::OpenWire;
use super::repository::RepositoryWire;
use super::roster::ModelWire;
use super::scan::{ObservationWire, observation};
use crate::assess::Asked;
use crate::checklist::{Item, OfModels, Per, Phase};
use crate::record::{AnswerKey, ChecklistStamp, ModelId, Versions};

#[derive(Serialize)]
struct RecordWire<'a> {
    format: u64,
    project: &'a str,
    today: String,
    who: Option<&'a str>,
    commit: Option<&'a str>,
    /// Files that the answers rest on, the record included, which that commit has otherwise or not at all; null where nobody
    /// knows, and left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[allow(clippy::option_option, reason = "left out is another thing than null")]
    uncommitted: Option<Option<usize>>,
    /// The release that is open, and who signed it so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    release: Option<OpenWire<'a>>,
    checklist: ChecklistWire<'a>,
    answered_with: &'a ChecklistStamp,
    gaps: Vec<GapWire<'a>>,
    accepted: Vec<GapWire<'a>>,
    questions_with_gaps: QuestionsWire,
    total: CountsWire,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    models: Vec<ModelWire<'a>>,
    profile: Vec<ProfileWire<'a>>,
    /// What the repository shows; null where nobody looked.
    scan: Option<RepositoryWire<'a>>,
    /// What somebody decided about what a scan sees, whether or not there was one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    set_aside: Vec<DecisionWire<'a>>,
    phases: Vec<PhaseWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    off: Vec<KeptWire<'a>>,
    orphaned: Vec<AnswerWire<'a>>,
    findings: Vec<FindingWire<'a>>,
    references: ReferencesWire<'a>,
    crosswalk: Vec<RowWire<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    conflicts: &'a BTreeMap<AnswerKey, Versions>,
    /// Values of other tools, and what a merge did not choose, under `set-aside`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extra: &'a BTreeMap<String, Value>,
}

#[derive(Serialize)]
struct PhaseWire<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    counts: Option<CountsWire>,
    items: Vec<ItemWire<'a>>,
}

#[derive(Serialize)]
struct ItemWire<'a> {
    id: &'a str,
    title: &'a str,
    question: &'a str,
    severity: &'static str,
    review: String,
    per: Per,
    #[serde(skip_serializing_if = "Option::is_none")]
    models: Option<OfModels>,
    /// The models of which it is asked; none where it is asked once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asked_of: Vec<&'a str>,
    findings: Vec<LinkWire<'a>>,
    incident: Option<&'a str>,
    standards: Vec<&'a str>,
    asked: bool,
    hidden_by: Option<String>,
    shown: bool,
    answers: Vec<AnswerWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observations: Option<Vec<ObservationWire<'a>>>,
    #[serde(flatten)]
    provenance: ProvenanceWire<'a>,
}

/// An item that is switched off, with the answers that are kept.
#[derive(Debug, Serialize)]
struct KeptWire<'a> {
    #[serde(flatten)]
    off: OffWire<'a>,
    answers: Vec<AnswerWire<'a>>,
}

#[derive(Debug, Serialize)]
struct LinkWire<'a> {
    id: &'a str,
    link: &'static str,
}

#[derive(Debug, Serialize)]
struct FindingWire<'a> {
    id: &'a str,
    statement: &'a str,
    source: &'a str,
    authors: &'a str,
    year: Option<u16>,
    url: &'a str,
    note: &'a str,
}

/// Writes the whole record.
pub fn record(subject: &Subject<'_>) -> String {
    let by_item = ByItem::new(subject);
    let (gaps, accepted) = GapWire::all(subject);
    let phases = subject.checklist.phases.iter().enumerate();
    let (references, crosswalk) = references(subject);
    print(&RecordWire {
        format: FORMAT,
        project: &subject.record.project.name,
        today: subject.today.to_string(),
        who: subject.who,
        commit: subject.commit,
        uncommitted: subject.commit.map(|_| subject.uncommitted).filter(|files| *files != Some(0)),
        release: OpenWire::of_subject(subject),
        checklist: ChecklistWire::of(subject),
        answered_with: &subject.record.checklist,
        gaps,
        accepted,
        questions_with_gaps: QuestionsWire::of(subject.assessment),
        total: (&subject.assessment.total).into(),
        models: subject
            .record
            .models
            .iter()
            .map(|(id, declared)| ModelWire::of(id, Some(declared)))
            .collect(),
        profile: profile(subject),
        scan: RepositoryWire::of(subject),
        set_aside: set_aside(subject),
        phases: phases.map(|(at, phase)| phase_wire(subject, &by_item, at, phase)).collect(),
        off: subject
            .checklist
            .composition
            .off
            .iter()
            .map(|off| KeptWire {
                off: OffWire::of(off),
                answers: by_item
                    .answers(&off.item)
                    .iter()
                    .map(|(key, answer)| AnswerWire::of(subject, &by_item, key, answer))
                    .collect(),
            })
            .collect(),
        orphaned: subject
            .orphans()
            .map(|(key, answer)| AnswerWire::of(subject, &by_item, key, answer))
            .collect(),
        findings: findings(subject),
        references,
        crosswalk,
        conflicts: &subject.record.conflicts,
        extra: &subject.record.extra,
    })
}

fn set_aside<'a>(subject: &Subject<'a>) -> Vec<DecisionWire<'a>> {
    subject.decided().map(|decided| DecisionWire::of(&decided, subject.today)).collect()
}

fn phase_wire<'a>(subject: &Subject<'a>, by_item: &ByItem<'a>, at: usize, phase: &'a Phase) -> PhaseWire<'a> {
    let items = subject.checklist.items().iter().zip(&subject.assessment.items);
    PhaseWire {
        id: phase.id.as_str(),
        title: &phase.title,
        counts: subject.assessment.phases.get(at).map(CountsWire::from),
        items: items
            .filter(|(item, _)| item.phase == at)
            .map(|(item, standing)| item_wire(subject, by_item, item, standing))
            .collect(),
    }
}

fn item_wire<'a>(subject: &Subject<'a>, by_item: &ByItem<'a>, item: &'a Item, asked: &Asked) -> ItemWire<'a> {
    let hidden_by = subject.hidden_by(item);
    let answers = by_item.answers(item).iter();
    let (incident, standards) = ids(subject, item);
    ItemWire {
        id: item.id.as_str(),
        title: &item.title,
        question: &item.question,
        severity: item.severity.word(),
        review: item.review.to_string(),
        per: item.per,
        models: item.only_of(),
        asked_of: subject.record.models_of(item).into_iter().map(ModelId::as_str).collect(),
        findings: item
            .findings
            .iter()
            .map(|link| LinkWire { id: link.id.as_str(), link: link.link.word() })
            .collect(),
        incident,
        standards,
        asked: hidden_by.is_none(),
        hidden_by,
        shown: asked.is_shown(),
        answers: answers.map(|(key, answer)| AnswerWire::of(subject, by_item, key, answer)).collect(),
        observations: subject.scan.map(|_| {
            let all = by_item.seen(&AnswerKey::item(&item.id)).into_iter();
            all.map(|(one, _)| observation(one, &subject.decisions())).collect()
        }),
        provenance: ProvenanceWire::of(subject.checklist, item),
    }
}

fn findings<'a>(subject: &Subject<'a>) -> Vec<FindingWire<'a>> {
    let checklist = subject.checklist;
    let found = subject.findings().into_iter().filter_map(|id| checklist.findings.get(id));
    found
        .map(|finding| {
            let source = checklist.sources.get(&finding.source);
            FindingWire {
                id: finding.id.as_str(),
                statement: &finding.statement,
                source: source.map_or("", |source| &source.title),
                authors: source.map_or("", |source| &source.authors),
                year: source.map(|source| source.year),
                url: source.map_or("", |source| &source.url),
                note: source.map_or("", |source| &source.note),
            }
        })
        .collect()
}
