//! Everything that the answers refer to, and the crosswalk, for programs: counts, never a share.

use serde::Serialize;

use super::super::crosswalk::Crosswalk;
use super::super::subject::Subject;
use super::knowledge::{ClauseWire, IncidentWire};
use crate::checklist::Item;
use crate::record::{ModelId, Status};
use crate::words::report::knowledge::JUDGEMENT;

/// Titles and sources.
#[derive(Debug, Serialize)]
pub(super) struct ReferencesWire<'a> {
    note: &'static str,
    frameworks: Vec<FrameworkWire<'a>>,
    clauses: Vec<ClauseWire<'a>>,
    clauses_left_out: usize,
    incidents: Vec<IncidentWire<'a>>,
    credit: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct FrameworkWire<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    read: &'static str,
    licence: &'a str,
    note: &'a str,
}

/// How the items that touch a clause are answered.
#[derive(Debug, Serialize)]
pub(super) struct RowWire<'a> {
    clause: &'a str,
    /// The denominator of the two counts that follow.
    asked: usize,
    said: usize,
    shown: usize,
    items: Vec<CellWire<'a>>,
}

#[derive(Debug, Serialize)]
struct CellWire<'a> {
    item: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'a str>,
    status: &'static str,
    shown: bool,
}

/// The references of a subject, and how they are answered.
pub(super) fn references<'a>(subject: &Subject<'a>) -> (ReferencesWire<'a>, Vec<RowWire<'a>>) {
    let lens = subject.lens();
    let crosswalk = Crosswalk::of(subject);
    let frameworks = crosswalk.by_framework(&lens).into_iter().map(|(framework, _)| FrameworkWire {
        id: framework.id.as_str(),
        title: &framework.title,
        url: &framework.url,
        read: framework.read.word(),
        licence: &framework.licence,
        note: &framework.note,
    });
    let credit = &subject.checklist.knowledge().credit;
    let references = ReferencesWire {
        note: JUDGEMENT,
        frameworks: frameworks.collect(),
        clauses: crosswalk.rows.iter().map(|row| ClauseWire::of(&lens, row.clause)).collect(),
        clauses_left_out: crosswalk.left_out,
        incidents: crosswalk.incidents.iter().map(|incident| IncidentWire::of(&lens, incident)).collect(),
        credit: (crosswalk.wants_credit() && !credit.is_empty()).then_some(credit.as_str()),
    };
    let rows = crosswalk.rows.iter().map(|row| RowWire {
        clause: row.clause.id.as_str(),
        asked: row.items.len(),
        said: row.yes(),
        shown: row.shown(),
        items: row
            .items
            .iter()
            .map(|cell| CellWire {
                item: cell.item.id.as_str(),
                model: cell.model.map(ModelId::as_str),
                status: Status::word_of(cell.status),
                shown: cell.shown,
            })
            .collect(),
    });
    (references, rows.collect())
}

/// The ids that stand under an item: its leading case, and the clauses that are shown to this project.
pub(super) fn ids<'a>(subject: &Subject<'a>, item: &Item) -> (Option<&'a str>, Vec<&'a str>) {
    let lens = subject.lens();
    let visible = lens.standards(item).into_iter().filter(|(_, shown)| shown.is_visible());
    let incident = lens.incidents(item).first().map(|incident| incident.id.as_str());
    (incident, visible.map(|(clause, _)| clause.id.as_str()).collect())
}
