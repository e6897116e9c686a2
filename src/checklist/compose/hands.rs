//! Which extension laid hands on which item, so that two that know nothing of each other do not undo each other's work.

use std::collections::{BTreeSet, HashMap};

use crate::checklist::id::ItemId;
use crate::checklist::item::Severity;

/// What was done to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Off,
    Replaced,
    Tightened(Severity),
    /// Which of its texts.
    Reworded(&'static str),
}

impl Kind {
    fn verb(self) -> &'static str {
        match self {
            Self::Off => "switches it off",
            Self::Replaced => "replaces it",
            Self::Tightened(_) => "raises its severity",
            Self::Reworded(_) => "words it anew",
        }
    }

    /// Whether two such deeds cannot both stand. A wording of what is no longer asked does no harm.
    fn quarrels_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Tightened(one), Self::Tightened(other)) => one != other,
            (Self::Reworded(one), Self::Reworded(other)) => one == other,
            (Self::Reworded(_), _) | (_, Self::Reworded(_)) => false,
            _ => true,
        }
    }
}

/// Everything that was done, by extension.
#[derive(Debug, Default)]
pub(super) struct Hands {
    laid: HashMap<ItemId, Vec<(usize, Kind)>>,
}

impl Hands {
    /// Notes a deed of an extension.
    pub(super) fn lay(&mut self, id: &ItemId, part: usize, kind: Kind) {
        self.laid.entry(id.clone()).or_default().push((part, kind));
    }

    /// Who did something that this cannot stand beside, and what. An extension may change what it rests on.
    pub(super) fn quarrel(
        &self,
        id: &ItemId,
        part: usize,
        rests_on: &BTreeSet<usize>,
        kind: Kind,
    ) -> Option<(usize, &'static str)> {
        let laid = self.laid.get(id)?;
        let strangers = laid.iter().filter(|(by, _)| *by != part && !rests_on.contains(by));
        strangers.into_iter().find(|(_, done)| done.quarrels_with(kind)).map(|(by, done)| (*by, done.verb()))
    }

    /// Whether the same extension did the same already.
    pub(super) fn twice(&self, id: &ItemId, part: usize, kind: Kind) -> bool {
        let same = |done: Kind| std::mem::discriminant(&done) == std::mem::discriminant(&kind);
        self.laid.get(id).is_some_and(|laid| laid.iter().any(|(by, done)| *by == part && same(*done)))
    }
}
