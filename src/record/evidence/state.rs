//! What is seen of the files that back answers. Who looks is the store.

use std::collections::HashMap;

use super::content::Content;
use super::path::ProjectPath;
use crate::checklist::Digest;

/// What the store saw when it looked at a file that somebody named as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceState {
    /// It is there and holds this.
    Holds(Content),
    /// It is not there.
    Missing,
    /// It lies outside the project, or a link leads there; it is not read.
    Outside,
    /// It is there and could not be read, because of this.
    Unreadable(String),
}

impl EvidenceState {
    /// Whether it is there and holds what somebody wrote down.
    pub fn holds(&self, written: Digest) -> bool {
        matches!(self, Self::Holds(content) if content.is(written))
    }
}

/// What was seen of the evidence files. A file that is not in here was not looked at yet.
pub type Observed = HashMap<ProjectPath, EvidenceState>;
