//! The items that the checklist gained and lost between two records.

use std::collections::BTreeSet;

use crate::checklist::{Checklist, ItemId};
use crate::record::{AnswerKey, Record};

/// What the checklist gained and lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    /// Asked after, and not before.
    pub gained: Vec<ItemId>,
    /// Asked before, and not after.
    pub lost: Vec<ItemId>,
}

/// Compares what was asked. `checklist` is the one at hand; of a record that was asked another one, the items are those
/// that it has room for.
pub fn questions(before: &Record, after: &Record, checklist: &Checklist) -> Questions {
    if before.checklist == after.checklist {
        return Questions::default();
    }
    let (before, after) = (asked(before, checklist), asked(after, checklist));
    Questions {
        gained: after.difference(&before).cloned().collect(),
        lost: before.difference(&after).cloned().collect(),
    }
}

fn asked(record: &Record, checklist: &Checklist) -> BTreeSet<ItemId> {
    if record.checklist.id == checklist.id && record.checklist.version == checklist.version {
        return checklist.items().iter().map(|item| item.id.clone()).collect();
    }
    record
        .answers
        .keys()
        .filter(|key| key.model().is_none())
        .filter_map(|key| AnswerKey::item_id(key).ok())
        .collect()
}
