//! What a script hands to somebody who may change it, and when. What that is is told in `handing`.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::keep::Change;

/// When something is done, as far as that matters: of many times the first two tell of the others.
#[derive(Debug, Default)]
pub(in super::super) struct Times {
    /// Once, and in its turn, whenever the scope is entered that the thing is of; the first ones, in order.
    straight: Vec<usize>,
    /// At some time.
    crooked: Vec<usize>,
}

impl Times {
    pub(in super::super) fn add(&mut self, at: usize, straight: bool) {
        let all = if straight { &mut self.straight } else { &mut self.crooked };
        all.push(at);
        all.sort_unstable();
        all.truncate(2);
    }

    /// Whether it may be done before what is done at a word, which may be done in its turn, too. What is done at a word is not
    /// done before itself.
    pub(in super::super) fn before(&self, at: usize, straight: bool) -> bool {
        let behind = |given: usize| straight && given > at;
        self.crooked.iter().any(|&given| given != at)
            || self.straight.iter().any(|&given| given != at && !behind(given))
    }

    pub(in super::super) fn ever(&self) -> bool {
        !self.straight.is_empty() || !self.crooked.is_empty()
    }
}

/// What is handed on, and when.
#[derive(Debug, Default)]
pub(in super::super) struct Handed {
    /// Literal objects, by where they are written.
    literals: HashMap<usize, Times>,
    /// What functions are given, by their numbers and which of it that is.
    params: HashMap<(usize, usize), Times>,
    /// Every name that an argument is or holds and is followed there, and those that are handed on.
    pub(in super::super) passed: HashSet<usize>,
    pub(in super::super) given: HashSet<usize>,
    /// What other files export.
    pub(in super::super) changes: BTreeSet<Change>,
    /// Whether more may be handed on than was followed.
    pub(in super::super) lost: bool,
}

impl Handed {
    pub(in super::super) fn literal(&mut self, literal: usize, at: usize, straight: bool) {
        self.literals.entry(literal).or_default().add(at, straight);
    }

    pub(in super::super) fn param(&mut self, param: (usize, usize), at: usize, straight: bool) {
        self.params.entry(param).or_default().add(at, straight);
    }

    pub(in super::super) fn of_literal(&self, literal: usize) -> Option<&Times> {
        self.literals.get(&literal)
    }

    pub(in super::super) fn of_param(&self, param: (usize, usize)) -> Option<&Times> {
        self.params.get(&param)
    }

    /// Whether an argument stands there that is taken as it is.
    pub(in super::super) fn is_taken(&self, at: usize) -> bool {
        self.passed.contains(&at) && !self.given.contains(&at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_later_in_its_turn_is_not_done_before() {
        let mut times = Times::default();
        for at in [40, 10, 30, 20] {
            times.add(at, true);
        }
        assert!(times.ever() && !times.before(5, true) && times.before(5, false) && times.before(15, true));
        assert!(!times.before(10, true), "not before itself");
        times.add(50, false);
        assert!(times.before(5, true) && !Times::default().ever());
    }
}
