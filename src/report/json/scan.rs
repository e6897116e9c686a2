//! A whole scan for programs. The same tree gives the same bytes: no clock, no place outside the project.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::aside::Decisions;
use super::aside::SaidWire;
use super::models::{
    ModelWire, NotExaminedWire, PlaceWire, ScopeWire, all_not_examined, model, place, scope,
};
use super::parts::FORMAT;
use super::print::print;
use crate::assess::Heed;
use crate::checklist::Digest;
use crate::scan::files::{Fact, FileResult, Finding, Format, Import, LIST_VERSION, Skipped};
use crate::scan::{Bearing, Card, Detector, Examined, Hub, Observation, Part, Scan, Sure, Topic};

#[derive(Serialize)]
struct ScanWire<'a> {
    format: u64,
    program: &'static str,
    list_version: u64,
    models: Vec<ModelWire<'a>>,
    loads: Vec<PlaceWire<'a>>,
    files: Vec<FileWire<'a>>,
    cards: Vec<CardWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observations: Option<Vec<ObservationWire<'a>>>,
    /// Whether something in the product speaks against a yes or runs code, and nobody set it aside.
    contradicts: bool,
    scope: ScopeWire<'a>,
    counted: CountedWire<'a>,
}

#[derive(Serialize)]
pub(super) struct FileWire<'a> {
    path: &'a str,
    format: Format,
    result: FileResult,
    why: &'a str,
    size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<Digest>,
    part: Part,
    read: u64,
    imports: &'a [Import],
    findings: &'a [Finding],
    facts: &'a [Fact],
    skipped: &'a [Skipped],
}

#[derive(Serialize)]
struct CardWire<'a> {
    path: &'a str,
    licence: Option<&'a str>,
    base: &'a [String],
    data: &'a [String],
    silent: &'a [Topic],
}

#[derive(Serialize)]
pub(super) struct ObservationWire<'a> {
    detector: Detector,
    detector_version: u64,
    bearing: Bearing,
    items: Vec<BearsWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<SubjectWire<'a>>,
    place: SeenWire<'a>,
    times: u64,
    saw: &'a str,
    digest: Digest,
    sure: Sure,
    part: Part,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<StampWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_aside: Option<SaidWire<'a>>,
}

#[derive(Serialize)]
struct BearsWire {
    item: &'static str,
    bearing: Bearing,
}

#[derive(Serialize)]
struct SubjectWire<'a> {
    hub: Hub,
    id: &'a str,
}

#[derive(Serialize)]
struct SeenWire<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
}

#[derive(Serialize)]
struct StampWire {
    size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<Digest>,
}

#[derive(Serialize)]
struct CountedWire<'a> {
    seen: usize,
    opened: usize,
    skipped: &'a BTreeMap<&'static str, usize>,
    not_examined: Vec<NotExaminedWire<'a>>,
}

/// Everything that was seen.
pub fn scan(scan: &Scan, decisions: &Decisions<'_>) -> String {
    let told = |one| observation(one, decisions);
    whole(scan, decisions, Some(scan.observations.iter().map(told).collect()))
}

/// Models and model files only.
pub fn scan_of_models(scan: &Scan, decisions: &Decisions<'_>) -> String {
    whole(scan, decisions, None)
}

fn whole(scan: &Scan, decisions: &Decisions<'_>, observations: Option<Vec<ObservationWire<'_>>>) -> String {
    print(&ScanWire {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION"),
        list_version: LIST_VERSION,
        models: scan.inventory.models.iter().map(model).collect(),
        loads: scan.inventory.loads.iter().map(place).collect(),
        files: scan.files.iter().map(file).collect(),
        cards: scan.cards.iter().map(card).collect(),
        observations,
        contradicts: decisions.is_spoken_against(&scan.observations),
        scope: scope(&scan.inventory.scope),
        counted: CountedWire {
            seen: scan.counted.seen,
            opened: scan.counted.opened,
            skipped: &scan.counted.skipped,
            not_examined: all_not_examined(scan),
        },
    })
}

pub(super) fn file(file: &Examined) -> FileWire<'_> {
    let report = &file.report;
    FileWire {
        path: &file.path,
        format: report.format,
        result: report.result,
        why: &report.why,
        size: report.size,
        digest: file.digest,
        part: file.part,
        read: report.read,
        imports: &report.imports,
        findings: &report.findings,
        facts: &report.facts,
        skipped: &report.skipped,
    }
}

fn card(card: &Card) -> CardWire<'_> {
    CardWire {
        path: &card.path,
        licence: card.licence.as_deref(),
        base: &card.base,
        data: &card.data,
        silent: &card.silent,
    }
}

pub(super) fn observation<'a>(one: &'a Observation, decisions: &Decisions<'a>) -> ObservationWire<'a> {
    let said = match decisions.heed(one) {
        Heed::Heeded => None,
        Heed::SetAside(said) | Heed::Lapsed(said) => Some(SaidWire::of(said, decisions.today)),
    };
    let seen = &one.place;
    ObservationWire {
        detector: one.detector,
        detector_version: one.detector.version(),
        bearing: one.bearing,
        items: one.items.iter().map(|each| BearsWire { item: each.item, bearing: each.bearing }).collect(),
        subject: one.subject.as_ref().map(|about| SubjectWire { hub: about.hub, id: &about.id }),
        place: SeenWire {
            path: &seen.path,
            cell: seen.cell,
            line: seen.line,
            column: seen.column,
            member: seen.member.as_deref(),
            offset: seen.offset,
        },
        times: one.times,
        saw: &one.saw,
        digest: one.digest,
        sure: one.sure,
        part: one.part,
        file: one.file.map(|file| StampWire { size: file.bytes, digest: file.digest }),
        why_not: one.why_not.as_deref(),
        set_aside: said,
    }
}
