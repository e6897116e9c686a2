//! What of the things that an id may be is told: placeholders and what is only known to be something say less than a name.

use super::argument::Argument;
use super::libraries::find;
use super::project::Worth;
use super::rule::Care;
use super::value::Value;
use crate::scan::sighting::Kind;

/// Leaves what is told of the things that an id may be.
pub(super) fn settle(worths: &mut Vec<Worth>, argument: &Argument, (kind, care): (Kind, Care)) {
    for (value, _) in worths.iter_mut() {
        if !is_thing(value, (kind, care)) {
            *value = Value::Unknown;
        }
    }
    // Nothing is what somebody replaces where nobody looks, unless it is said to the load itself: no other names a model.
    let is_placeholder = |value: &Value| {
        matches!(value, Value::Nothing) || matches!(value, Value::Text(text) if text.is_empty())
    };
    if !argument.says_nothing() && worths.iter().all(|(value, _)| is_placeholder(value)) {
        for (value, _) in worths.iter_mut() {
            if care != Care::Default {
                *value = Value::Unknown;
            }
        }
    }
    let told = |value: &Value| match value {
        Value::Local(path) => matches!(**path, Value::Text(_)),
        value => matches!(value, Value::Text(_)),
    };
    // What is only known to be a file says more than what is not known at all.
    if worths.iter().any(|(value, _)| told(value)) {
        worths.retain(|(value, _)| told(value) || !matches!(value, Value::Local(_)));
    }
    // A thing that is loaded from is told only where it can be nothing else.
    let thing = |value: &Value| matches!(value, Value::Object(_) | Value::Made(_));
    if !worths.iter().all(|(value, _)| thing(value)) {
        worths.retain(|(value, _)| !thing(value));
    }
}

/// Whether an object may be a model that was made before. No provider takes one, but for those that a row of the tables makes,
/// which agents take; and what reads settings gives none.
fn is_thing(value: &Value, (kind, care): (Kind, Care)) -> bool {
    const READERS: [&str; 12] = [
        "json",
        "yaml",
        "toml",
        "tomllib",
        "configparser",
        "os",
        "re",
        "random",
        "streamlit",
        "flask",
        "click",
        "builtins",
    ];
    let Value::Object(path) = value else { return true };
    let is_hosted = matches!(kind, Kind::Gateway) || matches!(kind, Kind::Hub(hub) if hub.is_hosted());
    let unpickles = matches!(care, Care::Unpickles(_) | Care::TorchLoad);
    let reads = path.split('.').next().is_some_and(|root| READERS.contains(&root));
    path.starts_with('@') || unpickles || !(is_hosted || reads) || find(path).is_some()
}
