//! What earlier sessions could not save: taken back, or left where it is for a session that may.
//!
//! Nothing is written here, and no file goes whose answers the disk has not.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Vault;
use super::graft::graft;
use crate::record::{AnswerKey, Change, Merged, Record, merge};
use crate::store::dirs::UserDirs;
use crate::store::error::StoreError;
use crate::store::project::Project;
use crate::store::rescue::{self, Left};

/// How much of what earlier sessions could not save is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeBack {
    /// All of it. What meets another answer is a conflict, for a session that asks which one stays.
    All,
    /// What meets no other answer. Where one does, somebody has to choose, and the whole is left until then.
    Undisputed,
    /// Nothing: whoever only reads goes by what is on the disk.
    Nothing,
}

impl Vault {
    /// Opens a project's record, and takes back what earlier sessions could not save ([`Vault::recovered`]; it is
    /// unsaved until the next save, to which no change need be handed).
    ///
    /// # Errors
    /// There is no record, or it cannot be read; it is left as it is.
    pub fn open(project: Project, dirs: Option<&UserDirs>) -> Result<Self, StoreError> {
        Self::open_taking(project, dirs, TakeBack::All)
    }

    /// Opens a project's record, and takes back so much of what earlier sessions could not save.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_taking(
        project: Project,
        dirs: Option<&UserDirs>,
        take: TakeBack,
    ) -> Result<Self, StoreError> {
        let mut vault = Self::read(project, dirs)?;
        vault.recover(take);
        Ok(vault)
    }

    /// How many answers of earlier sessions could be taken back and were not, since nothing was to be.
    pub fn left(&self) -> usize {
        self.left
    }

    /// Files that earlier sessions left and that cannot be read, newest first. Each stays where it is, for a person.
    pub fn unread(&self) -> &[PathBuf] {
        &self.unread
    }

    /// How many files of earlier sessions were not looked at since there are too many, and the folder in which they are;
    /// none if all were.
    pub fn beyond(&self) -> Option<(usize, &Path)> {
        self.state.as_deref().filter(|_| self.beyond > 0).map(|state| (self.beyond, state))
    }

    /// The answers of earlier sessions that met other ones. They are not in [`Vault::record`], and wait for a session
    /// that takes back all.
    pub fn unsettled(&self) -> &[AnswerKey] {
        &self.unsettled
    }

    /// Takes in a record that an earlier session began from `empty` and could not save: both count, and nothing of either
    /// is written over. It is held for the next session until it is saved. Returns the small parts that both said; none,
    /// and nothing is taken in, where it cannot be held, or meets another answer while something else is unsaved.
    pub fn take_in(&mut self, empty: &Record, begun: &Record) -> Option<Vec<String>> {
        let merged = merge(empty, begun, &self.ours);
        if self.unsaved && !merged.conflicts.is_empty() {
            return None;
        }
        let before = (Arc::clone(&self.base), Arc::clone(&self.ours), self.unsaved);
        let aside = self.join(merged, empty, begun);
        self.unsaved = self.ours != self.disk.record;
        if self.rescue().is_err() {
            (self.base, self.ours, self.unsaved) = before;
            return None;
        }
        Some(aside)
    }

    /// Makes `merged`, of `left` that grew out of `base` and what is in memory, what the record should be. What is in
    /// conflict stays as it was left, and grew out of what that did. Returns the small parts that both changed.
    fn join(&mut self, merged: Merged, base: &Record, left: &Record) -> Vec<String> {
        self.base = graft(&self.base, base, &merged.conflicts);
        self.ours = graft(&Arc::new(merged.record), left, &merged.conflicts);
        merged.aside
    }

    /// Takes back what earlier sessions left. Where two of them disagree, the second waits for another day.
    fn recover(&mut self, take: TakeBack) {
        let waiting = self.state.as_deref().map(rescue::waiting).unwrap_or_default();
        (self.elsewhere, self.beyond) = (waiting.alive, waiting.beyond);
        for own in waiting.left {
            let left = match rescue::read(&own.path) {
                Left::Answers(left) => left,
                Left::Nothing => continue,
                Left::Unread => {
                    self.unread.push(own.path);
                    continue;
                }
            };
            let merged = merge(&left.base, &left.ours, &self.ours);
            if take != TakeBack::All && !merged.conflicts.is_empty() {
                self.unsettled.extend(merged.conflicts.into_iter().map(|conflict| conflict.key));
                continue;
            }
            if take == TakeBack::Nothing {
                self.left += answers(&Change::between(&self.ours, &merged.record));
                continue;
            }
            if self.held.is_empty() || merged.conflicts.is_empty() {
                self.join(merged, &left.base, &left.ours);
                self.held.push(own);
            }
        }
        let back = Change::between(&self.disk.record, &self.ours);
        self.unsaved = !back.is_empty();
        self.recovered = answers(&back);
        if !self.unsaved {
            // All of it had been saved by somebody else.
            rescue::remove(self.held.drain(..));
        }
    }
}

/// How many answers (of items and of the profile) changes are about.
fn answers(changes: &[Change]) -> usize {
    changes.iter().filter(|change| matches!(change, Change::Answer(..) | Change::Profile(..))).count()
}
