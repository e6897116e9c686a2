//! Which calls are kept until all files are read: those that may be a row of the tables, or lead to a function of the project.
//! What is told only by other files is not decided here.

use ruff_python_ast::{self as ast, Expr};

use super::super::hashed::hash;
use super::super::keep::is_bare;
use super::super::names::Level;
use super::super::plain::{is_class, parted};
use super::super::tables::{find, may_name};
use super::super::value::{Given, Really, Value};
use super::read::Reader;

impl<'a> Reader<'a, '_> {
    /// What `super().__init__(…)` makes inside a class, an object of what the class is built on, and the maker of that which
    /// `super().from_pretrained(…)` calls.
    pub(super) fn base(&self, call: &'a ast::ExprCall) -> Option<Value> {
        let method = call.func.as_attribute_expr()?;
        let name = method.attr.as_str();
        if !matches!(name, "__init__" | "from_pretrained") {
            return None;
        }
        let above = method.value.as_call_expr()?.func.as_name_expr()?;
        if above.id.as_str() != "super" {
            return None;
        }
        let scope = |at: usize| self.scopes.all.get(at);
        let mut around = std::iter::successors(scope(self.at.scope), |inner| scope(inner.parent?));
        let class = around.find(|scope| scope.level == Level::Class)?;
        let bases = self.unit.classes.get(&*class.path)?.iter().cloned();
        let bases: Vec<Value> = if name == "__init__" {
            bases.filter(|base| Self::keeps(base, "", false).is_some()).collect()
        } else {
            bases.map(|base| base.attribute(name)).collect()
        };
        // What is mixed into other classes calls whatever those are built on.
        (!bases.is_empty() || name != "__init__").then(|| Value::one_of(bases))
    }

    /// The open function, if it only calls another with what it is given: `return function(*args, **kwargs)`.
    pub(super) fn passes_on(&self, callee: &Value, call: &'a ast::ExprCall) -> Option<String> {
        let (Value::Param(outer, _), Some(inner)) = (callee, &self.function) else { return None };
        let spread = |expr: &Expr| expr.as_starred_expr().is_some_and(|each| each.value.is_name_expr());
        let all = &call.arguments;
        let only = all.args.iter().all(spread) && all.keywords.iter().all(|each| each.arg.is_none());
        let passes = only && !(all.args.is_empty() && all.keywords.is_empty()) && **outer != **inner;
        passes.then(|| inner.clone())
    }

    /// The class inside which a maker of objects is called by its name, so that it makes one of that class.
    pub(super) fn maker(&self, last: &str) -> Option<Box<str>> {
        let scope = |at: usize| self.scopes.all.get(at);
        let mut around = std::iter::successors(scope(self.at.scope), |inner| scope(inner.parent?));
        let class = || around.find(|scope| scope.level == Level::Class).map(|class| (&*class.path).into());
        (last == "__init__").then(class).flatten()
    }

    /// Whether a call says something of what its function is given. That it is given nothing is said once in a file, of each
    /// class and of each function that is no method.
    pub(super) fn says_something(&self, given: &Given) -> bool {
        let says = |value: &Value| !value.is_unknown();
        if given.args.iter().any(says) || given.keywords.iter().any(|(_, value)| says(value)) {
            return true;
        }
        let owner = |path: &str| parted(path).is_some_and(|(owner, _)| is_class(owner));
        let own = given
            .callee
            .as_name()
            .is_some_and(|path| path.starts_with('@') && (is_class(path) || !owner(path)));
        own && is_bare(given) && self.bare.borrow_mut().insert(hash(&given.callee))
    }

    /// What a call comes to.
    pub(super) fn really(&self, callee: Value, last: &str, call: &'a ast::ExprCall) -> Really {
        self.run_elsewhere(&callee, last, call).unwrap_or_else(|| match class_of(&callee).filter(holds_row) {
            // A maker that is called by its name, `Base.__init__(self, …)`: then the first is the object.
            Some(callee) => Really { callee, before: 1, each: false },
            None => Really { callee, before: 0, each: false },
        })
    }

    /// `def load(maker=Class): maker(…)`: what a caller hands in may be a row, and is one where that is the default.
    pub(super) fn handed_in(&self, callee: &Value) -> Option<bool> {
        let Value::Param(function, name) = callee else { return None };
        let taken = self.unit.functions.get(&**function)?.iter().find(|each| each.name == *name)?;
        Some(taken.default.as_ref().is_some_and(holds_row))
    }

    /// `asyncio.to_thread(load, …)`, `pool.submit(load, …)`, `map(load, …)`: what is called for the caller.
    fn run_elsewhere(&self, callee: &Value, last: &str, call: &'a ast::ExprCall) -> Option<Really> {
        let of_executor = |path: &str, method| {
            path.strip_prefix("concurrent.futures.").is_some_and(|path| path.ends_with(method))
        };
        let mut each = false;
        let at = match callee.as_name() {
            Some(
                "asyncio.to_thread"
                | "anyio.to_thread.run_sync"
                | "trio.to_thread.run_sync"
                | "fastapi.concurrency.run_in_threadpool"
                | "starlette.concurrency.run_in_threadpool",
            ) => 0,
            Some(path) if of_executor(path, "Executor.submit") => 0,
            Some(path) if path == "builtins.map" || of_executor(path, "Executor.map") => {
                each = true;
                0
            }
            // A method of every event loop, wherever that comes from.
            _ if last == "run_in_executor" && call.func.is_attribute_expr() => 1,
            _ => return None,
        };
        Some(Really { callee: self.value(call.arguments.args.get(at)?), before: at + 1, each })
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
    value.walk(&mut |value| {
        holds |= match value {
            Value::Name(path) => find(path).is_some(),
            Value::Attribute(client, name) => may_name(name) && is_client(client),
            _ => false,
        };
    });
    holds
}

/// Whether this leads to a client whose address is not told yet.
fn is_client(value: &Value) -> bool {
    match value {
        Value::Attribute(inner, _) => is_client(inner),
        Value::Made(given) => given.callee.as_name().is_some_and(|path| path.starts_with("openai.")),
        _ => false,
    }
}
