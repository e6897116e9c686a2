//! The names that a pattern binds, and how far a type goes. Words in, places out.

use super::super::lexer::{Kind, Token};
use super::bracket::Brackets;
use super::plain::{is_statement, word};

/// Most words and brackets of a type.
const MOST_TYPE: usize = 1_000;

/// A name within a pattern.
pub(in super::super) struct Taken {
    /// The member of the whole that it is, where it is one.
    pub(in super::super) key: Option<String>,
    pub(in super::super) name: String,
    pub(in super::super) at: usize,
    /// Where its default begins.
    pub(in super::super) default: Option<usize>,
}

/// Every name that a pattern in braces or brackets binds, however deep in it.
pub(in super::super) fn taken(tokens: &[Token], brackets: &Brackets, open: usize) -> Vec<Taken> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let mut all = Vec::new();
    let mut waiting = vec![open];
    while let Some(pattern) = waiting.pop() {
        let close = brackets.close(pattern).min(tokens.len());
        let listed = is(pattern, "[");
        let mut at = pattern + 1;
        while at < close {
            let last = brackets.end(tokens, at).min(close);
            let rest = is(at, ".");
            let first = if rest { at + 3 } else { at };
            // Behind a key, whatever it is, stands the name that it gets.
            let key_end = brackets.next(tokens, first);
            let local = if !listed && !rest && is(key_end, ":") { key_end + 1 } else { first };
            if is(local, "{") || is(local, "[") {
                waiting.push(local);
            } else if let Some(name) = word(tokens, local) {
                let key = word(tokens, first).filter(|_| pattern == open && !listed && !rest);
                let default = Some(local + 1).filter(|&at| is(at, "=") && at + 1 < last).map(|at| at + 1);
                all.push(Taken { key: key.map(str::to_owned), name: name.to_owned(), at: local, default });
            }
            at = last.max(at) + usize::from(last >= close || is(last, ",") || last == at);
        }
    }
    all
}

/// Where a type ends that begins here, and whether an `=` stands there that gives a worth.
pub(in super::super) fn behind_type(tokens: &[Token], brackets: &Brackets, first: usize) -> usize {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let (mut at, mut depth, mut operand) = (first, 0_usize, false);
    for _ in 0..MOST_TYPE {
        let Some(token) = tokens.get(at) else { return at };
        let was = std::mem::replace(&mut operand, false);
        match &token.kind {
            Kind::Sign('<') => depth += 1,
            Kind::Sign('>') => {
                let Some(less) = depth.checked_sub(1) else { return at };
                (depth, operand) = (less, true);
            }
            Kind::Sign('=') if is(at + 1, ">") => at += 1,
            Kind::Sign('=' | ',') if depth == 0 => return at,
            Kind::Sign(';' | ')' | ']' | '}') | Kind::Rest(..) => return at,
            Kind::Word(word) if is_type_operator(word) => {}
            Kind::Word(word) if is_statement(word) && word != "import" => return at,
            // Two types with nothing between them are two statements.
            Kind::Word(_) | Kind::Text(_) | Kind::Number(_) if was && depth == 0 => return at,
            Kind::Sign('(' | '[' | '{')
            | Kind::Word(_)
            | Kind::Text(_)
            | Kind::Number(_)
            | Kind::Piece(..) => {
                operand = true;
            }
            _ => {}
        }
        at = brackets.next(tokens, at);
    }
    brackets.cut();
    at
}

pub(in super::super) fn is_type_operator(word: &str) -> bool {
    matches!(
        word,
        "keyof"
            | "typeof"
            | "readonly"
            | "unique"
            | "infer"
            | "extends"
            | "is"
            | "asserts"
            | "new"
            | "abstract"
    )
}

/// The `=` that gives a worth to what is declared before this word, or else where that ends.
pub(in super::super) fn given(tokens: &[Token], brackets: &Brackets, behind: usize) -> Result<usize, usize> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let marked = behind + usize::from(is(behind, "!") || is(behind, "?"));
    let at = if is(marked, ":") { behind_type(tokens, brackets, marked + 1) } else { behind };
    if is(at, "=") && !is(at + 1, ">") && !is(at + 1, "=") { Ok(at) } else { Err(at) }
}
