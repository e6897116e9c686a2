//! What the conversation is about: the open record, who answers, and what can be taken back.

use super::super::error::CliError;
use super::super::session::{Session, no_item};
use super::super::setting::Setting;
use crate::checklist::{Applies, Item};
use crate::record::{AnswerKey, Change, Edit, edit};
use crate::report::Subject;

/// One interview.
pub(super) struct Interview<'s> {
    pub(super) setting: &'s Setting,
    pub(super) session: Session,
    /// Who answers.
    pub(super) who: String,
    /// The changes that take back what was done, the last one last.
    pub(super) undo: Vec<Change>,
}

impl Interview<'_> {
    /// The item at a position of the checklist.
    pub(super) fn item(&self, position: usize) -> Option<&Item> {
        self.session.checklist.items().get(position)
    }

    /// Whether the profile lets an item be asked.
    pub(super) fn is_asked(&self, position: usize) -> bool {
        let profile = &self.session.record().profile;
        self.item(position).is_some_and(|item| profile.applies(item) == Applies::Yes)
    }

    /// The position of an item that was named.
    pub(super) fn position(&self, typed: &str) -> Result<usize, CliError> {
        let checklist = &self.session.checklist;
        let id = typed.parse().ok();
        id.and_then(|id| checklist.position(&id)).ok_or_else(|| no_item(checklist, typed))
    }

    /// What is to be asked: the items that are named, or all that are asked, or those of them with something wanting.
    pub(super) fn wanted(&self, named: &[String], all: bool) -> Result<Vec<usize>, CliError> {
        if !named.is_empty() {
            return named.iter().map(|typed| self.position(typed)).collect();
        }
        let asked = (0..self.session.checklist.items().len()).filter(|position| self.is_asked(*position));
        if all {
            return Ok(asked.collect());
        }
        let assessment = self.session.assess(self.setting.today());
        let mut open: Vec<usize> = assessment.gaps.iter().filter_map(|gap| gap.position).collect();
        open.sort_unstable();
        open.dedup();
        Ok(open)
    }

    /// Asks something of the record as it stands now.
    pub(super) fn with_subject<T>(&self, then: impl FnOnce(&Subject<'_>) -> T) -> T {
        let today = self.setting.today();
        let assessment = self.session.assess(today);
        then(&self.session.subject(&assessment, today))
    }

    /// The change that some edits of one answer make, if they make any.
    pub(super) fn change(&self, key: &AnswerKey, edits: Vec<Edit>) -> Option<Change> {
        let before = self.session.answer(key);
        let (item, at) = (self.session.item(key), self.setting.at());
        let after =
            edits.into_iter().fold(before.clone(), |answer, each| edit(&answer, each, item, &self.who, at));
        (after != before).then(|| Change::Answer(key.clone(), Box::new(after)))
    }
}
