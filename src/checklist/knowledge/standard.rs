//! Frameworks and their clauses: titles only, never their text.

use serde::{Deserialize, Serialize};

use super::law::{Law, Shown};
use crate::checklist::condition::{Fact, Truth};
use crate::checklist::id::{ClauseId, FrameworkId};
use crate::checklist::words::words;

words!(
    /// How much of a source was seen by whoever wrote its entry.
    Seen {
        /// It was read at the publisher.
        Publisher = "publisher",
        /// A faithful copy of the publisher's data was read.
        Copy = "copy",
        /// Only somebody else's description was read.
        ThirdParty = "third-party",
    }
);

impl Seen {
    /// The same in words for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Publisher => "read at the publisher",
            Self::Copy => "read in a faithful copy of the publisher's data",
            Self::ThirdParty => "known from a third party's description only",
        }
    }
}

/// A framework in one of its editions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Framework {
    /// Name and edition.
    pub id: FrameworkId,
    /// Its full title.
    pub title: String,
    /// Its title for one line.
    pub short: String,
    /// Where it is published.
    pub url: String,
    /// How it was read.
    pub read: Seen,
    /// The terms under which it is published.
    pub licence: String,
    /// What a reader should know besides, or empty.
    pub note: String,
    /// Whether it is law, whose clauses bind some and not others.
    pub law: bool,
}

/// One clause, control or entry of a framework.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Clause {
    /// Framework, edition and clause.
    pub id: ClauseId,
    /// Its title, or our paraphrase.
    pub title: String,
    /// The clause that took its place in a later edition.
    pub replaced_by: Option<ClauseId>,
    /// Its own address; empty where the framework's will do.
    pub url: String,
    /// Whether the title is our own short paraphrase.
    pub paraphrase: bool,
    /// The level that the framework gives it, where it gives any.
    pub level: Option<u16>,
    /// Whom it binds and from when; only in law.
    pub law: Option<Law>,
    /// What a reader should know besides, or empty.
    pub note: String,
}

impl Clause {
    /// How the clause is shown where `truth` is what the profile knows.
    pub fn shown(&self, truth: impl Fn(&Fact) -> Truth) -> Shown {
        self.law.as_ref().map_or(Shown::Plain, |law| law.shown(truth))
    }
}
