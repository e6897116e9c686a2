//! What is known beside a document that came back: today's lines, and what the export's lines are made of.

use std::collections::BTreeSet;

use super::forms::{Chapter, Forms};
use crate::checklist::Checklist;

/// What is known beside the document that is read.
#[derive(Debug)]
pub struct Own<'a> {
    /// The lines that the export has today. None of them is a reviewer's comment, whatever it looks like.
    lines: BTreeSet<&'a str>,
    forms: Forms,
}

impl<'a> Own<'a> {
    /// What today's exports of a record say, made with this checklist.
    pub fn new(exports: &'a [String], checklist: &Checklist) -> Self {
        let lines = exports.iter().flat_map(|text| text.lines()).map(str::trim_end).collect();
        Self { lines, forms: Forms::new(Some(checklist)) }
    }

    /// Where nothing is known.
    pub(super) fn nothing() -> Self {
        Self { lines: BTreeSet::new(), forms: Forms::new(None) }
    }

    /// Whether the export has this very line today.
    pub fn has(&self, line: &str) -> bool {
        self.lines.contains(line)
    }

    /// Whether the export writes such a line into a chapter.
    pub(super) fn knows(&self, chapter: Chapter, line: &str) -> bool {
        self.forms.know(chapter, line)
    }
}
