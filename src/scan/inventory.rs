//! Sightings become models: grouped, sorted, each place once. The same sightings give the same inventory in any order.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::identify;
use super::model::{DataSet, Hub, Inventory, Model, Part, Place, Scope};
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
    places.sort();
    // The surer comes first.
    places.dedup_by(|next, kept| is_the_same(next, kept));
    places.shrink_to_fit();
    places
}

fn is_the_same(one: &Place, other: &Place) -> bool {
    let where_it_is = |place: &Place| (place.cell, place.line, place.column, place.part);
    where_it_is(one) == where_it_is(other)
        && (&one.path, &one.library, &one.call) == (&other.path, &other.library, &other.call)
        && (&one.expression, &one.loading) == (&other.expression, &other.loading)
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
}
