//! What a method of a text, a dictionary or a path gives. Methods of anything else are told elsewhere.

use ruff_python_ast as ast;

use super::super::names::At;
use super::super::plain::{filled, is_class, last_of, parted};
use super::super::value::Value;
use super::eval::Eval;

impl<'a> Eval<'_, 'a> {
    /// Methods of texts, dictionaries and paths.
    pub(super) fn method(
        &self,
        method: &'a ast::ExprAttribute,
        call: &'a ast::ExprCall,
        at: At,
        depth: usize,
    ) -> Option<Value> {
        let name = method.attr.as_str();
        if !is_told_here(name) {
            return None;
        }
        let whole = self.deep(&method.value, at, depth + 1);
        let argument = |index: usize| call.arguments.args.get(index).map(|arg| self.deep(arg, at, depth + 1));
        let item = |whole: Value| {
            let item = Value::Item(Box::new(whole), Box::new(argument(0)?));
            let Some(default) = argument(1) else { return Some(item) };
            Some(Value::Or(vec![item, default]))
        };
        match (name, &whole) {
            ("parse_args", Value::Object(_) | Value::Param(..) | Value::Unknown | Value::Result(_)) => {
                Some(self.parsed(&whole))
            }
            ("parse_known_args", _) => Some(Value::List([self.parsed(&whole), Value::Unknown].into())),
            ("get" | "pop", Value::Object(path)) if path.ends_with(".@args") => item(whole),
            ("get" | "pop", Value::Name(path)) if is_constant(path) => item(whole),
            // Whatever it looks into, a text that is written beside it is what it gives where there is nothing else.
            ("get" | "pop", Value::Unknown) if has_default(call) => {
                Some(Value::Assumed(Box::new(argument(1)?)))
            }
            ("get" | "pop", Value::Name(_) | Value::Object(_) | Value::Unknown | Value::List(_)) => {
                or_default(name, &whole, &argument)
            }
            ("get" | "pop", _) => item(whole),
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
            ("copy" | "with_options", _) => Some(self.same(whole, call, at, depth)),
            // What is written out in bytes says the same.
            ("strip" | "rstrip" | "encode", _) | ("keys", Value::Dict(_)) => Some(whole),
            ("lower", Value::Text(text)) => Some(Value::Text(text.to_lowercase())),
            ("values", Value::Dict(_) | Value::Name(_)) => Some(Value::List([any_of(whole)].into())),
            ("items", Value::Dict(_) | Value::Name(_)) => {
                let key = Value::Any(Box::new(whole.clone()));
                let all_told = matches!(&whole, Value::Dict(all) if !all.iter().any(|(key, _)| matches!(key.as_str(), "?" | "**")));
                let value = if all_told {
                    Value::Item(Box::new(whole), Box::new(key.clone()))
                } else {
                    any_of(whole)
                };
                Some(Value::List([Value::List([key, value].into())].into()))
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

    /// What a parser of the command line finds: what this file asks for, and what that does which made the parser.
    fn parsed(&self, parser: &Value) -> Value {
        let here = [self.module, ".@args"].concat();
        let maker = if let Value::Result(given) = parser { given.callee.as_name() } else { None };
        match maker.and_then(parted) {
            Some((module, _)) if module.starts_with('@') && !is_within(module, self.module) => {
                Value::OneOf(vec![Value::Object([module, ".@args"].concat()), Value::Object(here)])
            }
            _ => Value::Object(here),
        }
    }

    /// The same again; a client perhaps at another address.
    fn same(&self, whole: Value, call: &'a ast::ExprCall, at: At, depth: usize) -> Value {
        let client = if let Value::Object(path) = &whole { self.client(path, call, at, depth) } else { None };
        client.unwrap_or(whole)
    }
}

/// Whether a path leads to a module or into it.
fn is_within(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Any value of a dictionary.
fn any_of(whole: Value) -> Value {
    Value::Item(Box::new(whole), Box::new(Value::Unknown))
}

/// The methods that are told here.
fn is_told_here(name: &str) -> bool {
    matches!(
        name,
        "get"
            | "pop"
            | "format"
            | "strip"
            | "lower"
            | "rstrip"
            | "encode"
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
    )
}

/// What a library keeps, such as a configuration: nobody knows what is in it, but what there is where it is not.
fn or_default(method: &str, whole: &Value, argument: &dyn Fn(usize) -> Option<Value>) -> Option<Value> {
    let (Value::Name(path) | Value::Object(path)) = whole else { return None };
    if method != "get" || !is_kept_elsewhere(path) {
        return None;
    }
    match (argument(0)?, argument(1)?) {
        (Value::Text(_), default @ Value::Text(_)) => Some(Value::Or(vec![Value::Unknown, default])),
        _ => None,
    }
}

/// Whether something under a path of a library may be a dictionary: neither a module nor an object of a class, whose `get` may
/// take anything.
fn is_kept_elsewhere(path: &str) -> bool {
    path.contains('.') && !path.starts_with('@') && path != "os.environ" && !path.split('.').any(is_class)
}

/// Whether a path of the project is written like a constant, and so no object with methods of its own.
fn is_constant(path: &str) -> bool {
    let last = last_of(path);
    path.starts_with('@')
        && last.len() > 2
        && last.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// `….get("name", "text")`.
fn has_default(call: &ast::ExprCall) -> bool {
    matches!(&*call.arguments.args, [ast::Expr::StringLiteral(_), ast::Expr::StringLiteral(_)])
}
