//! What is kept of one script until all are read: what it hands to others, and what it waits for.

use std::collections::BTreeSet;

use super::change::Change;
use super::exported::{Elsewhere, Exports};
use crate::scan::sighting::{Named, Sighting};

/// What one file hands to the others, and what it waits for.
#[derive(Debug, Default)]
pub(in crate::scan::sources) struct Unit {
    pub(in super::super) exports: Exports,
    /// What it gives to what others export.
    pub(in super::super) changes: BTreeSet<Change>,
    pub(in super::super) waiting: Vec<Seen>,
}

/// A sighting, as far as one file tells it.
#[derive(Debug)]
pub(in super::super) struct Seen {
    pub(in super::super) sighting: Sighting,
    /// Where its id stands.
    pub(in super::super) id: Option<Elsewhere>,
    /// Whether nothing is said where nobody finds what stands there: a model that is seen where it is made.
    pub(in super::super) silent: bool,
    /// Where its client is made.
    pub(in super::super) client: Option<Elsewhere>,
    /// Whether it is one only if its client is a provider.
    pub(in super::super) provided: bool,
    /// The objects of the file that it was read out of and that others may change.
    pub(in super::super) hangs: Vec<String>,
}

impl From<Sighting> for Seen {
    fn from(sighting: Sighting) -> Self {
        Self { sighting, id: None, silent: false, client: None, provided: false, hangs: Vec::new() }
    }
}

impl Seen {
    /// Whether a model is named, as far as this file tells.
    pub(in super::super) fn is_one(&self) -> bool {
        !self.provided || matches!(self.sighting.id, Named::Text(_))
    }

    pub(in super::super) fn waits(&self) -> bool {
        self.id.is_some() || self.client.is_some() || !self.hangs.is_empty()
    }
}
