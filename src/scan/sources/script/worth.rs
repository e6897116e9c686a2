//! What an expression in a script is worth, as far as its words tell.

use super::lexer::{Kind, Token};
use super::names::{Bound, Names};
use super::plain::path;

/// The worth of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Worth {
    /// A text, and whether a default stood in for the environment.
    Text(String, bool),
    /// The members of a literal object: key and where its value begins.
    Object(Vec<(String, usize)>),
    /// What a call or `new` gives, by the module and name it comes from.
    Made(String, String),
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
            Kind::Word(word)
                if depth == 0
                    && index > 0
                    && matches!(
                        word.as_str(),
                        "const"
                            | "let"
                            | "var"
                            | "function"
                            | "export"
                            | "import"
                            | "class"
                            | "return"
                            | "if"
                            | "for"
                    ) =>
            {
                return rest.get(..index).unwrap_or_default();
            }
            _ => {}
        }
    }
    rest
}

/// The worth of the expression that begins here.
pub(super) fn worth(tokens: &[Token], names: &Names, at: usize) -> Worth {
    deep(tokens, names, at, 0)
}

fn deep(tokens: &[Token], names: &Names, at: usize, depth: usize) -> Worth {
    let words = extent(tokens, at);
    let words = match words.iter().position(|token| token.is("as") || token.is("satisfies")) {
        Some(end) if end > 0 => words.get(..end).unwrap_or(words),
        _ => words,
    };
    if depth > DEEPEST {
        return Worth::Open;
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

/// The keys of a literal object.
fn object(tokens: &[Token], at: usize) -> Worth {
    let mut members = Vec::new();
    let mut next = at + 1;
    while members.len() < 500 {
        let Some(token) = tokens.get(next) else { break };
        let key = match &token.kind {
            Kind::Word(word) | Kind::Text(word) => Some(word.clone()),
            Kind::Sign('}') => break,
            _ => None,
        };
        let colon = tokens.get(next + 1).is_some_and(|token| token.is(":"));
        let start = if key.is_some() && colon { next + 2 } else { next };
        let value = extent(tokens, start);
        if let Some(key) = key
            && (colon || value.len() == 1)
        {
            members.push((key, start));
        }
        if token.is(".") {
            members.push(("...".to_owned(), next));
        }
        next = start
            + value
                .len()
                .max(usize::from(!tokens.get(start).is_some_and(|token| token.is("}") || token.is(","))));
        if tokens.get(next).is_some_and(|token| token.is(",")) {
            next += 1;
        } else if !tokens.get(next).is_some_and(|token| token.is("}")) && value.is_empty() {
            break;
        }
    }
    Worth::Object(members)
}

/// `new Class(…)`.
fn made(tokens: &[Token], names: &Names, at: usize) -> Worth {
    let (path, _) = path(tokens, at);
    match origin(names, &path) {
        Some((module, name)) => Worth::Made(module, name),
        None => Worth::Open,
    }
}

/// Where a dotted path comes from: the module, and the rest of the path.
pub(super) fn origin(names: &Names, path: &[String]) -> Option<(String, String)> {
    let (first, rest) = path.split_first()?;
    let (module, name) = match names.get(first)? {
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
        let before = if environment { Worth::Open } else { look(tokens, names, &parts, depth) };
        return match before {
            Worth::Text(text, likely) if index == 0 => Worth::Text(text, likely),
            _ => match deep(tokens, names, at + length + index + 2, depth + 1) {
                Worth::Text(text, _) => Worth::Text(text, true),
                other => other,
            },
        };
    }
    if environment {
        return Worth::Open;
    }
    if rest.first().is_some_and(|token| token.is("(")) {
        return match origin(names, &parts) {
            Some((module, name)) => Worth::Made(module, name),
            None => Worth::Open,
        };
    }
    if let (Some(open), Some(Token { kind: Kind::Text(key), .. })) = (rest.first(), rest.get(1))
        && open.is("[")
    {
        let parts: Vec<String> = parts.into_iter().chain([key.clone()]).collect();
        return look(tokens, names, &parts, depth);
    }
    if continues(rest.first()) { Worth::Open } else { look(tokens, names, &parts, depth) }
}

/// What a name, or a member of a literal object, is worth.
fn look(tokens: &[Token], names: &Names, parts: &[String], depth: usize) -> Worth {
    let this = format!("this.{}", parts.get(1).map_or("", String::as_str));
    let (bound, rest) = match parts.first().map(String::as_str) {
        Some("this") => (names.get(&this).or_else(|| names.get(parts.get(1)?)), parts.get(2..)),
        Some(first) => (names.get(first), parts.get(1..)),
        None => return Worth::Open,
    };
    let mut at = match bound {
        Some(Bound::Expr(at)) => *at,
        Some(Bound::Import(module, name)) => return Worth::Made(module.clone(), name.clone()),
        _ => return Worth::Open,
    };
    for part in rest.unwrap_or_default() {
        match deep(tokens, names, at, depth + 1) {
            Worth::Object(members) => match members.into_iter().find(|(key, _)| key == part) {
                Some((_, value)) => at = value,
                None => return Worth::Open,
            },
            _ => return Worth::Open,
        }
    }
    deep(tokens, names, at, depth + 1)
}

/// How an expression is written, on one line.
pub(super) fn written(text: &str, tokens: &[Token], at: usize) -> String {
    let start = tokens.get(at).map_or(0, |token| token.offset);
    let end = tokens.get(at + extent(tokens, at).len()).map_or(text.len(), |token| token.offset);
    let words: Vec<&str> = text.get(start..end).unwrap_or_default().split_whitespace().take(20).collect();
    crate::text::clipped(&words.join(" "), 80).into_owned()
}
