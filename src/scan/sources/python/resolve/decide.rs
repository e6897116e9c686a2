//! How a test comes out, where that is sure: only values that are written in the source count, and an assumption only for what
//! rests on the same one. What is not sure decides nothing.

use super::super::value::{Literal, Test, Value};
use super::choices::Held;
use super::project::{Frame, Project};
use super::worth::{DEEPEST, afresh};
use crate::scan::provider;

impl Project<'_> {
    /// Whether what is held gets past these tests.
    pub(in super::super) fn admits(&self, tests: &[Literal], frame: Option<Frame<'_>>, held: &Held) -> bool {
        afresh(|| self.allowed(tests, frame, 0, held).is_some())
    }

    /// Whether nobody can tell how one of these comes out.
    pub(in super::super) fn leaves_open(
        &self,
        tests: &[&Test],
        frame: Option<Frame<'_>>,
        held: &Held,
    ) -> bool {
        afresh(|| tests.iter().any(|test| self.decide(test, frame, 0, held).is_none()))
    }

    /// What is held when these tests come out so; `None` if one of them surely does not.
    pub(super) fn allowed(
        &self,
        tests: &[Literal],
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Option<Held> {
        let mut held = held.clone();
        if held.goes_every_way() {
            return Some(held);
        }
        for each in tests {
            held = held.choosing(each.point, u32::from(each.holds))?;
            // Not all of several, and all of them: both cannot be.
            let all = each.parts.iter().all(|&(point, holds)| held.has(point, u32::from(holds)));
            if !each.holds && !each.parts.is_empty() && all {
                return None;
            }
        }
        let told =
            |each: &Literal| each.test.as_ref().and_then(|test| self.decide(test, frame, depth, &held));
        let refused = tests.iter().any(|each| told(each) == Some(!each.holds));
        (!refused).then_some(held)
    }

    /// How a test comes out for everything that rests on what is held.
    fn decide(&self, test: &Test, frame: Option<Frame<'_>>, depth: usize, held: &Held) -> Option<bool> {
        if depth >= DEEPEST {
            return None;
        }
        let several = |all: &[Test], settles: bool| {
            let mut sure = true;
            for each in all {
                match self.decide(each, frame, depth + 1, held) {
                    Some(told) if told == settles => return Some(settles),
                    told => sure &= told.is_some(),
                }
            }
            sure.then_some(!settles)
        };
        let each_of = |value: &Value, held: &Held, tell: &dyn Fn(&Value, &Held) -> Option<bool>| {
            let worths = self.subject(value, frame, depth, held);
            one_answer(
                worths.iter().map(|(value, more)| if held.covers(more) { tell(value, more) } else { None }),
            )
        };
        let each = |value: &Value, tell: &dyn Fn(&Value, &Held) -> Option<bool>| each_of(value, held, tell);
        let members = || held.keeping_members(true);
        match test {
            Test::Not(one) => self.decide(one, frame, depth + 1, held).map(|told| !told),
            Test::All(all) => several(all, false),
            Test::Any(all) => several(all, true),
            Test::True(value) => each(value, &|value, _| truth(value)),
            // Where the program runs there are other files.
            Test::Exists(_) => None,
            Test::Typed(value, piece) => each(value, &|value, _| typed(value, piece)),
            Test::Instance(value, classes) => each(value, &|value, _| self.instance(value, classes)),
            Test::Begins(value, all) => {
                each(value, &|value, _| texts(value, all, &|text, one| text.starts_with(one)))
            }
            Test::Ends(value, all) => {
                each(value, &|value, _| texts(value, all, &|text, one| text.ends_with(one)))
            }
            Test::Same(value, other) => each_of(value, &members(), &|value, held| {
                let others = self.inner(other, frame, depth, held);
                one_answer(
                    others
                        .iter()
                        .map(|(other, more)| if held.covers(more) { self.same(value, other) } else { None }),
                )
            }),
            Test::In(value, whole) => each_of(value, &members(), &|value, held| {
                let wholes = self.inner(whole, frame, depth, held);
                one_answer(wholes.iter().map(|(whole, more)| {
                    if held.covers(more) { self.member(value, whole, frame, depth, more) } else { None }
                }))
            }),
        }
    }

    /// Whether a text is a member, a key or a piece.
    fn member(
        &self,
        value: &Value,
        whole: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Option<bool> {
        match (value, whole) {
            (Value::Text(text), Value::Text(whole)) => Some(whole.contains(text.as_str())),
            (Value::Text(text), Value::Dict(all)) => {
                let whole = !all.iter().any(|(key, _)| matches!(key.as_str(), "?" | "**"));
                let found = all.iter().any(|(key, _)| key == text);
                // An empty one is filled later.
                (found || (whole && !all.is_empty())).then_some(found)
            }
            (Value::Text(text), Value::Name(path)) if path.starts_with("torchaudio.pipelines.__") => {
                Some(provider::is_bundle(text))
            }
            (Value::Nothing, Value::Dict(_) | Value::Text(_)) => Some(false),
            (_, Value::List(all)) if !all.is_empty() => {
                let mut sure = true;
                for each in all.iter() {
                    let worths = self.inner(each, frame, depth, held);
                    match one_answer(worths.iter().map(|(each, _)| self.same(value, each))) {
                        Some(true) => return Some(true),
                        told => sure &= told.is_some(),
                    }
                }
                sure.then_some(false)
            }
            _ => None,
        }
    }

    /// Whether a value that is written out is an object of any of these classes.
    fn instance(&self, value: &Value, classes: &[Value]) -> Option<bool> {
        let own = match value {
            Value::Text(_) => "builtins.str",
            Value::Bool(_) => "builtins.bool",
            Value::Number(_) => "builtins.int",
            Value::Dict(_) => "builtins.dict",
            Value::Nothing => "",
            _ => return None,
        };
        let mut sure = true;
        for class in classes {
            let Value::Name(path) = class else { return None };
            if path == own {
                return Some(true);
            }
            let root = path.split('.').next().unwrap_or_default();
            // Abstract classes take in what is not built on them.
            sure &= match root {
                "builtins" => path != "builtins.object" && own != "builtins.bool",
                "typing" | "typing_extensions" | "collections" | "abc" | "six" | "numbers" | "os" => false,
                _ if path.starts_with('@') => self.classes.contains_key(path.as_str()),
                _ => path.contains('.'),
            };
        }
        sure.then_some(false)
    }
}

/// The one answer that all give.
fn one_answer(all: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut told = None;
    for each in all {
        let each = each?;
        if told.is_some_and(|told| told != each) {
            return None;
        }
        told = Some(each);
    }
    told
}

/// Whether Python takes it for true. What is empty may be filled meanwhile.
fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Nothing | Value::Bool(false) | Value::Number(0) => Some(false),
        Value::Bool(true) | Value::Number(_) | Value::Made(_) | Value::Partial(_) => Some(true),
        Value::Text(text) => Some(!text.is_empty()),
        Value::List(all) => (!all.is_empty()).then_some(true),
        Value::Dict(all) => (!all.is_empty()).then_some(true),
        _ => None,
    }
}

/// Whether two are equal, where both are written out.
pub(super) fn same(value: &Value, other: &Value) -> Option<bool> {
    let plain =
        |value: &Value| matches!(value, Value::Text(_) | Value::Bool(_) | Value::Number(_) | Value::Nothing);
    let thing = |value: &Value| {
        matches!(
            value,
            Value::Made(_) | Value::List(_) | Value::Dict(_) | Value::Partial(_) | Value::Local(_)
        )
    };
    match (value, other) {
        // One is `True`, for Python.
        (Value::Bool(_), Value::Number(_)) | (Value::Number(_), Value::Bool(_)) => None,
        (Value::Nothing, other) | (other, Value::Nothing) if thing(other) => Some(false),
        (value, other) if plain(value) && plain(other) => Some(value == other),
        _ => None,
    }
}

fn typed(value: &Value, piece: &str) -> Option<bool> {
    let (name, shown) = match value {
        Value::Text(_) => ("str", "<class 'str'>"),
        Value::Nothing => ("NoneType", "<class 'NoneType'>"),
        _ => return None,
    };
    match (name.contains(piece), shown.contains(piece)) {
        (true, _) => Some(true),
        (false, false) => Some(false),
        (false, true) => None,
    }
}

fn texts(value: &Value, all: &[String], fits: &dyn Fn(&str, &str) -> bool) -> Option<bool> {
    if let Value::Text(text) = value { Some(all.iter().any(|one| fits(text, one))) } else { None }
}
