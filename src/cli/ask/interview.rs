//! What the conversation is about: the open record, who answers, and what can be taken back.

use chrono::{DateTime, Utc};

use super::super::error::CliError;
use super::super::session::Session;
use super::super::setting::Setting;
use super::super::stranger::no_item;
use crate::assess::blockers;
use crate::checklist::Item;
use crate::record::{Answer, AnswerKey, Change, Edit, edit_all};
use crate::report::Subject;

/// One question: where its item stands in the checklist, and the key under which it is answered.
pub(super) type Question = (usize, AnswerKey);

/// One interview.
pub(super) struct Interview<'s> {
    pub(super) setting: &'s Setting,
    pub(super) session: Session,
    /// Who answers.
    pub(super) who: String,
    /// What takes back each thing that was done, the last one last: its changes, in the order in which they are made.
    pub(super) undo: Vec<Vec<Change>>,
}

impl Interview<'_> {
    /// The item at a position of the checklist.
    pub(super) fn item(&self, position: usize) -> Option<&Item> {
        self.session.checklist.items().get(position)
    }

    /// Whether profile and models let an item be asked.
    pub(super) fn is_asked(&self, position: usize) -> bool {
        self.item(position).is_some_and(|item| self.session.record().is_asked(item))
    }

    /// The questions that were named: all of an item, or the one about a model.
    pub(super) fn questions(&self, typed: &str) -> Result<Vec<Question>, CliError> {
        let checklist = &self.session.checklist;
        let key = self.session.key(typed)?;
        let position = checklist.position_of(key.item_str()).ok_or_else(|| no_item(checklist, typed))?;
        if key.model().is_some() {
            return Ok(vec![(position, self.session.asked_key(typed)?)]);
        }
        let questions = self.questions_at(position);
        if questions.is_empty() || !self.is_asked(position) {
            // The profile or models hide it; the refusal says which.
            self.session.asked_key(typed)?;
        }
        Ok(questions)
    }

    fn questions_at(&self, position: usize) -> Vec<Question> {
        let keys = self.item(position).map(|item| self.session.record().keys_of(item));
        keys.into_iter().flatten().map(|key| (position, key)).collect()
    }

    /// What is to be asked: the questions that are named, or all that are asked, or those of them with something wanting.
    pub(super) fn wanted(&self, named: &[String], all: bool) -> Result<Vec<Question>, CliError> {
        if !named.is_empty() {
            let each: Result<Vec<_>, _> = named.iter().map(|typed| self.questions(typed)).collect();
            return Ok(each?.into_iter().flatten().collect());
        }
        if all {
            let asked = (0..self.session.checklist.items().len()).filter(|position| self.is_asked(*position));
            return Ok(asked.flat_map(|position| self.questions_at(position)).collect());
        }
        let assessment = self.session.assess(self.setting.today());
        let gaps = assessment.gaps.iter();
        let mut open: Vec<Question> = gaps.filter_map(|gap| Some((gap.position?, gap.key.clone()))).collect();
        // What a reviewer sent back is no gap, and keeps the release from being signed off.
        let record = self.session.record();
        for key in blockers(&self.session.checklist, record, &assessment, record.rules().threshold).sent_back
        {
            let position = self.session.checklist.position_of(key.item_str());
            let asked = position.filter(|_| self.session.asked_key(key.as_str()).is_ok());
            open.extend(asked.map(|position| (position, key)));
        }
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

    /// The moment of whatever is written now.
    pub(super) fn moment(&self) -> DateTime<Utc> {
        self.session.moment(self.setting)
    }

    /// The change that some edits of one answer make, if they make any.
    pub(super) fn change(&self, key: &AnswerKey, edits: Vec<Edit>) -> Option<Change> {
        let before = self.session.answer(key);
        let given = edits.iter().any(|each| matches!(each, Edit::Status(_)));
        let edits = edits.into_iter().chain(given.then(|| Edit::Facts(self.session.facts(key))));
        let (item, at) = (self.session.item(key), self.moment());
        let after = edit_all(&before, edits, item, &self.who, at);
        (after != before).then(|| Change::Answer(key.clone(), Box::new(after)))
    }

    /// What was said of the item of a model's question for the whole project, where anything was.
    pub(super) fn of_project(&self, key: &AnswerKey) -> Option<&Answer> {
        let item = self.session.item(key).filter(|_| key.model().is_some())?;
        self.session.record().answer(&AnswerKey::item(&item.id))
    }
}
