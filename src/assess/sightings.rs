//! What the detectors saw, ordered once for all who ask what became of something that was adopted, or what speaks against
//! a yes. It knows no record.

use std::collections::{HashMap, HashSet};

use crate::checklist::Digest;
use crate::record::Adopted;
use crate::scan::{Bearing, Cut, Detector, Observation};

/// What has become of an observation that was adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It is seen as it was, on whatever line of whatever file.
    Same,
    /// In its file something else is seen.
    Other,
    /// It is not seen any more.
    Gone,
    /// The scan ended before it had looked everywhere, and does not see it.
    NotReached,
}

/// The ways in to what was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sightings {
    same: HashSet<(Detector, Digest)>,
    files: HashMap<Detector, HashSet<String>>,
    against: HashMap<&'static str, Vec<usize>>,
}

impl Sightings {
    /// Orders what was seen.
    pub(super) fn of(observations: &[Observation]) -> Self {
        let mut all = Self::default();
        for (at, one) in observations.iter().enumerate() {
            all.same.insert((one.detector, one.digest));
            let files = all.files.entry(one.detector).or_default();
            if !files.contains(&one.place.path) {
                files.insert(one.place.path.clone());
            }
            for bears in one.items.iter().filter(|each| each.bearing == Bearing::Contradicts) {
                all.against.entry(bears.item).or_default().push(at);
            }
        }
        all
    }

    /// What has become of something that was adopted, by a look that came to its end or was cut.
    pub(super) fn found(&self, adopted: &Adopted, cut: Option<Cut>) -> Found {
        // A detector that this version does not have sees nothing.
        let detector = adopted.detector.parse::<Detector>().ok();
        let files = detector.and_then(|detector| self.files.get(&detector));
        if detector.is_some_and(|detector| self.same.contains(&(detector, adopted.digest))) {
            Found::Same
        } else if cut.is_some() {
            Found::NotReached
        } else if files.is_some_and(|files| files.contains(adopted.path.as_str())) {
            Found::Other
        } else {
            Found::Gone
        }
    }

    /// Every item that something speaks against, with the positions of all that does.
    pub(super) fn against(&self) -> impl Iterator<Item = (&'static str, &[usize])> {
        self.against.iter().map(|(item, list)| (*item, list.as_slice()))
    }
}
