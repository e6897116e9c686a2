//! Cases, clauses and tools for programs, as several documents hold them.

use serde::Serialize;

use super::super::lens::Lens;
use crate::checklist::knowledge::{Clause, Incident, Shown, Tool};
use crate::checklist::{ThemeId, ToolUse};

/// A case. Without title and summary where it is withheld.
#[derive(Debug, Serialize)]
pub(super) struct IncidentWire<'a> {
    incident: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    year: u16,
    /// `incident`, `demonstration`, `vulnerability` or `research`.
    case: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    url: &'a str,
    read: &'static str,
    themes: Vec<&'a str>,
    sensitive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
}

impl<'a> IncidentWire<'a> {
    pub(super) fn of(lens: &Lens<'a>, incident: &'a Incident) -> Self {
        let told = !lens.withholds(incident);
        let credit = lens.checklist.knowledge().credit.as_str();
        Self {
            incident: incident.id.as_str(),
            name: told.then_some(incident.title.as_str()),
            year: incident.year,
            case: incident.kind.word(),
            summary: told.then_some(incident.summary.as_str()),
            url: &incident.url,
            read: incident.read.word(),
            themes: incident.themes.iter().map(ThemeId::as_str).collect(),
            sensitive: incident.sensitive,
            credit: incident.wants_credit().then_some(credit),
        }
    }
}

/// A clause, as this project sees it.
#[derive(Debug, Serialize)]
pub(super) struct ClauseWire<'a> {
    clause: &'a str,
    name: &'a str,
    paraphrase: bool,
    read: &'static str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<&'a str>,
    /// `as-it-is`, `not-shown`, `would-apply` or `applies`.
    shown: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<LawWire<'a>>,
    note: &'a str,
}

#[derive(Debug, Serialize)]
struct LawWire<'a> {
    binds: &'a str,
    only_if: &'a str,
    from: String,
    from_note: &'a str,
}

impl<'a> ClauseWire<'a> {
    pub(super) fn of(lens: &Lens<'a>, clause: &'a Clause) -> Self {
        let knowledge = lens.checklist.knowledge();
        let current = knowledge.current(&clause.id);
        Self {
            clause: clause.id.as_str(),
            name: &clause.title,
            paraphrase: clause.paraphrase,
            read: knowledge.framework_of(&clause.id).map_or("", |framework| framework.read.word()),
            url: knowledge.address_of(clause),
            level: clause.level,
            replaced_by: (*current != clause.id).then_some(current.as_str()),
            shown: match lens.shown(clause) {
                Shown::Plain => "as-it-is",
                Shown::Hidden(_) => "not-shown",
                Shown::WouldApply { .. } => "would-apply",
                Shown::Applies { .. } => "applies",
                Shown::MayAsk { .. } => "may-ask",
            },
            law: clause.law.as_ref().map(|law| LawWire {
                binds: &law.binds,
                only_if: &law.when_text,
                from: law.from.to_string(),
                from_note: &law.from_note,
            }),
            note: &clause.note,
        }
    }
}

/// A tool, with its command where it stands beside an item.
#[derive(Debug, Serialize)]
pub(super) struct ToolWire<'a> {
    tool: &'a str,
    name: &'a str,
    about: &'a str,
    install: &'a str,
    url: &'a str,
    state: &'static str,
    seen: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "in")]
    written_in: Option<&'a str>,
    note: &'a str,
}

impl<'a> ToolWire<'a> {
    pub(super) fn of(tool: &'a Tool, used: Option<&'a ToolUse>) -> Self {
        Self {
            tool: tool.id.as_str(),
            name: &tool.name,
            about: &tool.about,
            install: &tool.install,
            url: &tool.url,
            state: tool.state.word(),
            seen: &tool.seen,
            command: used.map(|used| used.command.as_str()),
            written_in: used.and_then(|used| used.written_in.as_deref()),
            note: &tool.note,
        }
    }
}
