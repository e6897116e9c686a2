//! What is known of a model that somebody declared. Looks at no project.

use chrono::{DateTime, SubsecRound as _, Utc};
use serde::{Deserialize, Serialize};

use crate::checklist::words;

words!(
    /// How a model came into the record.
    How {
        /// A scan saw it, and somebody took it over.
        Seen = "seen",
        /// Somebody wrote it down.
        ByHand = "by-hand",
    }
);

/// What is known of a declared model. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// When it was declared, in whole seconds.
    pub at: DateTime<Utc>,
    /// Who declared it.
    pub by: String,
    /// How it came here.
    pub how: How,
    /// Anything worth telling, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it went out of use, and who said so; its answers stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired>,
    /// The revision that is in use, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// When it took this revision, where it had another before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<DateTime<Utc>>,
}

/// A model that is no longer in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// When, in whole seconds.
    pub at: DateTime<Utc>,
    /// Who said so.
    pub by: String,
}

impl Declared {
    /// A model that is declared just now.
    pub fn new(how: How, revision: Option<String>, note: &str, by: &str, at: DateTime<Utc>) -> Self {
        let (at, by, note) = (at.trunc_subsecs(0), by.to_owned(), note.trim().to_owned());
        Self { at, by, how, note, retired: None, revision, since: None }
    }
}
