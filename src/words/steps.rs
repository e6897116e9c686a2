//! What the steps are called that can be taken back; said after [`undone`] and [`redone`].

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const NOTHING_TO_UNDO: &str = "nothing to undo";
pub(crate) const NOTHING_TO_REDO: &str = "nothing to redo";

pub(crate) const KICK_OFF: &str = "going on with the kick-off";

pub(crate) fn undone(step: &str) -> String {
    format!("undone: {step}")
}

pub(crate) fn redone(step: &str) -> String {
    format!("redone: {step}")
}

pub(crate) fn status(status: &str, title: &str) -> String {
    format!("{status} for “{title}”")
}

pub(crate) fn giving(status: &str, key: impl Display) -> String {
    format!("{status} for `{key}`, with its reason")
}

pub(crate) fn clearing(title: &str) -> String {
    format!("clearing “{title}”")
}

pub(crate) fn taking_from_project(key: impl Display) -> String {
    format!("taking over what was said for the project, for `{key}`")
}

pub(crate) fn field(field: &str, key: impl Display) -> String {
    format!("the {field} of `{key}`")
}

pub(crate) fn profile(question: impl Display) -> String {
    format!("the profile's `{question}`")
}

pub(crate) fn settling(key: impl Display) -> String {
    format!("settling `{key}`")
}

pub(crate) fn choosing(key: impl Display) -> String {
    format!("choosing for `{key}`")
}

pub(crate) fn naming_evidence(evidence: impl Display, key: impl Display) -> String {
    format!("evidence {evidence} of `{key}`")
}

pub(crate) fn withdrawing_evidence(key: impl Display) -> String {
    format!("withdrawing evidence of `{key}`")
}

pub(crate) fn adopting(evidence: impl Display, key: impl Display) -> String {
    format!("adopting {evidence} for `{key}`")
}

pub(crate) fn setting_aside(detector: impl Display) -> String {
    format!("setting {detector} aside")
}

pub(crate) fn heeding(detector: impl Display) -> String {
    format!("heeding {detector} again")
}

pub(crate) fn declaring(model: &str) -> String {
    format!("declaring {model}")
}

pub(crate) fn adding(model: &str) -> String {
    format!("adding {model}")
}

pub(crate) fn retiring(model: &str) -> String {
    format!("taking {model} out of use")
}

pub(crate) fn reaffirming(title: &str) -> String {
    format!("reaffirming “{title}”")
}

pub(crate) fn reaffirming_several(answers: usize) -> String {
    format!("reaffirming {}", counted(answers, "answer", "answers"))
}

pub(crate) fn giving_up(version: impl Display) -> String {
    format!("giving release {version} up")
}

pub(crate) fn accepting(key: impl Display) -> String {
    format!("accepting `{key}`")
}

pub(crate) fn sending_back(key: impl Display) -> String {
    format!("sending `{key}` back")
}

pub(crate) fn taking_back(version: impl Display) -> String {
    format!("taking release {version} back")
}
