//! What is told of evidence: named, withdrawn, adopted from what the scan saw, and what the scan saw set aside.

use std::fmt::Display;

pub(crate) const NONE_YET: &str = "there is no evidence yet; type a path, a link or commit:SHA";
pub(crate) const NOT_FROM_HERE: &str = "from here nothing is adopted: open the item that it is evidence for";
pub(crate) const ADOPTED_ALREADY: &str = "adopted already";
pub(crate) const LIST_CLOSED: &str = "the scan no longer sees what was chosen here, so the list is closed";
pub(crate) const OF_WHOLE_PROJECT: &str = "this is about the project as a whole; no line stands for it";
pub(crate) const ONLY_OF_DETECTORS: &str = "only what a detector says can be set aside";
pub(crate) const NO_PLACE_TO_NAME: &str = "this has no place that a record can name";
pub(crate) const HEEDED_AGAIN: &str = "heeded again: it is no longer set aside";

pub(crate) fn named(evidence: impl Display) -> String {
    format!("named as evidence: {evidence}")
}

pub(crate) fn withdrawn(evidence: impl Display, undo: &str) -> String {
    format!("withdrawn: {evidence}; back in the checklist {undo} takes that back")
}

pub(crate) fn adopted(evidence: impl Display, undo: &str) -> String {
    format!(
        "adopted as evidence: {evidence}; the status stays as it is; back in the checklist {undo} takes that back"
    )
}

/// Of what only mentions what is asked.
pub(crate) fn adopted_as_mention(evidence: impl Display, undo: &str) -> String {
    format!(
        "adopted as a mention, which by itself proves nothing: {evidence}; the status stays as it is; back in the \
         checklist {undo} takes that back"
    )
}

/// `others`: questions on which it bears beside the one from which it was set aside.
pub(crate) fn set_aside(until: impl Display, others: &[&str], undo: &str) -> String {
    let others = match others {
        [] => String::new(),
        others => format!(", also for {}", titles(others)),
    };
    format!(
        "set aside until {until}{others}: it contradicts nothing till then; back in the checklist {undo} takes that back"
    )
}

/// Titles of questions within a sentence.
pub(crate) fn titles(of: &[&str]) -> String {
    of.iter().map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ")
}

pub(crate) fn taken_as_seen(evidence: impl Display) -> String {
    format!("taken as the scan sees it now: {evidence}")
}

/// `proof`: what the scan says of it.
pub(crate) fn left_as_it_is(proof: &str, withdraw: &str) -> String {
    format!("left as it is: {proof}; {withdraw} withdraws it")
}
