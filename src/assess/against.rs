//! What a scan says against answers. It looks at no status and changes none.

use super::gap::GapKind;
use super::item::Standing;
use crate::checklist::{Checklist, Item};
use crate::scan::{Bearing, Observation};

/// The observations that speak against a yes to an item.
pub fn against<'o>(item: &'o str, observations: &'o [Observation]) -> impl Iterator<Item = &'o Observation> {
    observations.iter().filter(move |one| {
        one.items.iter().any(|each| each.item == item && each.bearing == Bearing::Contradicts)
    })
}

/// Each item that was found to be contradicted, with what speaks against it.
pub fn contradictions<'a>(
    checklist: &'a Checklist,
    items: &'a [Standing],
    observations: &'a [Observation],
) -> impl Iterator<Item = (&'a Item, &'a Observation)> {
    let found =
        checklist.items().iter().zip(items).filter(|(_, standing)| standing.is(GapKind::Contradicted));
    found.flat_map(|(item, _)| against(item.id.as_str(), observations).map(move |one| (item, one)))
}
