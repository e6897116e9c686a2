//! Why something that was shown is no longer.

pub(crate) const CONFLICT: &str = "two versions of the answer wait for a choice";
pub(crate) const STATUS_CHANGED: &str = "the answer is no longer yes";
pub(crate) const EVIDENCE_MISSING: &str =
    "a file named as evidence is gone, unreadable or outside the project";
pub(crate) const EVIDENCE_CHANGED: &str = "a file named as evidence has changed since";
pub(crate) const EVIDENCE_WITHDRAWN: &str = "no evidence is named any more";
pub(crate) const MODEL_CHANGED: &str = "what the answer rests on has changed since";
pub(crate) const QUESTION_CHANGED: &str = "the question is another than the one that was answered";
pub(crate) const CONTRADICTED: &str = "what the project shows speaks against the answer";
pub(crate) const NOT_ASKED: &str = "the profile hides the item now";
pub(crate) const NOT_LOOKED_AT: &str = "the evidence was not looked at";
