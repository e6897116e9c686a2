//! How anything that was refused is told in one line: why, and what to do next.

use std::fmt::Display;

pub(crate) fn with_next(why: impl Display, next: &str) -> String {
    format!("{why}; {next}")
}
