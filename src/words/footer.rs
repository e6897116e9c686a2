//! What the footer says beside the words of the keymap.

/// Leaves a form that a status key opened.
pub(crate) const WITHOUT_STATUS: &str = "leave without n/a";

/// Takes back that an observation was set aside.
pub(crate) const HEED_AGAIN: &str = "heed it again";

pub(crate) fn help_and_more(help: &str, keys: usize) -> String {
    format!("{help} and {keys} more")
}
