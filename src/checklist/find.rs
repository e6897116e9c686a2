//! Which items are about something: "touches MAP 4.1", "about privacy", "incident in health care", "tool picklescan".
//!
//! Pure, and told why: a match names the one thing that made it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Checklist;
use super::id::{ClauseId, FrameworkId, ThemeId, ToolId};
use super::item::{Concern, Item};
use super::knowledge::{Clause, Incident, Tool};
use super::naming::Typed;
use crate::text::nearest;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    what: What,
    typed: Typed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Clause,
    Concern,
    Incident,
    Tool,
    Any,
}

/// The words that a query may begin with, longer ones first.
const BEGINNINGS: [(&str, What); 9] = [
    ("incidents in ", What::Incident),
    ("incident in ", What::Incident),
    ("incident ", What::Incident),
    ("touching ", What::Clause),
    ("touches ", What::Clause),
    ("with tool ", What::Tool),
    ("about ", What::Concern),
    ("touch ", What::Clause),
    ("tool ", What::Tool),
];

/// Why an item was found.
#[derive(Debug, Clone, Copy)]
pub enum Because<'a> {
    /// It touches this clause.
    Clause(&'a Clause),
    /// It touches this concern.
    Concern(&'a Concern),
    /// This incident stands beside it.
    Incident(&'a Incident),
    /// This tool helps with it.
    Tool(&'a Tool),
}

impl Query {
    /// Reads what somebody typed; without one of the words in front it may be any of them.
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let begins = |(word, what): (&str, What)| {
            let front = text.get(..word.len()).filter(|front| front.eq_ignore_ascii_case(word))?;
            Some((what, text.get(front.len()..)?))
        };
        let (what, rest) = BEGINNINGS.into_iter().find_map(begins).unwrap_or((What::Any, text));
        Self { what, typed: Typed::new(rest) }
    }

    /// Items that touch a clause, its parts, or a framework.
    pub fn touches(reference: &str) -> Self {
        Self { what: What::Clause, typed: Typed::new(reference) }
    }

    /// Items about a concern.
    pub fn about(concern: &str) -> Self {
        Self { what: What::Concern, typed: Typed::new(concern) }
    }

    /// Items beside which an incident of a theme stands, or one incident.
    pub fn incident(theme: &str) -> Self {
        Self { what: What::Incident, typed: Typed::new(theme) }
    }

    /// Items that a tool helps with.
    pub fn tool(tool: &str) -> Self {
        Self { what: What::Tool, typed: Typed::new(tool) }
    }

    /// The names that such a query may have, as people type them.
    fn names<'c>(&self, checklist: &'c Checklist) -> Vec<&'c str> {
        let knowledge = checklist.knowledge();
        let mut names: Vec<&str> = Vec::new();
        if self.wants(What::Concern) {
            names.extend(checklist.concerns.iter().map(|concern| concern.id.as_str()));
        }
        if self.wants(What::Incident) {
            let themes = knowledge.incidents.values().flat_map(|incident| &incident.themes);
            names.extend(themes.map(ThemeId::as_str));
        }
        if self.wants(What::Tool) {
            names.extend(knowledge.tools.keys().map(ToolId::as_str));
        }
        if self.wants(What::Clause) {
            names.extend(knowledge.frameworks.keys().flat_map(|id| [id.as_str(), id.name()]));
            names.extend(knowledge.clauses.keys().map(ClauseId::clause));
        }
        names
    }

    fn wants(&self, what: What) -> bool {
        self.what == What::Any || self.what == what
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.what {
            What::Clause => "touches",
            What::Concern => "is about",
            What::Incident => "has an incident in",
            What::Tool => "is helped by the tool",
            What::Any => "has to do with",
        };
        write!(f, "{word} `{}`", self.typed.as_str())
    }
}

impl Checklist {
    /// Whether any item is what is looked for.
    pub fn has_any(&self, query: &Query) -> bool {
        self.items().iter().any(|item| self.matches(item, query).is_some())
    }

    /// What may have been meant by a query that finds nothing.
    pub fn near(&self, query: &Query) -> Vec<String> {
        let names: BTreeMap<String, &str> =
            query.names(self).into_iter().map(|name| (name.to_lowercase(), name)).collect();
        let near = nearest(query.typed.as_str(), names.keys().map(String::as_str));
        near.iter().filter_map(|name| names.get(name)).map(|name| (*name).to_owned()).collect()
    }

    /// What such a query can name, for somebody who has no idea: of clauses the frameworks only.
    pub fn choices(&self, query: &Query) -> Vec<String> {
        let names: BTreeSet<&str> = match query.what {
            What::Clause => self.knowledge().frameworks.keys().map(FrameworkId::as_str).collect(),
            _ => query.names(self).into_iter().collect(),
        };
        names.into_iter().map(str::to_owned).collect()
    }

    /// Why an item is among those that are looked for; nothing if it is not.
    pub fn matches<'a>(&'a self, item: &Item, query: &Query) -> Option<Because<'a>> {
        if query.typed.as_str().is_empty() {
            return None;
        }
        let clause = || query.wants(What::Clause).then(|| self.clause_in(item, &query.typed))?;
        let concern = || query.wants(What::Concern).then(|| self.concern_in(item, &query.typed))?;
        let incident = || query.wants(What::Incident).then(|| self.incident_in(item, &query.typed))?;
        let tool = || query.wants(What::Tool).then(|| self.tool_in(item, &query.typed))?;
        concern()
            .map(Because::Concern)
            .or_else(|| clause().map(Because::Clause))
            .or_else(|| incident().map(Because::Incident))
            .or_else(|| tool().map(Because::Tool))
    }

    fn clause_in(&self, item: &Item, typed: &Typed) -> Option<&Clause> {
        let knowledge = self.knowledge();
        let of_framework = |clause: &&Clause| {
            knowledge.framework_of(&clause.id).is_some_and(|framework| typed.is_framework(framework))
        };
        let mut clauses = item.standards.iter().filter_map(|id| knowledge.clauses.get(id));
        clauses.find(|clause| typed.covers_clause(&clause.id) || of_framework(clause))
    }

    fn concern_in(&self, item: &Item, typed: &Typed) -> Option<&Concern> {
        let is = |concern: &&Concern| typed.is(concern.id.as_str()) || typed.is(&concern.title);
        self.concerns.iter().filter(|concern| item.concerns.contains(&concern.id)).find(is)
    }

    fn incident_in(&self, item: &Item, typed: &Typed) -> Option<&Incident> {
        let mut incidents = item.incidents.iter().filter_map(|id| self.knowledge().incidents.get(id));
        incidents.find(|incident| {
            typed.is_incident(&incident.id) || incident.themes.iter().any(|theme| typed.is(theme.as_str()))
        })
    }

    fn tool_in(&self, item: &Item, typed: &Typed) -> Option<&Tool> {
        let mut tools = item.tools.iter().filter_map(|tool| self.knowledge().tools.get(&tool.id));
        tools.find(|tool| typed.is(tool.id.as_str()) || typed.is(&tool.name))
    }
}

impl fmt::Display for Because<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clause(clause) => write!(f, "touches {} {}", clause.id, clause.title),
            Self::Concern(concern) => write!(f, "about {}", concern.title),
            Self::Incident(incident) if incident.sensitive => {
                write!(f, "incident {} (sensitive)", incident.id)
            }
            Self::Incident(incident) => write!(f, "incident {} {}", incident.id, incident.title),
            Self::Tool(tool) => write!(f, "tool {}", tool.name),
        }
    }
}
