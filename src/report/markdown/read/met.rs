//! Which of today's lines were met in a document, and which lines that only the export writes and has otherwise today.

use std::collections::{HashMap, HashSet};

use super::changed::{Foreign, Kind, changed, of_chapter, stands_once};
use super::forms::{Chapter, is_separator};
use super::own::Own;

pub(super) struct Met<'o> {
    own: &'o Own<'o>,
    /// Lines of today that were not met yet, and how often.
    left: HashMap<&'o str, usize>,
    /// Lines that the export writes and has otherwise today.
    foreign: Vec<Foreign>,
    /// What was said already of what is said once.
    once: HashSet<&'static str>,
}

impl<'o> Met<'o> {
    pub(super) fn new(own: &'o Own<'o>) -> Self {
        Self { own, left: own.all(), foreign: Vec::new(), once: HashSet::new() }
    }

    /// Whether a line is one of today's, each of which is met once.
    pub(super) fn take(&mut self, line: &str) -> bool {
        let left = self.left.get_mut(line).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }

    pub(super) fn add(&mut self, chapter: Chapter, at: usize, line: &str, kind: Kind) {
        self.foreign.push(Foreign { at, line: line.to_owned(), kind, chapter });
    }

    /// A line around the answers.
    pub(super) fn around(&mut self, chapter: Chapter, at: usize, line: &str, own: bool) {
        let once = stands_once(line).filter(|_| chapter == Chapter::Scope);
        let again = once.is_some_and(|name| !self.once.insert(name));
        if own || is_separator(line) || self.own.asks(line) {
            return;
        }
        let kind = of_chapter(chapter, line, self.own.people());
        if let Some(kind) = if again { Some(Kind::Changed) } else { kind } {
            self.add(chapter, at, line, kind);
        }
    }

    /// The lines that somebody changed, and whether the record is the one that the document was written of.
    pub(super) fn changed(self) -> (Vec<(usize, String)>, bool) {
        changed(self.foreign, &self.left)
    }
}
