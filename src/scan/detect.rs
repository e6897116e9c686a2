//! The detectors at work: out of inventory, model files and cards come observations. The rooms: `draft` (how one is made),
//! `loads`, `weights` and `cards`.
//!
//! Pure: the same scan gives the same observations, and nothing is opened. Nobody's answer is looked at.

mod cards;
mod draft;
mod loads;
mod weights;

use super::observation::Observation;
use super::total::Scan;

/// Everything that the detectors say, by place.
pub(super) fn all(scan: &Scan) -> Vec<Observation> {
    let drafts = loads::drafts(scan).into_iter().chain(weights::drafts(scan)).chain(cards::drafts(scan));
    draft::grouped(drafts)
}
