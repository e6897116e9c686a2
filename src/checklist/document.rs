//! One file of a checklist while it is read: where its values stand, and what was found wrong in it.

use std::ops::Range;

use super::fault::Fault;
use super::id::IdError;

/// Most faults that are told of one file. Nobody reads more, and a hostile file must not cost more.
const MOST_FAULTS: usize = 500;
const LAST_FAULT: usize = MOST_FAULTS - 1;

/// A file being read, and what was found wrong in it.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    pub(super) faults: Vec<Fault>,
}

impl Document<'_> {
    pub(super) fn fault(&mut self, span: &Range<usize>, what: impl Into<String>, hint: impl Into<String>) {
        match self.faults.len() {
            MOST_FAULTS => {}
            LAST_FAULT => {
                let hint = "mend the faults above, then look again";
                self.faults.push(Fault::at(self.file, self.text, span, "more faults follow", hint));
            }
            _ => self.faults.push(Fault::at(self.file, self.text, span, what, hint)),
        }
    }
}

/// A value that was read, with the place it was read from.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// An error that says what to do about it.
pub(super) trait Advice {
    fn advice(&self) -> String;
}

impl Advice for IdError {
    fn advice(&self) -> String {
        self.hint().to_owned()
    }
}

/// Of the closed vocabularies, which name their words.
impl Advice for String {
    fn advice(&self) -> String {
        self.clone()
    }
}

/// Joins the lines of each paragraph, so that files can be wrapped where it reads well.
pub(super) fn join_lines(text: &str) -> String {
    if !text.contains('\n') {
        return text.trim().to_owned();
    }
    let paragraphs: Vec<String> = text
        .trim()
        .split("\n\n")
        .map(|paragraph| paragraph.split('\n').map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned())
        .collect();
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_paragraph_are_joined() {
        assert_eq!(join_lines("\na\n  b\n\nc\n"), "a b\n\nc");
    }
}
