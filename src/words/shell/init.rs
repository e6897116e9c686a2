//! What is said where a record begins.

use crate::words::number::counted;

pub(crate) const NEXT: &str = "next: `mindgap` opens the screen, `mindgap ask` asks line by line";
pub(crate) const NAME_IS_EMPTY: &str = "the name is empty";
pub(crate) const WRITE_A_NAME: &str = "write --name NAME, or leave it out";

/// `what`: the name and the facts that were chosen; `key`: what changes the profile on the screen.
pub(crate) fn taken_over(what: &str, key: &str) -> String {
    format!(
        "a kick-off was left half-way on the screen, and what was chosen there is taken over: {what}\nhint: `mindgap` goes \
         on with it, where {key} changes the profile; `mindgap init --set FACT=VALUE` does so here"
    )
}

/// `what`: what stands otherwise in the record.
pub(crate) fn not_taken_over(what: &str) -> String {
    format!(
        "a kick-off was left half-way on the screen, and this of it is not taken over: {what}\nhint: `mindgap init --name \
         NAME --set FACT=VALUE` says it here"
    )
}

pub(crate) fn begun(path: &str, project: &str, questions: usize) -> String {
    format!("{path} begins the record of {project}: {}", counted(questions, "question", "questions"))
}

pub(crate) fn nothing_changed(path: &str) -> String {
    format!("{path} is there already; nothing was changed")
}

pub(crate) fn lies_in(record: &str) -> String {
    format!("this folder lies in a project with a record, {record}; nothing was changed")
}

/// `root`: the folder of the project around.
pub(crate) fn here_or_there(root: &str) -> String {
    format!(
        "`mindgap -C {root} init …` changes that project; `mindgap init --here …` begins a record for this folder"
    )
}

pub(crate) fn here_too(record: &str) -> String {
    format!(
        "hint: {record} is the record of a project around this folder; `mindgap init --here` begins one for this folder"
    )
}

pub(crate) fn changed(path: &str) -> String {
    format!("{path} is changed")
}
