//! A file while it is read: what is kept of it. Calls and values are written at once, since hardly anything that is built for one
//! lives longer than it; what is asked for while the file is read stays as it is. Reads nothing back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::value::Value;
use super::pack::Pack;
use super::unit::{Call, Parameter, Stop, Unit, Written};

/// So many bytes of a source stand for each word that is kept of it, and of so many bytes it is told by that how many there are.
const BYTES_A_WORD: usize = 100;
const MOST_BYTES: usize = 100_000;

/// A file while it is read: what is kept of it, by dotted path.
#[derive(Debug, Default)]
pub(in super::super) struct Draft {
    /// Calls that may name a model, and calls of the project's own functions.
    pack: Pack,
    /// What variables, constants and attributes were given.
    pub(in super::super) symbols: BTreeMap<String, Vec<Written>>,
    /// What functions return.
    pub(in super::super) returns: BTreeMap<String, Vec<Written>>,
    /// What functions take.
    pub(in super::super) functions: BTreeMap<String, Vec<Parameter>>,
    /// Functions that only call another with what they are given, and that other.
    pub(in super::super) passes: BTreeMap<String, Vec<Value>>,
    /// Modules of which every name is handed on, by the module that does.
    pub(in super::super) stars: BTreeMap<String, Vec<String>>,
    /// What classes are built on.
    pub(in super::super) classes: BTreeMap<String, Vec<Value>>,
    pub(in super::super) not_examined: Stop,
}

impl Draft {
    /// Of a file of so many bytes whose reading stopped there.
    pub(in super::super) fn new(bytes: usize, not_examined: Stop) -> Self {
        let pack = Pack::with_room(bytes.min(MOST_BYTES) / BYTES_A_WORD);
        Self { pack, not_examined, ..Self::default() }
    }

    /// Keeps a call.
    pub(in super::super) fn call(&mut self, call: &Call<Cow<'_, str>>) {
        self.pack.call(call);
    }

    /// How many calls are kept.
    pub(in super::super) fn calls(&self) -> usize {
        self.pack.calls()
    }

    /// A value as it is kept.
    pub(in super::super) fn written(&mut self, value: &Value) -> Written {
        self.pack.written(value)
    }

    /// What is kept of the file when nothing more comes.
    pub(in super::super) fn packed(self) -> Unit {
        let Self { mut pack, symbols, returns, functions, passes, stars, classes, .. } = self;
        let mut names = Vec::new();
        let as_it_is = |_: &mut Pack, out: &mut Vec<u8>, written: &Written| out.extend_from_slice(written);
        pack.by_path(&mut names, &functions, Pack::parameter);
        pack.by_path(&mut names, &classes, Pack::value);
        pack.by_path(&mut names, &symbols, as_it_is);
        pack.by_path(&mut names, &returns, as_it_is);
        pack.by_path(&mut names, &passes, Pack::value);
        pack.by_path(&mut names, &stars, |pack, out, star| pack.word(out, star));
        // Only a maker gives an object what it is given itself.
        let makers = functions.iter().filter(|(path, _)| path.ends_with(".__init__"));
        makers.for_each(|(_, taken)| pack.taken(taken));
        pack.unit(&names)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::super::value::{Given, Literal, Test};
    use super::super::unit::Form;
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
            Test::Ends(Value::Param("@app.load".into(), "x".to_owned()), Vec::new()),
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
            Value::Param("@app.load".into(), "x".to_owned()),
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
        let mut draft = Draft::new(0, None);
        draft.functions.insert("@app.load".to_owned(), vec![parameter]);
        draft.stars.insert("@app".to_owned(), vec!["@app.names".to_owned()]);
        let calls: Vec<_> = all.iter().chain(&all).map(call).collect();
        for call in &calls {
            draft.call(call);
        }
        let written = all.iter().map(|value| draft.written(value)).collect();
        draft.symbols.insert("@app.all".to_owned(), written);
        draft.symbols.insert("@app.none".to_owned(), Vec::new());
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
        assert_eq!(format!("{read:?}"), format!("{calls:?}"));
    }
}
