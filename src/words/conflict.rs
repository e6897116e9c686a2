//! What is said of an answer that changed on both sides.

pub(crate) const WITH_DISK: &str =
    "Somebody else changed this answer while you did. Choose one; what is not chosen goes into the note.";
pub(crate) const YOURS: &str = "Yours";
pub(crate) const ON_DISK: &str = "On disk";
pub(crate) const OF_BRANCHES: &str =
    "Two branches answered this differently. Choose one; what is not chosen goes into the note.";
pub(crate) const OURS: &str = "Ours";
pub(crate) const THEIRS: &str = "Theirs";
pub(crate) const BOTH: &str = "Kept, whichever you choose";
pub(crate) const OWNER: &str = "Owner";
pub(crate) const WITHDRAWN: &str = "withdrawn";

/// `theirs`: the heading of the version that begins further down.
pub(crate) fn goes_on(theirs: &str, on: &str, page: &str) -> String {
    format!("“{theirs}” begins below this window: {on} and {page} go on to it.")
}

pub(crate) fn title(item: &str) -> String {
    format!("Changed on both sides: {item}")
}
