//! What a scan says against answers. It looks at no status and changes none.

use super::asked::Asked;
use super::gap::GapKind;
use crate::checklist::{Checklist, Item};
use crate::record::{Answer, Evidence, Status};
use crate::scan::{Bearing, Observation};

/// The observations that speak against a yes to an item.
pub fn against<'o>(item: &'o str, observations: &'o [Observation]) -> impl Iterator<Item = &'o Observation> {
    observations.iter().filter(move |one| {
        one.items.iter().any(|each| each.item == item && each.bearing == Bearing::Contradicts)
    })
}

/// What the scan says against an answer: against its yes, and of the observations among its evidence. What was moved to
/// another line or file is still found. Only what is `about` the same model contradicts.
pub(super) fn speaks(
    item: &str,
    answer: &Answer,
    observations: &[Observation],
    about: impl Fn(&Observation) -> bool,
) -> Vec<GapKind> {
    let mut kinds = Vec::new();
    if answer.status == Some(Status::Yes) && against(item, observations).any(about) {
        kinds.push(GapKind::Contradicted);
    }
    if matches!(answer.status, Some(Status::Yes | Status::Partly)) {
        for evidence in &answer.evidence {
            let Evidence::Observation(adopted) = evidence else { continue };
            let mut own = observations.iter().filter(|one| one.detector.word() == adopted.detector);
            if own.clone().any(|one| one.digest == adopted.digest) {
                continue;
            }
            let there = own.any(|one| one.place.path == adopted.path.as_str());
            kinds.push(if there { GapKind::EvidenceChanged } else { GapKind::EvidenceMissing });
        }
    }
    kinds.sort();
    kinds.dedup();
    kinds
}

/// Each item that was found to be contradicted, with what speaks against it.
pub fn contradictions<'a>(
    checklist: &'a Checklist,
    items: &'a [Asked],
    observations: &'a [Observation],
) -> impl Iterator<Item = (&'a Item, &'a Observation)> {
    let is = |asked: &Asked| asked.each().any(|(_, standing)| standing.is(GapKind::Contradicted));
    let found = checklist.items().iter().zip(items).filter(move |(_, asked)| is(asked));
    found.flat_map(|(item, _)| against(item.id.as_str(), observations).map(move |one| (item, one)))
}
