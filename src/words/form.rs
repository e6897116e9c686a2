//! The titles of forms, and what one of them tells.

pub(crate) const NEW_RECORD: &str = "A new record for this project";
pub(crate) const WHO: &str = "Who answers?";
pub(crate) const ADD_MODEL: &str = "Add a model";
pub(crate) const OPEN_RELEASE: &str = "Open a release";
pub(crate) const TAKE_BACK: &str = "Take a release back";
pub(crate) const WRITE_RECORD: &str = "Write the record to a file";

/// Where the cursor is in a text of which not all is seen.
pub(crate) fn line_of(line: usize, lines: usize) -> String {
    format!("line {line} of {lines}")
}

/// Before something is set aside that bears on other questions, too.
pub(crate) fn also_set_aside(others: &str) -> String {
    format!("It is set aside for other questions, too: {others}")
}

pub(crate) fn set_aside(place: &str) -> String {
    format!("Set aside: {place}")
}
