//! Where a merge keeps the values that were not chosen: in the free map, each under a name of its own.

use serde_json::{Map, Value};

use crate::record::itself::Record;

/// The key of the free map under which values are kept that were not chosen.
pub const SET_ASIDE: &str = "set-aside";

/// What the values are of that were not chosen, in words.
pub fn left_over(record: &Record) -> Vec<&str> {
    let kept = record.extra.get(SET_ASIDE).and_then(Value::as_object);
    kept.into_iter().flat_map(Map::keys).map(String::as_str).collect()
}

/// Keeps a value in the free map under the next free name, so that nothing that was put aside before is written over.
pub(in crate::record) fn put_value(record: &mut Record, what: &str, value: Value) {
    let place = record.extra.entry(SET_ASIDE.to_owned()).or_insert_with(|| Map::new().into());
    if !place.is_object() {
        *place = Map::from_iter([("before".to_owned(), place.take())]).into();
    }
    let Value::Object(map) = place else { return };
    let names = std::iter::once(what.to_owned()).chain((2..).map(|number| format!("{what} ({number})")));
    for name in names {
        match map.get(&name) {
            None => drop(map.insert(name, value)),
            Some(kept) if *kept == value => {}
            Some(_) => continue,
        }
        return;
    }
}
