//! Which bracket of a script closes which, and how far an expression goes. Nothing is resolved here.

use super::lexer::{Kind, Token};
use super::plain::is_statement;

/// Most words of one expression that are looked at, what stands in brackets counted as one.
const MOST: usize = 4_000;

/// For each word that opens a bracket the place of the word that closes it; for one that nobody closes the end.
pub(super) fn closings(tokens: &[Token]) -> Vec<usize> {
    let mut all: Vec<usize> = vec![0; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign('(' | '[' | '{') => open.push(at),
            Kind::Sign(')' | ']' | '}') => {
                if let Some(slot) = open.pop().and_then(|opened| all.get_mut(opened)) {
                    *slot = at;
                }
            }
            _ => {}
        }
    }
    for at in open {
        if let Some(slot) = all.get_mut(at) {
            *slot = tokens.len();
        }
    }
    all
}

/// Where an expression ends that begins here: at a comma, a semicolon, a closing bracket or the word of another statement.
pub(super) fn end(tokens: &[Token], closings: &[usize], at: usize) -> usize {
    let mut next = at;
    for _ in 0..MOST {
        match tokens.get(next).map(|token| &token.kind) {
            None | Some(Kind::Sign(',' | ';' | ')' | ']' | '}')) => return next,
            Some(Kind::Word(word)) if next > at && is_statement(word) => return next,
            Some(Kind::Sign('(' | '[' | '{')) => {
                next = closings.get(next).map_or(next, |&close| close.max(next)) + 1;
            }
            Some(_) => next += 1,
        }
    }
    next
}
