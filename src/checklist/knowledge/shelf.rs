//! Where a checklist keeps its knowledge: read already, or the embedded files that are read on the first question.

use std::sync::{Arc, OnceLock};

use super::tables::Knowledge;
use crate::checklist::file::SourceFile;

/// Knowledge that may not be read yet. Copies share what was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    files: &'static [SourceFile<'static>],
    read: OnceLock<Arc<Knowledge>>,
}

/// The tables of the embedded files, read once for the whole program, however many checklists stand on them.
pub(crate) fn embedded(files: &[SourceFile<'_>]) -> &'static Arc<Knowledge> {
    static READ: OnceLock<Arc<Knowledge>> = OnceLock::new();
    READ.get_or_init(|| Arc::new(read_tables(files)))
}

/// Reads the tables among these files, as far as they can be read: what the first look at the built-in ones costs.
pub fn read_tables(files: &[SourceFile<'_>]) -> Knowledge {
    Knowledge::read(files, &mut Vec::new(), &|_| true)
}

impl Shelf {
    /// What was read with the questions.
    pub(crate) fn open(knowledge: Knowledge) -> Self {
        Self { files: &[], read: OnceLock::from(Arc::new(knowledge)) }
    }

    /// Files that are read when they are first asked for; a test proves that they have no faults.
    pub(crate) fn closed(files: &'static [SourceFile<'static>]) -> Self {
        Self { files, read: OnceLock::new() }
    }

    /// What was read already, without reading anything.
    pub(crate) fn at_hand(&self) -> Option<&Knowledge> {
        self.read.get().map(Arc::as_ref)
    }

    pub(crate) fn get(&self) -> &Knowledge {
        let none = self.files.is_empty();
        self.read.get_or_init(|| if none { Arc::default() } else { Arc::clone(embedded(self.files)) })
    }
}
