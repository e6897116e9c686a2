//! The glossary's entries, and where a text uses them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::checklist::id::TermId;

/// One word that a reader may not know.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// The term as it is usually written.
    pub term: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// What it means, in one to three sentences.
    pub text: String,
    /// Related terms.
    pub see: Vec<TermId>,
}

impl Term {
    /// Every spelling, the usual one first.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.term.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// A term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'k> {
    /// Which bytes of the text.
    pub at: Range<usize>,
    /// Which term.
    pub term: &'k TermId,
}
