//! How much of a script may still be looked at, and which bound was spent. Decides nothing about what is looked at.

use std::cell::Cell;

/// Most expressions that are looked at for one answer, and most words of them for one file.
const ANSWERS: usize = 400;
const WORDS: usize = 10_000_000;
/// Most steps of what is asked of a whole file before any of that: who is handed what, and what is done again and again.
const STEPS: usize = 1_000_000;
/// What an expression costs beside its words.
const LEAST: usize = 20;

/// What may still be looked at.
#[derive(Debug)]
pub(in super::super) struct Budget {
    answers: Cell<usize>,
    words: Cell<usize>,
    steps: Cell<usize>,
    /// Whether one more was wanted, in the whole file or for one answer.
    spent: Cell<bool>,
    cut: Cell<bool>,
    /// Whether something may be more things than are kept.
    crowded: Cell<bool>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            answers: Cell::new(ANSWERS),
            words: Cell::new(WORDS),
            steps: Cell::new(STEPS),
            spent: Cell::default(),
            cut: Cell::default(),
            crowded: Cell::default(),
        }
    }
}

impl Budget {
    /// Begins an answer.
    pub(in super::super) fn begin(&self) {
        self.answers.set(ANSWERS);
    }

    /// Whether one more expression may be looked at.
    pub(in super::super) fn may_look(&self) -> bool {
        let answers = self.answers.get();
        self.answers.set(answers.saturating_sub(1));
        if self.words.get() == 0 {
            self.spend();
        } else if answers == 0 {
            self.cut();
        }
        answers > 0 && self.words.get() > 0
    }

    /// Counts an expression of so many words as looked at.
    pub(in super::super) fn looked(&self, words: usize) {
        self.words.set(self.words.get().saturating_sub(words + LEAST));
    }

    /// Takes so many steps of a walk over the file, if they are left.
    pub(in super::super) fn steps(&self, steps: usize) -> bool {
        let left = self.steps.get().checked_sub(steps);
        self.steps.set(left.unwrap_or_default());
        if left.is_none() {
            self.spend();
        }
        left.is_some()
    }

    /// Nothing is followed any further.
    pub(in super::super) fn spend(&self) {
        self.spent.set(true);
    }

    /// A name is not followed any further.
    pub(in super::super) fn cut(&self) {
        self.cut.set(true);
    }

    /// Something may be more things than are kept.
    pub(in super::super) fn crowd(&self) {
        self.crowded.set(true);
    }

    /// Does something that may come to nothing. If it does, no bound of one answer that is spent there matters.
    pub(in super::super) fn aside<T>(&self, deed: impl FnOnce() -> T, matters: impl FnOnce(&T) -> bool) -> T {
        let before = (self.cut.get(), self.crowded.get());
        let done = deed();
        if !matters(&done) {
            self.cut.set(before.0);
            self.crowded.set(before.1);
        }
        done
    }

    /// Which bound was spent.
    pub(in super::super) fn why(&self) -> Option<&'static str> {
        if self.spent.get() || self.cut.get() {
            return Some("more names than can be followed");
        }
        self.crowded.get().then_some("a name may be more things than are followed")
    }
}
