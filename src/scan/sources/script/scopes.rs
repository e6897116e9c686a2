//! The scopes of a script and what they name, collected in one walk over its words. What a name is worth is told in `worth`.

use super::bracket::{closings, end};
use super::function::word;
use super::lexer::{Kind, Token};
use super::names::{Bound, Names, Scope};
use super::plain::is_statement;

/// Scopes inside one another that are told apart.
const DEEPEST: usize = 64;
/// Most words of the type that a function gives.
const MOST_TYPE: usize = 60;

/// What a part of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Statements.
    Block,
    /// Fields and methods.
    Class,
    /// What a function takes, or a pattern takes out of an object: an `=` gives a default there.
    Taken,
    /// Whatever else stands in brackets.
    Other,
}

/// A part that is open.
struct Open {
    end: usize,
    part: Part,
    scope: usize,
}

pub(super) struct Walk<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) names: Names,
    open: Vec<Open>,
    /// The body of a class or a function that is announced: where it opens, what it is, and its scope.
    bodies: Vec<(usize, Part, usize)>,
}

impl Names {
    /// Collects the names of a file.
    pub(super) fn collect(tokens: &[Token]) -> Self {
        let mut names = Self::new(tokens.len());
        names.closings = closings(tokens);
        let mut walk = Walk { tokens, names, open: Vec::new(), bodies: Vec::new() };
        for at in 0..tokens.len() {
            walk.leave(at);
            walk.word(at);
            let scope = u32::try_from(walk.scope()).unwrap_or(0);
            walk.names.within.push(scope);
        }
        let calls = (0..tokens.len()).filter(|&at| tokens.get(at).is_some_and(|token| token.is("(")));
        for open in calls {
            walk.names.called(tokens, open);
        }
        walk.names
    }
}

impl Walk<'_> {
    pub(super) fn is(&self, at: usize, sign: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(sign))
    }

    pub(super) fn close(&self, at: usize) -> usize {
        self.names.closings.get(at).copied().unwrap_or(at)
    }

    pub(super) fn scope(&self) -> usize {
        self.open.last().map_or(0, |open| open.scope)
    }

    pub(super) fn part(&self) -> Part {
        self.open.last().map_or(Part::Block, |open| open.part)
    }

    /// Leaves what ends before a word.
    fn leave(&mut self, at: usize) {
        while self.open.last().is_some_and(|open| open.end <= at) {
            self.open.pop();
        }
    }

    fn enter(&mut self, end: usize, part: Part, scope: usize) {
        let end = self.open.last().map_or(end, |open| open.end.min(end));
        self.open.push(Open { end, part, scope });
    }

    /// A scope within the present one.
    fn new_scope(&mut self, class: bool) -> usize {
        let parent = self.scope();
        let deep = self.names.around(parent).take(DEEPEST).count() >= DEEPEST;
        if deep || u32::try_from(self.names.scopes.len()).is_err() {
            return parent;
        }
        self.names.scopes.push(Scope { parent: Some(parent), class, ..Scope::default() });
        self.names.scopes.len() - 1
    }

    fn word(&mut self, at: usize) {
        let Some(token) = self.tokens.get(at) else { return };
        let member = at.checked_sub(1).is_some_and(|before| self.is(before, "."));
        match &token.kind {
            Kind::Word(word) if !member => match word.as_str() {
                "import" => self.names.import(self.tokens, at),
                "class" | "enum" => self.class(at),
                "const" | "let" | "var" => self.declaration(at + 1),
                _ => {}
            },
            Kind::Sign('(') => self.round(at),
            Kind::Sign('{') => self.brace(at),
            Kind::Sign('[') => self.inner(self.close(at)),
            Kind::Sign('=') if self.is(at + 1, ">") => self.arrow(at),
            Kind::Sign('=') => self.assigned(at),
            _ => {}
        }
    }

    /// `class Name extends Other {`, `enum Name {`.
    fn class(&mut self, at: usize) {
        let mut next = at + 1;
        for _ in 0..MOST_TYPE {
            match self.tokens.get(next).map(|token| &token.kind) {
                Some(Kind::Sign('{')) => break,
                Some(Kind::Sign('(')) => next = self.close(next).max(next) + 1,
                Some(Kind::Word(_) | Kind::Sign('.' | ',' | '<' | '>' | '[' | ']' | '|' | '&')) => next += 1,
                _ => return,
            }
        }
        if !self.is(next, "{") {
            return;
        }
        let scope = self.new_scope(true);
        let outer = self.scope();
        let name = word(self.tokens, at + 1).filter(|name| !matches!(*name, "extends" | "implements"));
        if let Some(name) = name.filter(|_| scope != outer) {
            self.names.bind(outer, name, Bound::Class(scope));
        }
        self.bodies.push((next, Part::Class, scope));
    }

    fn brace(&mut self, at: usize) {
        let close = self.close(at);
        while self.bodies.last().is_some_and(|(open, ..)| *open < at) {
            self.bodies.pop();
        }
        if let Some((_, part, scope)) = self.bodies.pop_if(|(open, ..)| *open == at) {
            return self.enter(close, part, scope);
        }
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let block = match before.map(|token| &token.kind) {
            None | Some(Kind::Sign(')' | ';' | '{' | '}')) => true,
            Some(Kind::Word(word)) => matches!(word.as_str(), "else" | "try" | "finally" | "do" | "static"),
            _ => false,
        };
        let pattern = before.is_some_and(|token| ["const", "let", "var"].iter().any(|word| token.is(word)));
        if block && self.part() != Part::Taken {
            let scope = self.new_scope(false);
            self.enter(close, Part::Block, scope);
        } else if pattern {
            self.enter(close, Part::Taken, self.scope());
        } else {
            self.inner(close);
        }
    }

    /// Brackets that open no part of their own.
    fn inner(&mut self, close: usize) {
        let part = if self.part() == Part::Taken { Part::Taken } else { Part::Other };
        self.enter(close, part, self.scope());
    }

    /// A bracket that holds what a function is given, or anything else.
    fn round(&mut self, at: usize) {
        let close = self.close(at);
        let before = at.checked_sub(1).and_then(|before| word(self.tokens, before));
        let looped = matches!(before, Some("for" | "catch"));
        let plain = matches!(before, Some("if" | "while" | "switch" | "with"));
        let Some((body, arrow)) = self.body(at, close).filter(|_| !plain) else {
            return self.inner(close);
        };
        let last =
            if self.is(body, "{") { self.close(body) } else { end(self.tokens, &self.names.closings, body) };
        let outer = self.scope();
        let scope = self.new_scope(false);
        if !looped && scope != outer {
            let function = self.function(at, scope);
            self.named(at, arrow, outer, function);
        }
        self.enter(last, Part::Other, scope);
        self.enter(close, Part::Taken, scope);
        if self.is(body, "{") {
            self.bodies.push((body, Part::Block, scope));
        }
    }

    /// Where the body begins of the function whose brackets these are, and whether it is one with an arrow.
    fn body(&self, open: usize, close: usize) -> Option<(usize, bool)> {
        let next = close + 1;
        if self.is(next, "{") {
            return Some((next, false));
        }
        if self.is(next, "=") && self.is(next + 1, ">") {
            return Some((next + 2, true));
        }
        let named = open.checked_sub(1).is_some_and(|before| word(self.tokens, before).is_some());
        if !self.is(next, ":") {
            return None;
        }
        // The type of what it gives.
        let mut at = next + 1;
        for _ in 0..MOST_TYPE {
            let token = self.tokens.get(at)?;
            match token.kind {
                Kind::Sign('{') => {
                    let of_type = at.checked_sub(1).is_some_and(|before| {
                        [":", "|", "&", "<", ","].iter().any(|sign| self.is(before, sign))
                    });
                    if !of_type {
                        return named.then_some((at, false));
                    }
                    at = self.close(at).max(at);
                }
                Kind::Sign('(' | '[') => at = self.close(at).max(at),
                Kind::Sign('=') if self.is(at + 1, ">") => return Some((at + 2, true)),
                Kind::Word(ref word) if is_statement(word) => return None,
                Kind::Word(_) | Kind::Text(_) | Kind::Sign('.' | '<' | '>' | '|' | '&' | ',') => {}
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// `name => …`; what has brackets was met at them.
    fn arrow(&mut self, at: usize) {
        let Some(before) = at.checked_sub(1) else { return };
        let Some(name) = word(self.tokens, before).filter(|name| *name != "async") else { return };
        // A type: `) : Type =>`.
        if before.checked_sub(1).is_some_and(|at| self.is(at, ":") || self.is(at, ".")) {
            return;
        }
        let (name, body) = (name.to_owned(), at + 2);
        let scope = self.new_scope(false);
        if scope == self.scope() {
            return;
        }
        self.names.declare(scope, &name, Bound::Several);
        if self.is(body, "{") {
            self.bodies.push((body, Part::Block, scope));
        } else {
            let last = end(self.tokens, &self.names.closings, body);
            self.enter(last, Part::Other, scope);
        }
    }
}
