//! What keys are called that have no letter of their own.

pub(crate) const SPACE: &str = "Space";
pub(crate) const ENTER: &str = "Enter";
pub(crate) const ESC: &str = "Esc";
pub(crate) const TAB: &str = "Tab";
pub(crate) const BACK_TAB: &str = "Shift-Tab";
pub(crate) const UP: &str = "Up";
pub(crate) const DOWN: &str = "Down";
pub(crate) const LEFT: &str = "Left";
pub(crate) const RIGHT: &str = "Right";
pub(crate) const HOME: &str = "Home";
pub(crate) const END: &str = "End";
pub(crate) const PAGE_UP: &str = "PgUp";
pub(crate) const PAGE_DOWN: &str = "PgDn";
pub(crate) const BACKSPACE: &str = "Backspace";
pub(crate) const DELETE: &str = "Del";

pub(crate) fn control(letter: char) -> String {
    format!("Ctrl-{letter}")
}
