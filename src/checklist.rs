//! The questions, as data: phases, items, profile questions, concerns and findings.
//!
//! Pure: text in, [`Checklist`] or [`Faults`] out. Where the text comes from is the store's business; who answered what
//! is the record's. All prose of the product lives in `checklists/`, none of it here.

mod advice;
mod builtin;
mod compose;
mod condition;
pub mod deon;
mod digest;
mod document;
mod draft;
mod fault;
mod fields;
mod file;
mod find;
mod gone;
mod id;
mod item;
pub mod knowledge;
mod lint;
mod lookup;
mod naming;
mod packed;
mod parse;
mod profile;
pub mod tasks;
mod template;
mod unwritten;
mod wording;
mod words;

use std::collections::{BTreeMap, HashMap};

pub use advice::lint;
pub use builtin::{builtin, builtin_sources, read_ahead};
pub use compose::{Composition, Fallback, Off, Part, Tightened, compose};
pub use condition::{Applies, Condition, Fact, HiddenBy, Truth};
pub use digest::{Digest, DigestError};
pub use draft::{Draft, DraftItem, DraftPhase};
pub use fault::{Fault, Faults};
pub use file::SourceFile;
pub use find::{Because, Query};
pub use gone::{Gone, GoneWhy};
pub use id::{
    ChecklistId, ClauseId, ConcernId, FindingId, FrameworkId, IdError, IncidentId, ItemId, OptionId, PhaseId,
    QuestionId, SourceId, TermId, ThemeId, ToolId,
};
pub use item::{
    Basis, Concern, DeonLine, Finding, FindingLink, Helper, Item, Link, OfModels, Per, Phase, Review,
    Severity, Source, ToolUse,
};
pub use knowledge::Knowledge;
pub use lookup::Known;
pub use packed::{Packed, pack};
pub use parse::{Claim, Limits, parse};
pub use profile::{Choice, ProfileOption, ProfileQuestion};
pub use template::{extension, standing};
pub(crate) use words::words;

use knowledge::Shelf;

/// A whole checklist: every question in the order in which it is asked.
#[derive(Debug, Clone)]
pub struct Checklist {
    /// Stable name of the checklist.
    pub id: ChecklistId,
    /// Version of its prose and items, as its authors count.
    pub version: String,
    /// What it is called on the screen.
    pub title: String,
    /// The parts of the lifecycle, in order. Items are grouped by phase in the same order.
    pub phases: Vec<Phase>,
    /// The facts about the project that decide which items apply, at most twelve.
    pub profile: Vec<ProfileQuestion>,
    /// What the items can touch.
    pub concerns: Vec<Concern>,
    /// Research results that items rest on.
    pub findings: BTreeMap<FindingId, Finding>,
    /// Where the findings come from.
    pub sources: BTreeMap<SourceId, Source>,
    /// The language of its prose, such as `en`, where it says so.
    pub language: Option<String>,
    /// What extensions made of it.
    pub composition: Composition,
    /// Files of its folders that belong to nothing; they were left unread.
    pub strays: Vec<Fault>,
    knowledge: Shelf,
    items: Vec<Item>,
    by_id: HashMap<ItemId, usize>,
}

impl Checklist {
    /// The same for those who write it: a file that belongs to nothing is a fault.
    ///
    /// # Errors
    /// [`Faults`] holds each of these files.
    pub fn without_strays(self) -> Result<Self, Faults> {
        if self.strays.is_empty() { Ok(self) } else { Err(Faults(self.strays)) }
    }

    /// The tables that items refer to. Those of the built-in checklist are unpacked on the first call.
    pub fn knowledge(&self) -> &Knowledge {
        self.knowledge.get()
    }

    /// The same, where they are at hand already: all that a frame may ask for.
    pub fn knowledge_at_hand(&self) -> Option<&Knowledge> {
        self.knowledge.at_hand()
    }

    /// All items, phase after phase.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// One item.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.position(id).and_then(|at| self.items.get(at))
    }

    /// Where an item stands in [`Checklist::items`].
    pub fn position(&self, id: &ItemId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Where the item with this id stands, for an id that is not parsed yet.
    pub fn position_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The phase at a position of [`Checklist::phases`].
    pub fn phase_of(&self, item: &Item) -> Option<&Phase> {
        self.phases.get(item.phase)
    }

    /// The item that took over from `old`, for an id that this checklist retired.
    pub fn successor(&self, old: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.replaces.contains(old))
    }

    /// One profile question.
    pub fn profile_question(&self, id: &QuestionId) -> Option<&ProfileQuestion> {
        self.profile.iter().find(|question| &question.id == id)
    }
}
