//! All tables together, and the few questions that are asked of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::incident::Incident;
use super::spelling::Spellings;
use super::standard::{Clause, Framework};
use super::term::{Found, Term};
use super::tool::Tool;
use crate::checklist::id::{ClauseId, FrameworkId, IncidentId, TermId, ToolId};

/// Most editions that are followed from a clause to the one in force.
const EDITIONS: usize = 32;

/// What stands beside the questions.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Knowledge {
    /// Cases.
    pub incidents: BTreeMap<IncidentId, Incident>,
    /// Frameworks, each in one edition.
    pub frameworks: BTreeMap<FrameworkId, Framework>,
    /// Their clauses.
    pub clauses: BTreeMap<ClauseId, Clause>,
    /// Tools.
    pub tools: BTreeMap<ToolId, Tool>,
    /// The glossary.
    pub terms: BTreeMap<TermId, Term>,
    /// The line that the AI Incident Database's licence asks for, or empty.
    pub credit: String,
    /// The month in which each table was last compared with its sources, or empty.
    pub checked: Checked,
    #[serde(skip)]
    pub(super) spellings: Spellings,
    /// What these tables are read on top of, while they are read.
    #[serde(skip)]
    pub(super) below: Option<Box<Self>>,
}

/// The month of the last check of each table, as `2026-11`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Of the incidents.
    pub incidents: String,
    /// Of the frameworks and clauses.
    pub standards: String,
    /// Of the tools.
    pub tools: String,
}

impl Knowledge {
    /// The clause that is in force today where this one was replaced; itself otherwise.
    pub fn current<'k>(&'k self, id: &'k ClauseId) -> &'k ClauseId {
        let mut at = id;
        for _ in 0..EDITIONS {
            match self.clauses.get(at).and_then(|clause| clause.replaced_by.as_ref()) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The framework that a clause belongs to.
    pub fn framework_of(&self, clause: &ClauseId) -> Option<&Framework> {
        self.frameworks.get(clause.framework())
    }

    /// Where a clause can be read: its own address, or its framework's.
    pub fn address_of<'k>(&'k self, clause: &'k Clause) -> &'k str {
        if !clause.url.is_empty() {
            return &clause.url;
        }
        self.framework_of(&clause.id).map_or("", |framework| &framework.url)
    }

    /// The terms that a text uses, in order, with the bytes where they stand.
    pub fn terms_in(&self, text: &str) -> Vec<Found<'_>> {
        self.spellings.find(text)
    }
}
