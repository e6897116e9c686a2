//! What is said where the profile is asked line by line.

pub(crate) const FIRST: &str = "First the profile: it decides which questions are asked.";
pub(crate) const ANSWER: &str = "Answer:";

pub(crate) fn question(number: usize, of: usize) -> String {
    format!("Profile question {number} of {of}")
}

/// `many`: several options may be chosen; `answered`: there is an answer already.
pub(crate) fn now(answer: &str, many: bool, answered: bool) -> String {
    let choice = if many { "any number, joined by commas, or `none`" } else { "one number" };
    let enter = if answered { "Enter leaves it as it is" } else { "Enter: not sure yet" };
    format!("Now: {answer}. Type {choice}. {enter}; `rest` says so for all that follow.")
}

/// The same, and `not_sure` is what puts a question off.
pub(crate) fn help(not_sure: &str, many: bool, answered: bool) -> String {
    let many = if many { "Several are joined by commas; `none` is none of them.\n" } else { "" };
    let enter = if answered { "leaves it as it is" } else { "means not sure yet" };
    format!(
        "A number or an id of the list chooses.\n{many}{not_sure}: put the question off\nEnter: {enter}\n\
         rest: the same for all that follow\nwhy: what the answer decides\nundo: take the last change back\n\
         quit: end; everything is saved"
    )
}
