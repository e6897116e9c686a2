//! What is said of an edited record that came back: what cannot be taken from it, and how its comments are kept.

use std::fmt::Display;

pub(crate) const HOW_A_DAY_IS_WRITTEN: &str = "a day is written YYYY-MM-DD, such as 2026-12-01";
pub(crate) const DAY_WITHOUT_A_PLAN: &str = "a day of a plan needs a plan";
pub(crate) const DAY_WITHOUT_A_RISK: &str =
    "a risk is accepted with its reason: `- Why the risk is accepted: REASON`";
pub(crate) const HOW_A_RISK_IS_ACCEPTED: &str =
    "a risk is accepted for a time: `- Accepted until: YYYY-MM-DD, by NAME`";

pub(crate) const NOTHING_PROPOSED: &str = "nothing is proposed";
pub(crate) const LOOK_CLOSELY: &str = "the answer was changed after this document was written; look closely";
pub(crate) const NOT_UNDER_AN_ANSWER: &str = "not under an answer";

pub(crate) fn no_line_of_an_answer(line: &str) -> String {
    format!("this is no line of an answer: {line}")
}

pub(crate) fn only_the_export_writes(line: &str) -> String {
    format!("this line is written by the export, and is another in it: {line}")
}

pub(crate) fn nowhere_in_the_record(said: &str) -> String {
    format!("this is quoted, and the record does not say it: {said}")
}

pub(crate) fn no_longer_there(keys: &str) -> String {
    format!("these stand no more in the document; nothing is withdrawn by that: {keys}")
}

pub(crate) fn no_status(key: impl Display) -> String {
    format!("{key}: its line `- Status: ...` is gone; write `- Status: unanswered` to withdraw it")
}

pub(crate) fn not_known_here(key: impl Display) -> String {
    format!("`{key}` is neither asked nor answered here")
}

pub(crate) fn masked_text_changed(key: impl Display, field: impl Display) -> String {
    format!("{key}, {field}: a masked text was changed; export with --unmasked to review it")
}

pub(crate) fn not_asked(key: impl Display, field: impl Display) -> String {
    format!("{key}, {field}: this is not asked, so nothing can be answered; it can only be withdrawn")
}

pub(crate) fn how_evidence_is_named(key: impl Display) -> String {
    format!("{key}: evidence is named with `mindgap answer {key} keep --evidence WHAT`")
}

/// What a note holds of a comment.
pub(crate) fn comment(text: &str) -> String {
    format!("Comment of a review: {text}")
}

pub(crate) fn not_understood(line: usize, why: &str) -> String {
    format!("line {line}, not understood: {why}")
}

pub(crate) fn counts(proposed: usize, comments: usize, not_understood: usize) -> String {
    format!("proposed: {proposed}; comments: {comments}; not understood: {not_understood}")
}

pub(crate) fn proposal(key: impl Display, field: impl Display, line: usize) -> String {
    format!("{key}, {field} (line {line})")
}

pub(crate) fn comment_on(about: &str, line: usize) -> String {
    format!("{about}, comment (line {line})")
}
