//! What is said where somebody asks for help at a prompt that wants a text.

pub(crate) const PROJECT: &str = "The name of the project. Enter takes the one that is proposed.";
pub(crate) const WHO: &str = "Your name, which stands beside what you answer.";
pub(crate) const FIELD: &str = "One line of text. Enter leaves it as it is, `-` clears it.";
pub(crate) const DAY: &str =
    "A day, such as 2027-01-31. Enter takes the one that is proposed, `-` clears it.";
pub(crate) const EVIDENCE: &str =
    "A file in the project, a link that begins with https://, or commit: and a commit's hash. Enter goes on.";
pub(crate) const OURS_OR_THEIRS: &str =
    "Type `ours` for what you said, or `theirs`; what is not chosen goes into the note.";

/// `what`: one of the above.
pub(crate) fn of(what: &str) -> String {
    format!(
        "{what}\nA word of command stands in quotes where it is the text.\nquit: end; everything that was answered is saved"
    )
}
