//! What the screen of differences says about itself.

use std::fmt::Display;

pub(crate) const TITLE: &str = "Differences";
pub(crate) const SINCE_COMMIT: &str = "Differences: the last commit to the working record";
pub(crate) const BEING_COMPARED: &str = "being compared";
pub(crate) const NONE: &str = "no difference";

pub(crate) fn since_release(name: impl Display) -> String {
    format!("Differences: release {name} to the working record")
}
