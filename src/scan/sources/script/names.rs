//! What a name in a script is bound to, by the scope it stands in: imports, constants, parameters, classes and functions.
//! How they are collected is told in `scopes`.

use std::cell::Cell;
use std::collections::HashMap;

use super::function::Function;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bound {
    /// What a module exports under a name; `*` for the whole.
    Import(String, String),
    /// An expression that begins at this word.
    Expr(usize),
    /// A member of what such an expression gives, and where the default begins that stands in for it.
    Member(usize, String, Option<usize>),
    /// This parameter of this function.
    Param(usize, usize),
    /// A class, by the scope of its fields.
    Class(usize),
    /// A function.
    Function(usize),
    /// Declared, and nothing is given to it yet.
    Unset,
    /// Given more than once, or out of sight.
    Several,
}

/// Before the name of what a constructor is given: what the class above it makes a field of is likely called the same.
pub(super) const HANDED: &str = "this?";

/// A part of a script with names of its own.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) parent: Option<usize>,
    /// Whether it is the body of a class, whose names are fields and begin with `this.`.
    pub(super) class: bool,
    pub(super) names: HashMap<String, Bound>,
}

/// Most expressions that are looked at for one answer, and most words of them for one file.
const ANSWERS: usize = 200;
const WORDS: usize = 20_000_000;

/// The names of one file.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) scopes: Vec<Scope>,
    /// For each word the scope that it stands in.
    pub(super) within: Vec<u32>,
    pub(super) closings: Vec<usize>,
    pub(super) functions: Vec<Function>,
    /// Modules that are imported, in order.
    pub(super) modules: Vec<String>,
    /// What may still be looked at.
    answers: Cell<usize>,
    words: Cell<usize>,
}

impl Names {
    pub(super) fn new(words: usize) -> Self {
        Self {
            scopes: vec![Scope::default()],
            within: Vec::with_capacity(words),
            closings: Vec::new(),
            functions: Vec::new(),
            modules: Vec::new(),
            answers: Cell::new(ANSWERS),
            words: Cell::new(WORDS),
        }
    }

    /// The scope of a word.
    pub(super) fn scope(&self, at: usize) -> usize {
        self.within.get(at).map_or(0, |&scope| scope as usize)
    }

    /// A scope and those around it, from within.
    pub(super) fn around(&self, scope: usize) -> impl Iterator<Item = (usize, &Scope)> {
        let each = |at: usize| Some((at, self.scopes.get(at)?));
        std::iter::successors(each(scope), move |(_, inner)| each(inner.parent?))
    }

    /// What a name means at a word; one that begins with `this.` is a field of the class around.
    pub(super) fn get(&self, name: &str, at: usize) -> Option<&Bound> {
        let mut around = self.around(self.scope(at));
        let bound = if name.starts_with("this.") {
            let (_, own) = around.find(|(at, scope)| scope.class || *at == 0)?;
            let handed = || own.names.get(&name.replacen("this.", HANDED, 1));
            own.names.get(name).or_else(handed)
        } else {
            around.find_map(|(_, scope)| scope.names.get(name))
        };
        bound.filter(|bound| **bound != Bound::Unset)
    }

    /// A field of a class.
    pub(super) fn field(&self, class: usize, name: &str) -> Option<&Bound> {
        self.scopes.get(class)?.names.get(&format!("this.{name}"))
    }

    /// Declares a name in a scope.
    pub(super) fn declare(&mut self, scope: usize, name: &str, bound: Bound) {
        if let Some(scope) = self.scopes.get_mut(scope) {
            scope.names.entry(name.to_owned()).or_insert(bound);
        }
    }

    /// Gives a name a worth, in the scope that declares it.
    pub(super) fn bind(&mut self, scope: usize, name: &str, to: Bound) {
        let field = name.starts_with("this.");
        let holds = |(at, scope): &(usize, &Scope)| {
            if field { scope.class || *at == 0 } else { scope.names.contains_key(name) }
        };
        let home = self.around(scope).find(holds).map_or(0, |(at, _)| at);
        let Some(home) = self.scopes.get_mut(home) else { return };
        match home.names.get_mut(name) {
            Some(Bound::Unset) | None => {
                home.names.insert(name.to_owned(), to);
            }
            Some(old) if *old != to => *old = Bound::Several,
            Some(_) => {}
        }
    }

    /// Gives a name that stands for the expression that begins there another worth.
    pub(super) fn rebind(&mut self, scope: usize, name: &str, from: Option<usize>, to: Bound) {
        let home = self.around(scope).find(|(_, scope)| scope.names.contains_key(name)).map(|(at, _)| at);
        let home = home.and_then(|home| self.scopes.get_mut(home));
        match home.and_then(|home| home.names.get_mut(name)) {
            Some(old) if from.is_some_and(|from| *old == Bound::Expr(from)) => *old = to,
            _ => self.bind(scope, name, to),
        }
    }

    /// Begins an answer.
    pub(super) fn begin(&self) {
        self.answers.set(ANSWERS);
    }

    /// Whether so many words may still be looked at.
    pub(super) fn spend(&self, words: usize) -> bool {
        let (answers, left) = (self.answers.get(), self.words.get());
        self.answers.set(answers.saturating_sub(1));
        self.words.set(left.saturating_sub(words));
        answers > 0 && left > words
    }
}
