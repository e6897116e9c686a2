//! What the sign-off says, and the list of what keeps it.

use std::fmt::Display;

use crate::words::number::counted;

// Before what is told, at most 9 columns each.
pub(crate) const WHO: &str = "Who";
pub(crate) const COMMIT: &str = "Commit";
pub(crate) const STAND: &str = "Stand";
pub(crate) const MARKDOWN: &str = "Markdown";
pub(crate) const THEN: &str = "Then";

pub(crate) const NO_COMMIT: &str = "no commit is known";
pub(crate) const MARKDOWN_TOO: &str = "written beside the frozen record, private texts masked";
pub(crate) const FROZEN: &str = "the release is frozen, and never changed again";

pub(crate) fn title(version: &str) -> String {
    format!("Sign release {version} off")
}

pub(crate) fn more_rows(hidden: usize) -> String {
    format!("{hidden} more rows; where the queue ends all is told")
}

pub(crate) fn who(name: impl Display, role: impl Display) -> String {
    format!("{name} as {role}")
}

pub(crate) fn no_markdown(key: &str) -> String {
    format!("not written; {key} changes that")
}

/// At least one more has to sign.
pub(crate) fn more_people(people: usize) -> String {
    if people == 1 {
        "one more person has to sign, told apart by git".to_owned()
    } else {
        format!("{people} more people have to sign, told apart by git")
    }
}

pub(crate) fn counts(answered: usize, said: usize, shown: usize, applicable: usize) -> String {
    format!("answered {answered}, said {said}, shown {shown} of {applicable}")
}

pub(crate) fn gaps(count: usize, threshold: impl Display, accepted: usize) -> String {
    format!("{} below {threshold}, {accepted} accepted", counted(count, "gap", "gaps"))
}

pub(crate) fn not_looked_at(sum: &str) -> String {
    format!("Not looked at again yet: {sum}.")
}

/// Of an answer that a reviewer sent back. `open`: leads to the answer; `switch` and `accept`: the reviewer's keys.
pub(crate) fn next_of_sent_back(open: &str, switch: &str, accept: &str) -> String {
    format!(
        "{open} leads to the answer, to be changed; or the reviewer accepts it, with {accept} in the review ({switch})"
    )
}

pub(crate) fn blocked(questions: usize, threshold: impl Display) -> String {
    let questions = counted(questions, "question", "questions");
    format!("Not signed: {questions} with gaps at or above {threshold}, or sent back")
}
