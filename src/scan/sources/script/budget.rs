//! How much of a script may still be looked at, and which bound was spent. Decides nothing about what is looked at.

use std::cell::Cell;

/// Most expressions that are looked at for one answer, and most words of them for one file.
const ANSWERS: usize = 400;
const WORDS: usize = 10_000_000;
/// What an expression costs beside its words.
const LEAST: usize = 20;

/// What may still be looked at.
#[derive(Debug)]
pub(super) struct Budget {
    answers: Cell<usize>,
    words: Cell<usize>,
    /// Whether one more was wanted.
    spent: Cell<bool>,
    /// Whether something may be more things than are kept.
    crowded: Cell<bool>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            answers: Cell::new(ANSWERS),
            words: Cell::new(WORDS),
            spent: Cell::default(),
            crowded: Cell::default(),
        }
    }
}

impl Budget {
    /// Begins an answer.
    pub(super) fn begin(&self) {
        self.answers.set(ANSWERS);
    }

    /// Whether one more expression may be looked at.
    pub(super) fn may_look(&self) -> bool {
        let answers = self.answers.get();
        self.answers.set(answers.saturating_sub(1));
        let may = answers > 0 && self.words.get() > 0;
        if !may {
            self.spend();
        }
        may
    }

    /// Counts an expression of so many words as looked at.
    pub(super) fn looked(&self, words: usize) {
        self.words.set(self.words.get().saturating_sub(words + LEAST));
    }

    /// A name is not followed any further.
    pub(super) fn spend(&self) {
        self.spent.set(true);
    }

    /// Something may be more things than are kept.
    pub(super) fn crowd(&self) {
        self.crowded.set(true);
    }

    /// Does what only others may ask for: a bound that is spent there is told by what they find, which is nothing.
    pub(super) fn aside<T>(&self, deed: impl FnOnce() -> T) -> T {
        let before = (self.spent.get(), self.crowded.get());
        let done = deed();
        self.spent.set(before.0);
        self.crowded.set(before.1);
        done
    }

    /// Which bound was spent.
    pub(super) fn why(&self) -> Option<&'static str> {
        if self.spent.get() {
            return Some("more names than can be followed");
        }
        self.crowded.get().then_some("a name may be more things than are followed")
    }
}
