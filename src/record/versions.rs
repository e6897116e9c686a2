//! Two versions of one answer that wait for a choice, and what becomes of the one that is not chosen.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Answer, set_aside};

/// Two versions of one answer between which nobody has chosen yet. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Versions {
    /// As one side has it.
    #[serde(default)]
    pub ours: Answer,
    /// As the other side has it.
    #[serde(default)]
    pub theirs: Answer,
}

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that is called ours.
    Ours,
    /// The other.
    Theirs,
}

impl Versions {
    /// The version of a side.
    pub fn of(&self, side: Side) -> &Answer {
        match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// The answer after somebody chose a side: that version, with the words of the other one and of what was written
    /// since, `now`, in its note.
    #[must_use]
    pub fn settled(&self, side: Side, now: &Answer, at: DateTime<Utc>) -> Answer {
        let other = self.of(if side == Side::Ours { Side::Theirs } else { Side::Ours });
        let both = set_aside(self.of(side), other, at);
        // What stands in the record is one of the two as long as nobody touched it.
        if now == &self.ours || now == &self.theirs { both } else { set_aside(&both, now, at) }
    }

    /// The answer after somebody answered anew: `answer`, with the words of both versions in its note.
    #[must_use]
    pub fn answered(&self, answer: &Answer, at: DateTime<Utc>) -> Answer {
        set_aside(&set_aside(answer, &self.ours, at), &self.theirs, at)
    }
}
