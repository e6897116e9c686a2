//! The models of the record for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::subject::Subject;
use super::parts::{FORMAT, GapWire};
use super::print::print;
use crate::assess::{Gap, Listed, ModelState};
use crate::record::{Declared, ModelId};
use crate::scan::{Pin, pin_of_revision};

#[derive(Debug, Serialize)]
struct RosterWire<'a> {
    format: u64,
    models: Vec<ListedWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ListedWire<'a> {
    id: &'a str,
    hub: &'a str,
    name: &'a str,
    state: ModelState,
    declared: Option<&'a Declared>,
    /// How firmly the declared revision holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Pin>,
    seen: Option<SeenWire<'a>>,
    /// How much speaks against a yes about it, where nothing is asked of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    contradictions: Option<usize>,
}

#[derive(Debug, Serialize)]
struct SeenWire<'a> {
    revision: Option<&'a str>,
    files: Option<&'a str>,
}

/// Every model that is declared or seen.
pub fn roster(all: &[Listed<'_>], subject: &Subject<'_>) -> String {
    let against = subject.unasked();
    let wire = |listed| {
        wire(listed, against.iter().filter(|one| one.about.model() == Some(listed.id.as_str())).count())
    };
    print(&RosterWire { format: FORMAT, models: all.iter().map(wire).collect() })
}

fn wire<'a>(listed: &'a Listed<'_>, against: usize) -> ListedWire<'a> {
    let seen =
        listed.seen.map(|seen| SeenWire { revision: seen.revision.as_deref(), files: seen.files.as_deref() });
    ListedWire {
        id: listed.id.as_str(),
        hub: listed.id.hub(),
        name: listed.id.name(),
        state: listed.state,
        declared: listed.declared,
        pin: pin(listed.id, listed.declared),
        seen,
        contradictions: (against > 0).then_some(against),
    }
}

#[derive(Debug, Serialize)]
struct ChangedWire<'a> {
    format: u64,
    models: Vec<ModelWire<'a>>,
    reopened: Vec<GapWire<'a>>,
    /// Models that are used at more than one revision, with all of them: none is taken over.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    split: BTreeMap<&'a str, &'a str>,
    /// Models that are declared and no longer seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<&'a str>,
}

/// A model as the record has it.
#[derive(Debug, Serialize)]
pub(super) struct ModelWire<'a> {
    id: &'a str,
    hub: &'a str,
    name: &'a str,
    #[serde(flatten)]
    declared: Option<&'a Declared>,
    /// How firmly its revision holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Pin>,
}

impl<'a> ModelWire<'a> {
    pub(super) fn of(id: &'a ModelId, declared: Option<&'a Declared>) -> Self {
        Self { id: id.as_str(), hub: id.hub(), name: id.name(), declared, pin: pin(id, declared) }
    }
}

fn pin(id: &ModelId, declared: Option<&Declared>) -> Option<Pin> {
    declared?.revision.as_deref().map(|revision| pin_of_revision(id.hub(), revision))
}

/// The models to which something was done, as they are now, those of `all` that were looked at of which nothing could be
/// taken over, and the answers that this re-opens.
pub fn models_changed(
    subject: &Subject<'_>,
    (ids, all): (&[ModelId], &[Listed<'_>]),
    reopened: &[&Gap],
) -> String {
    let models = ids.iter().map(|id| ModelWire::of(id, subject.record.models.get(id)));
    let gone = all.iter().filter(|listed| listed.state == ModelState::Gone);
    print(&ChangedWire {
        format: FORMAT,
        models: models.collect(),
        reopened: reopened.iter().map(|gap| GapWire::of(subject, gap)).collect(),
        split: all.iter().filter_map(|listed| Some((listed.id.as_str(), listed.split()?))).collect(),
        gone: gone.map(|listed| listed.id.as_str()).collect(),
    })
}
