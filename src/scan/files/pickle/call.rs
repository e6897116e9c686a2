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
    log.calls(matches!((callee, arguments), (Value::Name(_), Value::Tuple(_))));
    let weight = arguments.weight().saturating_add(1);
    let mut made = Made { by: None, weight: Cell::new(weight), ..Made::default() };
    let Value::Name(number) = callee else {
        log.find(Rule::ComputedCall, at, described(callee, log));
        return Value::Made(Rc::new(made));
    };
    made.by = Some(*number);
    made.is_wrapper = is_wrapper(callee, log) || first(arguments).is_some_and(|class| is_wrapper(class, log));
    let Some(name) = log.names.get_mut(*number) else { return Value::Made(Rc::new(made)) };
    name.called += 1;
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
                .map(|text| NumberType { text: Rc::clone(text), flags: None, size: None })
                .into();
        }
    }
    Value::Made(Rc::new(made))
}

/// Whether something is the work of a known name.
pub(super) fn is_known(by: Option<usize>, log: &Log) -> bool {
    by.and_then(|number| log.names.get(number)).is_some_and(|name| name.standing == Standing::Known)
}

fn is_wrapper(value: &Value, log: &Log) -> bool {
    matches!(value, Value::Name(number) if log.names.get(*number).is_some_and(super::name::Name::is_wrapper))
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
            .map_or("something computed".to_owned(), super::name::Name::full);
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
        Arguments::FunctionFirst => function_first(arguments, full, at, log),
        Arguments::ClassFirst => {
            let (Value::Tuple(tuple), Some(Value::Name(number))) = (arguments, first(arguments)) else {
                return log.find(Rule::KnownNameMisused, at, kept("a class that is computed"));
            };
            if let Some(class) = log.names.get_mut(*number).filter(|class| class.is_wrapper())
                && !tuple.is_called.replace(true)
            {
                class.called += 1;
            }
        }
        Arguments::StorageFirst => match small_storage(arguments) {
            Fit::Unknown => log.find(Rule::KnownNameMisused, at, kept("a size that is computed")),
            Fit::Small(saw) => log.find(Rule::SmallStorage, at, saw),
            Fit::Whole => {}
        },
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

/// A function that calls another with the third of its arguments: what is asked of the other is asked there.
fn function_first(arguments: &Value, full: &str, at: u64, log: &mut Log) {
    let kept = |what: &str| format!("{full} with {what}");
    let (Value::Tuple(tuple), Some(Value::Name(number))) = (arguments, first(arguments)) else {
        return log.find(Rule::ForeignRebuild, at, kept("a function that is computed"));
    };
    let Some(inner) = log.names.get_mut(*number) else { return };
    let name = inner.full();
    let row = inner.row.filter(|row| inner.standing == Standing::Known && row.may(Use::Reduce));
    let Some(row) = row else { return log.find(Rule::ForeignRebuild, at, kept(&name)) };
    if !tuple.is_called.replace(true) {
        inner.called += 1;
    }
    match (row.arguments, tuple.items.get(2)) {
        (None, _) => {}
        (Some(condition), Some(handed @ Value::Tuple(_))) => check(condition, handed, &name, at, log),
        _ => log.find(Rule::ForeignRebuild, at, kept("arguments that are computed")),
    }
}

/// Whether a tensor fits its storage.
enum Fit {
    Whole,
    Small(String),
    /// Its size is computed by something that is not followed.
    Unknown,
}

/// Says so if a tensor reaches past its storage. Its arguments are storage, offset, shape and strides.
fn small_storage(arguments: &Value) -> Fit {
    let Value::Tuple(tuple) = arguments else { return Fit::Whole };
    let [Value::Storage(storage), offset, shape, strides, ..] = tuple.items.as_slice() else {
        return Fit::Whole;
    };
    let (Some(offset), Some(shape), Some(strides)) = (offset.int(), shape.ints(), strides.ints()) else {
        return Fit::Unknown;
    };
    if shape.contains(&0) {
        return Fit::Whole;
    }
    let reach = shape.iter().zip(&strides).try_fold(i128::from(offset), |reach, (size, stride)| {
        let step = i128::from(*size).checked_sub(1)?.checked_mul(i128::from(*stride))?;
        reach.checked_add(step)
    });
    let numbers = i128::from(storage.numbers);
    let fits = reach.is_some_and(|reach| reach < numbers) && offset >= 0 && shape.len() == strides.len();
    if fits { Fit::Whole } else { Fit::Small(format!("storage {} of {numbers} numbers", storage.key)) }
}
