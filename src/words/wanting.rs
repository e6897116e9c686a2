//! What is wanting, in a few words: one sentence for each kind of gap, for lists whose rows name the item.

use std::fmt::Display;

pub(crate) const UNANSWERED: &str = "nobody has answered this yet";
pub(crate) const UNKNOWN: &str = "looked at, and not known";
pub(crate) const NOT_DONE: &str = "answered no";
pub(crate) const PARTLY_DONE: &str = "done in part";
pub(crate) const NO_EVIDENCE: &str = "answered yes, with nothing to show for it";
pub(crate) const EVIDENCE_MISSING: &str =
    "a file named as evidence is gone, unreadable or outside the project";
pub(crate) const EVIDENCE_CHANGED: &str = "a file named as evidence has changed since";
pub(crate) const CONTRADICTED: &str = "answered yes, and the repository shows the opposite";
pub(crate) const MODEL_CHANGED: &str = "what the answer rests on has changed since";
pub(crate) const QUESTION_CHANGED: &str = "the question has changed since it was answered";
pub(crate) const NOT_REVIEWED: &str = "due to be looked at again for the release that is open";
pub(crate) const NO_REASON: &str = "said not to apply, without a reason";
/// How exports said it before, which are read back.
pub(crate) const FORMER_NO_REASON: &str = "set aside as not applicable, without a reason";
pub(crate) const ACCEPTANCE_EXPIRED: &str = "the time for which the risk was accepted is over";
pub(crate) const PLAN_OVERDUE: &str = "the day of the plan is past";
pub(crate) const CONFLICT: &str = "two branches answered this differently, and nobody has chosen yet";
pub(crate) const ORPHANED: &str = "the checklist no longer asks this; the answer is kept";
pub(crate) const ADOPTED_MISSING: &str = "what a scan saw as evidence is no longer found";
pub(crate) const ADOPTED_CHANGED: &str = "what a scan saw as evidence reads otherwise now";

/// A sentence with the days, files or facts that it is about.
pub(crate) fn about(sentence: &str, what: impl Display) -> String {
    format!("{sentence}: {what}")
}

pub(crate) fn replaced(sentence: &str, heir: impl Display) -> String {
    format!("{sentence}; `{heir}` took its place")
}
