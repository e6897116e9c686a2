//! What a call is worth: the few functions and methods that only move texts about, and objects of classes.

use ruff_python_ast::{self as ast, Expr};

use super::eval::{Eval, filled, is_class};
use super::scope::At;
use super::value::{Given, Value};

impl<'a> Eval<'_, 'a> {
    pub(super) fn call(&self, call: &'a ast::ExprCall, at: At, depth: usize) -> Value {
        if let Expr::Attribute(method) = &*call.func
            && let Some(value) = self.method(method, call, at, depth)
        {
            return value;
        }
        let callee = self.deep(&call.func, at, depth + 1);
        let name = |value: &Value| if let Value::Name(path) = value { Some(path.clone()) } else { None };
        let path = match &callee {
            Value::OneOf(all) => all.iter().find_map(name).unwrap_or_default(),
            callee => match name(callee) {
                Some(path) => path,
                None => return Value::Unknown,
            },
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
        let last = path.rsplit('.').next().unwrap_or(path);
        match path {
            "os.getenv" | "os.environ.get" | "os.environ.setdefault" | "decouple.config" => {
                return Some(Value::Assumed(Box::new(argument(1, "default"))));
            }
            "os.environ.pop" => return Some(Value::Unknown),
            "builtins.str" | "copy.copy" | "copy.deepcopy" | "os.path.expandvars" | "builtins.list"
            | "builtins.tuple" | "builtins.sorted" | "tqdm.tqdm" => return Some(argument(0, "")),
            "typing.cast" => return Some(argument(1, "")),
            "builtins.dict" => {
                let given = self.given_deep(Value::Unknown, &call.arguments, at, depth);
                return Some(dictionary(given));
            }
            "builtins.open" | "pathlib.Path" | "pathlib.PurePath"
                if call.arguments.args.len() < 2 || last == "open" =>
            {
                return Some(Value::Local(Box::new(argument(0, "file"))));
            }
            "os.path.join" | "os.path.abspath" | "os.path.expanduser" | "os.path.realpath"
            | "os.path.dirname" | "posixpath.join" | "pathlib.Path" | "pathlib.PurePath" => {
                let parts = call.arguments.args.iter().map(|arg| self.deep(arg, at, depth + 1));
                return Some(joined(parts));
            }
            "functools.partial" => {
                let mut given = self.given_deep(Value::Unknown, &call.arguments, at, depth);
                if !given.args.is_empty() {
                    given.callee = given.args.remove(0);
                }
                return Some(Value::Partial(Box::new(given)));
            }
            _ => {}
        }
        match last {
            "Field" | "field" | "Option" | "Argument" | "Form" | "Query" | "Body"
                if !path.starts_with('@') =>
            {
                Some(Value::Assumed(Box::new(argument(0, "default"))))
            }
            "parse_args" | "ArgumentParser" => Some(self.command_line()),
            "parse_known_args" => Some(Value::List(vec![self.command_line(), Value::Unknown])),
            "from_openai" | "wrap_openai" | "from_anthropic" | "patch" => Some(argument(0, "client")),
            _ => None,
        }
    }

    /// What the command line of this file holds.
    fn command_line(&self) -> Value {
        Value::Object(format!("{}.@args", self.module))
    }

    /// What a function returns, or an object of a class.
    fn object(&self, path: &str, call: &'a ast::ExprCall, at: At, depth: usize) -> Value {
        if path.starts_with('@') && !is_class(path) && !path.contains(".@args") {
            return Value::Result(path.to_owned());
        }
        let given = !call.arguments.args.is_empty() || !call.arguments.keywords.is_empty();
        if path.starts_with('@') && given && !path.contains(".@args") {
            let callee = Value::Name(path.to_owned());
            return Value::Made(Box::new(self.given_deep(callee, &call.arguments, at, depth)));
        }
        let addressed = path.starts_with("openai.").then(|| {
            let argument = |name: &&str| match self.argument(call, usize::MAX, name, at, depth) {
                Value::Text(address) => Some(address),
                _ => None,
            };
            ["base_url", "api_base"].iter().find_map(argument)
        });
        match addressed.flatten() {
            Some(address) => {
                let hub = crate::scan::provider::of_address(&address);
                let last = path.rsplit('.').next().unwrap_or(path);
                Value::Object(format!("openai:{}.{last}", hub.word()))
            }
            None => Value::Object(path.to_owned()),
        }
    }

    /// Methods of texts, dictionaries and paths.
    fn method(
        &self,
        method: &'a ast::ExprAttribute,
        call: &'a ast::ExprCall,
        at: At,
        depth: usize,
    ) -> Option<Value> {
        let name = method.attr.as_str();
        if !matches!(
            name,
            "get"
                | "format"
                | "strip"
                | "lower"
                | "rstrip"
                | "joinpath"
                | "resolve"
                | "absolute"
                | "expanduser"
                | "as_posix"
                | "with_suffix"
                | "values"
                | "keys"
                | "items"
                | "copy"
                | "with_options"
                | "parse_args"
                | "parse_known_args"
        ) {
            return None;
        }
        let whole = self.deep(&method.value, at, depth + 1);
        let argument = |index: usize| call.arguments.args.get(index).map(|arg| self.deep(arg, at, depth + 1));
        match (name, &whole) {
            ("parse_args", Value::Object(_) | Value::Param(..) | Value::Unknown) => {
                Some(Value::Object(format!("{}.@args", self.module)))
            }
            ("parse_known_args", _) => {
                Some(Value::List(vec![Value::Object(format!("{}.@args", self.module)), Value::Unknown]))
            }
            ("get", Value::Name(_) | Value::Object(_) | Value::Unknown) => None,
            ("get", _) => {
                let item = Value::Item(Box::new(whole), Box::new(argument(0)?));
                Some(argument(1).map_or(item.clone(), |default| Value::Or(vec![item, default])))
            }
            ("format", Value::Text(pattern)) => {
                let mut values: Vec<Value> =
                    call.arguments.args.iter().map(|arg| self.deep(arg, at, depth + 1)).collect();
                let mut pattern = pattern.clone();
                for keyword in &call.arguments.keywords {
                    let Some(name) = &keyword.arg else { return Some(Value::Unknown) };
                    pattern = pattern.replace(&format!("{{{name}}}"), "{}");
                    values.push(self.deep(&keyword.value, at, depth + 1));
                }
                // With several names their order would have to be known.
                let plain = call.arguments.keywords.len() < 2
                    && (call.arguments.keywords.is_empty() || values.len() == 1);
                Some(if plain { filled(&pattern, "{}", &values) } else { Value::Unknown })
            }
            ("strip" | "rstrip" | "copy" | "with_options", _) => Some(whole),
            ("lower", Value::Text(text)) => Some(Value::Text(text.to_lowercase())),
            ("values", Value::Dict(_) | Value::Name(_)) => Some(Value::List(vec![any_of(whole)])),
            ("items", Value::Dict(_) | Value::Name(_)) => {
                let key = Value::Any(Box::new(whole.clone()));
                Some(Value::List(vec![Value::List(vec![key, any_of(whole)])]))
            }
            ("joinpath", _) => Some(Value::Local(Box::new(Value::Join(vec![
                whole,
                Value::Text("/".to_owned()),
                argument(0)?,
            ])))),
            ("resolve" | "absolute" | "expanduser" | "as_posix" | "with_suffix", Value::Local(_)) => {
                Some(whole)
            }
            _ => None,
        }
    }
}

/// `dict(a=…, **b)`.
fn dictionary(given: Given) -> Value {
    let all = given.args.into_iter().map(|each| ("**".to_owned(), each));
    let named =
        given.keywords.into_iter().map(|(name, each)| (name.unwrap_or_else(|| "**".to_owned()), each));
    Value::Dict(all.chain(named).collect())
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

/// Any value of a dictionary.
fn any_of(whole: Value) -> Value {
    Value::Item(Box::new(whole), Box::new(Value::Unknown))
}
