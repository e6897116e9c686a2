//! Who looked at an answer again: the one who reaffirmed it for a release, and the reviewer with a verdict.
//!
//! Neither changes what the answer says, nor who answered.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::checklist::{Digest, words};
use crate::record::release::Version;

/// Somebody looked at an answer for a release and found that it still holds. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Affirmed {
    /// When, in whole seconds.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// For which release.
    pub release: Version,
    /// Whether it was affirmed together with all others that nothing but their rhythm had brought up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchanged: bool,
}

words!(
    /// What a reviewer says about an answer.
    Verdict {
        /// It will do.
        Accepted = "accepted",
        /// It will not do as it is.
        SentBack = "sent-back",
    }
);

/// A reviewer's verdict on an answer. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// When, in whole seconds.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// Why, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// Of what the answer said, see [`super::Answer::content`]: an answer that says something else was not reviewed.
    pub of: Digest,
    /// What.
    pub verdict: Verdict,
}
