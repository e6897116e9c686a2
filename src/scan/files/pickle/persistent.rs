//! Persistent ids: how a `PyTorch` pickle names the storages of its tensors. Fetches nothing.

use std::rc::Rc;

use super::super::rule::Rule;
use super::log::{Carrier, Log};
use super::value::{Storage, Tuple, Value};

/// The object behind a persistent id. `PyTorch` writes `('storage', class, key, place, count)`.
pub(super) fn persistent(id: &Value, at: u64, log: &mut Log) -> Value {
    if matches!(log.carrier, Carrier::Bare | Carrier::Array) {
        log.find(Rule::PersistentId, at, "a value");
        return Value::Opaque;
    }
    let found = if let Value::Tuple(tuple) = id { storage(tuple, log) } else { None };
    found.unwrap_or_else(|| {
        log.find(Rule::PersistentId, at, "an id that is no storage");
        Value::Opaque
    })
}

fn storage(id: &Tuple, log: &mut Log) -> Option<Value> {
    let [kind, class, key, _place, count, ..] = id.items.as_slice() else { return None };
    let Value::Name(class) = class else { return None };
    let bytes = log.names.get(*class)?.row?.bytes?;
    if &**kind.text()? != "storage" {
        return None;
    }
    let numbers = u64::try_from(count.int()?).ok()?;
    let storage = Storage { key: Rc::clone(key.text()?), numbers, bytes };
    log.storage(&storage);
    Some(Value::Storage(Rc::new(storage)))
}
