//! Which bracket of a script closes which, and how far an expression goes. Nothing is resolved here.

use std::cell::Cell;

use super::super::lexer::{Kind, Token};
use super::plain::is_statement;

/// For each word where its bracket has its other half, and where an expression ends that goes on there. The pieces of a
/// template around an expression are brackets too.
#[derive(Debug, Default)]
pub(in super::super) struct Brackets {
    other: Vec<u32>,
    stop: Vec<u32>,
    /// Whether a type was not read to its end.
    cut: Cell<bool>,
}

/// No other half.
const NONE: u32 = u32::MAX;

fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

impl Brackets {
    pub(in super::super) fn of(tokens: &[Token]) -> Self {
        let mut all = Self { other: others(tokens), stop: vec![0; tokens.len()], cut: Cell::default() };
        for at in (0..tokens.len()).rev() {
            let stop = if stops(tokens, at) { at } else { all.behind(tokens, at) };
            if let Some(slot) = all.stop.get_mut(at) {
                *slot = short(stop);
            }
        }
        all
    }

    /// A type is not read to its end.
    pub(in super::super) fn cut(&self) {
        self.cut.set(true);
    }

    /// Which bound was spent.
    pub(in super::super) fn why(&self) -> Option<&'static str> {
        self.cut.get().then_some("a type of it is longer than can be read")
    }

    /// The other half of a bracket; for one that nobody closes the end, for anything else the word itself.
    pub(in super::super) fn close(&self, at: usize) -> usize {
        self.open(at).unwrap_or(at)
    }

    /// The other half of a bracket, if it has one.
    pub(in super::super) fn open(&self, at: usize) -> Option<usize> {
        self.other.get(at).filter(|&&other| other != NONE).map(|&other| other as usize)
    }

    /// Where an expression ends that begins here: at a comma, a semicolon, a closing bracket or the word of another statement.
    pub(in super::super) fn end(&self, tokens: &[Token], at: usize) -> usize {
        match tokens.get(at) {
            None => at,
            Some(token) if closes(token) => at,
            Some(_) => self.behind(tokens, at),
        }
    }

    /// The word behind a value that begins with this word, what stands in brackets being one.
    pub(in super::super) fn next(&self, tokens: &[Token], at: usize) -> usize {
        if tokens.get(at).is_some_and(opens) { self.close(at).max(at) + 1 } else { at + 1 }
    }

    /// Where an expression ends that has this word in it.
    fn behind(&self, tokens: &[Token], at: usize) -> usize {
        self.stop.get(self.next(tokens, at)).map_or(tokens.len(), |&stop| stop as usize)
    }
}

fn opens(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('(' | '[' | '{') | Kind::Piece(_, true))
}

fn closes(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign(',' | ';' | ')' | ']' | '}') | Kind::Rest(..))
}

fn stops(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let member = || at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|it| it.is("."));
    closes(token) || matches!(&token.kind, Kind::Word(word) if is_statement(word)) && !member()
}

/// For each word that opens or closes a bracket the place of the other; for one that nobody closes the end.
fn others(tokens: &[Token]) -> Vec<u32> {
    let mut all = vec![NONE; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut pair = |one: usize, other: usize| {
        for (at, to) in [(one, other), (other, one)] {
            if let Some(slot) = all.get_mut(at) {
                *slot = short(to);
            }
        }
    };
    for (at, token) in tokens.iter().enumerate() {
        let template = |at: &usize| matches!(tokens.get(*at), Some(Token { kind: Kind::Piece(..), .. }));
        match token.kind {
            Kind::Sign('(' | '[' | '{') | Kind::Piece(_, true) => open.push(at),
            Kind::Sign(')' | ']' | '}') => {
                if let Some(opened) = open.pop_if(|at| !template(at)) {
                    pair(opened, at);
                }
            }
            Kind::Rest(_, more) => {
                // Whatever stands open in the expression ends with it.
                while let Some(opened) = open.pop_if(|at| !template(at)) {
                    pair(opened, at);
                }
                if let Some(opened) = open.pop_if(|_| !more) {
                    pair(opened, at);
                }
            }
            _ => {}
        }
    }
    for at in open {
        if let Some(slot) = all.get_mut(at) {
            *slot = short(tokens.len());
        }
    }
    all
}
