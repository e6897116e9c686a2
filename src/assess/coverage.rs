//! How far a phase has come: counts of questions with their denominator, the distance between *said* and *shown* among them.

use super::asked::Asked;
use super::item::Standing;
use crate::record::Status;

/// Counts over some items. An item that is asked of each model counts once for each. Every count is a part of `applicable`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Questions that are asked of this project.
    pub applicable: usize,
    /// Of these, with any status.
    pub answered: usize,
    /// Of these, with the status yes.
    pub said: usize,
    /// Of these, yes with evidence that still holds.
    pub shown: usize,
    /// Of these, with the status not-applicable.
    pub not_applicable: usize,
    /// Items that the profile hides, and questions that are not asked of a model of its kind; not a part of `applicable`.
    pub not_asked: usize,
}

impl Coverage {
    /// The awareness-action gap of this project: said and not shown.
    pub fn said_not_shown(&self) -> usize {
        self.said.saturating_sub(self.shown)
    }

    pub(super) fn add(&mut self, asked: &Asked) {
        asked.each().for_each(|(_, standing)| self.each(&Self::of(standing), usize::saturating_add));
    }

    /// Takes back what [`Coverage::add`] did for the same questions.
    pub(super) fn take_away(&mut self, asked: &Asked) {
        asked.each().for_each(|(_, standing)| self.each(&Self::of(standing), usize::saturating_sub));
    }

    /// What one question counts.
    fn of(standing: &Standing) -> Self {
        match standing {
            Standing::NotAsked => Self { not_asked: 1, ..Self::default() },
            Standing::Asked { status, shown, .. } => Self {
                applicable: 1,
                answered: usize::from(status.is_some()),
                said: usize::from(*status == Some(Status::Yes)),
                shown: usize::from(*shown),
                not_applicable: usize::from(*status == Some(Status::NotApplicable)),
                not_asked: 0,
            },
        }
    }

    fn each(&mut self, other: &Self, with: fn(usize, usize) -> usize) {
        let &Self { applicable, answered, said, shown, not_applicable, not_asked } = other;
        self.applicable = with(self.applicable, applicable);
        self.answered = with(self.answered, answered);
        self.said = with(self.said, said);
        self.shown = with(self.shown, shown);
        self.not_applicable = with(self.not_applicable, not_applicable);
        self.not_asked = with(self.not_asked, not_asked);
    }
}
