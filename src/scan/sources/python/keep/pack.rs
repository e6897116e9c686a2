//! Writes what is kept of a file in as few bytes as it takes, names, tests and callees once each; `unpack` reads it back as it
//! was. Changes no worth and drops nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::hashed::{Map, hash, short};
use super::super::plain::is_class;
use super::super::value::{Given, Test, Value};
use super::calls::Calls;
use super::mentions::Mentions;
use super::number::number;
use super::unit::{Call, Form, Parameter, Unit, Written};

/// What is written already.
#[derive(Debug, Default)]
pub(super) struct Pack {
    /// All words, one after the other.
    text: String,
    /// Tests and their numbers, to which others refer.
    tests: Vec<u8>,
    calls: Calls,
    /// Where a word stands, by its hash.
    words: Map<u64, (usize, usize)>,
    /// Where a test stands, by its place in memory. It is held there, so that no other comes to stand in its place.
    pub(super) written: Map<usize, (usize, Arc<Test>)>,
    /// Where some bytes among the tests stand, by their hash.
    pieces: Map<u64, (usize, usize)>,
    fields: BTreeSet<u32>,
    /// Room for what is just written.
    spare: Vec<u8>,
}

impl Pack {
    /// With room for so many words.
    pub(super) fn with_room(words: usize) -> Self {
        let mut pack = Self::default();
        pack.words.reserve(words);
        pack
    }

    /// How many calls are written.
    pub(super) fn calls(&self) -> usize {
        self.calls.count()
    }

    /// A value by itself.
    pub(super) fn written(&mut self, value: &Value) -> Written {
        let mut out = std::mem::take(&mut self.spare);
        self.value(&mut out, value);
        let written = out.as_slice().into();
        out.clear();
        self.spare = out;
        written
    }

    /// All that is written, with what stands under the names of the file.
    pub(super) fn unit(self, names: &[u8]) -> Unit {
        let calls = self.calls.whole();
        let (tests, end) = (self.tests.len(), self.tests.len() + names.len());
        // Exactly as long as it is: what is cut off at the end leaves holes that nothing fits into.
        let mut code = Vec::with_capacity(end + calls.len());
        code.extend(self.tests);
        code.extend(names);
        code.extend(calls);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Unit {
            text: self.text.as_str().into(),
            code: code.into(),
            names: place(tests),
            calls: place(end),
            fields: self.fields.into_iter().collect(),
            mentions: Mentions::of(&self.text),
            ..Unit::default()
        }
    }

    pub(super) fn by_path<T>(
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

    /// A call, behind all before it.
    pub(super) fn call(&mut self, call: &Call<Cow<'_, str>>) {
        let mut out = std::mem::take(&mut self.spare);
        self.value(&mut out, &call.given.callee);
        if call.given.callee.as_name().is_some_and(|path| path.starts_with('@') && is_class(path)) {
            self.fields_of(&call.given);
        }
        let callee = self.calls.callee(&out);
        out.clear();
        self.rest(&mut out, call);
        self.calls.add(callee, &mut out);
        self.spare = out;
    }

    /// A call without its callee; first what tells whether somebody wants to know more.
    fn rest(&mut self, out: &mut Vec<u8>, call: &Call<Cow<'_, str>>) {
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
        out.push(u8::from(call.within.is_some()));
        if let Some(within) = &call.within {
            self.word(out, within);
        }
        self.list(out, &call.args, |pack, out, text| pack.word(out, text));
        self.list(out, &call.keywords, |pack, out, text| pack.word(out, text));
    }

    pub(super) fn list<T>(
        &mut self,
        out: &mut Vec<u8>,
        all: &[T],
        one: impl Fn(&mut Self, &mut Vec<u8>, &T),
    ) {
        number(out, all.len());
        for each in all {
            one(self, out, each);
        }
    }

    pub(super) fn word(&mut self, out: &mut Vec<u8>, word: &str) {
        let key = hash(word);
        let before = self.words.get(&key).copied();
        let same = |&(at, length): &(usize, usize)| {
            self.text.as_bytes().get(at..at + length) == Some(word.as_bytes())
        };
        let (at, length) = before.filter(same).unwrap_or_else(|| {
            let place = (self.text.len(), word.len());
            self.text.push_str(word);
            self.words.insert(key, place);
            place
        });
        number(out, at);
        number(out, length);
    }

    /// Where among the tests these bytes stand.
    pub(super) fn piece(&mut self, bytes: &[u8]) -> usize {
        let key = hash(bytes);
        let before = self.pieces.get(&key).copied();
        let same = |&(at, length): &(usize, usize)| self.tests.get(at..at + length) == Some(bytes);
        let place = before.filter(same).unwrap_or_else(|| {
            let place = (self.tests.len(), bytes.len());
            self.tests.extend_from_slice(bytes);
            self.pieces.insert(key, place);
            place
        });
        place.0
    }

    pub(super) fn value(&mut self, out: &mut Vec<u8>, value: &Value) {
        out.push(kind(value));
        match value {
            Value::Text(word) | Value::Name(word) | Value::Object(word) => self.word(out, word),
            Value::Bool(flag) => out.push(u8::from(*flag)),
            Value::Number(number) => out.extend(number.to_le_bytes()),
            Value::List(all) => self.list(out, all, Self::value),
            Value::Join(all) | Value::OneOf(all) | Value::Or(all) => self.list(out, all, Self::value),
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
                if matches!(value, Value::Made(_)) {
                    self.fields_of(given);
                }
                self.value(out, &given.callee);
                self.arguments(out, given);
            }
            Value::Nothing | Value::Unknown => {}
        }
    }

    /// Notes the names of what a maker takes.
    pub(super) fn taken(&mut self, parameters: &[Parameter]) {
        self.fields.extend(parameters.iter().map(|parameter| short(&parameter.name)));
    }

    /// Notes the names under which an object is given something where it is made.
    fn fields_of(&mut self, given: &Given) {
        self.fields.extend(given.keywords.iter().filter_map(|(name, _)| name.as_deref()).map(short));
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

    pub(super) fn parameter(&mut self, out: &mut Vec<u8>, parameter: &Parameter) {
        self.word(out, &parameter.name);
        out.push(match parameter.form {
            Form::Positional => 0,
            Form::Keyword => 1,
            Form::Rest => 2,
            Form::Keywords => 3,
            Form::Own => 4,
        });
        out.push(u8::from(parameter.default.is_some()));
        if let Some(default) = &parameter.default {
            self.value(out, default);
        }
        out.push(u8::from(parameter.class.is_some()));
        if let Some(class) = &parameter.class {
            self.word(out, class);
        }
    }
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
