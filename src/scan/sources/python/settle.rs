//! Makes what is kept of a file as small as it is: no room for members that will not come, and nothing twice. Changes no worth.

use std::collections::BTreeMap;

use super::unit::{ByPath, Draft, Unit};
use super::value::{Given, Value};

impl Draft {
    /// What is kept of the file, without the room that it no longer needs.
    pub(super) fn settled(mut self) -> Unit {
        for call in &mut self.calls {
            settle_given(&mut call.given);
        }
        let lists =
            self.symbols.values_mut().chain(self.returns.values_mut()).chain(self.classes.values_mut());
        lists.for_each(settle_all);
        for parameters in self.functions.values_mut() {
            parameters.iter_mut().filter_map(|each| each.default.as_mut()).for_each(settle);
            parameters.shrink_to_fit();
        }
        self.passes.values_mut().for_each(settle);
        Unit {
            calls: self.calls.into(),
            symbols: by_path(self.symbols),
            returns: by_path(self.returns),
            functions: by_path(self.functions),
            passes: by_path(self.passes),
            stars: by_path(self.stars),
            classes: by_path(self.classes),
            not_examined: self.not_examined,
        }
    }
}

/// A map of one takes the room of eleven, and most files have few of anything.
fn by_path<T>(map: BTreeMap<String, T>) -> ByPath<T> {
    map.into_iter().collect()
}

fn settle_all(all: &mut Vec<Value>) {
    all.iter_mut().for_each(settle);
    all.shrink_to_fit();
}

fn settle_given(given: &mut Given) {
    settle(&mut given.callee);
    settle_all(&mut given.args);
    given.keywords.iter_mut().for_each(|(_, value)| settle(value));
    given.keywords.shrink_to_fit();
}

fn settle(value: &mut Value) {
    match value {
        Value::Text(text) | Value::Name(text) | Value::Object(text) => text.shrink_to_fit(),
        Value::List(all) | Value::Join(all) | Value::OneOf(all) | Value::Or(all) => settle_all(all),
        Value::Dict(all) => {
            for (_, value) in all.iter_mut() {
                settle(value);
            }
            all.shrink_to_fit();
        }
        // Tests are few and small.
        Value::When(tests, one) => {
            tests.shrink_to_fit();
            settle(one);
        }
        Value::Assumed(one)
        | Value::Attribute(one, _)
        | Value::Any(one)
        | Value::Local(one)
        | Value::Module(one)
        | Value::Returned(one) => settle(one),
        Value::Item(one, key) => {
            settle(one);
            settle(key);
        }
        Value::Partial(given) | Value::Made(given) | Value::Result(given) => settle_given(given),
        Value::Param(..) | Value::Bool(_) | Value::Number(_) | Value::Nothing | Value::Unknown => {}
    }
}
