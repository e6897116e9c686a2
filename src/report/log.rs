//! How answers came to be: the moments at which they changed, newest first. Only the shape; nothing is looked up here.

use crate::checklist::words;
use crate::diff::{AnswerChange, Pair};
use crate::record::{AsideKey, Declared, ModelId, SetAside};

words!(
    /// Where a moment is known from.
    Source {
        /// Changed and not committed yet.
        Working = "working",
        /// A commit of git.
        Commit = "commit",
        /// A release.
        Release = "release",
    }
);

/// One moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where it is known from.
    pub source: Source,
    /// The commit, or the release's version.
    pub name: String,
    /// When, as `2026-11-22T12:00:00+00:00`; empty where nobody knows.
    pub at: String,
    /// Who.
    pub who: String,
    /// What the commit says, or what stood in the release.
    pub subject: String,
    /// What changed.
    pub changes: Vec<AnswerChange>,
    /// Observations that were set aside, or no longer are.
    pub aside: Vec<Pair<AsideKey, SetAside>>,
    /// Models that came into use, went out of it, or have another revision.
    pub models: Vec<Pair<ModelId, Declared>>,
}

/// A history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Log {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// The commits at which the history was cut, as a shallow clone's is: what stood there by then was said by others earlier.
    pub cut_at: Vec<String>,
    /// What the reader should know about what is missing.
    pub remarks: Vec<String>,
}
