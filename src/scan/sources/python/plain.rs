//! What is the same in every file: the names that Python gives to everybody, which expressions are written out, how classes
//! are spelled, and how a pattern is filled. Resolves nothing.

use std::borrow::Cow;

use ruff_python_ast::{CmpOp, Expr, ExprDictComp, ExprName, StringLiteralValue};

use super::value::{LONGEST_TEXT, Value};

/// Whether an expression is a text, a number or a collection.
pub(super) fn is_written_out(expr: &Expr) -> bool {
    expr.is_literal_expr()
        || matches!(
            expr,
            Expr::List(_)
                | Expr::Dict(_)
                | Expr::Set(_)
                | Expr::Tuple(_)
                | Expr::ListComp(_)
                | Expr::DictComp(_)
                | Expr::SetComp(_)
                | Expr::FString(_)
        )
}

/// Whether Python gives a name to everybody, as far as that matters here.
pub(super) fn is_builtin(name: &str) -> bool {
    matches!(
        name,
        "open"
            | "str"
            | "dict"
            | "list"
            | "tuple"
            | "sorted"
            | "print"
            | "len"
            | "int"
            | "float"
            | "bool"
            | "super"
            | "getattr"
            | "isinstance"
            | "enumerate"
            | "zip"
            | "range"
            | "next"
            | "reversed"
            | "map"
            | "set"
            | "type"
            | "bytes"
            | "vars"
            | "__import__"
    )
}

/// What stands behind the last dot of a path, and what before it. The last parts are short: they are looked for from the end,
/// byte by byte.
pub(super) fn parted(path: &str) -> Option<(&str, &str)> {
    let at = path.bytes().rposition(|byte| byte == b'.')?;
    Some((path.get(..at)?, path.get(at + 1..)?))
}

/// The path of what stands under a name in something.
pub(super) fn member(owner: &str, name: &str) -> String {
    let mut path = String::with_capacity(owner.len() + 1 + name.len());
    path.push_str(owner);
    path.push('.');
    path.push_str(name);
    path
}

/// The last part of a path.
pub(super) fn last_of(path: &str) -> &str {
    parted(path).map_or(path, |(_, last)| last)
}

pub(super) fn is_type(value: &Value) -> bool {
    matches!(value, Value::Name(path) if path.starts_with("typing.") || path.starts_with("builtins."))
}

/// Whether the last part of a path is written like a class.
pub(super) fn is_class(path: &str) -> bool {
    let last = last_of(path).trim_start_matches('_');
    last.starts_with(|c: char| c.is_uppercase()) && last.chars().any(char::is_lowercase)
}

pub(super) fn literal(text: &StringLiteralValue) -> Value {
    if text.len() > LONGEST_TEXT { Value::Unknown } else { Value::Text(text.to_str().to_owned()) }
}

/// A pattern with its holes filled in order.
pub(super) fn filled(pattern: &str, hole: &str, values: &[Value]) -> Value {
    let pieces: Vec<&str> = pattern.split(hole).collect();
    let foreign = pieces.iter().any(|piece| piece.contains(if hole == "%s" { "%" } else { "{" }));
    if pieces.len() != values.len() + 1 || foreign {
        return Value::Unknown;
    }
    let mut parts = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        parts.push(Value::text(piece));
        parts.extend(values.get(at).cloned());
    }
    Value::Join(parts)
}

/// A piece of source on one line, clipped.
pub(super) fn squeezed(text: &str) -> Cow<'_, str> {
    // Nearly all are short words, with one blank between two.
    let is_plain = || {
        let mut before = b' ';
        let plain = text.bytes().all(|byte| {
            let one = byte.is_ascii_graphic() || (byte == b' ' && before != b' ');
            before = byte;
            one
        });
        plain && before != b' '
    };
    // Most of these are one word: for that no byte need be compared with the one before.
    let is_word = || text.bytes().fold(!text.is_empty(), |all, byte| all & byte.is_ascii_graphic());
    if text.len() <= 80 && (is_word() || is_plain()) {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(200).map_or(text.len(), |(end, _)| end);
    let mut line = String::with_capacity(end);
    for word in text.get(..end).unwrap_or(text).split_whitespace() {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    crate::text::clipped(&line, 80).into_owned().into()
}

/// A name with its attributes as Python reads them: it takes an identifier for its plainest form, whatever letters it is written
/// in. Such as `self.guard`; none of anything else.
pub(super) fn spelled(expr: &Expr) -> Option<String> {
    let mut parts = Vec::new();
    let mut at = expr;
    loop {
        match at {
            Expr::Attribute(attribute) => {
                parts.push(attribute.attr.as_str());
                at = &attribute.value;
            }
            Expr::Name(name) => {
                parts.push(name.id.as_str());
                parts.reverse();
                return Some(parts.join("."));
            }
            _ => return None,
        }
    }
}

/// The same, where it is written in other letters.
pub(super) fn meant(expr: &Expr, written: &str) -> Option<Box<str>> {
    // Nearly every name is written in its plainest form.
    if written.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')) {
        return None;
    }
    let spelled = spelled(expr)?;
    (!written.ends_with(spelled.as_str())).then(|| spelled.into_boxed_str())
}

/// The path of something that is taken out of a library's module by a name that only the running program knows.
pub(super) fn shape(callee: &Value) -> Option<String> {
    match callee {
        Value::Attribute(base, name) => Some(format!("{}.{name}", shape(base)?)),
        Value::Item(base, _) => match &**base {
            Value::Name(path) => Some(format!("{}ANY", path.strip_suffix("__dict__")?)),
            _ => None,
        },
        _ => None,
    }
}

/// The last parts of a function that was handed on, as if it were written there.
pub(super) fn tail(function: &Value) -> String {
    match function {
        Value::Attribute(base, name) => format!("{}.{name}", tail(base)),
        Value::Param(_, name) => name.clone(),
        Value::Name(path) => path.clone(),
        _ => String::new(),
    }
}

/// `{key: value for key, value in WHOLE.items() if value is not None}`: the dictionary of which all is kept that says something.
pub(super) fn kept_of(comprehension: &ExprDictComp) -> Option<&Expr> {
    let [each] = &*comprehension.generators else { return None };
    let Expr::Tuple(pair) = &each.target else { return None };
    let [Expr::Name(key), Expr::Name(value)] = &*pair.elts else { return None };
    let is = |expr: &Expr, name: &ExprName| expr.as_name_expr().is_some_and(|other| other.id == name.id);
    let call = each.iter.as_call_expr().filter(|call| call.arguments.is_empty())?;
    let items = call.func.as_attribute_expr().filter(|method| method.attr.as_str() == "items")?;
    let says = |test: &Expr| match test {
        Expr::Compare(compare) => {
            let is_none = compare.comparators.iter().all(Expr::is_none_literal_expr);
            *compare.ops == [CmpOp::IsNot] && is_none && is(&compare.left, value)
        }
        test => is(test, value),
    };
    let is_key = comprehension.key.as_deref().is_some_and(|expr| is(expr, key));
    let is_whole = is_key && is(&comprehension.value, value) && each.ifs.iter().all(says);
    is_whole.then_some(&*items.value)
}
