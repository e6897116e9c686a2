//! How answers came to be.

use std::fmt::Display;

pub(crate) const NOT_COMMITTED: &str = "not committed yet";
pub(crate) const NO_CHANGE: &str = "no change is known";

pub(crate) fn release(version: &str) -> String {
    format!("release {version}")
}

pub(crate) fn model(id: impl Display) -> String {
    format!("model {id}")
}
