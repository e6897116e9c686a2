//! What help says beside the words of the keymap.

pub(crate) const SCREENS: &str = "Screens";
pub(crate) const KEYS: &str = "Keys";
pub(crate) const EDITING: &str =
    "Letters, arrows, Home, End, Backspace and Del edit the text; Ctrl with Left or Right moves by words.";

pub(crate) fn title(mode: &str) -> String {
    format!("Keys: {mode}")
}
