//! What is wrong with a checklist, and where: faults are collected, never thrown one at a time.

use std::fmt;
use std::ops::Range;

use crate::text::{clipped, visible_line};

/// Longest message about one fault, in characters; what the file holds is quoted in it.
const LONGEST: usize = 400;

/// One thing wrong in one place of one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, as the user would name it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

impl Fault {
    /// A fault of a file as a whole.
    pub fn whole(file: &str, what: &str, hint: &str) -> Self {
        Self::at(file, "", &(0..0), what, hint)
    }

    /// A fault at a range of bytes of a file's text.
    pub(super) fn at(
        file: &str,
        text: &str,
        span: &Range<usize>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let what = clipped(&what.into(), LONGEST).into_owned();
        let hint = clipped(&hint.into(), LONGEST).into_owned();
        Self { file: file.to_owned(), line, column, what, hint }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, what, hint } = self;
        write!(f, "{}:{line}:{column}: {}", visible_line(file), visible_line(what))?;
        if hint.is_empty() { Ok(()) } else { write!(f, " (hint: {})", visible_line(hint)) }
    }
}

/// Everything that is wrong with a checklist, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Faults(pub Vec<Fault>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let fault = Fault::at("a.toml", "ä = 1\nöö = 2", &(9..11), "what", "");
        assert_eq!((fault.line, fault.column), (2, 2));
        assert_eq!(fault.to_string(), "a.toml:2:2: what");
    }
}
