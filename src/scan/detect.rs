//! The detectors at work: out of inventory, model files, cards and traces come observations. The rooms: `draft` (how one is
//! made), `loads`, `weights`, `cards`, `packages`, `practice`, `papers`, `keys`, `bills` and `data`.
//!
//! Pure: the same scan gives the same observations, and nothing is opened. Nobody's answer is looked at.

mod bills;
mod cards;
mod data;
mod draft;
mod keys;
mod loads;
mod packages;
mod papers;
mod practice;
mod weights;

use super::observation::Observation;
use super::total::Scan;
use super::traces::Traces;

/// Everything that the detectors say, by place.
pub(super) fn all(scan: &Scan, traces: &Traces) -> Vec<Observation> {
    let models = loads::drafts(scan, traces).chain(weights::drafts(scan)).chain(cards::drafts(scan, traces));
    let lists = packages::drafts(scan, traces)
        .into_iter()
        .chain(bills::drafts(scan, traces))
        .chain(data::drafts(scan));
    let practice =
        practice::drafts(scan, traces).into_iter().chain(papers::drafts(traces)).chain(keys::drafts(traces));
    draft::grouped(models.chain(lists).chain(practice))
}
