//! What a call means: whether the name may be called so, and with these arguments. Calls nothing.

use std::cell::Cell;
use std::rc::Rc;

use super::super::names::{Arguments, Standing, Use};
use super::super::rule::Rule;
use super::log::Log;
use super::value::{Made, NumberType, Value};

/// How something is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// REDUCE: called.
    Reduce,
    /// NEWOBJ: an object is made of a class.
    NewObject,
    /// INST, OBJ: either.
    Object,
}

/// Calls `callee` in thought and gives what is known of the result.
pub(super) fn call(callee: &Value, arguments: &Value, how: How, at: u64, log: &mut Log) -> Value {
    log.called = true;
    let weight = arguments.weight().saturating_add(1);
    let mut made = Made { by: None, weight: Cell::new(weight), ..Made::default() };
    let Value::Name(number) = callee else {
        log.find(Rule::ComputedCall, at, described(callee, log));
        return Value::Made(Rc::new(made));
    };
    made.by = Some(*number);
    let Some(name) = log.names.get(*number) else { return Value::Made(Rc::new(made)) };
    let (full, row) = (name.full(), name.row.filter(|_| name.standing == Standing::Known));
    if let Some(row) = row {
        let may = match how {
            How::Reduce => row.may(Use::Reduce),
            How::NewObject => row.may(Use::Newobj),
            How::Object => row.may(Use::Reduce) || row.may(Use::Newobj),
        };
        if !may {
            log.find(Rule::KnownNameMisused, at, format!("{full} is called"));
        }
        if let Some(condition) = row.arguments {
            check(condition, arguments, &full, at, log);
        }
        if full == "numpy.dtype" {
            made.number_type = first(arguments)
                .and_then(Value::text)
                .map(|text| NumberType { text: Rc::clone(text), flags: None })
                .into();
        }
    }
    Value::Made(Rc::new(made))
}

/// Whether something is the work of a known name.
pub(super) fn is_known(by: Option<usize>, log: &Log) -> bool {
    by.and_then(|number| log.names.get(number)).is_some_and(|name| name.standing == Standing::Known)
}

/// A name that is thrown away unused.
pub(super) fn drop_name(value: &Value, log: &mut Log) {
    if let Value::Name(number) = value
        && let Some(name) = log.names.get_mut(*number)
    {
        name.dropped += 1;
    }
}

/// A value that is thrown away: a name was then imported for nothing, a call made for its effect.
pub(super) fn dropped(value: &Value, at: u64, log: &mut Log) {
    drop_name(value, log);
    if let Value::Made(made) = value
        && !is_known(made.by, log)
    {
        let name = made
            .by
            .and_then(|number| log.names.get(number))
            .map_or("something computed".to_owned(), super::log::Name::full);
        log.find(Rule::DroppedResult, at, name);
    }
}

fn first(arguments: &Value) -> Option<&Value> {
    match arguments {
        Value::Tuple(tuple) => tuple.items.first(),
        _ => None,
    }
}

fn described(callee: &Value, log: &Log) -> String {
    match callee {
        Value::Made(made) => match made.by.and_then(|number| log.names.get(number)) {
            Some(name) => format!("what {} gave", name.full()),
            None => "what another call gave".to_owned(),
        },
        Value::Opaque => "something from outside".to_owned(),
        _ => "a value".to_owned(),
    }
}

fn check(condition: Arguments, arguments: &Value, full: &str, at: u64, log: &mut Log) {
    let kept = |what: &str| format!("{full} with {what}");
    match condition {
        Arguments::FunctionFirst => match first(arguments) {
            Some(Value::Name(number)) => {
                let inner = log.names.get(*number);
                let may = inner.and_then(|inner| inner.row).is_some_and(|row| row.may(Use::Reduce));
                if let Some(inner) = inner.filter(|inner| !may || inner.standing != Standing::Known) {
                    let saw = kept(&inner.full());
                    log.find(Rule::ForeignRebuild, at, saw);
                }
            }
            _ => log.find(Rule::ForeignRebuild, at, kept("a function that is computed")),
        },
        Arguments::ClassFirst => {
            if !matches!(first(arguments), Some(Value::Name(_))) {
                log.find(Rule::KnownNameMisused, at, kept("a class that is computed"));
            }
        }
        Arguments::StorageFirst => {
            if let Some(small) = small_storage(arguments) {
                log.find(Rule::SmallStorage, at, small);
            }
        }
        Arguments::NestedFile => match first(arguments) {
            Some(Value::Bytes(Some(bytes))) => log.load(&Rc::clone(bytes), at),
            Some(Value::Bytes(None)) => {
                log.find(Rule::LimitHit, at, kept("bytes that are no file, or too many"));
            }
            _ => log.find(Rule::ForeignRebuild, at, kept("bytes that are computed")),
        },
        Arguments::Latin1 => {
            let latin =
                |text: &Value| text.text().is_some_and(|text| matches!(&**text, "latin1" | "latin-1"));
            if !arguments.items().and_then(|items| items.get(1)).is_some_and(latin) {
                log.find(Rule::KnownNameMisused, at, kept("another coding than latin1"));
            }
        }
    }
}

/// Says so if a tensor reaches past its storage. Its arguments are storage, offset, shape and strides.
fn small_storage(arguments: &Value) -> Option<String> {
    let Value::Tuple(tuple) = arguments else { return None };
    let [Value::Storage(storage), offset, shape, strides, ..] = tuple.items.as_slice() else { return None };
    let (offset, shape, strides) = (offset.int()?, shape.ints()?, strides.ints()?);
    if shape.contains(&0) {
        return None;
    }
    let reach = shape.iter().zip(&strides).try_fold(i128::from(offset), |reach, (size, stride)| {
        let step = i128::from(*size).checked_sub(1)?.checked_mul(i128::from(*stride))?;
        reach.checked_add(step)
    });
    let numbers = i128::from(storage.numbers);
    let fits = reach.is_some_and(|reach| reach < numbers) && offset >= 0 && shape.len() == strides.len();
    (!fits).then(|| format!("storage {} of {numbers} numbers", storage.key))
}
