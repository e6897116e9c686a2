//! What is said where a record begins.

use crate::words::number::counted;

pub(crate) const NEXT: &str = "next: `mindgap` opens the screen, `mindgap ask` asks line by line";
pub(crate) const NAME_IS_EMPTY: &str = "the name is empty";
pub(crate) const WRITE_A_NAME: &str = "write --name NAME, or leave it out";

pub(crate) fn begun(path: &str, project: &str, questions: usize) -> String {
    format!("{path} begins the record of {project}: {}", counted(questions, "question", "questions"))
}

pub(crate) fn nothing_changed(path: &str) -> String {
    format!("{path} is there already; nothing was changed")
}

pub(crate) fn changed(path: &str) -> String {
    format!("{path} is changed")
}
