//! The scopes of a script, collected in one walk over its words. What is declared in them stands in `declared`, what is
//! given to names in `assigned`, functions and classes in `bodies`. What a name is worth is told in `worth`.

use std::collections::{HashMap, HashSet};

use super::super::lexer::{Kind, Token};
use super::super::names::{Names, Room, Scope};
use super::super::syntax::{behind_type, word};
use super::gifts::{Gift, Write};

/// Scopes inside one another that are told apart.
const DEEPEST: usize = 64;

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
    pub(in super::super) tokens: &'t [Token],
    pub(in super::super) names: Names,
    /// What is given to names and to their members, in order.
    pub(super) gifts: Vec<Gift>,
    pub(in super::super) writes: Vec<Write>,
    /// The functions by the words that they begin with.
    pub(super) starts: HashMap<usize, usize>,
    /// The scopes of classes, by the same.
    pub(in super::super) classes: HashMap<usize, usize>,
    /// The `=` of declarations.
    pub(in super::super) declared: HashSet<usize>,
    open: Vec<Open>,
    /// The body of a class or a function that is announced: where it opens, what it is, and its scope.
    pub(super) bodies: Vec<(usize, Part, usize)>,
    /// Words of the patterns that something was given to.
    pub(super) patterns: usize,
}

impl Names {
    /// Collects the names of a file.
    pub(in super::super) fn collect(tokens: &[Token]) -> Self {
        let mut walk = Walk {
            tokens,
            names: Self::new(tokens),
            gifts: Vec::new(),
            patterns: 0,
            writes: Vec::new(),
            starts: HashMap::new(),
            classes: HashMap::new(),
            declared: HashSet::new(),
            open: Vec::new(),
            bodies: Vec::new(),
        };
        for at in 0..tokens.len() {
            walk.leave(at);
            walk.word(at);
            let scope = u32::try_from(walk.scope()).unwrap_or(0);
            walk.names.within.push(scope);
        }
        walk.settled()
    }
}

impl Walk<'_> {
    pub(in super::super) fn is(&self, at: usize, sign: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(sign))
    }

    /// The word so many words before another.
    pub(in super::super) fn before(&self, at: usize, back: usize) -> Option<&Token> {
        at.checked_sub(back).and_then(|at| self.tokens.get(at))
    }

    pub(in super::super) fn close(&self, at: usize) -> usize {
        self.names.brackets.close(at)
    }

    pub(in super::super) fn end(&self, at: usize) -> usize {
        self.names.brackets.end(self.tokens, at)
    }

    pub(in super::super) fn scope(&self) -> usize {
        self.open.last().map_or(0, |open| open.scope)
    }

    pub(in super::super) fn part(&self) -> Part {
        self.open.last().map_or(Part::Block, |open| open.part)
    }

    pub(in super::super) fn room(&self) -> Room {
        self.names.scopes.get(self.scope()).map_or(Room::Block, |scope| scope.room)
    }

    /// Leaves what ends before a word.
    fn leave(&mut self, at: usize) {
        while self.open.last().is_some_and(|open| open.end <= at) {
            self.open.pop();
        }
    }

    pub(super) fn enter(&mut self, end: usize, part: Part, scope: usize) {
        let end = self.open.last().map_or(end, |open| open.end.min(end));
        self.open.push(Open { end, part, scope });
    }

    /// A scope within the present one.
    pub(super) fn new_scope(&mut self, room: Room) -> usize {
        let parent = self.scope();
        if self.room() == Room::Lost {
            return parent;
        }
        let deep = self.names.around(parent).take(DEEPEST).count() >= DEEPEST;
        let room = if deep { Room::Lost } else { room };
        self.names.blurred |= deep;
        self.names.scopes.push(Scope { parent: Some(parent), room, ..Scope::default() });
        self.names.scopes.len() - 1
    }

    fn word(&mut self, at: usize) {
        let Some(token) = self.tokens.get(at) else { return };
        let member = self.before(at, 1).is_some_and(|before| before.is("."));
        match &token.kind {
            Kind::Word(word) if !member => match word.as_str() {
                "import" | "require" if self.is(at + 1, "(") => self.on_the_spot(at + 2),
                "import" => self.import(at),
                "class" | "enum" => self.class(at),
                "const" | "let" | "var" | "using" => self.declaration(at + 1),
                "type" => self.alias(at),
                "delete" => self.deleted(at),
                "do" => self.done_again(at),
                _ => {}
            },
            Kind::Sign('(') => self.round(at),
            Kind::Sign('{') => self.brace(at),
            Kind::Sign('[') => self.inner(at),
            Kind::Sign('=') if self.is(at + 1, ">") => self.arrow(at),
            Kind::Sign('=') => self.assigned(at),
            _ => {}
        }
    }

    /// `type Name<T> = …` names no worth.
    fn alias(&mut self, at: usize) {
        if word(self.tokens, at + 1).is_none() {
            return;
        }
        let generic = self.is(at + 2, "<");
        let sign = if generic { behind_type(self.tokens, &self.names.brackets, at + 2) } else { at + 2 };
        if self.is(sign, "=") {
            self.declared.insert(sign);
        }
    }

    fn brace(&mut self, at: usize) {
        let close = self.close(at);
        while self.bodies.last().is_some_and(|(open, ..)| *open < at) {
            self.bodies.pop();
        }
        if let Some((_, part, scope)) = self.bodies.pop_if(|(open, ..)| *open == at) {
            return self.enter(close, part, scope);
        }
        let named = |back: usize, words: &[&str]| {
            self.before(at, back).is_some_and(|token| words.iter().any(|word| token.is(word)))
        };
        let space = named(2, &["namespace", "module"]) || named(1, &["global"]);
        let block = match self.before(at, 1).map(|token| &token.kind) {
            None | Some(Kind::Sign(')' | ';' | '{' | '}')) => true,
            // Behind a label or a case.
            Some(Kind::Sign(':')) => self.part() == Part::Block,
            _ => named(1, &["else", "try", "catch", "finally", "do", "static"]),
        };
        if (block || space) && self.part() != Part::Taken {
            let scope = self.new_scope(if space { Room::Arrow } else { Room::Block });
            self.enter(close, Part::Block, scope);
        } else {
            self.inner(at);
        }
    }

    /// Brackets that open no part of their own.
    pub(in super::super) fn inner(&mut self, at: usize) {
        let declares = ["const", "let", "var"];
        let pattern = !self.is(at, "(")
            && (self.part() == Part::Taken
                || self.before(at, 1).is_some_and(|token| declares.iter().any(|word| token.is(word))));
        let part = if pattern { Part::Taken } else { Part::Other };
        self.enter(self.close(at), part, self.scope());
    }
}
