//! What is told of the files that a project keeps: its releases, and where its checklist comes from.

use std::fmt::Display;

// What is wrong with the file of a release; each is said after "release VERSION".
pub(crate) const EDITED_ELSEWHERE: &str = "edited after it was signed off, outside the answers";
pub(crate) const NO_SEAL: &str = "has no seal, so nothing tells whether it was edited";
pub(crate) const NOT_THE_SIGNED: &str = "is not the file that was signed off, by the record";
pub(crate) const SIGNED_GONE: &str = "is gone, and was signed off, by the record";
// Where a version was found.
pub(crate) const TAG_OF_COMMIT: &str = "a git tag of this commit";
pub(crate) const LATEST_TAG: &str = "the latest git tag";
pub(crate) const BUILT_IN: &str = "built in";

pub(crate) fn edited(answers: &str) -> String {
    format!("edited after it was signed off, in these answers: {answers}")
}

pub(crate) fn other_name(version: impl Display) -> String {
    format!("is the file of release {version} under another name")
}

pub(crate) fn unreadable(why: &str) -> String {
    format!("cannot be read: {why}")
}

pub(crate) fn replaced(later: impl Display) -> String {
    format!("is not the file that release {later} came after")
}

pub(crate) fn gone(later: impl Display) -> String {
    format!("is gone, and release {later} came after it")
}

pub(crate) fn older_than(version: impl Display, later: impl Display) -> String {
    format!(
        "{version} goes before {later}, which is signed off already; `mindgap release restore` takes answers of an \
         earlier release back"
    )
}

pub(crate) fn extended(base: impl Display, by: impl Display) -> String {
    format!("{base}, extended by {by}")
}
