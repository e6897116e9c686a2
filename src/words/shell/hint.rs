//! How an error is said: what failed, and what to do next.

use std::fmt::Display;

pub(crate) fn after(what: impl Display, hint: impl Display) -> String {
    format!("{what}\nhint: {hint}")
}

/// The same as the last words of the program.
pub(crate) fn at_the_end(what: impl Display, hint: impl Display) -> String {
    format!("mindgap: {what}\nhint: {hint}")
}
