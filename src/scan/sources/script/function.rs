//! A function of a script: what its parameters are called, where they default, and who calls it. Nothing is resolved here.

use super::bracket::end;
use super::lexer::{Kind, Token};
use super::plain::opens_a_class_field;

/// A function that a script writes.
#[derive(Debug, Default)]
pub(super) struct Function {
    pub(super) params: Vec<Param>,
    /// The brackets of the calls of it in the same file.
    pub(super) callers: Vec<usize>,
    /// Whether nobody outside the file can call it.
    pub(super) own: bool,
}

/// A name that is given to a function.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Param {
    pub(super) name: String,
    pub(super) position: usize,
    /// The member of an argument that it takes.
    pub(super) key: Option<String>,
    /// Where its default begins.
    pub(super) default: Option<usize>,
    /// Whether the constructor makes a field of it.
    pub(super) field: bool,
}

/// A name within a pattern, what it is called there, and where its default begins.
pub(super) struct Taken {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) default: Option<usize>,
}

/// Most parameters of one function, and most names of one pattern.
const MOST: usize = 100;

/// The parameters between these brackets.
pub(super) fn params(tokens: &[Token], closings: &[usize], open: usize) -> Vec<Param> {
    let close = closings.get(open).copied().unwrap_or(open);
    let mut all = Vec::new();
    let mut at = open + 1;
    for position in 0..MOST {
        if at >= close {
            break;
        }
        let last = end(tokens, closings, at).min(close);
        let mut first = at;
        let mut field = false;
        while let Some(word) = word(tokens, first).filter(|word| opens_a_class_field(word))
            && first + 1 < last
            && tokens.get(first + 1).is_some_and(|next| matches!(next.kind, Kind::Word(_)))
        {
            field |= !word.starts_with('@');
            first += 1;
        }
        if let Some(name) = word(tokens, first) {
            let default = default(tokens, closings, first + 1, last);
            let name = name.to_owned();
            all.push(Param { name, position, key: None, default, field });
        } else if tokens.get(first).is_some_and(|token| token.is("{")) {
            let each = |taken: Taken| Param {
                name: taken.name,
                position,
                key: Some(taken.key),
                default: taken.default,
                field: false,
            };
            all.extend(taken(tokens, closings, first).into_iter().map(each));
        } else {
            // `...rest`, and what is taken out of a list: named here, and worth nothing that is seen.
            let words = (first..last).filter_map(|at| word(tokens, at));
            let each = |name: &str| Param {
                name: name.to_owned(),
                position: usize::MAX,
                key: None,
                default: None,
                field: false,
            };
            all.extend(words.take(1).map(each));
        }
        at = last + 1;
    }
    all
}

/// The names that a pattern in braces takes out of an object.
pub(super) fn taken(tokens: &[Token], closings: &[usize], open: usize) -> Vec<Taken> {
    let close = closings.get(open).copied().unwrap_or(open);
    let mut all = Vec::new();
    let mut at = open + 1;
    while at < close && all.len() < MOST {
        let last = end(tokens, closings, at).min(close);
        let colon = tokens.get(at + 1).is_some_and(|token| token.is(":"));
        let local = if colon { at + 2 } else { at };
        if let (Some(key), Some(name)) = (word(tokens, at), word(tokens, local)) {
            let default = default(tokens, closings, local + 1, last);
            all.push(Taken { key: key.to_owned(), name: name.to_owned(), default });
        }
        at = last + 1;
    }
    all
}

/// Where the worth begins behind a name and its type.
pub(super) fn default(tokens: &[Token], closings: &[usize], from: usize, last: usize) -> Option<usize> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let mut at = from;
    while at < last {
        if is(at, "=") && !is(at + 1, ">") {
            return Some(at + 1).filter(|&at| at < last);
        }
        let opens = is(at, "(") || is(at, "[") || is(at, "{");
        at = if opens { closings.get(at).map_or(at, |&close| close.max(at)) } else { at } + 1;
    }
    None
}

pub(super) fn word(tokens: &[Token], at: usize) -> Option<&str> {
    match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Word(word)) => Some(word),
        _ => None,
    }
}
