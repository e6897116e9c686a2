//! What the safety record says of what was set aside: by a person of what a scan sees, and by a merge.

use std::fmt::Display;

pub(crate) const TITLE: &str = "Set aside";
pub(crate) const WHAT_IS_SET_ASIDE: &str =
    "What somebody took out of the reckoning for a time, of what a scan of the project sees.";
pub(crate) const STILL_SEEN: &str = "still seen";
pub(crate) const NO_LONGER_SEEN: &str = "no longer seen";

/// After a line of a notebook whose cell is not known.
pub(crate) const OF_ITS_CELL: &str = "of its cell";

pub(crate) const LEFT_OVER: &str = "Not chosen in a merge";
pub(crate) const WHAT_IS_LEFT_OVER: &str = "Two sides had changed these, and one of them stands. The other is kept here until somebody takes it out.";

pub(crate) fn decided(day: impl Display, saw: &str) -> String {
    format!("decided {day}, of: {saw}")
}
