//! What a name means: of everything that a checklist defines, whatever can be called so. Never picks one of several.

use super::Checklist;
use super::id::FindingId;
use super::item::{Concern, Finding, Item};
use super::knowledge::{Clause, Framework, Incident, Term, Tool};
use super::naming::Typed;

/// Something that a checklist defines.
#[derive(Debug, Clone, Copy)]
pub enum Known<'a> {
    /// A question.
    Item(&'a Item),
    /// A word of the glossary.
    Term(&'a Term),
    /// A research result.
    Finding(&'a Finding),
    /// Something that items touch.
    Concern(&'a Concern),
    /// A tool.
    Tool(&'a Tool),
    /// A framework.
    Framework(&'a Framework),
    /// A clause of a framework.
    Clause(&'a Clause),
    /// Something that happened.
    Incident(&'a Incident),
}

impl<'a> Known<'a> {
    /// What kind of thing it is, in one word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Item(_) => "item",
            Self::Term(_) => "term",
            Self::Finding(_) => "finding",
            Self::Concern(_) => "concern",
            Self::Tool(_) => "tool",
            Self::Framework(_) => "framework",
            Self::Clause(_) => "clause",
            Self::Incident(_) => "incident",
        }
    }

    /// Its id.
    pub fn id(&self) -> &'a str {
        match self {
            Self::Item(item) => item.id.as_str(),
            Self::Term(term) => term.id.as_str(),
            Self::Finding(finding) => finding.id.as_str(),
            Self::Concern(concern) => concern.id.as_str(),
            Self::Tool(tool) => tool.id.as_str(),
            Self::Framework(framework) => framework.id.as_str(),
            Self::Clause(clause) => clause.id.as_str(),
            Self::Incident(incident) => incident.id.as_str(),
        }
    }

    /// What it is called, for a list; nothing where the words are for those only who ask for them.
    pub fn title(&self) -> &'a str {
        match self {
            Self::Item(item) => &item.title,
            Self::Term(term) => &term.term,
            Self::Finding(finding) => &finding.statement,
            Self::Concern(concern) => &concern.title,
            Self::Tool(tool) => &tool.name,
            Self::Framework(framework) => &framework.title,
            Self::Clause(clause) => &clause.title,
            Self::Incident(incident) if incident.sensitive => "",
            Self::Incident(incident) => &incident.title,
        }
    }

    /// A name that means this and nothing else.
    pub fn full_name(&self) -> String {
        match self {
            Self::Framework(_) | Self::Clause(_) | Self::Incident(_) => self.id().to_owned(),
            _ => format!("{}:{}", self.kind(), self.id()),
        }
    }

    fn is_called(&self, typed: &Typed) -> bool {
        match self {
            Self::Item(item) => {
                typed.is(item.id.as_str()) || item.replaces.iter().any(|old| typed.is(old.as_str()))
            }
            Self::Term(term) => {
                typed.is(term.id.as_str()) || term.spellings().any(|spelling| typed.is(spelling))
            }
            Self::Finding(finding) => typed.is(finding.id.as_str()),
            Self::Concern(concern) => typed.is(concern.id.as_str()) || typed.is(&concern.title),
            Self::Tool(tool) => typed.is(tool.id.as_str()) || typed.is(&tool.name),
            Self::Framework(framework) => typed.is_framework(framework),
            Self::Clause(clause) => typed.is_clause(&clause.id),
            Self::Incident(incident) => typed.is_incident(&incident.id),
        }
    }
}

impl Checklist {
    /// Everything that can be called so: an id of any kind, a term, a clause without its edition, `MAP 4.1`, `768`;
    /// `term:`, `item:` and the like in front tell apart what shares a name. An id written out is meant as that id.
    pub fn lookup(&self, text: &str) -> Vec<Known<'_>> {
        let typed = Typed::new(text);
        let called = |known: &Known<'_>| {
            typed.of_kind(known.kind()).map_or_else(|| known.is_called(&typed), |rest| known.is_called(&rest))
        };
        let mut found: Vec<_> = self.everything().filter(called).collect();
        if found.iter().any(|known| known.id() == text.trim()) {
            found.retain(|known| known.id() == text.trim());
        }
        found
    }

    /// Everything that can be looked up, in the order in which it is told.
    pub fn everything(&self) -> impl Iterator<Item = Known<'_>> {
        let knowledge = self.knowledge();
        let items = self.items().iter().map(Known::Item);
        items
            .chain(knowledge.terms.values().map(Known::Term))
            .chain(self.findings.values().map(Known::Finding))
            .chain(self.concerns.iter().map(Known::Concern))
            .chain(knowledge.tools.values().map(Known::Tool))
            .chain(knowledge.frameworks.values().map(Known::Framework))
            .chain(knowledge.clauses.values().map(Known::Clause))
            .chain(knowledge.incidents.values().map(Known::Incident))
    }

    /// The items that something is about, in the order of the checklist.
    pub fn items_with<'a>(&'a self, known: Known<'a>) -> impl Iterator<Item = &'a Item> {
        let about = move |item: &&'a Item| match known {
            Known::Item(other) => item.id == other.id,
            Known::Term(term) => self.uses(item, term),
            Known::Finding(finding) => rests_on(item, &finding.id),
            Known::Concern(concern) => item.concerns.contains(&concern.id),
            Known::Tool(tool) => item.tools.iter().any(|each| each.id == tool.id),
            Known::Framework(framework) => {
                item.standards.iter().any(|clause| clause.framework() == framework.id.as_str())
            }
            Known::Clause(clause) => item.standards.contains(&clause.id),
            Known::Incident(incident) => item.incidents.contains(&incident.id),
        };
        self.items().iter().filter(about)
    }

    /// Whether the words of an item use a term.
    fn uses(&self, item: &Item, term: &Term) -> bool {
        let steps = item.today.iter().map(String::as_str);
        let words = [item.question.as_str(), &item.why, &item.evidence_wanted, &item.example];
        words
            .into_iter()
            .chain(steps)
            .any(|text| self.knowledge().terms_in(text).iter().any(|found| *found.term == term.id))
    }
}

fn rests_on(item: &Item, finding: &FindingId) -> bool {
    item.findings.iter().any(|link| link.id == *finding)
}
