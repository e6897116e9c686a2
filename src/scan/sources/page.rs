//! A text that several look at: the readers of models, and those of everything beside. What is built of it is built once.
//! Opens nothing.

use super::python::{Code, Dialect};

/// The text of one file.
#[derive(Debug)]
pub(in crate::scan) struct Page<'t> {
    pub(in crate::scan) text: &'t str,
    /// The same as Python.
    pub(super) code: Code<'t>,
}

impl<'t> Page<'t> {
    /// A text, of which nothing is read yet. The mark of its encoding is no part of it.
    pub(in crate::scan) fn new(text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text, code: Code::new(text, Dialect::Plain) }
    }
}
