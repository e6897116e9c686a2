//! The questions for programs, in short: what `checklist list` says.

use serde::Serialize;

use super::parts::{FORMAT, OffWire, PartWire, ProvenanceWire};
use super::print::print;
use crate::checklist::{Basis, Checklist, Item, ItemId, OfModels, Per};

#[derive(Debug, Serialize)]
struct ChecklistWire<'a> {
    format: u64,
    id: &'a str,
    version: &'a str,
    title: &'a str,
    origin: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extensions: Vec<PartWire<'a>>,
    profile: Vec<QuestionWire<'a>>,
    phases: Vec<PhaseWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    off: Vec<OffWire<'a>>,
}

#[derive(Debug, Serialize)]
struct QuestionWire<'a> {
    id: &'a str,
    question: &'a str,
    options: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct PhaseWire<'a> {
    id: &'a str,
    title: &'a str,
    items: Vec<ItemWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ItemWire<'a> {
    id: &'a str,
    title: &'a str,
    question: &'a str,
    severity: &'static str,
    minutes: u16,
    review: String,
    per: Per,
    #[serde(skip_serializing_if = "Option::is_none")]
    models: Option<OfModels>,
    rests_on: &'a [Basis],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    replaces: &'a [ItemId],
    #[serde(flatten)]
    provenance: ProvenanceWire<'a>,
}

/// The items of a checklist by phase, those that are wanted, and its profile questions.
pub fn checklist(checklist: &Checklist, origin: &str, wanted: impl Fn(&Item) -> bool) -> String {
    let wanted = &wanted;
    let items = |phase| {
        let of_phase = checklist.items().iter().filter(move |item| item.phase == phase && wanted(item));
        of_phase.map(|each| item(checklist, each))
    };
    let profile = checklist.profile.iter().map(|question| QuestionWire {
        id: question.id.as_str(),
        question: &question.question,
        options: question.options.iter().map(|option| option.id.as_str()).collect(),
    });
    let phases = checklist.phases.iter().enumerate().map(|(at, phase)| PhaseWire {
        id: phase.id.as_str(),
        title: &phase.title,
        items: items(at).collect(),
    });
    print(&ChecklistWire {
        format: FORMAT,
        id: checklist.id.as_str(),
        version: &checklist.version,
        title: &checklist.title,
        origin,
        extensions: PartWire::all(checklist),
        profile: profile.collect(),
        phases: phases.collect(),
        off: checklist.composition.off.iter().filter(|off| wanted(&off.item)).map(OffWire::of).collect(),
    })
}

fn item<'a>(checklist: &'a Checklist, item: &'a Item) -> ItemWire<'a> {
    ItemWire {
        id: item.id.as_str(),
        title: &item.title,
        question: &item.question,
        severity: item.severity.word(),
        minutes: item.minutes,
        review: item.review.to_string(),
        per: item.per,
        models: item.only_of(),
        rests_on: &item.rests_on,
        replaces: &item.replaces,
        provenance: ProvenanceWire::of(checklist, item),
    }
}
