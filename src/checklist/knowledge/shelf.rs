//! Where a checklist keeps its knowledge: at hand, or packed away until the first question.

use std::sync::{Arc, OnceLock};

use super::tables::Knowledge;

/// Knowledge that may not be unpacked yet. Copies share what was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    unpack: Option<fn() -> Arc<Knowledge>>,
    at_hand: OnceLock<Arc<Knowledge>>,
}

impl Shelf {
    /// What was read with the questions.
    pub(crate) fn open(knowledge: Knowledge) -> Self {
        Self { unpack: None, at_hand: OnceLock::from(Arc::new(knowledge)) }
    }

    /// What is unpacked when it is first asked for.
    pub(crate) fn closed(unpack: fn() -> Arc<Knowledge>) -> Self {
        Self { unpack: Some(unpack), at_hand: OnceLock::new() }
    }

    /// What is at hand, without unpacking anything.
    pub(crate) fn at_hand(&self) -> Option<&Knowledge> {
        self.at_hand.get().map(Arc::as_ref)
    }

    pub(crate) fn get(&self) -> &Knowledge {
        self.at_hand.get_or_init(|| self.unpack.map_or_else(Arc::default, |unpack| unpack()))
    }
}
