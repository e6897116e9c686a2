//! What is asked of the worker about releases, and what comes back. Plain data; nothing is carried out here.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::assess::Blockers;
use crate::record::{Change, Observed, Record, Version};
use crate::store::releases::{Flaw, Kept, Proposal, State};
use crate::tui::model::Scanned;

/// Something to be done about a release.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Open one.
    Open {
        /// What it will be called.
        version: Version,
        /// Who opens it.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Sign for the one that is open.
    Sign(Box<Sign>),
}

/// A signature to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Who signs.
    pub by: String,
    /// In their own words, or empty.
    pub statement: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The day that decides what is overdue.
    pub today: NaiveDate,
    /// Where the checklist was found, for the Markdown.
    pub origin: String,
    /// What the last scan saw, where there was one: it is judged by, too, and the Markdown tells it.
    pub scanned: Option<Arc<Scanned>>,
    /// What is written with the last signature.
    pub written: Written,
}

/// What is written when a release is signed off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Written {
    /// The frozen record alone.
    #[default]
    Frozen,
    /// The Markdown record beside it, with everything private masked.
    WithMarkdown,
}

/// What came of a deed.
#[derive(Debug)]
pub struct Released {
    /// What it changed in the record, beyond what the screen had sent.
    pub changes: Vec<Change>,
    /// What was done, or why it was not.
    pub done: Result<Done, String>,
}

/// What was done about a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It is open.
    Opened(Version),
    /// It is signed, and so many other people still have to sign.
    Signed {
        /// How many.
        wanting: usize,
    },
    /// It is signed off.
    Frozen {
        /// What it is called.
        version: Version,
        /// Where it is kept.
        path: String,
        /// Where its Markdown is, or why it is not written; none if nobody asked for it.
        markdown: Option<Result<String, String>>,
    },
    /// It was not signed.
    Refused {
        /// Because of this.
        blockers: Blockers,
        /// What was seen of the evidence at that moment, by which it was judged.
        seen: Observed,
    },
}

/// What is known of the releases that were signed off.
#[derive(Debug, Default)]
pub struct Shelf {
    /// All of them, in the order of their versions.
    pub kept: Vec<Kept>,
    /// The one that the open one comes after, for the words of its questions.
    pub before: Option<Box<Record>>,
    /// The commit that the working tree stands on now, where git knows.
    pub commit: Option<String>,
    /// Why a sign-off of the open one is refused whatever is answered, and what to do.
    pub broken: Option<String>,
    /// Why they could not be looked at.
    pub fault: Option<String>,
}

impl Shelf {
    /// The releases that are not what was signed off.
    pub fn tampered(&self) -> impl Iterator<Item = (&Version, &Flaw)> {
        self.kept.iter().filter_map(|kept| match &kept.state {
            State::Tampered(flaw) => Some((&kept.version, flaw)),
            State::Intact(_) => None,
        })
    }

    /// The latest release.
    pub fn latest(&self) -> Option<&Version> {
        self.kept.last().map(|kept| &kept.version)
    }
}

/// Versions that the project itself names, the likeliest first.
pub type Proposals = Vec<Proposal>;
