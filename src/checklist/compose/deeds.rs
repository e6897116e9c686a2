//! What an extension wants to do, as it was read: each wish with its place, and nothing of it done yet.

use super::composition::Part;
use crate::checklist::document::Placed;
use crate::checklist::fault::Fault;
use crate::checklist::id::{ItemId, OptionId, PhaseId, QuestionId};
use crate::checklist::item::{Concern, Finding, Item, Phase, Severity, Source};
use crate::checklist::knowledge::Knowledge;
use crate::checklist::profile::ProfileQuestion;

/// An extension, read.
#[derive(Debug)]
pub(in crate::checklist) struct Extension<'s> {
    pub(in crate::checklist) part: Part,
    /// Its `checklist.toml`, for faults.
    pub(in crate::checklist) file: &'s str,
    pub(in crate::checklist) text: &'s str,
    pub(in crate::checklist) phases: Vec<Phase>,
    pub(in crate::checklist) profile: Vec<ProfileQuestion>,
    pub(in crate::checklist) concerns: Vec<Concern>,
    pub(in crate::checklist) findings: Vec<Finding>,
    pub(in crate::checklist) sources: Vec<Source>,
    /// The tables below and its own together, if it brings any.
    pub(in crate::checklist) knowledge: Option<Knowledge>,
    pub(in crate::checklist) deeds: Deeds,
    /// Its items; their phases are positions among the phases below it and its own together.
    pub(in crate::checklist) items: Vec<NewItem>,
    /// The ids of items that are faulty otherwise, each with a fault at its place, to be filled in.
    pub(in crate::checklist) unfinished: Vec<(ItemId, Fault)>,
    /// Its files that belong to nothing.
    pub(in crate::checklist) strays: Vec<Fault>,
}

/// An item that an extension brings.
#[derive(Debug)]
pub(in crate::checklist) struct NewItem {
    pub(in crate::checklist) item: Item,
    /// A fault at its place, to be filled in.
    pub(in crate::checklist) place: Fault,
}

/// What an extension does to what is there.
#[derive(Debug, Default)]
pub(in crate::checklist) struct Deeds {
    pub(in crate::checklist) off: Vec<(Placed<ItemId>, String)>,
    pub(in crate::checklist) tighten: Vec<Tighten>,
    /// Items named by a wish that is faulty otherwise: looked up all the same, so that everything is told at once.
    pub(in crate::checklist) unfinished: Vec<Placed<ItemId>>,
    pub(in crate::checklist) reword: Vec<Reword>,
    pub(in crate::checklist) phases: Vec<RewordPhase>,
    pub(in crate::checklist) profile: Vec<RewordProfile>,
}

/// A severity to raise.
#[derive(Debug)]
pub(in crate::checklist) struct Tighten {
    pub(in crate::checklist) item: Placed<ItemId>,
    pub(in crate::checklist) severity: Placed<Severity>,
    pub(in crate::checklist) reason: Option<String>,
}

/// Other words for an item that stays the same item.
#[derive(Debug)]
pub(in crate::checklist) struct Reword {
    pub(in crate::checklist) item: Placed<ItemId>,
    pub(in crate::checklist) title: Option<String>,
    pub(in crate::checklist) question: Option<String>,
    pub(in crate::checklist) why: Option<String>,
    pub(in crate::checklist) today: Option<Vec<String>>,
    pub(in crate::checklist) evidence_wanted: Option<String>,
    pub(in crate::checklist) example: Option<String>,
}

/// Other words for a phase.
#[derive(Debug)]
pub(in crate::checklist) struct RewordPhase {
    pub(in crate::checklist) phase: Placed<PhaseId>,
    pub(in crate::checklist) title: Option<String>,
    pub(in crate::checklist) about: Option<String>,
}

/// Other words for a profile question.
#[derive(Debug)]
pub(in crate::checklist) struct RewordProfile {
    pub(in crate::checklist) profile: Placed<QuestionId>,
    pub(in crate::checklist) question: Option<String>,
    pub(in crate::checklist) why: Option<String>,
    pub(in crate::checklist) options: Vec<(Placed<OptionId>, String)>,
}

impl Reword {
    /// Whether every text of the item has other words.
    pub(in crate::checklist) fn is_whole(&self) -> bool {
        let texts = [&self.title, &self.question, &self.why, &self.evidence_wanted, &self.example];
        texts.iter().all(|text| text.is_some()) && self.today.is_some()
    }
}
