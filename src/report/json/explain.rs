//! What `explain` says, for programs. Sensitive cases come without title and summary unless they were asked for.

use serde::Serialize;

use super::super::lens::Lens;
use super::knowledge::{ClauseWire, IncidentWire, ToolWire};
use super::parts::FORMAT;
use super::print::print;
use crate::checklist::knowledge::Term;
use crate::checklist::{Basis, Finding, Item, Known, OfModels, Per, TermId};
use crate::scan::Detector;

#[derive(Debug, Serialize)]
struct ExplainWire<'a> {
    format: u64,
    kind: &'static str,
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    about: AboutWire<'a>,
    /// The items that it is about; none for an item.
    items: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum AboutWire<'a> {
    Item(Box<ItemWire<'a>>),
    Term(TermWire<'a>),
    Finding(FindingWire<'a>),
    Concern {},
    Tool(ToolWire<'a>),
    Framework(FrameworkWire<'a>),
    Clause(ClauseWire<'a>),
    Incident(IncidentWire<'a>),
}

#[derive(Debug, Serialize)]
struct ItemWire<'a> {
    question: &'a str,
    severity: &'static str,
    per: Per,
    #[serde(skip_serializing_if = "Option::is_none")]
    models: Option<OfModels>,
    rests_on: &'a [Basis],
    why: &'a str,
    today: &'a [String],
    evidence_wanted: &'a str,
    findings: Vec<FindingWire<'a>>,
    incidents: Vec<IncidentWire<'a>>,
    standards: Vec<ClauseWire<'a>>,
    tools: Vec<ToolWire<'a>>,
    terms: Vec<TermWire<'a>>,
    help_from: Vec<&'static str>,
    ask_publisher: Option<&'a str>,
    detectors: Vec<Detector>,
    no_detector: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct TermWire<'a> {
    term: &'a str,
    also: &'a [String],
    text: &'a str,
    see: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct FindingWire<'a> {
    finding: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'static str>,
    statement: &'a str,
    read: &'a str,
    source: &'a str,
    url: &'a str,
    note: &'a str,
}

#[derive(Debug, Serialize)]
struct FrameworkWire<'a> {
    url: &'a str,
    read: &'static str,
    licence: &'a str,
    note: &'a str,
    law: bool,
    clauses: Vec<&'a str>,
}

/// Everything that is known about something.
pub fn explain(lens: &Lens<'_>, known: &Known<'_>) -> String {
    let items = match known {
        Known::Item(_) => Vec::new(),
        known => lens.checklist.items_with(*known).map(|item| item.id.as_str()).collect(),
    };
    let title = match known {
        Known::Incident(incident) if !lens.withholds(incident) => &incident.title,
        known => known.title(),
    };
    print(&ExplainWire {
        format: FORMAT,
        kind: known.kind(),
        id: known.id(),
        title,
        about: about(lens, *known),
        items,
    })
}

fn about<'a>(lens: &Lens<'a>, known: Known<'a>) -> AboutWire<'a> {
    match known {
        Known::Item(item) => AboutWire::Item(Box::new(of_item(lens, item))),
        Known::Term(term) => AboutWire::Term(of_term(term)),
        Known::Finding(finding) => AboutWire::Finding(of_finding(lens, finding, None)),
        Known::Concern(_) => AboutWire::Concern {},
        Known::Tool(tool) => AboutWire::Tool(ToolWire::of(tool, None)),
        Known::Framework(framework) => AboutWire::Framework(FrameworkWire {
            url: &framework.url,
            read: framework.read.word(),
            licence: &framework.licence,
            note: &framework.note,
            law: framework.law,
            clauses: {
                let all = lens.checklist.knowledge().clauses.keys().map(|id| (id, id.framework()));
                all.filter(|(_, of)| *of == framework.id.as_str()).map(|(id, _)| id.as_str()).collect()
            },
        }),
        Known::Clause(clause) => AboutWire::Clause(ClauseWire::of(lens, clause)),
        Known::Incident(incident) => AboutWire::Incident(IncidentWire::of(lens, incident)),
    }
}

fn of_item<'a>(lens: &Lens<'a>, item: &'a Item) -> ItemWire<'a> {
    let findings = &lens.checklist.findings;
    let known = item.findings.iter().filter_map(|link| Some((findings.get(&link.id)?, link.link.word())));
    ItemWire {
        question: &item.question,
        severity: item.severity.word(),
        per: item.per,
        models: item.only_of(),
        rests_on: &item.rests_on,
        why: &item.why,
        today: &item.today,
        evidence_wanted: &item.evidence_wanted,
        findings: known.map(|(finding, link)| of_finding(lens, finding, Some(link))).collect(),
        incidents: lens.incidents(item).into_iter().map(|each| IncidentWire::of(lens, each)).collect(),
        standards: lens.standards(item).into_iter().map(|(clause, _)| ClauseWire::of(lens, clause)).collect(),
        tools: lens.tools(item).into_iter().map(|(tool, used)| ToolWire::of(tool, Some(used))).collect(),
        terms: lens.terms(item).into_iter().map(of_term).collect(),
        help_from: item.help_from.iter().map(|helper| helper.word()).collect(),
        ask_publisher: item.ask_publisher.as_deref(),
        detectors: Detector::for_item(item.id.as_str()),
        no_detector: Detector::why_none(item.id.as_str()),
    }
}

fn of_term(term: &Term) -> TermWire<'_> {
    let see = term.see.iter().map(TermId::as_str).collect();
    TermWire { term: &term.term, also: &term.also, text: &term.text, see }
}

fn of_finding<'a>(lens: &Lens<'a>, finding: &'a Finding, link: Option<&'static str>) -> FindingWire<'a> {
    let source = lens.checklist.sources.get(&finding.source);
    FindingWire {
        finding: finding.id.as_str(),
        link,
        statement: &finding.statement,
        read: &finding.read,
        source: source.map_or("", |source| &source.title),
        url: source.map_or("", |source| &source.url),
        note: source.map_or("", |source| &source.note),
    }
}
