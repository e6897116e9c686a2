//! What a call is worth: the few functions and methods that only move texts about, and objects of classes.

use std::borrow::Cow;
use std::sync::Arc;

use ruff_python_ast::{self as ast, Expr};

use super::super::names::At;
use super::super::plain::{is_class, last_of, member};
use super::super::server::{ADDRESSES, addressed};
use super::super::tables::{gives_what_it_fetches, is_request};
use super::super::value::{Given, Value};
use super::eval::Eval;
use crate::scan::provider::of_address;

/// How much deeper the arguments of a call are than it is.
const DEEPER: usize = 6;

impl<'a> Eval<'_, 'a> {
    pub(super) fn call(&self, call: &'a ast::ExprCall, at: At, depth: usize) -> Value {
        if let Expr::Attribute(method) = &*call.func
            && let Some(value) = self.method(method, call, at, depth)
        {
            return value;
        }
        let callee = self.deep(&call.func, at, depth + 1);
        let mut path = None;
        callee.alternatives(&mut |value| path = path.take().or_else(|| path_of(value)));
        let path = match path {
            Some(path) => path,
            None if matches!(callee, Value::OneOf(_)) => Cow::Borrowed(""),
            // Whatever class that is, it gives an object of it.
            None if is_maker(&callee) => return Value::Object("from_pretrained".to_owned()),
            // What a function of the project gives is a class, or a module that has one.
            None if may_make(&callee) => {
                return Value::Result(Arc::new(self.given_deep(callee, &call.arguments, at, depth + DEEPER)));
            }
            None => return Value::Unknown,
        };
        self.known(&path, call, at, depth).unwrap_or_else(|| self.object(&path, call, at, depth))
    }

    /// An argument by position or name.
    fn argument(&self, call: &'a ast::ExprCall, index: usize, name: &str, at: At, depth: usize) -> Value {
        let named = |keyword: &&ast::Keyword| keyword.arg.as_ref().is_some_and(|arg| arg.as_str() == name);
        let keyword = call.arguments.keywords.iter().find(named).map(|keyword| &keyword.value);
        let expr = keyword.or_else(|| call.arguments.args.get(index));
        expr.map_or(Value::Unknown, |expr| self.deep(expr, at, depth + 1))
    }

    /// Functions of Python and of libraries that hand on what they are given.
    fn known(&self, path: &str, call: &'a ast::ExprCall, at: At, depth: usize) -> Option<Value> {
        let argument = |index: usize, name: &str| self.argument(call, index, name, at, depth);
        let last = last_of(path);
        match path {
            "os.getenv" | "os.environ.get" | "os.environ.setdefault" | "decouple.config" => {
                return Some(Value::Assumed(Box::new(argument(1, "default"))));
            }
            "os.environ.pop" => return Some(Value::Unknown),
            "builtins.str" | "os.fspath" | "copy.copy" | "copy.deepcopy" | "os.path.expandvars"
            | "builtins.list" | "builtins.tuple" | "builtins.sorted" => return Some(argument(0, "")),
            "builtins.enumerate" => {
                let each = Value::Any(Box::new(argument(0, "iterable")));
                return Some(Value::List([Value::List([Value::Unknown, each].into())].into()));
            }
            "builtins.reversed" => return Some(backwards(argument(0, ""))),
            "builtins.zip" => {
                let all = call.arguments.args.iter().map(|arg| self.deep(arg, at, depth + 1));
                return Some(zipped(&all.collect::<Vec<_>>()));
            }
            // What keeps results calls what it is given, and hands on what that gave.
            "functools.cache" | "functools.lru_cache" | "streamlit.cache_resource" => {
                return Some(argument(0, ""));
            }
            // What is written out says the same.
            "json.dumps" => return Some(argument(0, "obj")),
            "typing.cast" => return Some(argument(1, "")),
            "random.choice" => return Some(Value::Any(Box::new(argument(0, "seq")))),
            "builtins.vars" => {
                let whole = argument(0, "");
                let held = matches!(&whole, Value::Object(path) if path.ends_with(".@args"));
                return Some(if held || matches!(whole, Value::Param(..)) { whole } else { Value::Unknown });
            }
            "builtins.getattr" => return Some(attribute_of(argument(0, ""), argument(1, ""))),
            "importlib.import_module" | "builtins.__import__" => {
                return Some(self.module_of(argument(0, "name")));
            }
            "builtins.dict" => {
                let given = self.given_deep(Value::Unknown, &call.arguments, at, depth);
                return Some(dictionary(given));
            }
            "builtins.open" | "pathlib.Path" | "pathlib.PurePath"
                if call.arguments.args.len() < 2 || last == "open" =>
            {
                return Some(Value::Local(Box::new(argument(0, "file"))));
            }
            "os.path.dirname" | "posixpath.dirname" => return Some(argument(0, "p").parent()),
            "os.path.join" | "os.path.abspath" | "os.path.expanduser" | "os.path.realpath"
            | "os.path.normpath" | "posixpath.join" | "pathlib.Path" | "pathlib.PurePath" => {
                let parts = call.arguments.args.iter().map(|arg| self.deep(arg, at, depth + 1));
                return Some(joined(parts));
            }
            "functools.partial" => {
                let mut given = self.given_deep(Value::Unknown, &call.arguments, at, depth);
                if !given.args.is_empty() {
                    given.callee = given.args.remove(0);
                }
                return Some(Value::Partial(Arc::new(given)));
            }
            _ => {}
        }
        match last {
            "Field" | "field" | "Option" | "Argument" | "Form" | "Query" | "Body"
                if !path.starts_with('@') =>
            {
                Some(Value::Assumed(Box::new(argument(0, "default"))))
            }
            // A bar that tells how far a loop is.
            "tqdm" if path.starts_with("tqdm.") => Some(argument(0, "iterable")),
            "track" if path.starts_with("rich.") => Some(argument(0, "sequence")),
            "parse_args" | "ArgumentParser" => Some(self.command_line()),
            "parse_known_args" => Some(Value::List([self.command_line(), Value::Unknown].into())),
            "from_openai" | "wrap_openai" | "from_anthropic" | "patch" => Some(argument(0, "client")),
            _ => None,
        }
    }

    /// The module of that name: the project's own, or a library's.
    fn module_of(&self, name: Value) -> Value {
        match name {
            Value::Text(name) if !name.starts_with('.') => {
                Value::Name(self.scopes.modules.canonical(&name, self.module))
            }
            Value::Param(..) => Value::Module(Box::new(name)),
            _ => Value::Unknown,
        }
    }

    /// What the command line of this file holds.
    fn command_line(&self) -> Value {
        Value::Object(format!("{}.@args", self.module))
    }

    /// What a function returns, or an object of a class.
    fn object(&self, path: &str, call: &'a ast::ExprCall, at: At, depth: usize) -> Value {
        if path.starts_with('@') && !is_class(path) && !path.contains(".@args") {
            let callee = Value::Name(path.to_owned());
            // Of calls within calls within calls only that they are made.
            let given = self.given_deep(callee, &call.arguments, at, depth + DEEPER);
            return Value::Result(Arc::new(given));
        }
        if path.starts_with('@') && !path.contains(".@args") {
            let callee = Value::Name(path.to_owned());
            return Value::Made(Arc::new(self.given_deep(callee, &call.arguments, at, depth)));
        }
        if gives_what_it_fetches(path) || is_request(path) {
            let callee = Value::Name(path.to_owned());
            return Value::Made(Arc::new(self.given_deep(callee, &call.arguments, at, depth)));
        }
        self.client(path, call, at, depth).unwrap_or_else(|| Value::Object(path.to_owned()))
    }

    /// A client of `OpenAI`'s protocol that is given an address: whose server that is may be told only when all files are known.
    pub(super) fn client(&self, path: &str, call: &'a ast::ExprCall, at: At, depth: usize) -> Option<Value> {
        if !path.starts_with("openai.") || path.contains("AzureOpenAI") {
            return None;
        }
        let is = |keyword: &&ast::Keyword, named: bool| match &keyword.arg {
            Some(name) => named && ADDRESSES.contains(&name.as_str()),
            None => !named,
        };
        let all = &call.arguments.keywords;
        // What is spread may hold one, if none is said.
        let said = all.iter().find(|keyword| is(keyword, true));
        let keyword = said.or_else(|| all.iter().find(|keyword| is(keyword, false)))?;
        let name = said.map(|_| "base_url".to_owned());
        Some(match (self.deep(&keyword.value, at, depth + 1), &name) {
            (Value::Text(address), Some(_)) => addressed(path, of_address(&address), false),
            (given, _) => Value::Made(Arc::new(Given {
                callee: Value::Name(path.to_owned()),
                args: Vec::new(),
                keywords: vec![(name, given)],
                spread: false,
            })),
        })
    }
}

/// The other way round.
fn backwards(whole: Value) -> Value {
    if let Value::List(all) = whole { Value::List(all.iter().rev().cloned().collect()) } else { whole }
}

/// One of each, side by side: the first of all, the second of all, as long as each of those that are written out has one.
fn zipped(all: &[Value]) -> Value {
    let length = |value: &Value| if let Value::List(all) = value { Some(all.len()) } else { None };
    let shortest = all.iter().filter_map(length).min().unwrap_or(1);
    let side_by_side = |at: usize| {
        let one = |value: &Value| match value {
            Value::List(all) => all.get(at).cloned().unwrap_or(Value::Unknown),
            other => Value::Any(Box::new(other.clone())),
        };
        Value::List(all.iter().map(one).collect())
    };
    Value::List((0..shortest).map(side_by_side).collect())
}

/// The dotted path of what is called, which of a method is that of its class.
fn path_of(callee: &Value) -> Option<Cow<'_, str>> {
    match callee {
        Value::Attribute(object, name) => match &**object {
            Value::Made(made) => Some(Cow::Owned(member(made.callee.as_name()?, name))),
            _ => None,
        },
        callee => callee.as_name().map(Cow::Borrowed),
    }
}

/// `dict(a=…, **b)`.
fn dictionary(given: Given) -> Value {
    let all = given.args.into_iter().map(|each| ("**".to_owned(), each));
    let named =
        given.keywords.into_iter().map(|(name, each)| (name.unwrap_or_else(|| "**".to_owned()), each));
    Value::Dict(all.chain(named).collect())
}

/// Whether something is called that makes a model.
fn is_maker(callee: &Value) -> bool {
    matches!(callee, Value::Attribute(_, name) if matches!(name.as_str(), "from_pretrained" | "from_config"))
}

/// Whether something is called that may be a class which a function of the project gives: `lazy().Client()`, `client_class()()`.
fn may_make(callee: &Value) -> bool {
    let is_given = |value: &Value| match value {
        Value::Result(_) => true,
        Value::Attribute(inner, _) => matches!(**inner, Value::Result(_)),
        _ => false,
    };
    match callee {
        Value::Attribute(inner, name) => is_class(name) && is_given(inner),
        callee => is_given(callee),
    }
}

/// `getattr(thing, name)`.
fn attribute_of(thing: Value, name: Value) -> Value {
    match (thing, name) {
        (thing, Value::Text(name)) => thing.attribute(&name),
        (_, Value::Unknown) => Value::Unknown,
        (thing @ Value::Name(_), name) => Value::Item(Box::new(thing.attribute("__dict__")), Box::new(name)),
        _ => Value::Unknown,
    }
}

/// Parts of a path.
fn joined(parts: impl Iterator<Item = Value>) -> Value {
    let mut all = Vec::new();
    for part in parts {
        if !all.is_empty() {
            all.push(Value::Text("/".to_owned()));
        }
        all.push(part);
    }
    Value::Local(Box::new(Value::Join(all)))
}
