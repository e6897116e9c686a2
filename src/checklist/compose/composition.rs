//! What a checklist is composed of: the extensions, and what each of them did to the items.
//!
//! The items themselves stand in the checklist, as if one author had written them all; this only remembers.

use std::collections::HashMap;

use crate::checklist::id::{ChecklistId, ItemId, PhaseId, QuestionId};
use crate::checklist::item::{Item, Severity};

/// What extensions did. Empty for a checklist that nothing extends.
#[derive(Debug, Clone, Default)]
pub struct Composition {
    /// The extensions, in the order in which they were composed.
    pub parts: Vec<Part>,
    /// The items that are switched off, in the order in which they would be asked.
    pub off: Vec<Off>,
    /// The items that others took the place of.
    pub replaced: Vec<Item>,
    pub(crate) tightened: HashMap<ItemId, Tightened>,
    /// Which of `parts` brought an item; none is the checklist that they extend.
    pub(crate) brought: HashMap<ItemId, usize>,
    /// Which items a translation covers, and whether every text of them.
    pub(crate) reworded: HashMap<ItemId, bool>,
    pub(crate) fallbacks: HashMap<ItemId, Fallback>,
    /// The same of phases and profile questions: who brought them, what a translation covers, what stands in.
    pub(crate) phases: Around<PhaseId>,
    pub(crate) profile: Around<QuestionId>,
}

/// What extensions did to what stands around the items.
#[derive(Debug, Clone)]
pub(crate) struct Around<Id> {
    pub(crate) brought: HashMap<Id, usize>,
    pub(crate) reworded: HashMap<Id, bool>,
    pub(crate) fallbacks: HashMap<Id, Fallback>,
}

impl<Id> Default for Around<Id> {
    fn default() -> Self {
        Self { brought: HashMap::new(), reworded: HashMap::new(), fallbacks: HashMap::new() }
    }
}

/// An extension.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its id.
    pub id: ChecklistId,
    /// Its version.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// The language of its prose, such as `pt-BR`, where it says so.
    pub language: Option<String>,
    /// Whether its wordings say the same in another language.
    pub translation: bool,
}

/// An item that an extension switched off. It is not asked, and answers to it are kept.
#[derive(Debug, Clone)]
pub struct Off {
    /// The item.
    pub item: Item,
    /// Why.
    pub reason: String,
    /// Which extension did it.
    pub by: ChecklistId,
}

/// What became of an item's severity.
#[derive(Debug, Clone)]
pub struct Tightened {
    /// What it was.
    pub from: Severity,
    /// Why, where that is said.
    pub reason: Option<String>,
    /// Which extension did it.
    pub by: ChecklistId,
}

/// Prose that a translation lacks, and which therefore is that of the checklist below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallback {
    /// The language that is shown instead, in words.
    pub language: String,
    /// Whether some of the item is translated.
    pub partly: bool,
}

impl Fallback {
    /// The mark beside a title, such as `English` or `partly English`.
    pub fn mark(&self) -> String {
        if self.partly { format!("partly {}", self.language) } else { self.language.clone() }
    }
}

impl Composition {
    /// The extension that brought an item.
    pub fn part_of(&self, id: &ItemId) -> Option<&Part> {
        self.brought.get(id).and_then(|at| self.parts.get(*at))
    }

    /// An item that is switched off, for an id that is not parsed yet.
    pub fn off(&self, id: &str) -> Option<&Off> {
        self.off.iter().find(|off| off.item.id.as_str() == id)
    }

    /// What became of an item's severity, if an extension raised it.
    pub fn tightened(&self, id: &ItemId) -> Option<&Tightened> {
        self.tightened.get(id)
    }

    /// Which language a phase is named in where the asked one is missing.
    pub fn phase_fallback(&self, id: &PhaseId) -> Option<&Fallback> {
        self.phases.fallbacks.get(id)
    }

    /// Which language a profile question is asked in where the asked one is missing.
    pub fn profile_fallback(&self, id: &QuestionId) -> Option<&Fallback> {
        self.profile.fallbacks.get(id)
    }

    /// Which language is shown where the asked one is missing.
    pub fn fallback(&self, id: &ItemId) -> Option<&Fallback> {
        self.fallbacks.get(id)
    }
}

/// A language in words, or its code where this program has no word for it.
pub(crate) fn language_name(code: &str) -> String {
    let names =
        [("en", "English"), ("de", "German"), ("es", "Spanish"), ("fr", "French"), ("pt", "Portuguese")];
    let known = names.iter().find(|(short, _)| *short == code);
    known.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}
