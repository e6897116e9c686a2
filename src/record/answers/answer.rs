//! One answer: what a person said about one item, what backs it, and what is planned or accepted.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::facts::Facts;
use super::review::{Affirmed, Review};
use crate::checklist::{Digest, words};
use crate::record::evidence::{Evidence, ProjectPath};
use crate::record::free;

words!(
    /// What a person says about an item. No status at all is *unanswered*.
    Status {
        /// Done.
        Yes = "yes",
        /// Begun, with something left.
        Partly = "partly",
        /// Not done.
        No = "no",
        /// The question does not arise here; wants a reason.
        NotApplicable = "not-applicable",
        /// Looked, and does not know.
        Unknown = "unknown",
    }
);

impl Status {
    /// The word for programs, also where nobody answered.
    pub fn word_of(status: Option<Self>) -> &'static str {
        status.map_or("unanswered", |status| status.word())
    }
}

/// Everything said about one item. Fields stand in the order of their keys.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// A risk taken knowingly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<Acceptance>,
    /// Who found last that it still holds, and for which release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affirmed: Option<Affirmed>,
    /// The question in the words in which it was answered, so that it can be read when the checklist has others or
    /// none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asked: String,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
    /// Who changed it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What backs it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Free for other tools; kept as it is.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "free::map")]
    pub extra: BTreeMap<String, Value>,
    /// The facts that it rests on, as they stood when it was given or reaffirmed.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// When these facts were taken. Where it is not written down, that was when somebody last looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts_at: Option<DateTime<Utc>>,
    /// When the status was given, where something else was changed since. Otherwise that was the last change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_at: Option<DateTime<Utc>>,
    /// Anything worth telling, of any number of lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who takes care of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// Digest of the question as it stood when the status was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Digest>,
    /// Why the item does not apply.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What a reviewer said last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// What was said; none is *unanswered*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

/// What will be done, and by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The day by which it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    /// What.
    pub what: String,
}

/// A risk taken knowingly, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Why it is bearable.
    pub reason: String,
    /// The last day on which it holds.
    pub until: NaiveDate,
    /// Who takes it.
    pub who: String,
}

impl Acceptance {
    /// Whether it still holds on a day; its last day counts. Without a reason or a name nobody took anything.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        !self.is_over(today) && !self.reason.trim().is_empty() && !self.who.trim().is_empty()
    }

    /// Whether its last day is past.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today > self.until
    }
}

impl Answer {
    /// Whether nobody wrote anything here.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The files that the evidence is or was seen in, as paths within the project.
    pub fn evidence_files(&self) -> impl Iterator<Item = &ProjectPath> {
        self.evidence.iter().filter_map(|evidence| match evidence {
            Evidence::File { path, .. } => Some(path),
            // What was seen in a file that is gone is gone, too; that needs no scan.
            Evidence::Observation(adopted) => Some(&adopted.path),
            Evidence::Link(_) | Evidence::Commit(_) => None,
        })
    }
}
