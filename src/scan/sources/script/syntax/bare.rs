//! The names that stand for themselves in some words of a script: what an expression may be, or may hold. No name is resolved.

use super::super::lexer::{Kind, Token};
use super::bracket::Brackets;
use super::plain::{place, word};

/// Words behind which a value stands.
const BEFORE_A_VALUE: [&str; 12] =
    ["await", "return", "yield", "throw", "case", "else", "do", "default", "in", "of", "void", "extends"];
/// Words behind which no value stands that anybody gets.
const NOT_BEFORE: [&str; 8] = ["typeof", "delete", "in", "instanceof", "new", "as", "satisfies", "void"];

/// A name that stands for itself: it is not called, asked for a member, compared or written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Bare {
    pub(in super::super) at: usize,
    /// How many commas stand before it.
    pub(in super::super) position: usize,
    /// Whether it is within an object, a list or a function, or behind something that is spread.
    pub(in super::super) inner: bool,
    /// Whether not it is meant but what it holds: it is spread, or a member of it is that nobody knows.
    pub(in super::super) spread: bool,
}

/// Every name that stands for itself from one word up to another, of those that may matter. What is called there, the bodies
/// of functions and what is asked for in square brackets hold others, which are not told.
pub(in super::super) fn bare(
    tokens: &[Token],
    brackets: &Brackets,
    (first, end): (usize, usize),
    may_matter: impl Fn(usize) -> bool,
) -> Vec<Bare> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let dots = |at: usize| at >= 3 && is(at - 1, ".") && is(at - 2, ".");
    let mut all = Vec::new();
    // How far brackets go that hold it, that only stand around it, and that are spread.
    let (mut inner, mut round, mut copied) = (first, first, first);
    let (mut at, mut position) = (first, 0);
    while let Some(token) = tokens.get(at).filter(|_| at < end) {
        match &token.kind {
            Kind::Sign('(' | '[' | '{') | Kind::Piece(_, true) => {
                let close = brackets.close(at).max(at);
                if !holds(tokens, brackets, (first, at)) {
                    at = close;
                } else if is(at, "(") {
                    round = round.max(close);
                    copied = if dots(at) { copied.max(close) } else { copied };
                } else {
                    inner = inner.max(close);
                }
            }
            Kind::Sign('=') if is(at + 1, ">") => inner = inner.max(brackets.end(tokens, at + 2)),
            Kind::Sign(',') if at >= inner.max(round) => position += 1,
            // Nobody knows how many that are.
            Kind::Sign('.') if is(at + 1, ".") && at >= inner.max(round) => inner = end,
            Kind::Word(_) if may_stand(tokens, at) && may_matter(at) => {
                if let Some(member) = stands_for_itself(tokens, brackets, at) {
                    let spread = member || dots(at) || at < copied;
                    all.push(Bare { at, position, inner: at < inner, spread });
                }
            }
            _ => {}
        }
        at += 1;
    }
    all
}

/// Whether a round bracket stands behind something that is called, or begins what a function takes.
pub(in super::super) fn is_called(tokens: &[Token], open: usize) -> bool {
    let is = |back: usize, sign: &str| {
        open.checked_sub(back).and_then(|at| tokens.get(at)).is_some_and(|token| token.is(sign))
    };
    match open.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| &token.kind) {
        Some(Kind::Word(word)) => is(2, ".") || !BEFORE_A_VALUE.contains(&word.as_str()),
        Some(Kind::Sign('>')) => !is(2, "="),
        Some(Kind::Sign('.')) => is(2, "?"),
        Some(Kind::Sign('!')) => {
            open.checked_sub(2).is_some_and(|at| word(tokens, at).is_some() || is(2, ")"))
        }
        Some(Kind::Sign(')' | ']' | '}') | Kind::Rest(..)) => true,
        _ => false,
    }
}

/// Whether what stands in brackets is what they stand for, or a part of it.
fn holds(tokens: &[Token], brackets: &Brackets, (first, at): (usize, usize)) -> bool {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| &token.kind);
    let behind_a_word = || match before {
        Some(Kind::Word(word)) => !BEFORE_A_VALUE.contains(&word.as_str()),
        _ => false,
    };
    let behind = |signs: &str| matches!(before, Some(Kind::Sign(sign)) if signs.contains(*sign));
    match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Sign('(')) => {
            let close = brackets.close(at);
            // `(a) =>`, `(a): Type =>`
            let takes = is(close + 1, "{")
                || is(close + 1, "=") && is(close + 2, ">")
                || is(close + 1, ":") && !behind("?|&");
            !is_called(tokens, at) && !takes
        }
        Some(Kind::Sign('[')) => {
            let asked = behind(")]") || behind(".") && at >= 2 && is(at - 2, "?");
            at == first
                || !asked && !behind_a_word() && !matches!(before, Some(Kind::Text(_) | Kind::Rest(..)))
        }
        Some(Kind::Sign('{')) => {
            let arrow = behind(">");
            at == first || !arrow && !behind(");{}]") && !behind_a_word()
        }
        _ => false,
    }
}

fn sign(tokens: &[Token], at: Option<usize>) -> char {
    match at.and_then(|at| tokens.get(at)).map(|token| &token.kind) {
        Some(Kind::Sign(sign)) => *sign,
        _ => ' ',
    }
}

/// Whether a word is no key and no member, and what stands beside it asks nothing of it.
fn may_stand(tokens: &[Token], at: usize) -> bool {
    let (before, twice) = (sign(tokens, at.checked_sub(1)), sign(tokens, at.checked_sub(2)));
    let asked = match before {
        '=' => matches!(twice, '=' | '!'),
        '>' => twice != '=',
        '.' => twice != '.',
        sign => "+-*/%!<".contains(sign),
    };
    let next = sign(tokens, Some(at + 1));
    let key = next == ':' && matches!(before, '{' | ',');
    let behind = at.checked_sub(1).and_then(|at| word(tokens, at));
    !asked && !key && !"(=<>+-*/%".contains(next) && !behind.is_some_and(|word| NOT_BEFORE.contains(&word))
}

/// Whether nothing is asked of what a word or a member of it stands for, and whether nobody knows which member.
fn stands_for_itself(tokens: &[Token], brackets: &Brackets, at: usize) -> Option<bool> {
    let sign = |at: usize| sign(tokens, Some(at));
    let mut behind =
        at + if matches!(sign(at + 1), '.' | '?' | '[' | '!') { place(tokens, at).1.max(1) } else { 1 };
    let member = sign(behind) == '[';
    while sign(behind) == '[' {
        behind = brackets.close(behind).max(behind) + 1;
    }
    let stands = match tokens.get(behind).map(|token| &token.kind) {
        Some(Kind::Sign('!')) => sign(behind + 1) != '=',
        // `a ?? b` is `a`, `a ? b : c` and `a && b` are none of it.
        Some(Kind::Sign('?')) => sign(behind + 1) == '?',
        Some(Kind::Sign('&')) => sign(behind + 1) != '&',
        Some(Kind::Sign(sign)) => !"(.=<>+-*/%".contains(*sign),
        Some(Kind::Word(word)) => !matches!(word.as_str(), "in" | "instanceof" | "of"),
        Some(Kind::Piece(..)) => false,
        _ => true,
    };
    stands.then_some(member)
}
