//! How far a change reaches: which items may be another than they were, and since when. A part of the work by itself; changes
//! no answer.

use std::collections::BTreeSet;

use super::touches::Touches;
use super::work::Work;
use crate::record::Change;

impl Work {
    /// The items that changes touch; none where it may be any.
    pub(super) fn touched(&self, changes: &[Change]) -> Option<Vec<usize>> {
        let mut positions = Vec::new();
        for change in changes {
            match change {
                Change::Answer(key, _) | Change::Removed(key) | Change::Waiting(key, _) => {
                    positions.push(self.checklist.position_of(key.item_str())?);
                }
                Change::Aside(..) | Change::Model(..) | Change::Profile(..) | Change::Release(_) => {
                    return None;
                }
                Change::Name(_)
                | Change::Checklist(_)
                | Change::Extra(..)
                | Change::Rules(_)
                | Change::Frozen(_)
                | Change::Seal(_) => {}
            }
        }
        Some(positions)
    }

    /// The items that were touched since an edition, where nothing else was: what was made from that edition is brought up
    /// to date by them.
    pub fn touched_since(&self, edition: u64) -> Option<BTreeSet<usize>> {
        self.touches.since(edition)
    }

    /// Anything may be another than it was.
    pub(super) fn all_is_new(&mut self) {
        self.edition += 1;
        self.touches = Touches::from(self.edition);
    }
}
