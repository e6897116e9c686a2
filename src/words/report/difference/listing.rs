//! What a difference says in a shell.

use std::fmt::Display;

pub(crate) const NO_DIFFERENCE: &str = "no difference";
/// As wide as the other.
pub(crate) const FROM: &str = "from";
/// As wide as the other.
pub(crate) const TO: &str = "to  ";
pub(crate) const GAPS_OPENED: &str = "gaps opened";
pub(crate) const GAPS_CLOSED: &str = "gaps closed";
pub(crate) const EVIDENCE: &str = "evidence";
pub(crate) const OBSERVATIONS: &str = "observations set aside, or no longer";
pub(crate) const MODELS: &str = "models";
pub(crate) const PROFILE: &str = "profile";

pub(crate) fn judged(side: &str, day: impl Display, evidence: &str) -> String {
    format!("{side}, judged as of {day}, {evidence}")
}

pub(crate) fn no_longer_shown(count: usize) -> String {
    format!("shown before, and no longer: {count}")
}

pub(crate) fn no_longer_asked(count: usize) -> String {
    format!("shown before, and no longer asked: {count}")
}

pub(crate) fn now_shown(count: usize) -> String {
    format!("shown now, and not before: {count}")
}

pub(crate) fn answers(deed: impl Display, count: usize) -> String {
    format!("answers {deed}: {count}")
}
