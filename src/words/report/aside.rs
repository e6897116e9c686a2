//! What is said of an observation that was set aside.

use std::fmt::Display;

pub(crate) const NEITHER_REASON_NOR_NAME: &str =
    "is set aside in the record without a reason or a name, so it counts";
pub(crate) const LINE_OF_ITS_CELL: &str = "a line of its cell";
pub(crate) const NO_LONGER_SEEN: &str = "the scan no longer sees it";

pub(crate) fn until(day: impl Display, who: &str, reason: &str) -> String {
    format!("set aside until {day} by {who}: {reason}")
}

pub(crate) fn was_until(day: impl Display, who: &str, reason: &str) -> String {
    format!("was set aside until {day} by {who}, which is past: {reason}")
}

pub(crate) fn held(held: usize, over: usize) -> String {
    match (held, over) {
        (0, 0) => "nothing is set aside".to_owned(),
        (_, 0) => format!("{held} set aside"),
        (_, _) => format!("{held} set aside, {over} no longer"),
    }
}
