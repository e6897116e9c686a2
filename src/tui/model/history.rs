//! Undo and redo: what takes each change back, since the program was opened.

use std::collections::VecDeque;

use crate::record::Change;

/// Most steps that are kept. More than a person ever takes back, and bounded.
const STEPS: usize = 1_000;

/// One step of the user, which may consist of several changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it was, for the notice.
    pub what: String,
    /// The changes that take it back, in the order in which they are to be applied.
    pub back: Vec<Change>,
}

/// What can be undone and redone.
#[derive(Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a step that was just made. What was undone before can no longer be redone.
    pub fn did(&mut self, what: String, back: Vec<Change>) {
        self.undone.clear();
        self.remember(Step { what, back });
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// The step that would be undone next.
    pub fn last(&self) -> Option<&Step> {
        self.done.back()
    }

    /// The step that would be redone next.
    pub fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// The step to undo next; give the changes that redo it to [`History::undid`].
    pub fn undo(&mut self) -> Option<Step> {
        self.done.pop_back()
    }

    /// Remembers how to redo a step.
    pub fn undid(&mut self, what: String, forth: Vec<Change>) {
        self.undone.push(Step { what, back: forth });
    }

    /// The step to redo next; give the changes that take it back to [`History::redid`].
    pub fn redo(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    /// Remembers how to take back a step that was redone.
    pub fn redid(&mut self, what: String, back: Vec<Change>) {
        self.remember(Step { what, back });
    }

    /// Forgets every step that touches a part which somebody else changed since, or which can no longer be taken back.
    pub fn forget(&mut self, changed: &[Change]) {
        let untouched =
            |step: &Step| !step.back.iter().any(|back| changed.iter().any(|other| back.same_part(other)));
        self.done.retain(untouched);
        self.undone.retain(untouched);
    }

    fn remember(&mut self, step: Step) {
        if self.done.len() == STEPS {
            self.done.pop_front();
        }
        self.done.push_back(step);
    }
}
