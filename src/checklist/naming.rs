//! How people write what the tables call by id: without the edition, with blanks, in capitals, by the number alone.
//!
//! Everything typed is folded once; nothing here guesses at spelling mistakes.

use super::id::{ClauseId, IncidentId};
use super::knowledge::Framework;

/// A name as it was typed, in lower case, with hyphens for blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed(String);

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let text = words.join("-");
        let text = text.trim_start_matches('#');
        let article = ["article-", "art.-", "art."].iter().find_map(|word| text.strip_prefix(word));
        Self(article.map_or_else(|| text.to_owned(), |number| format!("art-{number}")))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a way to write `name`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.0 == Self::new(name).0
    }

    /// What follows `kind:`, for names that say what kind of thing they mean.
    pub(super) fn of_kind(&self, kind: &str) -> Option<Self> {
        let rest = self.0.strip_prefix(kind)?.strip_prefix(':')?;
        Some(Self(rest.trim_start_matches('-').to_owned()))
    }

    /// Whether it names a clause: `owasp-llm@2025:LLM03`, `owasp-llm:LLM03`, `LLM03:2025`, `v1.0-C3.1.2`, `MAP 4.1`.
    pub(super) fn is_clause(&self, id: &ClauseId) -> bool {
        self.part_of(id).is_some_and(|rest| rest.is_empty())
    }

    /// Whether it names a clause or something that the clause is part of, such as `MAP 4` or `AML.T0010`.
    pub(super) fn covers_clause(&self, id: &ClauseId) -> bool {
        self.part_of(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// Whether it names a framework: with its edition or without, or by one of its titles.
    pub(super) fn is_framework(&self, framework: &Framework) -> bool {
        let id = &framework.id;
        self.0 == id.as_str() || self.0 == id.name() || self.is(&framework.short) || self.is(&framework.title)
    }

    /// Whether it names an incident: `aiid:768`, `AIID 768`, `#768`, `768`.
    pub(super) fn is_incident(&self, id: &IncidentId) -> bool {
        let case = id.case().to_lowercase();
        let after = self.0.strip_prefix(id.database());
        self.0 == case || after.is_some_and(|rest| rest.trim_start_matches([':', '-', '#']) == case)
    }

    /// What is left of a clause after the part that is named here.
    fn part_of(&self, id: &ClauseId) -> Option<String> {
        let clause = id.clause().to_lowercase();
        let (name, edition) = id.framework().split_once('@')?;
        let edition = edition.to_lowercase();
        let named = self
            .0
            .strip_prefix(name)
            .and_then(|rest| {
                let rest = rest.strip_prefix('@').map_or(Some(rest), |rest| rest.strip_prefix(&edition))?;
                rest.strip_prefix([':', '-'])
            })
            .or_else(|| self.0.strip_suffix(&edition).and_then(|rest| rest.strip_suffix(':')))
            .or_else(|| self.0.strip_prefix(&format!("v{edition}-")))
            .unwrap_or(&self.0);
        if named.is_empty() { None } else { clause.strip_prefix(named).map(str::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_known_by_every_way_to_write_them() {
        let is = |typed: &str, id: &str| Typed::new(typed).is_clause(&id.parse().unwrap());
        let llm = "owasp-llm@2025:LLM03";
        for typed in ["owasp-llm@2025:LLM03", "owasp-llm:llm03", "LLM03", "LLM03:2025", "owasp-llm LLM03"] {
            assert!(is(typed, llm), "{typed}");
        }
        for typed in
            ["LLM3", "LLM03:2026", "owasp-llm@2026:LLM03", "owasp-ml:LLM03", "", ":2025", "owasp-llm"]
        {
            assert!(!is(typed, llm), "{typed}");
        }
        assert!(is("MAP 4.1", "nist-ai-rmf@1.0:MAP-4.1") && is("map-4.1", "nist-ai-rmf@1.0:MAP-4.1"));
        assert!(!is("MAP 4", "nist-ai-rmf@1.0:MAP-4.1"));
        assert!(is("v1.0-C3.1.2", "aisvs@1.0:C3.1.2"));
        for typed in ["Art. 50", "article 50", "art-50", "Art.50", "eu-ai-act:art-50"] {
            assert!(is(typed, "eu-ai-act@2026:art-50"), "{typed}");
        }
    }

    #[test]
    fn a_whole_covers_its_parts() {
        let covers = |typed: &str, id: &str| Typed::new(typed).covers_clause(&id.parse().unwrap());
        assert!(covers("MAP 4", "nist-ai-rmf@1.0:MAP-4.1"));
        assert!(covers("AML.T0010", "atlas@2026.09:AML.T0010.003"));
        assert!(!covers("AML.T001", "atlas@2026.09:AML.T0010"));
        assert!(!covers("art-5", "eu-ai-act@2026:art-50"));
    }

    #[test]
    fn incidents_are_known_by_their_number() {
        let is = |typed: &str, id: &str| Typed::new(typed).is_incident(&id.parse().unwrap());
        for typed in ["aiid:768", "AIID 768", "#768", "768", "AIID #768"] {
            assert!(is(typed, "aiid:768"), "{typed}");
        }
        assert!(is("AML.CS0015", "atlas-cs:AML.CS0015"));
        assert!(!is("76", "aiid:768") && !is("aiid:", "aiid:768"));
    }
}
