//! The page of a detector.

use std::fmt::Display;

pub(crate) const WHAT_IT_SEES: &str = "What it sees";
pub(crate) const HOW_THAT_BEARS: &str = "How that bears";
pub(crate) const HARMLESS_EXAMPLE: &str = "A harmless example";
pub(crate) const TELLING_EXAMPLE: &str = "A telling example";
pub(crate) const WHAT_IT_MISSES: &str = "What it misses";
pub(crate) const READ_MORE: &str = "Read more";

pub(crate) fn version(version: impl Display) -> String {
    format!("detector, version {version}")
}
