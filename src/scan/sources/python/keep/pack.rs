//! Writes what is kept of a file in as few bytes as it takes, names, tests and callees once each; `unpack` reads it back as it
//! was. Changes no worth and drops nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::super::hashed::{Map, hash, short};
use super::super::plain::is_class;
use super::super::value::{Given, Value};
use super::mentions::Mentions;
use super::unit::{Call, Draft, Form, Parameter, Unit};

impl Draft<'_> {
    /// What is kept of the file when nothing more comes.
    pub(in super::super) fn packed(&self) -> Unit {
        let mut pack = Pack::default();
        let mut names = Vec::new();
        pack.by_path(&mut names, &self.functions, Pack::parameter);
        pack.by_path(&mut names, &self.classes, Pack::value);
        pack.by_path(&mut names, &self.symbols, Pack::value);
        pack.by_path(&mut names, &self.returns, Pack::value);
        pack.by_path(&mut names, &self.passes, Pack::value);
        pack.by_path(&mut names, &self.stars, |pack, out, star| pack.word(out, star));
        let calls = pack.calls(&self.calls);
        // Only a maker gives an object what it is given itself.
        let makers = self.functions.iter().filter(|(path, _)| path.ends_with(".__init__"));
        pack.fields.extend(makers.flat_map(|(_, taken)| taken).map(|parameter| short(&parameter.name)));
        let (tests, end) = (pack.tests.len(), pack.tests.len() + names.len());
        // Exactly as long as it is: what is cut off at the end leaves holes that nothing fits into.
        let mut code = Vec::with_capacity(end + calls.len());
        code.extend(pack.tests);
        code.extend(names);
        code.extend(calls);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Unit {
            text: pack.text.as_str().into(),
            code: code.into(),
            names: place(tests),
            calls: place(end),
            fields: pack.fields.into_iter().collect(),
            mentions: Mentions::of(&pack.text),
            ..Unit::default()
        }
    }
}

/// What is written already.
#[derive(Default)]
pub(super) struct Pack {
    /// All words, one after the other.
    text: String,
    /// Tests and their numbers, to which others refer.
    tests: Vec<u8>,
    /// Where a word stands, by its hash.
    words: Map<u64, (usize, usize)>,
    /// Where a test stands, by its place in memory.
    pub(super) written: Map<usize, usize>,
    /// Where some bytes among the tests stand, by their hash.
    pieces: Map<u64, (usize, usize)>,
    fields: BTreeSet<u32>,
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
    fn calls(&mut self, all: &[Call<Cow<'_, str>>]) -> Vec<u8> {
        let (mut callees, mut known, mut out) = (Vec::new(), Map::default(), Vec::new());
        let (mut callee, mut content) = (Vec::new(), Vec::new());
        number(&mut out, all.len());
        for call in all {
            self.value(&mut callee, &call.given.callee);
            if call.given.callee.as_name().is_some_and(|path| path.starts_with('@') && is_class(path)) {
                self.fields_of(&call.given);
            }
            let next = known.len();
            let before = known.get(&callee).copied();
            let at = before.unwrap_or(next);
            if before.is_none() {
                number(&mut callees, callee.len());
                callees.extend_from_slice(&callee);
                known.insert(callee.clone(), at);
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
    fn call(&mut self, out: &mut Vec<u8>, call: &Call<Cow<'_, str>>) {
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
        let same = |&(at, length): &(usize, usize)| self.text.get(at..at + length) == Some(word);
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

    fn parameter(&mut self, out: &mut Vec<u8>, parameter: &Parameter) {
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

/// A number in as few bytes as it takes, seven bits each.
pub(super) fn number(out: &mut Vec<u8>, mut number: usize) {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::super::value::{Literal, Test};
    use super::*;
    use crate::scan::sighting::Spot;

    fn every_kind() -> Vec<Value> {
        let name = || Value::Name("@app.load".to_owned());
        let boxed = || Box::new(Value::Text("é/x".to_owned()));
        let given = || {
            let keywords = vec![(None, Value::Unknown), (Some("model".to_owned()), name())];
            Arc::new(Given { callee: name(), args: vec![Value::Nothing], keywords, spread: true })
        };
        let test = Test::All(vec![
            Test::Not(Box::new(Test::Same(name(), Value::Bool(true)))),
            Test::Any(vec![Test::True(name()), Test::In(name(), Value::List([name()].into()))]),
            Test::Instance(name(), vec![name()]),
            Test::Typed(name(), "Dict".to_owned()),
            Test::Begins(name(), vec!["a".to_owned(), String::new()]),
            Test::Exists(name()),
            Test::Ends(Value::Param("@app.load".to_owned(), "x".to_owned()), Vec::new()),
        ]);
        let literal = |holds| Literal {
            point: u64::MAX - 1,
            holds,
            parts: vec![(7, true), (u64::MAX, false)],
            test: Some(Arc::new(test.clone())),
        };
        let open = Literal { point: 0, holds: true, parts: Vec::new(), test: None };
        vec![
            Value::Unknown,
            Value::Nothing,
            Value::Bool(false),
            Value::Number(i64::MIN),
            Value::Text("x".repeat(300)),
            name(),
            Value::Object("builtins.len".to_owned()),
            Value::List([name(), Value::Number(-1)].into()),
            Value::Join(vec![name()]),
            Value::OneOf(Vec::new()),
            Value::Or(vec![Value::Bool(true)]),
            Value::Dict([("**".to_owned(), name()), (String::new(), Value::Nothing)].into()),
            Value::Assumed(boxed()),
            Value::Any(boxed()),
            Value::Local(boxed()),
            Value::Module(boxed()),
            Value::Returned(boxed()),
            Value::Attribute(boxed(), "name".to_owned()),
            Value::Item(boxed(), Box::new(name())),
            Value::Param("@app.load".to_owned(), "x".to_owned()),
            Value::When(vec![literal(true), open, literal(false)], boxed()),
            Value::Made(given()),
            Value::Result(given()),
            Value::Partial(given()),
        ]
    }

    #[test]
    fn what_is_packed_is_read_back_as_it_was() {
        let all = every_kind();
        let parameter = Parameter {
            name: "x".to_owned(),
            default: Some(Value::Nothing),
            form: Form::Keyword,
            class: Some("@app.Config".to_owned()),
        };
        let call = |callee: &Value| Call {
            given: Given { callee: callee.clone(), args: all.clone(), keywords: Vec::new(), spread: false },
            guards: Box::default(),
            spot: Spot { cell: Some(0), line: 70_000, column: 1 },
            written: "self.ﬁnd".into(),
            meant: Some("self.find".into()),
            within: Some("@app.Made".into()),
            args: vec!["é".into()],
            keywords: vec!["".into()],
        };
        let draft = Draft {
            calls: all.iter().chain(&all).map(call).collect(),
            symbols: BTreeMap::from([
                ("@app.all".to_owned(), all.clone()),
                ("@app.none".to_owned(), Vec::new()),
            ]),
            functions: BTreeMap::from([("@app.load".to_owned(), vec![parameter])]),
            stars: BTreeMap::from([("@app".to_owned(), vec!["@app.names".to_owned()])]),
            ..Draft::default()
        };
        let unit = draft.packed();
        let project = super::super::super::resolve::Project::new(std::slice::from_ref(&unit));
        assert_eq!(project.raw("@app.all"), all);
        assert!(project.raw("@app.none").is_empty());
        let taken = project.functions["@app.load"].all();
        assert!(matches!(taken, [Parameter { default: Some(Value::Nothing), form: Form::Keyword, .. }]));
        assert_eq!(taken[0].class.as_deref(), Some("@app.Config"));
        assert_eq!(unit.callees().collect::<Vec<_>>(), all, "each callee stands there once");
        let read: Vec<Call> = unit.calls().map(|head| unit.call(head.place)).collect();
        assert!(unit.calls().all(|head| head.spelled == "self.find"));
        assert_eq!(format!("{read:?}"), format!("{:?}", draft.calls));
    }
}
