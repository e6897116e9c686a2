//! One thing that a checklist defines, explained in full: what `mindgap explain` prints.

mod case;
mod clause;
mod item;
mod touched;
mod word;

use super::super::lens::Lens;
use crate::checklist::Known;

/// Everything that is known about it.
pub fn explain(lens: &Lens<'_>, known: &Known<'_>) -> String {
    match known {
        Known::Item(item) => item::item(lens, item),
        Known::Term(term) => word::term(lens, term),
        Known::Finding(finding) => word::finding(lens, finding),
        Known::Concern(concern) => word::concern(lens, concern),
        Known::Tool(tool) => word::tool(lens, tool),
        Known::Framework(framework) => clause::framework(lens, framework),
        Known::Clause(clause) => clause::clause(lens, clause),
        Known::Incident(incident) => case::incident(lens, incident),
    }
}

/// Several things that share a name, one a line, each under a name of its own.
pub fn candidates(known: &[Known<'_>]) -> String {
    touched::candidates(known)
}
