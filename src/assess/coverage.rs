//! How far a phase has come: counts with their denominator, the distance between *said* and *shown* among them.

use super::item::Standing;
use crate::record::Status;

/// Counts over some items. Every count is a part of `applicable`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Items that are asked of this project.
    pub applicable: usize,
    /// Of these, with any status.
    pub answered: usize,
    /// Of these, with the status yes.
    pub said: usize,
    /// Of these, yes with evidence that still holds.
    pub shown: usize,
    /// Of these, with the status not-applicable.
    pub not_applicable: usize,
    /// Items that the profile hides; not a part of `applicable`.
    pub not_asked: usize,
}

impl Coverage {
    /// The awareness-action gap of this project: said and not shown.
    pub fn said_not_shown(&self) -> usize {
        self.said.saturating_sub(self.shown)
    }

    pub(super) fn add(&mut self, standing: &Standing) {
        match standing {
            Standing::NotAsked => self.not_asked += 1,
            Standing::Asked { status, shown, .. } => {
                self.applicable += 1;
                self.answered += usize::from(status.is_some());
                self.said += usize::from(*status == Some(Status::Yes));
                self.shown += usize::from(*shown);
                self.not_applicable += usize::from(*status == Some(Status::NotApplicable));
            }
        }
    }
}
