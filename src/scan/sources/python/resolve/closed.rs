//! A list, a dictionary or an object that leaves the call in which it was made: what it owes to the arguments of that call goes
//! with it, since whoever looks inside later stands elsewhere.

use std::sync::Arc;

use super::super::keep::handed;
use super::super::value::{Given, Literal, Test, Value};
use super::project::{Frame, Project};

/// Most values of one that is closed; what would grow beyond is unknown.
const MOST: usize = 2_000;
/// Deepest that is followed.
const DEEPEST: usize = 24;

impl Project<'_> {
    /// The value with what its parameters stand for in a call.
    pub(super) fn closed(&self, value: &Value, frame: Option<Frame<'_>>) -> Value {
        let whole = matches!(value, Value::List(_) | Value::Dict(_) | Value::Made(_) | Value::Partial(_));
        let owes = || {
            let mut owes = false;
            value.walk(&mut |value| owes |= matches!(value, Value::Param(..)));
            owes
        };
        match frame {
            Some(_) if whole && owes() => Closing { project: self, left: MOST }.value(value, frame, 0),
            _ => value.clone(),
        }
    }
}

struct Closing<'p, 'u> {
    project: &'p Project<'u>,
    left: usize,
}

impl Closing<'_, '_> {
    fn value(&mut self, value: &Value, frame: Option<Frame<'_>>, depth: usize) -> Value {
        if self.left == 0 || depth > DEEPEST {
            return Value::Unknown;
        }
        self.left -= 1;
        let depth = depth + 1;
        let mut boxed = |one: &Value| Box::new(self.value(one, frame, depth));
        match value {
            Value::Param(function, name) => {
                let own = frame.filter(|frame| *frame.function == **function && frame.given.is_some());
                let taken =
                    own.and_then(|frame| Some((frame, self.project.functions.get(frame.function)?.all())));
                match taken {
                    Some((frame, taken)) => {
                        self.value(&handed(taken, frame.given, name), frame.outer.copied(), depth)
                    }
                    None => value.clone(),
                }
            }
            Value::Text(_) if frame.is_some_and(|frame| frame.of_result) => {
                Value::Returned(Box::new(value.clone()))
            }
            Value::Assumed(one) => Value::Assumed(boxed(one)),
            Value::Attribute(one, name) => Value::Attribute(boxed(one), name.clone()),
            Value::Any(one) => Value::Any(boxed(one)),
            Value::Local(one) => Value::Local(boxed(one)),
            Value::Module(one) => Value::Module(boxed(one)),
            Value::Item(one, key) => Value::Item(boxed(one), boxed(key)),
            Value::When(tests, one) => {
                let one = boxed(one);
                Value::When(tests.iter().map(|each| self.literal(each, frame, depth)).collect(), one)
            }
            Value::List(all) => Value::List(self.values(all, frame, depth).into()),
            Value::Join(all) => Value::Join(self.values(all, frame, depth)),
            Value::OneOf(all) => Value::OneOf(self.values(all, frame, depth)),
            Value::Or(all) => Value::Or(self.values(all, frame, depth)),
            Value::Dict(all) => Value::Dict(
                all.iter().map(|(key, one)| (key.clone(), self.value(one, frame, depth))).collect(),
            ),
            Value::Made(given) => Value::Made(Arc::new(self.given(given, frame, depth))),
            Value::Result(given) => Value::Result(Arc::new(self.given(given, frame, depth))),
            Value::Partial(given) => Value::Partial(Arc::new(self.given(given, frame, depth))),
            plain => plain.clone(),
        }
    }

    fn values(&mut self, all: &[Value], frame: Option<Frame<'_>>, depth: usize) -> Vec<Value> {
        all.iter().map(|each| self.value(each, frame, depth)).collect()
    }

    fn given(&mut self, given: &Given, frame: Option<Frame<'_>>, depth: usize) -> Given {
        let keyword =
            |(name, value): &(Option<String>, Value)| (name.clone(), self.value(value, frame, depth));
        let keywords = given.keywords.iter().map(keyword).collect();
        Given {
            callee: self.value(&given.callee, frame, depth),
            args: self.values(&given.args, frame, depth),
            keywords,
            spread: given.spread,
        }
    }

    fn literal(&mut self, literal: &Literal, frame: Option<Frame<'_>>, depth: usize) -> Literal {
        let test = literal.test.as_ref().map(|test| Arc::new(self.test(test, frame, depth)));
        Literal { test, ..literal.clone() }
    }

    fn test(&mut self, test: &Test, frame: Option<Frame<'_>>, depth: usize) -> Test {
        let mut one = |value: &Value| self.value(value, frame, depth);
        match test {
            Test::True(value) => Test::True(one(value)),
            Test::Exists(value) => Test::Exists(one(value)),
            Test::Same(value, other) => Test::Same(one(value), one(other)),
            Test::In(value, whole) => Test::In(one(value), one(whole)),
            Test::Instance(value, classes) => Test::Instance(one(value), classes.clone()),
            Test::Typed(value, piece) => Test::Typed(one(value), piece.clone()),
            Test::Begins(value, all) => Test::Begins(one(value), all.clone()),
            Test::Ends(value, all) => Test::Ends(one(value), all.clone()),
            Test::Not(inner) => Test::Not(Box::new(self.test(inner, frame, depth))),
            Test::All(all) => Test::All(all.iter().map(|each| self.test(each, frame, depth)).collect()),
            Test::Any(all) => Test::Any(all.iter().map(|each| self.test(each, frame, depth)).collect()),
        }
    }
}
