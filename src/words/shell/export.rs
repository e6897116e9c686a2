//! What is said of private things in a report that leaves the house.

use std::fmt::Display;

pub(crate) const HOW_TO_LEAVE_THEM: &str = "hint: --unmasked leaves them as they are";

pub(crate) fn masked(sighting: impl Display) -> String {
    format!("masked: {sighting}")
}

pub(crate) fn not_masked(sighting: impl Display) -> String {
    format!("not masked: {sighting}")
}
