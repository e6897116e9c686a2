//! What the profile says beside its questions.

pub(crate) const TITLE: &str = "Profile";
/// In place of the phases.
pub(crate) const WHAT_FOR: &str = "Profile: a few facts decide which items apply";
pub(crate) const NOTHING_ASKED: &str = "This checklist asks nothing about the project: s goes on.";
pub(crate) const ONE_ANSWER: &str = "One answer.";
pub(crate) const MANY_ANSWERS: &str = "Any number of answers, or none.";
pub(crate) const NOT_SURE: &str = "Not sure yet";
pub(crate) const WHAT_NOT_SURE_MEANS: &str = "Not sure yet keeps every question in. Anything can be changed later with f, \
    and no answer is lost by it.";

pub(crate) fn question(number: usize, of: usize) -> String {
    format!("Profile, question {number} of {of}")
}
