//! What is said of an edited record that came back: what cannot be taken from it, and how its comments are kept.

use std::fmt::Display;

pub(crate) const HOW_A_DAY_IS_WRITTEN: &str = "a day is written YYYY-MM-DD, such as 2026-12-01";
pub(crate) const DAY_WITHOUT_A_PLAN: &str = "a day of a plan needs a plan";
pub(crate) const HOW_A_RISK_IS_ACCEPTED: &str =
    "a risk is accepted for a time: `- Accepted until: YYYY-MM-DD, by NAME`";

pub(crate) fn no_line_of_an_answer(line: &str) -> String {
    format!("this is no line of an answer: {line}")
}

pub(crate) fn not_known_here(key: impl Display) -> String {
    format!("`{key}` is neither asked nor answered here")
}

pub(crate) fn masked_text_changed(key: impl Display, field: impl Display) -> String {
    format!("{key}, {field}: a masked text was changed; export with --unmasked to review it")
}

pub(crate) fn how_evidence_is_named(key: impl Display) -> String {
    format!("{key}: evidence is named with `mindgap answer {key} keep --evidence WHAT`")
}

/// What a note holds of a comment.
pub(crate) fn comment(text: &str) -> String {
    format!("Comment of a review: {text}")
}
