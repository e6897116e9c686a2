//! Functions, classes and loops of a script: which scope what they name is of. What their names are worth is told elsewhere.

use super::super::lexer::Kind;
use super::super::names::{Bound, Room};
use super::super::syntax::{is_statement, taken, word};
use super::gifts::Gift;
use super::scopes::{Part, Walk};

/// Most words of the type that a function gives, and before the body of a class.
const MOST_TYPE: usize = 400;

impl Walk<'_> {
    /// `class Name extends Other {`, `enum Name {`.
    pub(in super::super) fn class(&mut self, at: usize) {
        let name = word(self.tokens, at + 1).filter(|name| !matches!(*name, "extends" | "implements"));
        let listed = self.is(at, "enum");
        let first = at + 1 + usize::from(name.is_some());
        let announced = self.is(first, "{") || self.is(first, "<") || word(self.tokens, first).is_some();
        if !announced {
            return;
        }
        let (mut next, mut depth) = (first, 0_usize);
        let mut base = None;
        for _ in 0..MOST_TYPE {
            match self.tokens.get(next).map(|token| &token.kind) {
                Some(Kind::Sign('{')) if depth == 0 => break,
                Some(Kind::Sign('<')) => depth += 1,
                Some(Kind::Sign('>')) if !self.is(next.saturating_sub(1), "=") => {
                    depth = depth.saturating_sub(1);
                }
                Some(Kind::Word(word)) if word == "extends" && depth == 0 => base = Some(next + 1),
                Some(Kind::Sign(';')) | None => return,
                _ => {}
            }
            next = self.names.brackets.next(self.tokens, next);
        }
        if !self.is(next, "{") {
            self.names.blurred = true;
            return;
        }
        let plain = base.filter(|&at| !self.is(at + 1, ".") && !self.is(at + 1, "("));
        let mixed = base.is_some() && plain.is_none();
        let base = plain.and_then(|at| Some((word(self.tokens, at)?.to_owned(), at)));
        let outer = self.scope();
        let scope = self.new_scope(Room::Class);
        if let Some(made) = self.names.scopes.get_mut(scope).filter(|made| made.room == Room::Class) {
            (made.base, made.mixed) = (base, mixed);
        }
        if let Some(name) = name.filter(|_| scope != outer) {
            // The name of a class within an expression is of the class alone.
            let alone = ["=", "(", ",", ":", "return", "default", "?"];
            let within =
                !listed && self.before(at, 1).is_some_and(|token| alone.iter().any(|it| token.is(it)));
            let exported = self.before(at, 1).is_some_and(|token| token.is("default"));
            let home = if within && !exported { scope } else { outer };
            self.names.declare(home, name, Bound::Class(scope));
        }
        self.classes.insert(at, scope);
        self.bodies.push((next, Part::Class, scope));
    }

    /// A bracket that holds what a function or a loop is given, or anything else.
    pub(super) fn round(&mut self, at: usize) {
        let close = self.close(at);
        let before = |back: usize| at.checked_sub(back).and_then(|at| word(self.tokens, at));
        match before(1) {
            Some("for") => return self.looped(at, close),
            Some("await") if before(2) == Some("for") => return self.looped(at, close),
            Some("catch") if self.is(close + 1, "{") && before(2).is_none() => return self.caught(at, close),
            Some("while") => {
                self.again(close);
                return;
            }
            Some("if" | "switch" | "with") => return self.inner(at),
            _ => {}
        }
        // What a class is built on is called, and the class has a body.
        if self.bodies.last().is_some_and(|(body, part, _)| *body == close + 1 && *part == Part::Class) {
            return self.inner(at);
        }
        let Some((body, arrow)) = self.body(at, close) else { return self.inner(at) };
        let last = if self.is(body, "{") { self.close(body) } else { self.end(body) };
        let maker = before(1) == Some("constructor") && self.part() == Part::Class;
        let room = match arrow {
            true => Room::Arrow,
            false if maker => Room::Maker,
            false => Room::Function,
        };
        let outer = self.scope();
        let scope = self.new_scope(room);
        let function = self.function(at, scope, maker);
        self.named(at, arrow, (outer, scope), function);
        self.enter(last, Part::Other, scope);
        self.enter(close, Part::Taken, scope);
        if self.is(body, "{") {
            self.bodies.push((body, Part::Block, scope));
        }
    }

    /// `for (…) …`: what it declares is its own.
    fn looped(&mut self, open: usize, close: usize) {
        let scope = self.again(close);
        // `for (name of …)`, `for ([a, b] of …)`
        let first = open + 1;
        let next = self.names.brackets.next(self.tokens, first);
        if self.is(next, "of") || self.is(next, "in") {
            let names: Vec<String> = if self.is(first, "{") || self.is(first, "[") {
                taken(self.tokens, &self.names.brackets, first).into_iter().map(|one| one.name).collect()
            } else {
                word(self.tokens, first).map(str::to_owned).into_iter().collect()
            };
            self.gifts.extend(names.into_iter().map(|name| Gift::hidden(scope, name)));
        }
    }

    /// What is done again and again behind the brackets of a loop, and what they hold themselves. Its scope.
    fn again(&mut self, close: usize) -> usize {
        let body = close + 1;
        let braces = self.is(body, "{");
        let last = self.statement(body);
        let scope = self.loop_scope();
        self.enter(last, Part::Other, scope);
        self.enter(close, Part::Other, scope);
        if braces {
            self.bodies.push((body, Part::Block, scope));
        }
        scope
    }

    /// `do … while (…)`
    pub(super) fn done_again(&mut self, at: usize) {
        let last = self.statement(at + 1);
        let asks = last + usize::from(self.is(last, ";") || self.is(last, "}"));
        if self.part() == Part::Block && self.is(asks, "while") {
            let scope = self.loop_scope();
            self.enter(self.close(asks + 1), Part::Block, scope);
        }
    }

    fn loop_scope(&mut self) -> usize {
        let scope = self.new_scope(Room::Block);
        if let Some(made) = self.names.scopes.get_mut(scope) {
            made.looped = true;
        }
        scope
    }

    /// Where a statement ends that stands in braces or is an expression, or some with commas between.
    fn statement(&mut self, at: usize) -> usize {
        if self.is(at, "{") {
            return self.close(at);
        }
        let mut last = self.end(at);
        while self.is(last, ",") {
            if !self.may_step(1) {
                break;
            }
            last = self.end(last + 1);
        }
        last
    }

    /// `catch (error) {`.
    fn caught(&mut self, open: usize, close: usize) {
        let scope = self.new_scope(Room::Block);
        for name in self.bound(open + 1) {
            self.names.declare(scope, &name, Bound::Several);
        }
        self.enter(self.close(close + 1), Part::Other, scope);
        self.enter(close, Part::Taken, scope);
        self.bodies.push((close + 1, Part::Block, scope));
    }

    /// Every name that a pattern or a name binds.
    pub(in super::super) fn bound(&self, at: usize) -> Vec<String> {
        match word(self.tokens, at) {
            Some(name) => vec![name.to_owned()],
            None if self.is(at, "{") || self.is(at, "[") => {
                taken(self.tokens, &self.names.brackets, at).into_iter().map(|one| one.name).collect()
            }
            None => Vec::new(),
        }
    }

    /// Where the body begins of the function whose brackets these are, and whether it is one with an arrow.
    fn body(&mut self, open: usize, close: usize) -> Option<(usize, bool)> {
        let next = close + 1;
        if self.is(next, "{") {
            return Some((next, false));
        }
        if self.is(next, "=") && self.is(next + 1, ">") {
            return Some((next + 2, true));
        }
        let before = open.checked_sub(1).and_then(|before| self.tokens.get(before));
        let named = before.is_some_and(|token| {
            matches!(token.kind, Kind::Word(_) | Kind::Text(_) | Kind::Sign(']' | '>' | '?' | '*'))
        });
        if !self.is(next, ":") {
            return None;
        }
        // The type of what it gives.
        let mut at = next + 1;
        for _ in 0..MOST_TYPE {
            let token = self.tokens.get(at)?;
            match token.kind {
                Kind::Sign('{') => {
                    let of_type = self
                        .before(at, 1)
                        .is_some_and(|before| [":", "|", "&", "<", ","].iter().any(|sign| before.is(sign)));
                    if !of_type {
                        return named.then_some((at, false));
                    }
                }
                Kind::Sign('=') if self.is(at + 1, ">") => return Some((at + 2, true)),
                Kind::Word(ref word) if is_statement(word) => return None,
                Kind::Word(_)
                | Kind::Text(_)
                | Kind::Number(_)
                | Kind::Piece(..)
                | Kind::Sign('(' | '[' | '.' | '<' | '>' | '|' | '&' | ',' | '-') => {}
                _ => return None,
            }
            at = self.names.brackets.next(self.tokens, at);
        }
        self.names.blurred = true;
        None
    }

    /// `name => …`; what has brackets was met at them.
    pub(in super::super) fn arrow(&mut self, at: usize) {
        let Some(before) = at.checked_sub(1) else { return };
        let Some(name) = word(self.tokens, before).filter(|name| *name != "async") else { return };
        if self.before(before, 1).is_some_and(|token| token.is(".")) {
            return;
        }
        // `(…): Type =>`, whose brackets were met, or else the name of what a choice takes.
        if self.before(before, 1).is_some_and(|token| token.is(":"))
            && self.before(before, 2).is_some_and(|token| token.is(")"))
        {
            return self.names.declare(self.scope(), name, Bound::Several);
        }
        let body = at + 2;
        let scope = self.new_scope(Room::Arrow);
        self.names.declare(scope, name, Bound::Several);
        if self.is(body, "{") {
            self.bodies.push((body, Part::Block, scope));
        } else {
            self.enter(self.end(body), Part::Other, scope);
        }
    }
}
