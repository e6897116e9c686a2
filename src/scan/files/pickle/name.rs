//! An imported name, and what became of it in its stream. Judges by the lists, nothing else.

use std::rc::Rc;

use super::super::names::{Arguments, Row, Standing};
use super::super::rule::Rule;

/// Class of joblib whose array follows in the file.
const WRAPPER: (&str, &str) = ("joblib.numpy_pickle", "NumpyArrayWrapper");

/// An imported name and what became of it.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) module: Rc<str>,
    pub(super) ident: Rc<str>,
    pub(super) standing: Standing,
    pub(super) row: Option<&'static Row>,
    pub(super) at: u64,
    /// Times that it was called, or handed to a known function that calls it.
    pub(super) called: u64,
    /// Times that it came onto the stack.
    pub(super) pushed: u64,
    /// Times that it was thrown away from there unused.
    pub(super) dropped: u64,
}

impl Name {
    /// Module and name.
    pub(super) fn full(&self) -> String {
        format!("{}.{}", self.module, self.ident)
    }

    /// Whether it is joblib's wrapper, behind whose state the numbers of an array follow.
    pub(super) fn is_wrapper(&self) -> bool {
        (&*self.module, &*self.ident) == WRAPPER
    }

    /// Which rule it meets by itself.
    pub(super) fn rule(&self) -> Option<Rule> {
        Some(match self.standing {
            Standing::Known if self.is_bound() && self.pushed > self.called + self.dropped => {
                Rule::KnownNameMisused
            }
            Standing::Known => return None,
            Standing::Library => Rule::LibraryClass,
            Standing::NotKnown => Rule::UnknownName,
            Standing::Listed if self.pushed > self.dropped => Rule::ListedNameUsed,
            Standing::Listed => Rule::ListedNameUnused,
        })
    }

    /// Known only for calls that are seen: whoever is handed it may call it in another way.
    fn is_bound(&self) -> bool {
        let condition = self.row.and_then(|row| row.arguments);
        matches!(condition, Some(Arguments::NestedFile | Arguments::FunctionFirst)) || self.is_wrapper()
    }
}

/// Whether it may be the name of something in Python.
pub(super) fn is_dotted_name(text: &str) -> bool {
    !text.is_empty()
        && text.split('.').all(|part| {
            !part.is_empty()
                && part.chars().all(|c| c == '_' || c.is_alphanumeric())
                && !part.starts_with(|c: char| c.is_ascii_digit())
        })
}
