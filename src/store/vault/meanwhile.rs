//! What whoever changes the record has to know of the versions behind it: what a save put others into the place of, and
//! out of what an answer grew. Reads and writes no file.

use std::sync::Arc;

use super::Vault;
use super::graft::put;
use crate::record::{Answer, AnswerKey, Change};

impl Vault {
    /// The answers that the last save put others into the place of, as they were before; none if it failed.
    pub fn replaced(&self) -> &[(AnswerKey, Answer)] {
        &self.replaced
    }

    /// The next change of an answer grew out of this version of it, since whoever makes it had not seen a newer one. The
    /// two are then brought together like any others.
    pub fn grew_out_of(&mut self, key: &AnswerKey, seen: &Answer) {
        put(Arc::make_mut(&mut self.base), key, Some(seen.clone()));
    }

    /// The answer that a change is about, as it is without it.
    pub(super) fn instead_of(&self, change: &Change) -> Option<(AnswerKey, Answer)> {
        let (Change::Answer(key, _) | Change::Removed(key)) = change else { return None };
        Some((key.clone(), self.ours.answers.get(key).cloned().unwrap_or_default()))
    }
}
