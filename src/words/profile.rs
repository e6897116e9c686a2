//! What the profile says beside its questions.

pub(crate) const TITLE: &str = "Profile";
/// In place of the phases.
pub(crate) const WHAT_FOR: &str = "Profile: a few facts decide which items apply";
pub(crate) const ONE_ANSWER: &str = "One answer.";
pub(crate) const MANY_ANSWERS: &str = "Any number of answers, or none.";
pub(crate) const NOT_SURE: &str = "Not sure yet";

pub(crate) fn nothing_asked(key: &str) -> String {
    format!("This checklist asks nothing about the project: {key} goes on.")
}

pub(crate) fn what_not_sure_means(key: &str) -> String {
    format!(
        "Not sure yet keeps every question in. Anything can be changed later with {key}, and no answer is lost by it."
    )
}

pub(crate) fn question(number: usize, of: usize) -> String {
    format!("Profile, question {number} of {of}")
}
