//! What a scan says against answers, but for what somebody set aside. It changes no status.

use chrono::NaiveDate;

use super::aside::{Heed, heed};
use super::asked::Asked;
use super::gap::GapKind;
use super::witness::{is_about, model_id};
use crate::checklist::{Checklist, Item};
use crate::record::{Adopted, ModelId, Record};
use crate::scan::{Bearing, Observation};

/// The observations that speak against a yes to an item, whether or not somebody set them aside.
pub fn against<'o>(item: &'o str, observations: &'o [Observation]) -> impl Iterator<Item = &'o Observation> {
    observations.iter().filter(move |one| {
        one.items.iter().any(|each| each.item == item && each.bearing == Bearing::Contradicts)
    })
}

/// What has become of an observation that was adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It is seen as it was, on whatever line of whatever file.
    Same,
    /// In its file something else is seen.
    Other,
    /// It is not seen any more.
    Gone,
}

/// What a scan says of an observation that was adopted.
pub fn found(adopted: &Adopted, observations: &[Observation]) -> Found {
    let mut own = observations.iter().filter(|one| one.detector.word() == adopted.detector);
    if own.clone().any(|one| one.digest == adopted.digest) {
        Found::Same
    } else if own.any(|one| one.place.path == adopted.path.as_str()) {
        Found::Other
    } else {
        Found::Gone
    }
}

/// What speaks against a yes to something that is asked of each model, and is about none of those that are in use: the
/// product names it, and no question tells of it.
#[derive(Debug, Clone)]
pub struct Unasked<'a> {
    /// The model, as it would be declared.
    pub model: String,
    /// The item that would be asked of it.
    pub item: &'a Item,
    /// What was seen.
    pub one: &'a Observation,
}

/// All of that, by model, and nothing that somebody set aside.
pub fn unasked<'a>(
    checklist: &'a Checklist,
    items: &[Asked],
    observations: &'a [Observation],
    record: &Record,
    today: NaiveDate,
) -> Vec<Unasked<'a>> {
    let mut all = Vec::new();
    let each = checklist.items().iter().zip(items).filter(|(_, asked)| matches!(asked, Asked::Each(_)));
    for (item, asked) in each {
        for one in against(item.id.as_str(), observations) {
            let Some(about) = &one.subject else { continue };
            let id = model_id(about.hub, &about.id);
            let told = id.as_ref().is_some_and(|id| asked.of(Some(id.as_str())).is_some());
            if !told && is_heeded(one, record, today) {
                let model = id.map_or_else(|| format!("{} {}", about.hub, about.id), |id| id.to_string());
                all.push(Unasked { model, item, one });
            }
        }
    }
    all.sort_by(|one, other| one.model.cmp(&other.model));
    all
}

/// Whether an observation counts on a day.
pub(super) fn is_heeded(one: &Observation, record: &Record, today: NaiveDate) -> bool {
    !matches!(heed(one, record, today), Heed::SetAside(_))
}

/// Each item that was found to be contradicted, with what speaks against it and was not set aside.
pub fn contradictions<'a>(
    checklist: &'a Checklist,
    items: &'a [Asked],
    observations: &'a [Observation],
    record: &'a Record,
    today: NaiveDate,
) -> impl Iterator<Item = (&'a Item, &'a Observation)> {
    checklist.items().iter().zip(items).flat_map(move |(item, asked)| {
        let against = against(item.id.as_str(), observations);
        let of_those = move |one: &&Observation| {
            let mut questions = asked
                .each()
                .filter(|(_, standing)| standing.is(GapKind::Contradicted))
                .map(|(model, _)| model);
            questions.any(|model| is_about(one, model.map(ModelId::as_str)))
        };
        against.filter(of_those).filter(move |one| is_heeded(one, record, today)).map(move |one| (item, one))
    })
}
