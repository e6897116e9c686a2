//! What stands beside an item, entry by entry and in the order in which it is told. Kept nowhere: made when it is asked
//! for, from the checklist and the profile.

use super::model::Work;
use crate::checklist::Known;
use crate::checklist::knowledge::Incident;
use crate::report::{Lens, Sensitive};
use crate::words::beside as words;

/// The parts in which entries are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Findings.
    RestsOn,
    /// Incidents.
    Happened,
    /// Clauses.
    Standards,
    /// Tools.
    Tools,
    /// Terms of the glossary.
    Terms,
}

impl Part {
    /// The heading above the part.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::RestsOn => words::RESTS_ON,
            Self::Happened => words::HAPPENED,
            Self::Standards => words::STANDARDS,
            Self::Tools => words::TOOLS,
            Self::Terms => words::TERMS,
        }
    }
}

/// One entry.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    /// The part that it belongs to.
    pub(super) part: Part,
    /// What it is.
    pub(super) known: Known<'a>,
    /// What is worth telling of it beside this item: the strength of a finding, the command of a tool, the words of law.
    pub(super) aside: String,
}

/// The checklist as this project sees it.
pub(super) fn lens(work: &Work, sensitive: Sensitive) -> Lens<'_> {
    Lens { checklist: &work.checklist, profile: Some(&work.record.profile), sensitive }
}

/// Everything that stands beside an item and is shown to this project.
pub(super) fn entries(work: &Work, position: usize) -> Vec<Entry<'_>> {
    let Some(item) = work.item(position) else { return Vec::new() };
    let lens = lens(work, Sensitive::Withheld);
    let findings = item.findings.iter().filter_map(|link| {
        let finding = work.checklist.findings.get(&link.id)?;
        Some(Entry {
            part: Part::RestsOn,
            known: Known::Finding(finding),
            aside: link.link.word().to_owned(),
        })
    });
    let incidents = lens.incidents(item).into_iter().map(|incident| Entry {
        part: Part::Happened,
        known: Known::Incident(incident),
        aside: incident.year.to_string(),
    });
    let standards = lens.standards(item).into_iter().filter(|(_, shown)| shown.is_visible());
    let standards = standards.map(|(clause, shown)| Entry {
        part: Part::Standards,
        known: Known::Clause(clause),
        aside: shown.words().unwrap_or_default(),
    });
    let tools = lens.tools(item).into_iter().map(|(tool, used)| Entry {
        part: Part::Tools,
        known: Known::Tool(tool),
        aside: used.line(),
    });
    let terms = lens.terms(item).into_iter().map(|term| Entry {
        part: Part::Terms,
        known: Known::Term(term),
        aside: term.text.clone(),
    });
    findings.chain(incidents).chain(standards).chain(tools).chain(terms).collect()
}

/// How many clauses of an item the profile hides.
pub(super) fn hidden_clauses(work: &Work, position: usize) -> usize {
    let Some(item) = work.item(position) else { return 0 };
    let standards = lens(work, Sensitive::Withheld).standards(item);
    standards.iter().filter(|(_, shown)| !shown.is_visible()).count()
}

/// Where something can be read, if it has an address.
pub(super) fn address<'a>(work: &'a Work, known: &Known<'a>) -> Option<&'a str> {
    let url = match known {
        Known::Finding(finding) => work.checklist.sources.get(&finding.source)?.url.as_str(),
        Known::Incident(incident) => &incident.url,
        Known::Clause(clause) => work.checklist.knowledge().address_of(clause),
        Known::Framework(framework) => &framework.url,
        Known::Tool(tool) => &tool.url,
        Known::Item(_) | Known::Term(_) | Known::Concern(_) => "",
    };
    (!url.is_empty()).then_some(url)
}

/// What a case is called where it is not told in full.
pub(super) fn case_title(incident: &Incident) -> &str {
    if incident.sensitive { words::SENSITIVE } else { &incident.title }
}
