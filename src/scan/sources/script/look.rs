//! What a name of a script is worth, or a member of what it stands for: by its scope, and for a parameter by who calls.

use super::bracket::end;
use super::choice::either;
use super::lexer::Token;
use super::names::{Bound, Names};
use super::worth::{Worth, assumed, deep, origin};

/// Most parts of one path.
const MOST_PARTS: usize = 16;

/// What a path is worth that stands there, at this depth of names.
pub(super) fn look(tokens: &[Token], names: &Names, parts: &[String], (at, depth): (usize, usize)) -> Worth {
    let Some((first, rest)) = parts.split_first() else { return Worth::Open };
    let (bound, rest) = match (first.as_str(), rest.split_first()) {
        ("this", Some((name, rest))) => (names.get(&format!("this.{name}"), at), rest),
        ("this", None) => return Worth::Open,
        (first, _) => (names.get(first, at), rest),
    };
    match (bound, rest.split_first()) {
        (Some(Bound::Import(..)), _) => match origin(names, parts, at) {
            Some((module, name)) => Worth::Import(module, name, false),
            None => Worth::Open,
        },
        (Some(Bound::Class(class)), Some((name, rest))) => match names.field(*class, name) {
            Some(bound) => member(tokens, names, bound_worth(tokens, names, bound, depth), rest, depth),
            None => Worth::Open,
        },
        (Some(bound), _) => member(tokens, names, bound_worth(tokens, names, bound, depth), rest, depth),
        (None, _) => Worth::Open,
    }
}

/// A member of a member of what is worth that.
fn member(tokens: &[Token], names: &Names, whole: Worth, rest: &[String], depth: usize) -> Worth {
    let mut worth = whole;
    for part in rest {
        let Worth::Object(members) = &worth else { return Worth::Open };
        let Some(&(_, value)) = members.iter().rev().find(|(key, _)| key == part) else { return Worth::Open };
        worth = deep(tokens, names, value, depth + 1);
    }
    worth
}

fn bound_worth(tokens: &[Token], names: &Names, bound: &Bound, depth: usize) -> Worth {
    match bound {
        Bound::Expr(at) => deep(tokens, names, *at, depth + 1),
        Bound::Member(at, key, default) => {
            let given = match deep(tokens, names, *at, depth + 1) {
                Worth::Object(members) => members.into_iter().rev().find(|(name, _)| name == key),
                _ => None,
            };
            match (given, default) {
                (Some((_, value)), _) => deep(tokens, names, value, depth + 1),
                (None, Some(default)) => assumed(deep(tokens, names, *default, depth + 1)),
                (None, None) => Worth::Open,
            }
        }
        Bound::Param(function, param) => given(tokens, names, (*function, *param), depth),
        Bound::Import(module, name) => Worth::Import(module.clone(), name.clone(), false),
        Bound::Class(_) | Bound::Function(_) | Bound::Unset | Bound::Several => Worth::Open,
    }
}

/// What a function is given: by its callers, and by its default where one of them leaves it out or may do so.
fn given(tokens: &[Token], names: &Names, (function, param): (usize, usize), depth: usize) -> Worth {
    let Some(function) = names.functions.get(function) else { return Worth::Open };
    let Some(param) = function.params.get(param) else { return Worth::Open };
    let mut all = Vec::new();
    let mut left_out = !function.own || function.callers.is_empty();
    for &open in &function.callers {
        let argument = argument(tokens, names, open, param.position);
        let worth = argument.map(|at| deep(tokens, names, at, depth + 1));
        let worth = match (worth, &param.key) {
            (Some(Worth::Object(members)), Some(key)) => members
                .into_iter()
                .rev()
                .find(|(name, _)| name == key)
                .map(|(_, at)| deep(tokens, names, at, depth + 1)),
            (Some(_), Some(_)) => Some(Worth::Open),
            (worth, _) => worth,
        };
        match worth {
            Some(worth) => all.push(assumed(worth)),
            None => left_out = true,
        }
    }
    if left_out {
        all.push(match param.default {
            Some(default) => assumed(deep(tokens, names, default, depth + 1)),
            None => Worth::Open,
        });
    }
    either(all)
}

/// `path.join(__dirname, "models", "name.gguf")`: the parts that are known, where those before them only say which folder
/// the program lies in.
pub(super) fn joined(
    tokens: &[Token],
    names: &Names,
    parts: &[String],
    (open, depth): (usize, usize),
) -> Option<Worth> {
    let called =
        matches!(parts, [path, join] if path == "path" && matches!(join.as_str(), "join" | "resolve"));
    if !called {
        return None;
    }
    let mut all = Vec::new();
    for position in 0..MOST_PARTS {
        let Some(at) = argument(tokens, names, open, position) else { break };
        match deep(tokens, names, at, depth + 1) {
            Worth::Text(text, _) => all.push(text),
            _ if position == 0 && tokens.get(at).is_some_and(|token| token.is("__dirname")) => {}
            _ => return None,
        }
    }
    (!all.is_empty()).then(|| Worth::Text(all.join("/"), true))
}

/// Where an argument of a call begins. What is spread hides all behind it.
fn argument(tokens: &[Token], names: &Names, open: usize, position: usize) -> Option<usize> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let mut at = open + 1;
    for _ in 0..position.min(20) {
        if is(at, ".") {
            return Some(at);
        }
        let last = end(tokens, &names.closings, at);
        if !is(last, ",") {
            return None;
        }
        at = last + 1;
    }
    (position <= 20 && !is(at, ")")).then_some(at)
}
