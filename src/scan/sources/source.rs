//! A source before it is read: where it is, and who hands over its content. Types only.

use crate::scan::model::Part;

/// One file: where it is, and what it holds when asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// From the root, with `/`.
    pub path: String,
    /// In which part of the tree.
    pub part: Part,
}

/// Hands over the content of a file, at most so many bytes, or says why it cannot.
pub type Content<'c> = dyn Fn(&Source, u64) -> Result<Vec<u8>, String> + Sync + 'c;
