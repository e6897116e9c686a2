//! Sightings become models: grouped, sorted, each place once. The same sightings give the same inventory in any order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::identity::identify;
use super::model::{DataSet, Hub, Inventory, Loading, Model, Part, Place, Scope};
use super::pin::Pin;
use super::sighting::{Kind, Sighting};
use super::sources::Reader;

/// What tells one model from another.
type Key = (Hub, Option<String>, Option<String>, Pin, Option<String>);

/// An inventory in the making.
#[derive(Debug)]
pub(super) struct Gathering<'f> {
    pub(super) scope: Scope,
    folders: &'f BTreeSet<String>,
    models: BTreeMap<Key, Vec<Place>>,
    data: BTreeMap<Key, Vec<Place>>,
    loads: Vec<Place>,
}

impl<'f> Gathering<'f> {
    pub(super) fn new(folders: &'f BTreeSet<String>) -> Self {
        Self {
            scope: Scope::default(),
            folders,
            models: BTreeMap::new(),
            data: BTreeMap::new(),
            loads: Vec::new(),
        }
    }

    /// Counts a file that is opened.
    pub(super) fn count(&mut self, reader: Reader) {
        match reader {
            Reader::Python => self.scope.python += 1,
            Reader::Notebook => self.scope.notebooks += 1,
            Reader::Script => self.scope.scripts += 1,
            _ => self.scope.configuration += 1,
        }
    }

    /// Takes one sighting in.
    pub(super) fn take(&mut self, path: &str, part: Part, seen: Sighting) {
        let mut place = Place {
            path: path.to_owned(),
            cell: seen.spot.cell,
            line: seen.spot.line,
            column: seen.spot.column,
            library: seen.library.to_owned(),
            call: seen.call,
            expression: None,
            loading: seen.loading,
            loads: seen.loads,
            part,
            sure: seen.sure,
        };
        if seen.kind == Kind::Load {
            self.loads.push(place);
            return;
        }
        let exists = |id: &str| self.folders.contains(id.trim_end_matches('/'));
        let Some(told) = identify(seen.kind, &seen.id, &seen.revision, &exists) else { return };
        place.expression.clone_from(&told.expression);
        let pin = match seen.pin {
            Some(pin) if told.pin != Pin::Dynamic => pin,
            _ => told.pin,
        };
        // Two loads of something unknown are one thing only if they are written alike.
        let written = told.id.is_none().then_some(told.expression).flatten();
        let all = if seen.kind == Kind::Data { &mut self.data } else { &mut self.models };
        all.entry((told.hub, told.id, told.revision, pin, written)).or_default().push(place);
    }

    /// The inventory.
    pub(super) fn done(mut self) -> Inventory {
        self.scope.not_examined.sort();
        self.scope.not_examined.dedup();
        without_echoes(&mut self.models);
        let model = |((hub, id, revision, pin, _), places): (Key, Vec<Place>)| Model {
            hub,
            id,
            revision,
            pin,
            places: each_once(places),
            files: Vec::new(),
            licence: None,
            base: Vec::new(),
        };
        let data = |((hub, id, revision, pin, _), places): (Key, Vec<Place>)| DataSet {
            hub,
            id,
            revision,
            pin,
            places: each_once(places),
        };
        Inventory {
            data: self.data.into_iter().map(data).collect(),
            models: self.models.into_iter().map(model).collect(),
            loads: each_once(self.loads),
            scope: self.scope,
        }
    }
}

/// The places in order, each once: what is told of one in two ways is as certain as the surer of them.
fn each_once(mut places: Vec<Place>) -> Vec<Place> {
    // The surer comes first.
    places.sort_by(|one, other| order(one, other).then_with(|| (one.sure, one).cmp(&(other.sure, other))));
    places.dedup_by(|next, kept| {
        let same = order(next, kept).is_eq();
        if same {
            take_in(kept, next);
        }
        same
    });
    places.sort();
    places.shrink_to_fit();
    places
}

/// Where a place is, and what is done there. Two are the same whatever it is that hides a revision, whether or not there are
/// arguments that nobody sees, and whichever of the libraries it is to which a name is handed on from there.
fn order(one: &Place, other: &Place) -> Ordering {
    let spot = |place: &Place| (place.cell, place.line, place.column, place.part);
    let seen = |how: &&Loading| **how != Loading::ArgumentsUnseen;
    (one.path.cmp(&other.path))
        .then_with(|| spot(one).cmp(&spot(other)))
        .then_with(|| one.call.cmp(&other.call))
        .then_with(|| one.loading.iter().filter(seen).cmp(other.loading.iter().filter(seen)))
}

/// Keeps of another row for the same place that there are arguments that nobody sees, and how certain what it does is.
fn take_in(kept: &mut Place, other: &Place) {
    kept.loading.extend(other.loading.get(&Loading::ArgumentsUnseen));
    kept.loads = kept.loads.min(other.loads);
}

/// What some callers load without a revision, and others with one that nobody sees, is told of a place once: as what is
/// surely without.
fn without_echoes(models: &mut BTreeMap<Key, Vec<Place>>) {
    let is_echo = |key: &&Key| matches!(key, (_, Some(_), None, Pin::Dynamic, None));
    let echoes: Vec<Key> = models.keys().filter(is_echo).cloned().collect();
    for echo in echoes {
        let plain = (echo.0, echo.1.clone(), None, Pin::None, None);
        let Some(mut all) = models.remove(&echo) else { continue };
        if let Some(kept) = models.get_mut(&plain) {
            kept.sort_by(order);
            all.retain(|each| {
                let same = kept.binary_search_by(|kept| order(kept, each)).ok();
                let same = same.and_then(|at| kept.get_mut(at));
                same.is_none_or(|kept| {
                    take_in(kept, each);
                    false
                })
            });
        }
        if !all.is_empty() {
            models.insert(echo, all);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::model::Sure;
    use crate::scan::sighting::{Named, Spot};

    #[test]
    fn a_place_that_is_told_in_two_ways_is_one_and_as_sure_as_the_surer() {
        let folders = BTreeSet::new();
        let mut gathering = Gathering::new(&folders);
        for (line, sure) in [(3, Sure::Likely), (3, Sure::Exact), (3, Sure::Likely), (9, Sure::Likely)] {
            let id = Named::Open("params[\"model\"]".to_owned());
            let seen =
                Sighting::new(Kind::Hub(Hub::HuggingFace), id, Spot::at(line, 5), "library", "Model.load");
            gathering.take("a.py", Part::Product, Sighting { sure, ..seen });
        }
        let [model] = &gathering.done().models[..] else { panic!("one model") };
        let places: Vec<_> = model.places.iter().map(|place| (place.line, place.sure)).collect();
        assert_eq!(places, [(3, Sure::Exact), (9, Sure::Likely)]);
    }

    #[test]
    fn a_model_has_one_row_a_place_whatever_hides_its_revision() {
        let folders = BTreeSet::new();
        let mut gathering = Gathering::new(&folders);
        let hidden = |how: &str| Named::Open(how.to_owned());
        let rows =
            [(3, hidden("a")), (3, hidden("b")), (5, hidden("a")), (5, Named::Absent), (5, hidden("b"))];
        for (line, revision) in rows {
            let id = Named::Text("acme/one".to_owned());
            let kind = Kind::Hub(Hub::HuggingFace);
            let mut seen = Sighting::new(kind, id, Spot::at(line, 5), "library", "Model.load");
            seen.loading.extend((revision == hidden("b")).then_some(Loading::ArgumentsUnseen));
            gathering.take("a.py", Part::Product, seen.with_revision(revision));
        }
        // Code that comes with the model is another thing at the same place.
        let id = Named::Text("acme/one".to_owned());
        let mut code =
            Sighting::new(Kind::Hub(Hub::HuggingFace), id, Spot::at(3, 5), "library", "Model.load");
        code.loading.insert(Loading::RemoteCode);
        gathering.take("a.py", Part::Product, code.with_revision(hidden("a")));
        let told: Vec<_> = gathering
            .done()
            .models
            .into_iter()
            .flat_map(|model| {
                model.places.into_iter().map(move |place| (model.pin, place.line, place.loading))
            })
            .map(|(pin, line, loading)| (pin, line, loading.into_iter().collect::<Vec<_>>()))
            .collect();
        let unseen = vec![Loading::ArgumentsUnseen];
        let code = vec![Loading::RemoteCode];
        assert_eq!(
            told,
            [(Pin::None, 5, unseen.clone()), (Pin::Dynamic, 3, code), (Pin::Dynamic, 3, unseen)]
        );
    }
}
