//! What a name in a script is bound to, by the scope it stands in: imports, constants, parameters, classes and functions.
//! How they are collected is told in `scopes`, how what is given to them comes together in `settle`.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::super::keep::Change;
use super::super::lexer::Token;
use super::super::modules::is_of_node;
use super::super::syntax::{Brackets, Function, object};
use super::super::value::{Branches, Member, Object};
use super::bound::Bound;
use super::budget::Budget;
use super::handed::{Handed, Times};

/// Most calls of one function that are remembered.
pub(in super::super) const MOST_CALLERS: usize = 32;
/// Before the name of what a constructor is given: what the class above it makes a field of is likely called the same.
pub(in super::super) const HANDED: &str = "this?";

/// What a part of a script with names of its own is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) enum Room {
    /// Statements.
    #[default]
    Block,
    /// What a function with an arrow does, or a namespace holds.
    Arrow,
    /// What a function other than one with an arrow does: `this` is told by whoever calls it.
    Function,
    /// The same of a constructor.
    Maker,
    /// The body of a class, whose names are fields and begin with `this.`.
    Class,
    /// Too deep inside others to be told from what is inside of it.
    Lost,
}

/// A part of a script with names of its own.
#[derive(Debug, Default)]
pub(in super::super) struct Scope {
    pub(in super::super) parent: Option<usize>,
    pub(in super::super) room: Room,
    /// What a class is built on, by its name and where that stands.
    pub(in super::super) base: Option<(String, usize)>,
    /// Whether somebody may give any of its fields: what it is built on is made on the spot, or all of an object is given to it.
    pub(in super::super) mixed: bool,
    /// Whether it may be done again and again while what stands around it is done once.
    pub(in super::super) looped: bool,
    pub(in super::super) names: HashMap<String, Bound>,
}

/// Longest line of classes each of which is built on the next.
const MOST_BASES: usize = 8;

/// The names of one file.
#[derive(Debug, Default)]
pub(in super::super) struct Names {
    pub(in super::super) scopes: Vec<Scope>,
    /// For each word the scope that it stands in.
    pub(in super::super) within: Vec<u32>,
    pub(in super::super) brackets: Brackets,
    pub(in super::super) functions: Vec<Function>,
    /// Modules that are imported, in order.
    pub(in super::super) modules: Vec<String>,
    /// What is given to members of names, by the scope of the name.
    pub(in super::super) written: HashMap<(usize, String), Rc<[Member]>>,
    /// The functions that are called, by the brackets behind them.
    pub(in super::super) calls: HashMap<usize, usize>,
    /// What is given to what other files export.
    pub(in super::super) changes: BTreeSet<Change>,
    /// What is handed to somebody who may change it, as soon as that is known.
    pub(in super::super) handed: OnceCell<Handed>,
    /// Whether somebody asks who does so after all of the file was done.
    pub(in super::super) late: Cell<bool>,
    /// Names of the file whose objects were looked into for one answer.
    pub(in super::super) into: RefCell<BTreeSet<String>>,
    /// When somebody else comes to hold the object of a name, by its scope, as soon as somebody asks.
    pub(in super::super) leaves: OnceCell<HashMap<(usize, String), Times>>,
    /// What members are called that are given something where nobody knows of which object.
    pub(in super::super) touched: HashSet<String>,
    /// Whether scopes are too deep to be told apart, or a bound was met behind which a name may be changed.
    pub(in super::super) blurred: bool,
    objects: RefCell<HashMap<usize, Rc<[Member]>>>,
    /// The choices between two that were looked for behind an `=`, by where they begin and end.
    pub(in super::super) branches: RefCell<HashMap<(usize, usize), Branches>>,
    /// The expressions and parameters that names stand for and that are being looked at.
    asked: RefCell<Vec<(usize, usize)>>,
    /// What may still be looked at.
    pub(in super::super) budget: Budget,
}

impl Names {
    pub(in super::super) fn new(tokens: &[Token]) -> Self {
        Self {
            scopes: vec![Scope::default()],
            within: Vec::with_capacity(tokens.len()),
            brackets: Brackets::of(tokens),
            ..Self::default()
        }
    }

    /// The scope of a word.
    pub(in super::super) fn scope(&self, at: usize) -> usize {
        self.within.get(at).map_or(0, |&scope| scope as usize)
    }

    /// A scope and those around it, from within.
    pub(in super::super) fn around(&self, scope: usize) -> impl Iterator<Item = (usize, &Scope)> {
        let each = |at: usize| Some((at, self.scopes.get(at)?));
        std::iter::successors(each(scope), move |(_, inner)| each(inner.parent?))
    }

    /// What a name means at a word, and the scope that it is of. Of what is too deep nobody knows.
    pub(in super::super) fn home(&self, name: &str, at: usize) -> Option<(usize, &Bound)> {
        for (at, scope) in self.around(self.scope(at)) {
            if scope.room == Room::Lost {
                return None;
            }
            if let Some(bound) = scope.names.get(name) {
                return (*bound != Bound::Unset).then_some((at, bound));
            }
        }
        None
    }

    /// The same, where the scope does not matter.
    pub(in super::super) fn get(&self, name: &str, at: usize) -> Option<&Bound> {
        self.home(name, at).map(|(_, bound)| bound)
    }

    /// Whose `this` is meant in a scope, and whether that is certain: the class around, or else nobody knows whose.
    pub(in super::super) fn this(&self, scope: usize) -> Option<(usize, bool)> {
        let mut certain = true;
        let mut told: Option<bool> = None;
        for (at, scope) in self.around(scope) {
            match scope.room {
                Room::Lost => return None,
                Room::Class => return Some((at, certain && told.is_none_or(|inner| inner))),
                Room::Function | Room::Maker => {
                    let of_class = scope.parent.and_then(|at| self.scopes.get(at));
                    certain &= told.is_none();
                    told = Some(of_class.is_some_and(|outer| outer.room == Room::Class));
                }
                Room::Block | Room::Arrow => {}
            }
        }
        Some((0, false))
    }

    /// What a field means that is asked for through `this`, the scope that it is of, and whether that is certain.
    pub(in super::super) fn own(&self, name: &str, at: usize) -> Option<(usize, &Bound, bool)> {
        let (class, certain) = self.this(self.scope(at))?;
        let (home, bound, inherited) = self.field(class, name)?;
        let alone = name.starts_with('#') || !self.is_given_elsewhere(class);
        Some((home, bound, certain && alone && !inherited && !self.touched.contains(name)))
    }

    /// Whether the fields of a class may be given out of sight: by a class of another file that it is built on, or as the
    /// members of some object.
    fn is_given_elsewhere(&self, class: usize) -> bool {
        let mut at = class;
        for _ in 0..MOST_BASES {
            let Some(scope) = self.scopes.get(at) else { return false };
            if scope.mixed {
                return true;
            }
            let Some((name, place)) = &scope.base else { return false };
            match self.get(name, *place) {
                Some(Bound::Class(base)) if *base != at => at = *base,
                Some(Bound::Import(module, _)) => return !is_of_node(module),
                _ => return false,
            }
        }
        self.budget.cut();
        true
    }

    /// A field of a class or of what it is built on, the class that has it, and whether that is another.
    pub(in super::super) fn field(&self, class: usize, name: &str) -> Option<(usize, &Bound, bool)> {
        let mut at = class;
        for step in 0..MOST_BASES {
            let scope = self.scopes.get(at)?;
            let found = [format!("this.{name}"), format!("{HANDED}{name}")]
                .iter()
                .find_map(|name| scope.names.get(name).filter(|bound| **bound != Bound::Unset));
            if let Some(bound) = found {
                return Some((at, bound, step > 0));
            }
            at = self.base(at)?;
        }
        self.budget.cut();
        None
    }

    /// The class of this file that another is built on.
    pub(in super::super) fn base(&self, class: usize) -> Option<usize> {
        let (name, at) = self.scopes.get(class)?.base.as_ref()?;
        match self.get(name, *at)? {
            Bound::Class(base) if *base != class => Some(*base),
            _ => None,
        }
    }

    /// Declares a name in a scope.
    pub(in super::super) fn declare(&mut self, scope: usize, name: &str, bound: Bound) {
        let Some(scope) = self.scopes.get_mut(scope) else { return };
        let old = scope.names.entry(name.to_owned()).or_insert(Bound::Unset);
        if *old == Bound::Unset {
            *old = bound;
        } else if bound != Bound::Unset {
            old.or(bound, true);
        }
    }

    /// The literal object that begins there, as it is written.
    pub(in super::super) fn literal(&self, tokens: &[Token], at: usize) -> Object {
        let known = self.objects.borrow().get(&at).cloned();
        let own = known.unwrap_or_else(|| {
            let own = object(tokens, &self.brackets, at);
            self.budget.looked(own.len());
            self.objects.borrow_mut().insert(at, own.clone());
            own
        });
        Object { at, kept: true, own, later: Rc::default() }
    }

    /// Begins to look at an expression that a name stands for, unless that is what is being looked at.
    pub(in super::super) fn ask(&self, at: (usize, usize)) -> bool {
        let mut asked = self.asked.borrow_mut();
        let new = !asked.contains(&at);
        if new {
            asked.push(at);
        }
        new
    }

    /// Has looked at it.
    pub(in super::super) fn asked(&self) {
        self.asked.borrow_mut().pop();
    }

    /// Why not all names were followed.
    pub(in super::super) fn not_examined(&self) -> Option<&'static str> {
        let told = self.budget.why().or_else(|| self.brackets.why());
        told.or_else(|| self.blurred.then_some("its names cannot all be told apart"))
    }
}
