//! The items that the checklist gained and lost between two records.

use std::collections::BTreeSet;

use crate::checklist::{Checklist, ItemId};
use crate::record::{AnswerKey, ChecklistStamp, Record};

/// What the checklist gained and lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    /// Asked after, and not before.
    pub gained: Vec<ItemId>,
    /// Asked before, and not after.
    pub lost: Vec<ItemId>,
}

/// Compares what was asked. `checklist` is the one at hand. A record has room for every item that it was asked, and for
/// answers to items of earlier days; where its stamp is that of the checklist at hand, these can be told apart.
pub fn questions(before: &Record, after: &Record, checklist: &Checklist) -> Questions {
    let (before, after) = (asked(before, checklist), asked(after, checklist));
    Questions {
        gained: after.difference(&before).cloned().collect(),
        lost: before.difference(&after).cloned().collect(),
    }
}

fn asked(record: &Record, checklist: &Checklist) -> BTreeSet<ItemId> {
    let at_hand = record.checklist == ChecklistStamp::of(checklist);
    record
        .answers
        .keys()
        .filter(|key| key.model().is_none())
        .filter(|key| !at_hand || checklist.position_of(key.item_str()).is_some())
        .filter_map(|key| AnswerKey::item_id(key).ok())
        .collect()
}
