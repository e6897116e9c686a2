//! What a list or a dictionary holds with what is put into it after it was made. Nothing is decided here.

use ruff_python_ast::Expr;

use super::super::names::{At, Binding, Growth};
use super::super::value::Value;
use super::eval::Eval;

impl<'a> Eval<'_, 'a> {
    /// What is put into a list or a dictionary after it was made.
    pub(super) fn grown(&self, name: &str, binding: &Binding<'a>, whole: Value, depth: usize) -> Value {
        // Nearly nothing is put into anything later.
        if self.scopes.all.iter().all(|scope| scope.grown.is_empty()) {
            return whole;
        }
        let scope = self.scopes.all.iter().rev().find(|scope| {
            scope.names.get(name).is_some_and(|all| {
                all.as_slice().iter().any(|each| each.offset == binding.offset && each.block == binding.block)
            })
        });
        let Some(grown) = scope.and_then(|scope| scope.grown.get(name)) else { return whole };
        let asked_at = self.scopes.asked_at.get();
        let later = grown.iter().filter(|growth| growth.at.offset > binding.offset);
        let (before, behind): (Vec<&Growth<'a>>, Vec<&Growth<'a>>) =
            later.partition(|growth| growth.at.offset < asked_at);
        let (later, open) = (before.into_iter(), !behind.is_empty());
        match whole {
            Value::List(all) => {
                let added = later.filter(|growth| growth.key.is_none() && growth.name.is_none());
                let added = added.map(|growth| self.deep(growth.value, growth.at, depth + 1));
                let mut all: Vec<Value> = all.iter().cloned().chain(added).collect();
                // What is empty is filled later, anyway.
                if open && !all.is_empty() {
                    all.push(Value::Unknown);
                }
                Value::List(all.into())
            }
            Value::Dict(all) => {
                let mut all = all.to_vec();
                for growth in later {
                    self.put_in(&mut all, growth, binding.block, depth);
                }
                if open && !all.is_empty() {
                    all.push(("?".to_owned(), Value::Unknown));
                }
                Value::Dict(all.into())
            }
            whole => whole,
        }
    }

    /// What a caller hands over and a call spreads, with what was put into it before: `options["a"] = b`, `call(**options)`.
    /// The same of what a function of the project gives.
    pub(super) fn added(&self, whole: Value, expr: &'a Expr, at: At, depth: usize) -> Value {
        let (scope, name, from, block) = match (&whole, expr) {
            (Value::Param(function, name), _) => {
                let scope = self.scopes.all.iter().find(|scope| scope.path == *function);
                (scope, name.as_str(), 0, scope.map_or(0, |scope| scope.root))
            }
            (Value::Result(_), Expr::Name(name)) => {
                let name = name.id.as_str();
                let Some((seen, bindings)) = self.scopes.reach(name, at) else { return whole };
                let [binding] = bindings.as_slice() else { return whole };
                (self.scopes.all.get(seen.scope), name, binding.offset, binding.block)
            }
            _ => return whole,
        };
        let Some(grown) = scope.and_then(|scope| scope.grown.get(name)) else { return whole };
        let mut all = vec![("**".to_owned(), whole.clone())];
        for growth in grown.iter().filter(|growth| (from..at.offset).contains(&growth.at.offset)) {
            self.put_in(&mut all, growth, block, depth);
        }
        if all.len() == 1 { whole } else { Value::Dict(all.into()) }
    }

    /// Puts into a dictionary what is put into it later; `block` is where it was made.
    fn put_in(&self, all: &mut Vec<(String, Value)>, growth: &Growth<'a>, block: usize, depth: usize) {
        let value = self.deep(growth.value, growth.at, depth + 1);
        let key = match (growth.name, growth.key) {
            (Some(name), _) => name.to_owned(),
            (None, None) => "**".to_owned(),
            (None, Some(key)) => match self.deep(key, growth.at, depth + 1) {
                Value::Text(key) => key,
                Value::Number(key) => key.to_string(),
                _ => "?".to_owned(),
            },
        };
        put(all, key, value, growth.at.block == block);
    }
}

/// Puts a value under a key; where that may not happen, or there is one already, it is one of several.
fn put(all: &mut Vec<(String, Value)>, key: String, value: Value, surely: bool) {
    let before = all.iter().rev().find(|(each, _)| *each == key).map(|(_, value)| value.clone());
    let value = match before {
        _ if surely || key == "**" || key == "?" => value,
        Some(before) => Value::OneOf(vec![before, value]),
        None => Value::OneOf(vec![Value::Nothing, value]),
    };
    all.push((key, value));
}
