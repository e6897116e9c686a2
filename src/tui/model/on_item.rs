//! What the scan saw on each item, by the model that it is about and without what was set aside. Made when a scan comes in
//! or the record's models or decisions change, so that no frame looks through all of it.

use std::collections::{HashMap, HashSet};

use super::scanned::{Bearings, Scanned};
use crate::record::ModelId;

/// What was seen on one item.
#[derive(Debug, Clone, Default)]
pub(super) struct OnItem {
    /// What concerns the question of every model: it is about none that is in use.
    shared: Share,
    /// What is about a model that is in use.
    of: HashMap<ModelId, Share>,
}

/// Some of it.
#[derive(Debug, Clone, Default)]
struct Share {
    /// Positions of what is heeded, what speaks against a yes first.
    heeded: Vec<usize>,
    bearings: Bearings,
}

/// What was seen on each item. `is_declared` says of a model whether it has questions of its own or had them, `each` of an
/// item whether it is asked of each model.
pub(super) fn on_items(
    scanned: &Scanned,
    aside: &HashSet<usize>,
    is_declared: impl Fn(&ModelId) -> bool,
    each: impl Fn(&str) -> bool,
) -> HashMap<&'static str, OnItem> {
    let mut all: HashMap<&'static str, OnItem> = HashMap::new();
    for (item, positions) in scanned.items() {
        let (on, each) = (all.entry(item).or_default(), each(item));
        for at in positions {
            let Some(one) = scanned.observation(*at) else { continue };
            let own = scanned.about(*at).filter(|about| each && is_declared(about));
            let share = match own {
                None => &mut on.shared,
                Some(about) => on.of.entry(about.clone()).or_default(),
            };
            if aside.contains(at) {
                share.bearings.aside += 1;
            } else {
                share.bearings.count(one.bearing_on(item));
                share.heeded.push(*at);
            }
        }
    }
    all
}

impl OnItem {
    /// How what is about a model alone bears.
    pub(super) fn own(&self, model: &ModelId) -> Bearings {
        self.of.get(model).map(|own| own.bearings).unwrap_or_default()
    }

    /// How what concerns the question about a model bears, or the one for the project.
    pub(super) fn bearings(&self, model: Option<&ModelId>) -> Bearings {
        let own = model.map(|model| self.own(model)).unwrap_or_default();
        self.shared.bearings.plus(own)
    }

    /// The first of what concerns that question and is heeded, as positions, what speaks against a yes first.
    pub(super) fn first(
        &self,
        scanned: &Scanned,
        item: &str,
        model: Option<&ModelId>,
        most: usize,
    ) -> Vec<usize> {
        let own = model.and_then(|model| self.of.get(model)).map_or(&[][..], |own| own.heeded.as_slice());
        let mut first: Vec<usize> =
            self.shared.heeded.iter().take(most).chain(own.iter().take(most)).copied().collect();
        first.sort_by_key(|at| (scanned.observation(*at).map(|one| one.bearing_on(item)), *at));
        first.truncate(most);
        first
    }
}
