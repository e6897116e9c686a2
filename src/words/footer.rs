//! What the footer says beside the words of the keymap.

pub(crate) fn help_and_more(help: &str, keys: usize) -> String {
    format!("{help} and {keys} more")
}
