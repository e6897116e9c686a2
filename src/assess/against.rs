//! What a scan says against answers, but for what somebody set aside. It changes no status.

use chrono::NaiveDate;

use super::aside::{Heed, heed};
use super::asked::Asked;
use super::gap::GapKind;
use super::witness::is_about;
use crate::checklist::{Checklist, Item};
use crate::record::{ModelId, Record};
use crate::scan::{Bearing, Observation};

/// The observations that speak against a yes to an item, whether or not somebody set them aside.
pub fn against<'o>(item: &'o str, observations: &'o [Observation]) -> impl Iterator<Item = &'o Observation> {
    observations.iter().filter(move |one| {
        one.items.iter().any(|each| each.item == item && each.bearing == Bearing::Contradicts)
    })
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
