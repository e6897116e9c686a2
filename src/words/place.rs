//! How a place is named, and what the lines around it say until they are there.

use std::fmt::Display;

pub(crate) const BEING_READ: &str = "being read";

/// What stands before the number of a cell.
pub(crate) const CELL: &str = "cell ";

/// A cell of a notebook, as it is printed and typed.
pub(crate) fn cell(number: impl Display) -> String {
    format!("{CELL}{number}")
}
