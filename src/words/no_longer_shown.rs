//! Why something that was shown is no longer, or is no longer asked.

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
pub(crate) const ASKED_OF_EACH: &str = "said of the whole project, and asked of each model now";
pub(crate) const NOT_OF_THIS_KIND: &str =
    "said of the whole project, and asked of no model of the kind that is in use now";
pub(crate) const OUT_OF_USE: &str = "the model is no longer in use";
