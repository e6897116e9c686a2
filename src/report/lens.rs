//! The knowledge of a checklist as one project sees it: law by its profile, sensitive cases only on demand.

use crate::checklist::knowledge::{Clause, Incident, Shown, Term, Tool};
use crate::checklist::{Checklist, Item, ToolUse, Truth};
use crate::record::Profile;

/// Whether sensitive cases are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitive {
    /// Only their number and address.
    Withheld,
    /// Somebody asked for them.
    Told,
}

/// A checklist seen from one project; without a profile everything may apply.
#[derive(Debug, Clone, Copy)]
pub struct Lens<'a> {
    /// The questions and the tables.
    pub checklist: &'a Checklist,
    /// What the project says about itself, where there is a record.
    pub profile: Option<&'a Profile>,
    /// Whether sensitive cases are told.
    pub sensitive: Sensitive,
}

impl<'a> Lens<'a> {
    /// How a clause is shown to this project.
    pub fn shown(&self, clause: &Clause) -> Shown {
        clause.shown(|fact| self.profile.map_or(Truth::Unknown, |profile| profile.truth(fact)))
    }

    /// The clauses that an item touches, each with how it is shown.
    pub fn standards(&self, item: &Item) -> Vec<(&'a Clause, Shown)> {
        let clauses = &self.checklist.knowledge().clauses;
        let known = item.standards.iter().filter_map(|id| clauses.get(id));
        known.map(|clause| (clause, self.shown(clause))).collect()
    }

    /// The cases beside an item, the leading one first and sensitive ones last.
    pub fn incidents(&self, item: &Item) -> Vec<&'a Incident> {
        let incidents = &self.checklist.knowledge().incidents;
        let mut known: Vec<_> = item.incidents.iter().filter_map(|id| incidents.get(id)).collect();
        known.sort_by_key(|incident| incident.sensitive);
        known
    }

    /// The tools for an item with their commands.
    pub fn tools<'i>(&self, item: &'i Item) -> Vec<(&'a Tool, &'i ToolUse)> {
        let tools = &self.checklist.knowledge().tools;
        item.tools.iter().filter_map(|each| Some((tools.get(&each.id)?, each))).collect()
    }

    /// The terms that the words of an item use, each once, in the order of their ids.
    pub fn terms(&self, item: &Item) -> Vec<&'a Term> {
        let knowledge = self.checklist.knowledge();
        let steps = item.today.iter().map(String::as_str);
        let words = [item.question.as_str(), &item.why, &item.evidence_wanted, &item.example];
        let found = words.into_iter().chain(steps).flat_map(|text| knowledge.terms_in(text));
        let mut ids: Vec<_> = found.map(|found| found.term).collect();
        ids.sort();
        ids.dedup();
        ids.into_iter().filter_map(|id| knowledge.terms.get(id)).collect()
    }

    /// Whether a case is not told.
    pub fn withholds(&self, incident: &Incident) -> bool {
        incident.sensitive && self.sensitive == Sensitive::Withheld
    }
}
