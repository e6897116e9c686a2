//! Names that are for ever: newtypes over short kebab-case strings, so that no id is taken for another.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Longest id, in bytes. Ids stand in keys of files and in columns of tables.
const LONGEST: usize = 80;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{shown}` is no {kind} id", shown = crate::text::visible_line(.text))]
pub struct IdError {
    kind: &'static str,
    text: String,
}

impl IdError {
    pub(crate) fn new(kind: &'static str, text: &str) -> Self {
        Self { kind, text: text.chars().take(LONGEST).collect() }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self.kind {
            "fact" => "write `question:option`",
            "incident" => {
                "write the database and the number, such as `aiid:768`, `atlas-cs:AML.CS0015` or `case:NAME-2026`"
            }
            "framework" => "write the framework and its edition, such as `owasp-llm@2025`",
            "clause" => {
                "write framework, edition and clause, such as `owasp-llm@2025:LLM03` or `nist-ai-rmf@1.0:MAP-4.1`"
            }
            "finding" => "use letters, digits and hyphens, such as `PF2`; at most 80 characters",
            _ => {
                "use lower-case letters, digits and single hyphens, such as `model-card-read`; at most 80 characters"
            }
        }
    }
}

/// Whether a text is kebab-case: lower-case words of letters and digits, joined by single hyphens.
fn is_kebab(text: &str) -> bool {
    // Byte by byte, since thousands of short ids are read at every start.
    text.len() <= LONGEST
        && text
            .as_bytes()
            .split(|&b| b == b'-')
            .all(|word| !word.is_empty() && word.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Whether a text is a label from the literature, such as `PF2` or `E3b`.
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Whether a text is what a publisher calls an edition, a clause or a case, such as `2026.09`, `MAP-4.1` or `AML.CS0015`.
fn is_mark(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
}

/// A text before and after the first of a mark; byte by byte for the same reason.
fn halves(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|b| b == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

fn is_incident(text: &str) -> bool {
    halves(text, b':').is_some_and(|(database, case)| is_kebab(database) && is_mark(case))
}

fn is_framework(text: &str) -> bool {
    halves(text, b'@').is_some_and(|(name, edition)| is_kebab(name) && is_mark(edition))
}

fn is_clause(text: &str) -> bool {
    halves(text, b':').is_some_and(|(framework, clause)| is_framework(framework) && is_mark(clause))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $kind:literal, $valid:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as it is written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                if $valid(text) { Ok(Self(text.to_owned())) } else { Err(IdError::new($kind, text)) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                if $valid(&text) { Ok(Self(text)) } else { Err(IdError::new($kind, &text)) }
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id!(
    /// Names a checklist.
    ChecklistId, "checklist", is_kebab
);
id!(
    /// Names a phase.
    PhaseId, "phase", is_kebab
);
id!(
    /// Names an item, for ever.
    ItemId, "item", is_kebab
);
id!(
    /// Names a profile question.
    QuestionId, "profile question", is_kebab
);
id!(
    /// Names one of the answers that a profile question offers.
    OptionId, "profile option", is_kebab
);
id!(
    /// Names a concern that items touch.
    ConcernId, "concern", is_kebab
);
id!(
    /// Names a finding, by the label that it has in the literature list.
    FindingId, "finding", is_label
);
id!(
    /// Names a source of findings.
    SourceId, "source", is_kebab
);
id!(
    /// Names an incident in the database that tells of it: `aiid:768`.
    IncidentId, "incident", is_incident
);
id!(
    /// Names a framework in one of its editions: `owasp-llm@2025`.
    FrameworkId, "framework", is_framework
);
id!(
    /// Names a clause of a framework, edition included: `owasp-llm@2025:LLM03`.
    ClauseId, "clause", is_clause
);
id!(
    /// Names a tool.
    ToolId, "tool", is_kebab
);
id!(
    /// Names a term of the glossary.
    TermId, "term", is_kebab
);
id!(
    /// Names what an incident is about, for filters.
    ThemeId, "theme", is_kebab
);

impl IncidentId {
    /// Who tells of it, such as `aiid`.
    pub fn database(&self) -> &str {
        halves(&self.0, b':').map_or("", |(database, _)| database)
    }

    /// What it is called there, such as `768`.
    pub fn case(&self) -> &str {
        halves(&self.0, b':').map_or("", |(_, case)| case)
    }
}

impl FrameworkId {
    /// Without the edition: `owasp-llm`.
    pub fn name(&self) -> &str {
        halves(&self.0, b'@').map_or("", |(name, _)| name)
    }

    /// The edition: `2025`.
    pub fn edition(&self) -> &str {
        halves(&self.0, b'@').map_or("", |(_, edition)| edition)
    }
}

impl ClauseId {
    /// The framework in its edition, as text: `owasp-llm@2025`.
    pub fn framework(&self) -> &str {
        halves(&self.0, b':').map_or("", |(framework, _)| framework)
    }

    /// What the framework calls the clause, with hyphens for blanks: `MAP-4.1`.
    pub fn clause(&self) -> &str {
        halves(&self.0, b':').map_or("", |(_, clause)| clause)
    }
}

impl Borrow<str> for FrameworkId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Equal, ordered and hashed as the text that it is.
impl Borrow<str> for ItemId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case() {
        for good in ["a", "model-card-read", "v2-x"] {
            assert_eq!(good.parse::<ItemId>().unwrap().as_str(), good);
        }
        for bad in ["", "A", "a--b", "-a", "a-", "a b", "ä", "a\u{1b}", &"a".repeat(81)] {
            assert!(bad.parse::<ItemId>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn references_always_name_their_edition() {
        let clause: ClauseId = "nist-ai-rmf@1.0:MAP-4.1".parse().unwrap();
        assert_eq!((clause.framework(), clause.clause()), ("nist-ai-rmf@1.0", "MAP-4.1"));
        let incident: IncidentId = "atlas-cs:AML.CS0015".parse().unwrap();
        assert_eq!((incident.database(), incident.case()), ("atlas-cs", "AML.CS0015"));
        let framework: FrameworkId = "atlas@2026.09".parse().unwrap();
        assert_eq!((framework.name(), framework.edition()), ("atlas", "2026.09"));
        for bad in ["owasp-llm:LLM03", "owasp-llm@:LLM03", "owasp-llm@2025:", "x@1:MAP 4.1", "X@1:a", "@1:a"]
        {
            assert!(bad.parse::<ClauseId>().is_err(), "{bad:?}");
        }
        for bad in ["768", "aiid:", ":768", "aiid:7 8", "AIID:768"] {
            assert!(bad.parse::<IncidentId>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_error_never_carries_control_characters() {
        let error = "a\u{1b}[2J".parse::<ItemId>().unwrap_err();
        assert!(!error.to_string().contains('\u{1b}'));
    }
}
