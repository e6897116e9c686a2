//! What a difference says as a document for a pull request.

use std::fmt::Display;

pub(crate) use crate::words::differences::{
    ANSWERS_ADDED, ANSWERS_CHANGED, ANSWERS_CONFIRMED, ANSWERS_WITHDRAWN, GAPS_CLOSED, GAPS_OPENED,
};

/// The title of the document.
pub(crate) const TITLE: &str = "AI safety record: what changed";
pub(crate) const FROM: &str = "From";
pub(crate) const TO: &str = "To";
pub(crate) const NOTHING_DIFFERS: &str = "There is no difference.";
pub(crate) const STATUS: &str = "status";
pub(crate) const EVIDENCE_CHANGED: &str = "evidence changed";
pub(crate) const EVIDENCE_LOST: &str = "evidence lost";
pub(crate) const EVIDENCE_GAINED: &str = "evidence gained";
pub(crate) const LINES_GONE: &str = "lines gone";
pub(crate) const LINES_ADDED: &str = "lines added";
pub(crate) const EVERYTHING_ELSE: &str = "Everything else";
pub(crate) const NEW: &str = "new";
pub(crate) const NO_LONGER_ASKED: &str = "no longer asked";

pub(crate) fn judged(side: &str, day: impl Display, evidence: &str) -> String {
    format!("{side}, judged as of {day}; {evidence}")
}

pub(crate) fn no_longer_shown(count: usize) -> String {
    format!("Shown before, and no longer: {count}")
}

pub(crate) fn no_longer_asked(count: usize) -> String {
    format!("Shown before, and no longer asked: {count}")
}

pub(crate) fn now_shown(count: usize) -> String {
    format!("Shown now, and not before: {count}")
}

pub(crate) fn observation(place: &str) -> String {
    format!("observation, {place}")
}

pub(crate) fn model(id: &str) -> String {
    format!("model {id}")
}

pub(crate) fn profile(question: &str) -> String {
    format!("profile, {question}")
}
