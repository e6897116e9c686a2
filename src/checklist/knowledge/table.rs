//! The four files that hold the tables, and what to advise about an id that none of them defines.

use super::tables::Knowledge;
use crate::checklist::id::{ClauseId, IncidentId, TermId, ToolId};
use crate::text::nearest;

/// One of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// Cases.
    Incidents,
    /// Frameworks and clauses.
    Standards,
    /// Tools.
    Tools,
    /// The glossary.
    Glossary,
}

impl Table {
    pub(super) const ALL: [Self; 4] = [Self::Incidents, Self::Standards, Self::Tools, Self::Glossary];

    /// The table's file within the folder of a checklist.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Incidents => "incidents.toml",
            Self::Standards => "standards.toml",
            Self::Tools => "tools.toml",
            Self::Glossary => "glossary.toml",
        }
    }

    /// The table that a file holds.
    pub(crate) fn of_file(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.file() == name)
    }

    /// What to do about an id that the table does not have.
    pub(crate) fn advice(self, id: &str, knowledge: &Knowledge) -> String {
        let near = match self {
            Self::Incidents => nearest(id, knowledge.incidents.keys().map(IncidentId::as_str)),
            Self::Standards => nearest(id, knowledge.clauses.keys().map(ClauseId::as_str)),
            Self::Tools => nearest(id, knowledge.tools.keys().map(ToolId::as_str)),
            Self::Glossary => nearest(id, knowledge.terms.keys().map(TermId::as_str)),
        };
        let add = format!("add it to {}", self.file());
        match near.first() {
            Some(near) => format!("did you mean `{near}`? otherwise {add}"),
            None => add,
        }
    }
}
