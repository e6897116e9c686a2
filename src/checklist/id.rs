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
            "finding" => "use letters, digits and hyphens, such as `PF2`; at most 80 characters",
            _ => {
                "use lower-case letters, digits and single hyphens, such as `model-card-read`; at most 80 characters"
            }
        }
    }
}

/// Whether a text is kebab-case: lower-case words of letters and digits, joined by single hyphens.
fn is_kebab(text: &str) -> bool {
    text.len() <= LONGEST
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Whether a text is a label from the literature, such as `PF2` or `E3b`.
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
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
    fn an_error_never_carries_control_characters() {
        let error = "a\u{1b}[2J".parse::<ItemId>().unwrap_err();
        assert!(!error.to_string().contains('\u{1b}'));
    }
}
