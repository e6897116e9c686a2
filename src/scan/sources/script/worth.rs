//! What an expression in a script is worth, as far as its words tell.

use super::choice::{branches, either, encloses};
use super::lexer::{Kind, Token};
use super::look::{joined, look};
use super::names::{Bound, Names};
use super::object::object;
use super::plain::{is_statement, path};

/// The worth of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Worth {
    /// A text, and whether a default stood in for the environment.
    Text(String, bool),
    /// The members of a literal object: key and where its value begins.
    Object(Vec<(String, usize)>),
    /// What a call or `new` gives, by the module and name it comes from.
    Made(String, String),
    /// What a module exports under a name, and whether that is assumed.
    Import(String, String, bool),
    /// One of several, none of which is such a choice itself.
    Either(Vec<Worth>),
    /// A true, a false, nothing.
    Flag(bool),
    /// Not to be told.
    Open,
}

/// Deepest chain of names.
const DEEPEST: usize = 8;
/// Most words of one expression that are looked at.
const MOST: usize = 4_000;

/// The words of an expression that begins here: up to a comma, a semicolon or a closing bracket at its own level.
pub(super) fn extent(tokens: &[Token], at: usize) -> &[Token] {
    let mut depth = 0_usize;
    let rest = tokens.get(at..tokens.len().min(at + MOST)).unwrap_or_default();
    for (index, token) in rest.iter().enumerate() {
        match &token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return rest.get(..index).unwrap_or_default(),
            },
            Kind::Sign(',' | ';') if depth == 0 => return rest.get(..index).unwrap_or_default(),
            Kind::Word(word) if depth == 0 && index > 0 && is_statement(word) => {
                return rest.get(..index).unwrap_or_default();
            }
            _ => {}
        }
    }
    rest
}

/// The worth of the expression that begins here.
pub(super) fn worth(tokens: &[Token], names: &Names, at: usize) -> Worth {
    names.begin();
    deep(tokens, names, at, 0)
}

/// Every worth that a choice may have.
pub(super) fn each(worth: Worth) -> Vec<Worth> {
    if let Worth::Either(all) = worth { all } else { vec![worth] }
}

/// The same where nobody knows whether it is chosen.
pub(super) fn assumed(worth: Worth) -> Worth {
    match worth {
        Worth::Text(text, _) => Worth::Text(text, true),
        Worth::Import(module, name, _) => Worth::Import(module, name, true),
        Worth::Either(all) => Worth::Either(all.into_iter().map(assumed).collect()),
        other => other,
    }
}

pub(super) fn deep(tokens: &[Token], names: &Names, at: usize, depth: usize) -> Worth {
    let words = extent(tokens, at);
    let words = match words.iter().position(|token| token.is("as") || token.is("satisfies")) {
        Some(end) if end > 0 => words.get(..end).unwrap_or(words),
        _ => words,
    };
    if depth > DEEPEST || !names.spend(words.len()) {
        return Worth::Open;
    }
    if let Some((yes, no)) = branches(words) {
        let yes = deep(tokens.get(..at + no - 1).unwrap_or_default(), names, at + yes, depth + 1);
        return either([assumed(yes), assumed(deep(tokens, names, at + no, depth + 1))]);
    }
    let (Some(first), count) = (words.first(), words.len()) else { return Worth::Open };
    // A line that ends without a semicolon: the value is what stands alone in front.
    match &first.kind {
        Kind::Text(text) if count == 1 || !continues(words.get(1)) => Worth::Text(text.clone(), false),
        Kind::Piece(text, false) if count == 1 || !continues(words.get(1)) => {
            Worth::Text(text.clone(), false)
        }
        Kind::Piece(..) => template(tokens, names, at, words, depth),
        Kind::Word(word) if (word == "true" || word == "false") && count == 1 => Worth::Flag(word == "true"),
        Kind::Word(word) if matches!(word.as_str(), "null" | "undefined") && count == 1 => Worth::Flag(false),
        Kind::Word(word) if word == "await" => deep(tokens, names, at + 1, depth + 1),
        Kind::Word(word) if word == "new" => made(tokens, names, at + 1),
        Kind::Sign('{') => object(tokens, at),
        Kind::Sign('(') if words.last().is_some_and(|last| last.is(")")) && encloses(words) => {
            deep(tokens.get(..at + count - 1).unwrap_or_default(), names, at + 1, depth + 1)
        }
        Kind::Word(_) => named(tokens, names, at, words, depth),
        _ => Worth::Open,
    }
}

/// Whether a word goes on with the expression before it.
fn continues(next: Option<&Token>) -> bool {
    next.is_some_and(|next| matches!(next.kind, Kind::Sign(sign) if "+-*/%?|&.[(=<>".contains(sign)))
}

/// A template whose expressions are names with a known text.
fn template(tokens: &[Token], names: &Names, at: usize, words: &[Token], depth: usize) -> Worth {
    let mut out = String::new();
    let mut assumed = false;
    let mut index = 0;
    while let Some(token) = words.get(index) {
        let Kind::Piece(text, more) = &token.kind else { return Worth::Open };
        out.push_str(text);
        if !more {
            let alone = index + 1 == words.len();
            return if alone { Worth::Text(out, assumed) } else { Worth::Open };
        }
        // The expression runs to the next piece.
        let Some(length) = words
            .get(index + 1..)
            .and_then(|rest| rest.iter().position(|token| matches!(token.kind, Kind::Piece(..))))
        else {
            return Worth::Open;
        };
        let inner = tokens.get(..at + index + 1 + length).unwrap_or_default();
        match deep(inner, names, at + index + 1, depth + 1) {
            Worth::Text(text, likely) => {
                out.push_str(&text);
                assumed |= likely;
            }
            _ => return Worth::Open,
        }
        index += 1 + length;
    }
    Worth::Open
}

/// `new Class(…)`.
fn made(tokens: &[Token], names: &Names, at: usize) -> Worth {
    let (path, _) = path(tokens, at);
    match origin(names, &path, at) {
        Some((module, name)) => Worth::Made(module, name),
        None => Worth::Open,
    }
}

/// Where a dotted path comes from: the module, and the rest of the path.
pub(super) fn origin(names: &Names, path: &[String], at: usize) -> Option<(String, String)> {
    let (first, rest) = path.split_first()?;
    let (module, name) = match names.get(first, at)? {
        Bound::Import(module, name) => (module.clone(), name.clone()),
        _ => return None,
    };
    let parts = std::iter::once(name)
        .chain(rest.iter().cloned())
        .skip_while(|name| matches!(name.as_str(), "*" | "default"));
    let joined = parts.collect::<Vec<_>>().join(".");
    // A default export has the name that it is given here.
    let name = if joined.is_empty() { first.clone() } else { joined };
    Some((module, name))
}

fn named(tokens: &[Token], names: &Names, at: usize, words: &[Token], depth: usize) -> Worth {
    let (parts, length) = path(tokens, at);
    let rest = words.get(length..).unwrap_or_default();
    let environment = parts.first().is_some_and(|first| matches!(first.as_str(), "process" | "Deno" | "Bun"))
        || parts.get(1).is_some_and(|second| second == "meta");
    let fallback = rest
        .iter()
        .position(|token| token.is("?") || token.is("|"))
        .filter(|_| rest.get(1).is_some_and(|token| token.is("?") || token.is("|")));
    if let Some(index) = fallback {
        // `process.env.MODEL ?? "default"`
        let before = if environment { Worth::Open } else { look(tokens, names, &parts, (at, depth)) };
        return match before {
            Worth::Text(text, likely) if index == 0 => Worth::Text(text, likely),
            before => {
                let given = each(before).into_iter().filter(|given| matches!(given, Worth::Text(..)));
                let default = assumed(deep(tokens, names, at + length + index + 2, depth + 1));
                either(given.chain([default]))
            }
        };
    }
    if environment {
        return Worth::Open;
    }
    if rest.first().is_some_and(|token| token.is("(")) {
        if let Some(joined) = joined(tokens, names, &parts, (at + length, depth)) {
            return joined;
        }
        return match origin(names, &parts, at) {
            Some((module, name)) => Worth::Made(module, name),
            None => Worth::Open,
        };
    }
    if let (Some(open), Some(Token { kind: Kind::Text(key), .. })) = (rest.first(), rest.get(1))
        && open.is("[")
    {
        let parts: Vec<String> = parts.into_iter().chain([key.clone()]).collect();
        return look(tokens, names, &parts, (at, depth));
    }
    if continues(rest.first()) { Worth::Open } else { look(tokens, names, &parts, (at, depth)) }
}

/// How an expression is written, on one line.
pub(super) fn written(text: &str, tokens: &[Token], at: usize) -> String {
    let start = tokens.get(at).map_or(0, |token| token.offset);
    let end = tokens.get(at + extent(tokens, at).len()).map_or(text.len(), |token| token.offset);
    let words: Vec<&str> = text.get(start..end).unwrap_or_default().split_whitespace().take(20).collect();
    crate::text::clipped(&words.join(" "), 80).into_owned()
}
