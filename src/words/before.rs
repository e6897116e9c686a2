//! What is said of an answer to an earlier question.

use std::fmt::Display;

pub(crate) const ASKED_THEN: &str = "Asked then";
pub(crate) const ASKED_NOW: &str = "Asked now";
pub(crate) const ANSWERED_THEN: &str = "Answered then";
pub(crate) const NOTE_THEN: &str = "Note then";
pub(crate) const EVIDENCE_THEN: &str = "Evidence then";
pub(crate) const QUESTION_NOT_KEPT: &str = "the record does not have the words";

pub(crate) fn asked_then_as(key: impl Display) -> String {
    format!("Asked then, as {key}")
}
