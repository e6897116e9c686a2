//! What is said of the project over its releases.

use super::number::counted;

pub(crate) const TITLE: &str = "Over releases";
pub(crate) const BEING_LOOKED_AT: &str = "being looked at";
pub(crate) const NO_RELEASE: &str = "no release was signed off yet";
pub(crate) const AGES: &str = "Age of the answers";
pub(crate) const OLDER: &str = "older";
pub(crate) const UNKNOWN_AGE: &str = "of unknown age";
pub(crate) const NOTHING_ANSWERED: &str = "nothing is answered yet";

pub(crate) fn earlier(releases: usize) -> String {
    format!("{releases} earlier releases are not told here")
}

pub(crate) fn counts(said: usize, shown: usize, applicable: usize) -> String {
    format!("said {said}, shown {shown} of {applicable}")
}

pub(crate) fn gaps(count: usize) -> String {
    counted(count, "gap", "gaps")
}

pub(crate) fn moved(opened: usize, closed: usize) -> String {
    format!("{opened} opened, {closed} closed")
}
