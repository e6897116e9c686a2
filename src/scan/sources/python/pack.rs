//! Writes what is kept of a file in as few bytes as it takes, names, tests and callees once each; `unpack` reads it back as it
//! was. Changes no worth and drops nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::hashed::{Map, hash};
use super::unit::{Call, Draft, Form, Parameter, Unit};
use super::value::{Given, Literal, Test, Value};

impl Draft {
    /// What is kept of the file when nothing more comes.
    pub(super) fn packed(&self) -> Unit {
        let mut pack = Pack::default();
        let mut names = Vec::new();
        pack.by_path(&mut names, &self.functions, Pack::parameter);
        pack.by_path(&mut names, &self.classes, Pack::value);
        pack.by_path(&mut names, &self.symbols, Pack::value);
        pack.by_path(&mut names, &self.returns, Pack::value);
        pack.by_path(&mut names, &self.passes, Pack::value);
        pack.by_path(&mut names, &self.stars, |pack, out, star| pack.word(out, star));
        let calls = pack.calls(&self.calls);
        let (tests, end) = (pack.tests.len(), pack.tests.len() + names.len());
        let mut code = pack.tests;
        code.reserve_exact(names.len() + calls.len());
        code.extend(names);
        code.extend(calls);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Unit {
            text: pack.text.into(),
            code: code.into(),
            names: place(tests),
            calls: place(end),
            ..Unit::default()
        }
    }
}

/// What is written already.
#[derive(Default)]
struct Pack {
    /// All words, one after the other.
    text: String,
    /// Tests and their numbers, to which others refer.
    tests: Vec<u8>,
    /// Where a word stands, by its hash.
    words: Map<u64, (usize, usize)>,
    /// Where a test stands, by its place in memory.
    written: Map<usize, usize>,
    /// Where some bytes among the tests stand, by their hash.
    pieces: Map<u64, (usize, usize)>,
}

impl Pack {
    fn by_path<T>(
        &mut self,
        out: &mut Vec<u8>,
        all: &BTreeMap<String, Vec<T>>,
        one: impl Fn(&mut Self, &mut Vec<u8>, &T),
    ) {
        number(out, all.len());
        let mut content = Vec::new();
        for (path, each) in all {
            self.list(&mut content, each, &one);
            self.word(out, path);
            number(out, content.len());
            out.append(&mut content);
        }
    }

    /// All calls: first what is called, each once, then the calls by its number.
    fn calls(&mut self, all: &[Call]) -> Vec<u8> {
        let (mut callees, mut known, mut out) = (Vec::new(), Map::default(), Vec::new());
        let (mut callee, mut content) = (Vec::new(), Vec::new());
        number(&mut out, all.len());
        for call in all {
            self.value(&mut callee, &call.given.callee);
            let next = known.len();
            let at = *known.entry(callee.clone()).or_insert(next);
            if at == next {
                number(&mut callees, callee.len());
                callees.extend_from_slice(&callee);
            }
            callee.clear();
            self.call(&mut content, call);
            number(&mut out, at);
            number(&mut out, content.len());
            out.append(&mut content);
        }
        let mut whole = Vec::with_capacity(callees.len() + out.len() + 4);
        number(&mut whole, known.len());
        whole.extend(callees);
        whole.extend(out);
        whole
    }

    /// A call without its callee; first what tells whether somebody wants to know more.
    fn call(&mut self, out: &mut Vec<u8>, call: &Call) {
        self.word(out, &call.written);
        out.push(u8::from(call.meant.is_some()));
        if let Some(meant) = &call.meant {
            self.word(out, meant);
        }
        self.arguments(out, &call.given);
        self.list(out, &call.guards, Self::literal);
        let spot = call.spot;
        number(out, spot.cell.map_or(0, |cell| cell as usize + 1));
        number(out, spot.line as usize);
        number(out, spot.column as usize);
        self.list(out, &call.args, |pack, out, text| pack.word(out, text));
        self.list(out, &call.keywords, |pack, out, text| pack.word(out, text));
    }

    fn list<T>(&mut self, out: &mut Vec<u8>, all: &[T], one: impl Fn(&mut Self, &mut Vec<u8>, &T)) {
        number(out, all.len());
        for each in all {
            one(self, out, each);
        }
    }

    fn word(&mut self, out: &mut Vec<u8>, word: &str) {
        let before = self.words.get(&hash(word)).copied();
        let same = |&(at, length): &(usize, usize)| self.text.get(at..at + length) == Some(word);
        let (at, length) = before.filter(same).unwrap_or_else(|| {
            let place = (self.text.len(), word.len());
            self.text.push_str(word);
            self.words.insert(hash(word), place);
            place
        });
        number(out, at);
        number(out, length);
    }

    /// Where among the tests these bytes stand.
    fn piece(&mut self, bytes: &[u8]) -> usize {
        let before = self.pieces.get(&hash(bytes)).copied();
        let same = |&(at, length): &(usize, usize)| self.tests.get(at..at + length) == Some(bytes);
        let place = before.filter(same).unwrap_or_else(|| {
            let place = (self.tests.len(), bytes.len());
            self.tests.extend_from_slice(bytes);
            self.pieces.insert(hash(bytes), place);
            place
        });
        place.0
    }

    fn value(&mut self, out: &mut Vec<u8>, value: &Value) {
        out.push(kind(value));
        match value {
            Value::Text(word) | Value::Name(word) | Value::Object(word) => self.word(out, word),
            Value::Bool(flag) => out.push(u8::from(*flag)),
            Value::Number(number) => out.extend(number.to_le_bytes()),
            Value::List(all) | Value::Join(all) | Value::OneOf(all) | Value::Or(all) => {
                self.list(out, all, Self::value);
            }
            Value::Dict(all) => self.list(out, all, |pack, out, (key, value)| {
                pack.word(out, key);
                pack.value(out, value);
            }),
            Value::Assumed(one)
            | Value::Any(one)
            | Value::Module(one)
            | Value::Returned(one)
            | Value::Local(one) => {
                self.value(out, one);
            }
            Value::Attribute(one, name) => {
                self.value(out, one);
                self.word(out, name);
            }
            Value::Item(one, key) => {
                self.value(out, one);
                self.value(out, key);
            }
            Value::Param(function, name) => {
                self.word(out, function);
                self.word(out, name);
            }
            Value::When(tests, one) => {
                self.list(out, tests, Self::literal);
                self.value(out, one);
            }
            Value::Made(given) | Value::Result(given) | Value::Partial(given) => {
                self.value(out, &given.callee);
                self.arguments(out, given);
            }
            Value::Nothing | Value::Unknown => {}
        }
    }

    fn arguments(&mut self, out: &mut Vec<u8>, given: &Given) {
        out.push(u8::from(given.spread));
        self.list(out, &given.args, Self::value);
        self.list(out, &given.keywords, |pack, out, (name, value)| {
            out.push(u8::from(name.is_some()));
            if let Some(name) = name {
                pack.word(out, name);
            }
            pack.value(out, value);
        });
    }

    fn parameter(&mut self, out: &mut Vec<u8>, parameter: &Parameter) {
        self.word(out, &parameter.name);
        out.push(match parameter.form {
            Form::Positional => 0,
            Form::Keyword => 1,
            Form::Rest => 2,
            Form::Keywords => 3,
        });
        out.push(u8::from(parameter.default.is_some()));
        if let Some(default) = &parameter.default {
            self.value(out, default);
        }
    }

    fn literal(&mut self, out: &mut Vec<u8>, literal: &Literal) {
        let point = self.piece(&literal.point.to_le_bytes());
        number(out, point);
        out.push(u8::from(literal.holds));
        self.list(out, &literal.parts, |pack, out, (point, holds)| {
            let point = pack.piece(&point.to_le_bytes());
            number(out, point);
            out.push(u8::from(*holds));
        });
        let test = literal.test.as_ref().map_or(0, |test| {
            // The same test stands at all that is decided by it.
            let own = Arc::as_ptr(test) as usize;
            let before = self.written.get(&own).copied();
            before.unwrap_or_else(|| {
                let mut bytes = Vec::new();
                self.test(&mut bytes, test);
                let at = self.piece(&bytes) + 1;
                self.written.insert(own, at);
                at
            })
        });
        number(out, test);
    }

    fn test(&mut self, out: &mut Vec<u8>, test: &Test) {
        let words = |pack: &mut Self, out: &mut Vec<u8>, all: &[String]| {
            pack.list(out, all, |pack, out, word| pack.word(out, word));
        };
        out.push(kind_of_test(test));
        match test {
            Test::True(one) => self.value(out, one),
            Test::Same(one, other) | Test::In(one, other) => {
                self.value(out, one);
                self.value(out, other);
            }
            Test::Instance(one, classes) => {
                self.value(out, one);
                self.list(out, classes, Self::value);
            }
            Test::Typed(one, piece) => {
                self.value(out, one);
                self.word(out, piece);
            }
            Test::Begins(one, all) | Test::Ends(one, all) => {
                self.value(out, one);
                words(self, out, all);
            }
            Test::Not(inner) => self.test(out, inner),
            Test::All(all) | Test::Any(all) => self.list(out, all, Self::test),
        }
    }
}

/// A number in as few bytes as it takes, seven bits each.
fn number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7F).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

/// The number of a kind, as `unpack` knows it.
fn kind(value: &Value) -> u8 {
    match value {
        Value::Unknown => 0,
        Value::Nothing => 1,
        Value::Bool(_) => 2,
        Value::Number(_) => 3,
        Value::Text(_) => 4,
        Value::Name(_) => 5,
        Value::Object(_) => 6,
        Value::List(_) => 7,
        Value::Join(_) => 8,
        Value::OneOf(_) => 9,
        Value::Or(_) => 10,
        Value::Dict(_) => 11,
        Value::Assumed(_) => 12,
        Value::Any(_) => 13,
        Value::Local(_) => 14,
        Value::Module(_) => 15,
        Value::Returned(_) => 16,
        Value::Attribute(..) => 17,
        Value::Item(..) => 18,
        Value::Param(..) => 19,
        Value::When(..) => 20,
        Value::Made(_) => 21,
        Value::Result(_) => 22,
        Value::Partial(_) => 23,
    }
}

/// The number of a kind of test.
fn kind_of_test(test: &Test) -> u8 {
    match test {
        Test::True(_) => 0,
        Test::Same(..) => 1,
        Test::In(..) => 2,
        Test::Instance(..) => 3,
        Test::Typed(..) => 4,
        Test::Begins(..) => 5,
        Test::Ends(..) => 6,
        Test::Not(_) => 7,
        Test::All(_) => 8,
        Test::Any(_) => 9,
    }
}
