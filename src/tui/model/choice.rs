//! Which choice between two versions of an answer is shown, and settled with the next key. Settles none.

use super::{Dialog, Model};
use crate::record::{AnswerKey, Conflict, first_waiting, waiting};

/// Where the other version came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Somebody else saved it meanwhile.
    HereAndDisk,
    /// Two branches were merged.
    Branches,
}

impl Model {
    /// The choice that is shown: the one that was asked for, as long as it waits, or else the first. One with the disk goes
    /// before those of two branches.
    pub fn choice(&self) -> Option<(Conflict, Between)> {
        let asked_for = self.dialogs.iter().rev().find_map(|dialog| match dialog {
            Dialog::Conflict { of, .. } => of.as_ref(),
            _ => None,
        });
        asked_for.and_then(|key| self.choice_of(key)).or_else(|| self.first_choice())
    }

    fn choice_of(&self, key: &AnswerKey) -> Option<(Conflict, Between)> {
        let with_disk = self.conflicts.iter().find(|conflict| conflict.key == *key).cloned();
        let of_branches = || Some((waiting(&self.work.record, key)?, Between::Branches));
        with_disk.map(|conflict| (conflict, Between::HereAndDisk)).or_else(of_branches)
    }

    fn first_choice(&self) -> Option<(Conflict, Between)> {
        let with_disk = self.conflicts.first().cloned().map(|conflict| (conflict, Between::HereAndDisk));
        with_disk.or_else(|| Some((first_waiting(&self.work.record)?, Between::Branches)))
    }
}
