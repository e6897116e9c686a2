//! Reads an exported safety record back, after a reviewer edited it: what each answer says, and what was written beside.
//!
//! Line by line and lenient: whatever is no line of an export is handed on with its place, wherever it stands, and nothing
//! is guessed.

mod changed;
mod document;
mod forms;
mod lines;
mod made;
mod met;
mod minutes;
mod own;
mod place;
mod reader;

pub use document::{Comment, ReadAnswer, Reading, comment_of};
pub use minutes::as_formerly;
pub use own::Own;

use lines::Lines;
use reader::Reader;

use crate::words::report::record::CLOSING;

/// Reads a document.
pub fn read(text: &str, own: &Own<'_>) -> Reading {
    let lines = Lines::new(text, |line| own.has(line));
    let mut reading = Reader::new(own).read(&lines);
    for answer in &mut reading.answers {
        for text in [&mut answer.reason, &mut answer.note, &mut answer.plan, &mut answer.risk] {
            *text = text.trim_matches('\n').to_owned();
        }
    }
    reading.comments.sort_by_key(|comment| comment.line);
    reading
}

/// Whether a text is an exported record at all: it holds an answer, or ends as one.
pub fn is_record(text: &str) -> bool {
    text.lines().any(|line| line == CLOSING) || !read(text, &Own::nothing()).answers.is_empty()
}
