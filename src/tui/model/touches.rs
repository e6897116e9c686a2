//! Which items changes touched, edition by edition, so that what was made from all of them is not made anew for one. It
//! looks at no change itself.

use std::collections::{BTreeSet, VecDeque};

/// Touches that are remembered; who is further behind begins anew.
const MOST: usize = 64;

/// The latest touches.
#[derive(Debug, Default)]
pub(super) struct Touches {
    /// From which edition on all of them are known.
    from: u64,
    /// The edition that came of each, and the position of the item.
    each: VecDeque<(u64, usize)>,
}

impl Touches {
    /// None since this edition.
    pub(super) fn from(edition: u64) -> Self {
        Self { from: edition, each: VecDeque::new() }
    }

    /// A change touched these items, and nothing else.
    pub(super) fn add(&mut self, edition: u64, positions: &[usize]) {
        self.each.extend(positions.iter().map(|position| (edition, *position)));
        while self.each.len() > MOST {
            self.from = self.each.pop_front().map_or(edition, |(edition, _)| edition);
        }
    }

    /// Which items were touched since an edition; none where it may be any.
    pub(super) fn since(&self, edition: u64) -> Option<BTreeSet<usize>> {
        let later = self.each.iter().filter(|(at, _)| *at > edition);
        (edition >= self.from).then(|| later.map(|(_, position)| *position).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_far_behind_is_told_that_it_may_be_any() {
        let mut touches = Touches::from(7);
        assert_eq!((touches.since(6), touches.since(7)), (None, Some(BTreeSet::new())));
        for edition in 8..8 + MOST as u64 {
            touches.add(edition, &[3]);
        }
        assert_eq!(touches.since(7), Some(BTreeSet::from([3])));
        touches.add(100, &[4, 5]);
        assert_eq!((touches.since(8), touches.since(99)), (None, Some(BTreeSet::from([4, 5]))));
    }
}
