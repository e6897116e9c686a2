//! What a change of an object means: BUILD gives it a state, others put entries in. Changes only what the rules ask for.

use std::rc::Rc;

use super::super::names::{Standing, Use};
use super::super::rule::Rule;
use super::super::tape::Broken;
use super::array;
use super::log::{Carrier, Log};
use super::opcode::Op;
use super::value::{Dict, HOOKS, Made, Value};

/// Where the flags are in the state of a numpy type, and the bytes of one number.
const FLAGS: usize = 7;
const SIZE: usize = 5;

/// BUILD.
pub(super) fn build(target: &Value, state: &Value, at: u64, log: &mut Log) {
    target.add_weight(state.weight());
    if sets_a_hook(state) {
        log.find(Rule::StateOnResult, at, "a state with a method in it");
    }
    match target {
        Value::Name(number) => on_name(*number, at, log),
        Value::Made(made) => {
            on_result(made, Use::Build, at, log);
            if let Some(number_type) = &mut *made.number_type.borrow_mut() {
                let number = |at| match state {
                    Value::Tuple(tuple) => tuple.items.get(at).and_then(Value::int),
                    _ => None,
                };
                (number_type.flags, number_type.size) = (number(FLAGS), number(SIZE));
            }
        }
        Value::Opaque => log.find(Rule::ComputedCall, at, "a state for something from outside"),
        _ => log.find(Rule::StateOnResult, at, "a state for a plain value"),
    }
}

/// Whether a state gives an object a method of its own.
fn sets_a_hook(state: &Value) -> bool {
    match state {
        Value::Dict(dict) => dict.has_hook.get(),
        Value::Tuple(tuple) => {
            tuple.items.iter().any(|part| matches!(part, Value::Dict(dict) if dict.has_hook.get()))
        }
        _ => false,
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
        Value::Made(made) => {
            on_result(made, deed, at, log);
            let is_hook = |key: &Value| key.text().is_some_and(|key| HOOKS.contains(&&**key));
            if pairs && values.iter().step_by(2).any(is_hook) {
                log.find(Rule::StateOnResult, at, "a method put in");
            }
        }
        Value::Opaque => log.find(Rule::ComputedCall, at, "entries for something from outside"),
        _ => log.find(Rule::StateOnResult, at, "entries for a value of another kind"),
    }
    Ok(())
}

fn on_name(number: usize, at: u64, log: &mut Log) {
    let name = log.names.get(number).map(super::name::Name::full).unwrap_or_default();
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

/// The state, if the object is joblib's wrapper: the array follows right behind. Only joblib knows of arrays: what reads the
/// same bytes as a plain pickle, or as a part of a `PyTorch` file, goes on with their numbers.
pub(super) fn array_state(target: &Value, state: &Value, log: &mut Log) -> Result<Option<Rc<Dict>>, Broken> {
    let Value::Made(made) = target else { return Ok(None) };
    if !made.is_wrapper || log.carrier != Carrier::Bare {
        return Ok(None);
    }
    if log.is_plain {
        log.is_past_array = true;
        log.is_past_objects |= matches!(state, Value::Dict(state) if array::holds_objects(state));
        return Ok(None);
    }
    match state {
        Value::Dict(state) => Ok(Some(Rc::clone(state))),
        _ => Err(Broken::form("an array whose description cannot be followed")),
    }
}
