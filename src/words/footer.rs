//! What the footer says beside the words of the keymap.

/// Leaves a form that a status key opened.
pub(crate) const WITHOUT_STATUS: &str = "leave without n/a";

pub(crate) fn help_and_more(help: &str, keys: usize) -> String {
    format!("{help} and {keys} more")
}
