//! What a change of an object means: BUILD gives it a state, others put entries in. Changes only what the rules ask for.

use std::rc::Rc;

use super::super::names::{Standing, Use};
use super::super::rule::Rule;
use super::super::tape::Broken;
use super::log::Log;
use super::opcode::Op;
use super::value::{Dict, Made, Value};

/// Class of joblib whose array follows in the file.
const WRAPPER: (&str, &str) = ("joblib.numpy_pickle", "NumpyArrayWrapper");
/// Where the flags are in the state of a numpy type.
const FLAGS: usize = 7;

/// BUILD.
pub(super) fn build(target: &Value, state: &Value, at: u64, log: &mut Log) {
    target.add_weight(state.weight());
    match target {
        Value::Name(number) => on_name(*number, at, log),
        Value::Made(made) => {
            on_result(made, Use::Build, at, log);
            if let Some(number_type) = &mut *made.number_type.borrow_mut() {
                number_type.flags = match state {
                    Value::Tuple(tuple) => tuple.items.get(FLAGS).and_then(Value::int),
                    _ => None,
                };
            }
        }
        Value::Opaque => log.find(Rule::ComputedCall, at, "a state for something from outside"),
        _ => log.find(Rule::StateOnResult, at, "a state for a plain value"),
    }
}

/// APPEND(S), SETITEM(S), ADDITEMS.
pub(super) fn put_in(
    target: &Value,
    op: &Op,
    values: &[Value],
    at: u64,
    log: &mut Log,
) -> Result<(), Broken> {
    let pairs = matches!(op, Op::SetItem | Op::SetItems);
    if pairs && !values.len().is_multiple_of(2) {
        return Err(Broken::form("a key without a value"));
    }
    target.add_weight(values.iter().fold(0, |sum, value| sum.saturating_add(value.weight())));
    let (fits, deed) = match op {
        Op::Append | Op::Appends => (matches!(target, Value::List(_)), Use::Append),
        Op::AddItems => (matches!(target, Value::Set(_)), Use::Add),
        _ => (matches!(target, Value::Dict(_)), Use::Setitem),
    };
    match target {
        Value::Dict(dict) if pairs => {
            for pair in values.chunks_exact(2) {
                if let [key, value] = pair {
                    dict.put(key, value);
                }
            }
        }
        _ if fits => {}
        Value::Name(number) => on_name(*number, at, log),
        Value::Made(made) => on_result(made, deed, at, log),
        Value::Opaque => log.find(Rule::ComputedCall, at, "entries for something from outside"),
        _ => log.find(Rule::StateOnResult, at, "entries for a value of another kind"),
    }
    Ok(())
}

fn on_name(number: usize, at: u64, log: &mut Log) {
    let name = log.names.get(number).map(super::log::Name::full).unwrap_or_default();
    log.find(Rule::StateOnName, at, name);
}

/// The result of a known name is changed only where its row allows it. Of others the name itself is already a finding.
fn on_result(made: &Made, deed: Use, at: u64, log: &mut Log) {
    let Some(name) = made.by.and_then(|number| log.names.get(number)) else { return };
    if name.standing == Standing::Known && name.row.is_some_and(|row| !row.may(deed)) {
        let full = name.full();
        log.find(Rule::StateOnResult, at, full);
    }
}

/// The state, if the object is joblib's wrapper: the array follows right behind.
pub(super) fn array_state(target: &Value, state: &Value, log: &Log) -> Option<Rc<Dict>> {
    let (Value::Made(made), Value::Dict(state)) = (target, state) else { return None };
    let name = log.names.get(made.by?)?;
    ((&*name.module, &*name.ident) == WRAPPER).then(|| Rc::clone(state))
}
