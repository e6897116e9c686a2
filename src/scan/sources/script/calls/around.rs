//! In whose brackets each name of a script stands that may stand for an object. Who that is stands in `takers`, what comes of
//! it in `handed`.

use super::super::lexer::Kind as Lexeme;
use super::super::modules::is_own;
use super::super::names::Bound;
use super::super::syntax::{is_statement, place, word};
use super::callee::Reading;
use super::takers::Taker;

/// Words behind which brackets only look at what they hold.
const LOOKS: [&str; 4] = ["if", "while", "switch", "with"];
/// Words behind which a value stands.
const BEFORE_A_VALUE: [&str; 17] = [
    "await",
    "return",
    "typeof",
    "in",
    "of",
    "yield",
    "void",
    "delete",
    "throw",
    "case",
    "else",
    "do",
    "default",
    "extends",
    "new",
    "instanceof",
    "as",
];

/// Words behind which no value is handed on.
const NOT_BEFORE: [&str; 9] =
    ["const", "let", "var", "class", "typeof", "delete", "in", "instanceof", "import"];

/// A name, or a member of one, that stands for itself: it is not called, asked for a member, or written to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bare {
    pub(super) at: usize,
    /// The word behind the bracket that settles who takes it; nought where none does.
    pub(super) settled: usize,
    /// What becomes of it there.
    pub(super) fate: Fate,
}

/// What becomes of a name that stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Somebody looks at it, and no more.
    Seen,
    /// A function of the file takes it at this position, and whether that is all that stands there.
    Taken(usize, usize, bool),
    /// Somebody takes it who may change it.
    Given,
    /// It stays in the file, wherever that is.
    Held,
}

/// What brackets do with what stands in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// They hold it, and hand it on to those around them.
    Through,
    /// They are those of a call, which was not looked at yet.
    Call,
    /// The same, looked at.
    Of(Taker),
    /// They look at it.
    Looks,
    /// They begin names of their own.
    Names,
    /// They hold statements.
    Body,
}

/// Brackets that are open.
struct Open {
    at: usize,
    close: usize,
    part: Part,
    /// How many arguments stand before this one, and where it begins.
    position: usize,
    first: usize,
    /// Whether what stands there is returned.
    returns: bool,
    /// The brackets around it that settle what becomes of what it hands on.
    outer: usize,
}

impl Reading<'_> {
    fn sign(&self, at: usize, sign: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(sign))
    }

    fn sign_before(&self, at: usize, back: usize, sign: &str) -> bool {
        at.checked_sub(back).is_some_and(|at| self.sign(at, sign))
    }

    /// Every name that stands for itself, in order.
    pub(super) fn bare(&self) -> Vec<Bare> {
        let end = self.tokens.len();
        let root =
            Open { at: 0, close: end, part: Part::Body, position: 0, first: 0, returns: false, outer: 0 };
        let (mut open, mut all) = (vec![root], Vec::new());
        for (at, token) in self.tokens.iter().enumerate() {
            while open.len() > 1 && open.last().is_some_and(|inner| inner.close <= at) {
                open.pop();
            }
            let outer = open.len() - 1;
            let Some(inner) = open.last_mut() else { return all };
            match &token.kind {
                Lexeme::Sign('(' | '[' | '{') | Lexeme::Piece(_, true) => {
                    let close = self.names.brackets.close(at).max(at + 1);
                    let part = self.part(at);
                    open.push(Open { at, close, part, position: 0, first: at + 1, returns: false, outer });
                }
                Lexeme::Sign(',') => (inner.position, inner.first) = (inner.position + 1, at + 1),
                Lexeme::Sign(';') => inner.returns = false,
                Lexeme::Word(word) if is_statement(word) => inner.returns = word == "return",
                Lexeme::Word(_) if self.is_bare(at, inner) => {
                    let fate = self.fate(at, &mut open);
                    all.push(fate);
                }
                _ => {}
            }
        }
        all
    }

    /// What a bracket does with what stands behind it.
    fn part(&self, at: usize) -> Part {
        let Some(before) = at.checked_sub(1).and_then(|at| self.tokens.get(at)) else { return Part::Through };
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Lexeme::Sign('(')) => self.round(at),
            Some(Lexeme::Sign('[')) => match &before.kind {
                Lexeme::Word(word) if !BEFORE_A_VALUE.contains(&word.as_str()) => Part::Looks,
                Lexeme::Text(_) | Lexeme::Rest(..) | Lexeme::Sign(')' | ']') => Part::Looks,
                Lexeme::Sign('.') if self.sign_before(at, 2, "?") => Part::Looks,
                _ => Part::Through,
            },
            Some(Lexeme::Sign('{')) => match &before.kind {
                Lexeme::Word(word) if BEFORE_A_VALUE.contains(&word.as_str()) => {
                    if matches!(word.as_str(), "else" | "do") { Part::Body } else { Part::Through }
                }
                Lexeme::Sign('>') if self.sign_before(at, 2, "=") => Part::Body,
                Lexeme::Sign(')' | ';' | '{' | '}' | ']') | Lexeme::Word(_) => Part::Body,
                _ => Part::Through,
            },
            // A template behind a name is handed to that.
            _ => match &before.kind {
                Lexeme::Word(word) if !BEFORE_A_VALUE.contains(&word.as_str()) => Part::Of(Taker::Somebody),
                _ => Part::Looks,
            },
        }
    }

    /// The same of a round one.
    fn round(&self, at: usize) -> Part {
        let (scope, outer) = (self.names.scope(at), self.names.scope(at.saturating_sub(1)));
        let own = scope != outer && self.names.scopes.get(scope).is_some_and(|it| it.parent == Some(outer));
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let arrow = self.sign_before(at, 1, ">") && self.sign_before(at, 2, "=");
        match before.map(|token| &token.kind) {
            Some(Lexeme::Word(word)) if LOOKS.contains(&word.as_str()) => Part::Looks,
            _ if own => Part::Names,
            Some(Lexeme::Word(word)) if BEFORE_A_VALUE.contains(&word.as_str()) => Part::Through,
            Some(Lexeme::Sign('>')) if arrow => Part::Through,
            Some(Lexeme::Sign('!')) => {
                let marked = at.checked_sub(2).is_some_and(|at| {
                    word(self.tokens, at).is_some() || self.sign(at, ")") || self.sign(at, "]")
                });
                if marked { Part::Call } else { Part::Through }
            }
            Some(Lexeme::Sign('.')) if !self.sign_before(at, 2, "?") => Part::Through,
            Some(
                Lexeme::Word(_)
                | Lexeme::Piece(..)
                | Lexeme::Rest(..)
                | Lexeme::Sign(')' | ']' | '}' | '>' | '.'),
            ) => Part::Call,
            _ => Part::Through,
        }
    }

    /// Whether a name stands there for itself, or a member of it, that may stand for something that is changed.
    fn is_bare(&self, at: usize, inner: &Open) -> bool {
        let previous = at.wrapping_sub(1);
        let before = match self.tokens.get(previous).map(|token| &token.kind) {
            Some(Lexeme::Sign(sign)) => "+-*/%.!".contains(*sign),
            Some(Lexeme::Word(word)) => NOT_BEFORE.contains(&word.as_str()),
            _ => false,
        };
        let next = match self.tokens.get(at + 1).map(|token| &token.kind) {
            Some(Lexeme::Sign(sign)) => *sign,
            _ => ' ',
        };
        if before || "(=<>+-*/%".contains(next) {
            return false;
        }
        let key = next == ':'
            && inner.part == Part::Through
            && self.sign(inner.at, "{")
            && (self.sign(previous, "{") || self.sign(previous, ","));
        if key || !self.may_change(at) {
            return false;
        }
        let longer = matches!(next, '.' | '?' | '[' | '!');
        let behind = at + if longer { place(self.tokens, at).1.max(1) } else { 1 };
        !match self.tokens.get(behind).map(|token| &token.kind) {
            Some(Lexeme::Sign('!')) => self.sign(behind + 1, "="),
            Some(Lexeme::Sign('?')) => self.sign(behind + 1, "."),
            Some(Lexeme::Sign(sign)) => "([=<>+-*/%".contains(*sign),
            Some(Lexeme::Word(word)) => matches!(word.as_str(), "in" | "instanceof" | "of"),
            Some(Lexeme::Piece(..)) => true,
            _ => false,
        }
    }

    /// What becomes of a name within these brackets.
    fn fate(&self, at: usize, open: &mut [Open]) -> Bare {
        let innermost = open.len().saturating_sub(1);
        let (mut index, mut passed) = (innermost, Vec::new());
        while let Some(this) = open.get_mut(index) {
            if this.part == Part::Call {
                this.part = match self.taker(this.at) {
                    Taker::Nobody => Part::Through,
                    taker => Part::Of(taker),
                };
            }
            let through = this.part == Part::Through || this.part == Part::Body && this.returns;
            if !through || index == 0 {
                break;
            }
            passed.push(index);
            index = this.outer;
        }
        for inner in passed {
            if let Some(inner) = open.get_mut(inner) {
                inner.outer = index;
            }
        }
        let Some(this) = open.get(index) else { return Bare { at, settled: 0, fate: Fate::Held } };
        let alone = index == innermost && this.first == at && self.path_alone(at).is_some();
        let fate = match this.part {
            Part::Looks | Part::Of(Taker::Known) => Fate::Seen,
            Part::Of(Taker::Own(function)) => Fate::Taken(function, this.position, alone),
            Part::Of(Taker::Somebody) => Fate::Given,
            Part::Of(Taker::First) if this.position == 0 => Fate::Given,
            _ => Fate::Held,
        };
        Bare { at, settled: if index == 0 { 0 } else { this.at + 1 }, fate }
    }

    /// Whether a name begins there that may stand for something that is changed.
    fn may_change(&self, at: usize) -> bool {
        let Some(name) = word(self.tokens, at) else { return false };
        match self.names.get(name, at) {
            Some(Bound::Expr(at)) => !matches!(
                self.tokens.get(*at).map(|token| &token.kind),
                Some(Lexeme::Text(_) | Lexeme::Number(_) | Lexeme::Piece(..) | Lexeme::Regex) | None
            ),
            Some(Bound::Param(..) | Bound::Member(..) | Bound::Perhaps(_)) => true,
            Some(Bound::Import(module, _)) => is_own(module),
            _ => name == "this",
        }
    }
}
