//! What is said before leaving with something that is not on disk.

pub(crate) const TITLE: &str = "Not everything is saved";

pub(crate) fn not_written(why: &str) -> String {
    format!("The record could not be written: {why}.")
}

pub(crate) const TRIES_AGAIN: &str = "The record is being written again.";

pub(crate) fn choices_wait(answers: usize) -> String {
    format!("Answers that changed on both sides and wait for your choice: {answers}.")
}

pub(crate) fn typed_is_nowhere_else(why: &str) -> String {
    format!("What you typed and did not confirm could not be kept: {why}.")
}

/// The keys, where what is not saved is kept elsewhere.
pub(crate) fn keys(again: &str, leave: &str, stay: &str) -> String {
    format!(
        "{again} tries again. {leave} leaves: your answers are kept in your own state directory and taken in at the \
         next start. {stay} stays."
    )
}

/// The keys, where there is no other place.
pub(crate) fn keys_with_loss(again: &str, leave: &str, stay: &str) -> String {
    format!(
        "{again} tries again. {leave} leaves, and what is not saved is lost: there is no other place to keep it. \
         {stay} stays."
    )
}
