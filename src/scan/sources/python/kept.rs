//! Which calls are kept until all files are read: those that may be a row of the tables, or lead to a function of the project.
//! What is told only by other files is not decided here.

use ruff_python_ast as ast;

use super::libraries::{find, may_name};
use super::read::Reader;
use super::scope::Level;
use super::value::Value;

impl<'a> Reader<'a, '_> {
    /// What `super().__init__(…)` makes inside a class: an object of what the class is built on.
    pub(super) fn base(&self, call: &'a ast::ExprCall) -> Option<Value> {
        let method = call.func.as_attribute_expr().filter(|method| method.attr.as_str() == "__init__")?;
        let above = method.value.as_call_expr()?.func.as_name_expr()?;
        if above.id.as_str() != "super" {
            return None;
        }
        let scope = |at: usize| self.scopes.all.get(at);
        let mut around = std::iter::successors(scope(self.at.scope), |inner| scope(inner.parent?));
        let class = around.find(|scope| scope.level == Level::Class)?;
        let bases = self.unit.classes.get(&class.path)?.iter();
        let bases: Vec<Value> =
            bases.filter(|base| Self::keeps(base, "", false).is_some()).cloned().collect();
        (!bases.is_empty()).then(|| Value::one_of(bases))
    }

    /// The class that is called where its maker is called by its name, `Base.__init__(self, …)`, and how much of what is
    /// given stands before the rest: then the first is the object.
    pub(super) fn made_by_name(callee: Value) -> (Value, usize) {
        match class_of(&callee).filter(holds_row) {
            Some(class) => (class, 1),
            None => (callee, 0),
        }
    }

    /// `def load(maker=Class): maker(…)`: what is called is a row where nobody hands over another.
    pub(super) fn defaults_to_row(&self, callee: &Value) -> Option<bool> {
        let Value::Param(function, name) = callee else { return None };
        let taken = self.unit.functions.get(function)?.iter().find(|each| each.name == *name)?;
        taken.default.as_ref().filter(|default| holds_row(default)).map(|_| true)
    }

    /// `asyncio.to_thread(load, …)`, `pool.submit(load, …)`: the function that another thread calls, and how much of what is
    /// given stands before that which it is called with.
    pub(super) fn run_elsewhere(
        &self,
        callee: &Value,
        last: &str,
        call: &'a ast::ExprCall,
    ) -> Option<(Value, usize)> {
        let at = match callee.as_name() {
            Some(
                "asyncio.to_thread"
                | "anyio.to_thread.run_sync"
                | "trio.to_thread.run_sync"
                | "fastapi.concurrency.run_in_threadpool"
                | "starlette.concurrency.run_in_threadpool",
            ) => 0,
            Some(path) if path.starts_with("concurrent.futures.") && path.ends_with("Executor.submit") => 0,
            // A method of every event loop, wherever that comes from.
            _ if last == "run_in_executor" && call.func.is_attribute_expr() => 1,
            _ => return None,
        };
        Some((self.value(call.arguments.args.get(at)?), at + 1))
    }

    /// Whether a call is kept; if so, whether it may be a row also where nothing is known of what it is given.
    pub(super) fn keeps(callee: &Value, last: &str, is_method: bool) -> Option<bool> {
        let row =
            || may_name(last) || holds_row(callee) || matches!(callee, Value::Result(_) | Value::Partial(_));
        match callee {
            Value::Name(path) if path.starts_with("builtins.") => None,
            // Nothing of the project is in the tables.
            Value::Name(path) | Value::Object(path) if path.starts_with('@') => Some(may_name(last)),
            Value::Object(_) => None,
            Value::Unknown => (is_method && may_name(last)).then_some(true),
            Value::Name(_) => row().then_some(true),
            other if !row() => other.leads_into_the_project().then_some(false),
            _ => Some(true),
        }
    }
}

fn class_of(maker: &Value) -> Option<Value> {
    match maker {
        Value::Name(path) if !path.starts_with('@') => {
            Some(Value::Name(path.strip_suffix(".__init__")?.to_owned()))
        }
        Value::OneOf(all) => {
            let all: Vec<Value> = all.iter().filter_map(class_of).collect();
            (!all.is_empty()).then(|| Value::one_of(all))
        }
        Value::When(tests, one) => Some(Value::When(tests.clone(), Box::new(class_of(one)?))),
        _ => None,
    }
}

/// Whether a row of the tables is one of those that a value can be, or inside it.
fn holds_row(value: &Value) -> bool {
    let mut holds = false;
    value.walk(&mut |value| holds |= matches!(value, Value::Name(path) if find(path).is_some()));
    holds
}
