//! Which answer belongs to which item; judges neither.

use super::gap::{Gap, GapKind};
use crate::checklist::{Checklist, Severity};
use crate::record::{Answer, Record};

/// The answers of a record, brought to the items that they belong to.
pub(super) struct Filed<'a> {
    /// One for each item of the checklist.
    pub(super) answers: Vec<Option<&'a Answer>>,
    /// Those to items that the checklist does not have.
    pub(super) orphans: Vec<Gap>,
}

/// One walk over the record: looking each item up in it would cost more than all the rest of the judgement.
pub(super) fn file<'a>(checklist: &Checklist, record: &'a Record) -> Filed<'a> {
    let mut answers = vec![None; checklist.items().len()];
    let mut orphans = Vec::new();
    for (key, answer) in record.written() {
        match checklist.position_of(key.item_str()) {
            // Switched off with a reason: kept, and nothing is wanting.
            None if checklist.composition.off(key.item_str()).is_some() => {}
            None => orphans.push(Gap {
                kind: GapKind::Orphaned,
                severity: Severity::Low,
                key: key.clone(),
                position: None,
            }),
            // An answer about one model is not the answer to the item.
            Some(_) if key.model().is_some() => {}
            Some(position) => {
                if let Some(slot) = answers.get_mut(position) {
                    *slot = Some(answer);
                }
            }
        }
    }
    Filed { answers, orphans }
}
