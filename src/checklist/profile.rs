//! The few questions about the project itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::{OptionId, QuestionId};

/// One question of the profile.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProfileQuestion {
    /// Stable id; the left half of a fact.
    pub id: QuestionId,
    /// The question.
    pub question: String,
    /// What the answer decides.
    pub why: String,
    /// How many options may be chosen.
    pub choice: Choice,
    /// What can be answered, besides "not sure yet".
    pub options: Vec<ProfileOption>,
}

impl ProfileQuestion {
    /// One of the options.
    pub fn option(&self, id: &OptionId) -> Option<&ProfileOption> {
        self.options.iter().find(|option| &option.id == id)
    }

    /// An option among others that cannot hold beside them.
    pub fn alone_among<'c>(&self, chosen: &'c BTreeSet<OptionId>) -> Option<&'c OptionId> {
        let is_alone = |id: &&OptionId| self.option(id).is_some_and(|option| option.alone);
        chosen.iter().find(is_alone).filter(|_| chosen.len() > 1)
    }
}

/// How many options may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// Exactly one.
    One,
    /// Any number, none included.
    Many,
}

/// One possible answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProfileOption {
    /// Stable id; the right half of a fact.
    pub id: OptionId,
    /// What it means.
    pub label: String,
    /// Whether it says that none of the others holds, so that it is chosen without them.
    #[serde(default)]
    pub alone: bool,
}
