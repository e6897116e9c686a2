//! What every screen can say: how far one is, and that the terminal is too small.

pub(crate) const CHOSEN_ONE: &str = "The chosen one";

pub(crate) fn rows_seen(first: usize, last: usize, of: usize) -> String {
    format!("{first} to {last} of {of}")
}

/// Below the size, before the keys that act there.
pub(crate) const MAKE_IT_LARGER: &str = "make the terminal larger; until then these keys alone do something:";
/// Where leaving asks, and nobody can see what.
pub(crate) const ASKS_UNSEEN: &str = "not everything is saved: make the terminal larger to choose";

pub(crate) fn too_small(needed: (u16, u16), given: (u16, u16)) -> String {
    format!("mindgap needs {} x {} characters; this is {} x {}", needed.0, needed.1, given.0, given.1)
}
