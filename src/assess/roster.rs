//! The models of a project, those that are declared beside those that a scan saw, and what became of each. It changes
//! nothing, and finds nothing wanting.

use std::collections::BTreeSet;

use super::haste::ModelDays;
use super::witness::{Seen, Witness};
use crate::checklist::words;
use crate::record::{Declared, How, ModelId, Record};

words!(
    /// What became of a model. The words are stable: other programs read them.
    ModelState {
        /// Declared, and in use.
        InUse = "in-use",
        /// Declared because a scan saw it, and no longer seen.
        Gone = "gone",
        /// Out of use; its answers are kept.
        Retired = "retired",
        /// Seen, and not declared.
        NotDeclared = "not-declared",
    }
);

/// One model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Which.
    pub id: &'a ModelId,
    /// What became of it.
    pub state: ModelState,
    /// What the record says of it.
    pub declared: Option<&'a Declared>,
    /// What the scan saw of it.
    pub seen: Option<&'a Seen>,
}

impl Listed<'_> {
    /// Whether the product uses another revision now than the record says.
    pub fn has_moved(&self) -> bool {
        self.state == ModelState::InUse
            && self.seen.zip(self.declared).is_some_and(|(seen, declared)| seen.has_left(declared))
    }

    /// At which revisions the product uses it, where there are several: none of them can be taken over.
    pub fn split(&self) -> Option<&str> {
        let seen = self.seen.filter(|seen| self.state == ModelState::InUse && seen.is_split())?;
        seen.revision.as_deref()
    }
}

/// Every model that is declared or seen, by id.
pub fn roster<'a>(record: &'a Record, witness: Option<&'a Witness>) -> Vec<Listed<'a>> {
    let seen = witness.into_iter().flat_map(|witness| witness.models.keys());
    let ids: BTreeSet<&ModelId> = record.models.keys().chain(seen).collect();
    let listed = |id: &'a ModelId| {
        let declared = record.models.get(id);
        let seen = witness.and_then(|witness| witness.models.get(id));
        let state = match declared {
            None => ModelState::NotDeclared,
            Some(declared) if declared.retired.is_some() => ModelState::Retired,
            Some(declared) if declared.how == How::Seen && witness.is_some() && seen.is_none() => {
                ModelState::Gone
            }
            Some(_) => ModelState::InUse,
        };
        Listed { id, state, declared, seen }
    };
    ids.into_iter().map(listed).collect()
}

/// Since when each model is what it is now: known of those that had another revision before.
pub fn model_days(record: &Record) -> ModelDays {
    let since = |(id, declared): (&ModelId, &Declared)| Some((id.to_string(), declared.since?.date_naive()));
    record.models.iter().filter_map(since).collect()
}
