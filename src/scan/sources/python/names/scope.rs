//! Which name is bound to what, where: scopes, their bindings in order, and the branches that decide which holds.
//!
//! The names are collected in `bind`; what a binding is worth is told in `eval`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use ruff_python_ast::{Expr, Pattern, Stmt};
use ruff_text_size::Ranged as _;

use super::super::about::Asked;
use super::super::hashed::{Map, Set};
use super::super::module::Modules;
use super::super::plain::member;
use super::answers::Found;
use super::few::Few;

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Level {
    Module,
    Class,
    Function,
    Comprehension,
}

/// The names of one module, class, function or comprehension.
#[derive(Debug)]
pub(in super::super) struct Scope<'a> {
    pub(in super::super) parent: Option<usize>,
    /// Where it is made.
    pub(super) opened: Option<At>,
    pub(in super::super) level: Level,
    /// Dotted, from the project on.
    pub(in super::super) path: Arc<str>,
    /// The block that is its body.
    pub(in super::super) root: usize,
    pub(in super::super) names: Map<&'a str, Few<Binding<'a>>>,
    /// What is put into lists and dictionaries later, by their names.
    pub(in super::super) grown: Map<&'a str, Vec<Growth<'a>>>,
    /// Modules of which every name was imported.
    pub(in super::super) stars: Vec<String>,
    pub(in super::super) outer: Set<&'a str>, // names of the module that are bound here: `global`
}

/// One binding of a name.
#[derive(Debug, Clone)]
pub(in super::super) struct Binding<'a> {
    pub(in super::super) offset: usize,
    pub(in super::super) block: usize,
    pub(in super::super) to: To<'a>,
}

/// What a name is bound to.
#[derive(Debug, Clone)]
pub(in super::super) enum To<'a> {
    Expr(&'a Expr),
    /// A part of what is unpacked.
    Part(&'a Expr, i64),
    /// Each member in turn.
    Each(&'a Expr),
    /// A part of each member in turn, or a part of that.
    EachPart(&'a Expr, i64, Option<i64>),
    /// A module, by its dotted path.
    Path(String),
    /// What a module, a function or a class has under a name: that is put together where it is used.
    Member(Arc<str>, &'a str),
    /// A parameter, with its annotation, and whether it is the first.
    Param(Option<&'a Expr>, bool),
    Opaque,
}

/// Something that is put into a list or a dictionary after it was made.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Growth<'a> {
    pub(in super::super) at: At,
    /// None in a list; `**` spreads another dictionary.
    pub(in super::super) key: Option<&'a Expr>,
    pub(in super::super) name: Option<&'a str>,
    pub(in super::super) value: &'a Expr,
}

/// A body that may or may not run.
#[derive(Debug)]
pub(in super::super) struct Block<'a> {
    pub(super) parent: usize,
    /// The statement of which only one body runs; 0 for none.
    pub(super) group: usize,
    pub(in super::super) way: Way<'a>,
    /// Where its tests are asked.
    pub(in super::super) at: At,
}

/// How the program comes into a body and out of it.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Way<'a> {
    /// The tests that decide whether it runs, and how they must come out.
    pub(in super::super) asked: Vec<(&'a Expr, bool)>,
    /// What is matched, and the pattern that it must fit.
    pub(in super::super) case: Option<(&'a Expr, &'a Pattern)>,
    /// Whether these are all that decide.
    pub(in super::super) told: bool,
    /// Whether what comes after it in its function is not reached from it.
    pub(super) leaves: bool,
    /// Whether it is the rest of the body around it.
    pub(super) rest: bool,
}

impl Way<'_> {
    /// Whether anything is asked before.
    pub(in super::super) fn is_tested(&self) -> bool {
        !self.asked.is_empty() || self.case.is_some()
    }
}

/// Where a name is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in super::super) struct At {
    pub(in super::super) scope: usize,
    pub(in super::super) offset: usize,
    pub(in super::super) block: usize,
}

/// An expression by its place in memory, where it is used, and how deep, since how far it is followed hangs on that.
type Asking = (usize, At, usize);

/// All scopes of a file that are open, and its blocks.
#[derive(Debug)]
pub(in super::super) struct Scopes<'a> {
    pub(in super::super) all: Vec<Scope<'a>>,
    pub(in super::super) blocks: Vec<Block<'a>>,
    /// Bodies by the byte at which they begin.
    pub(in super::super) by_start: Map<usize, usize>,
    pub(in super::super) modules: &'a Modules,
    pub(super) module: &'a str,
    pub(super) package: bool,
    /// The file, from the root of the project.
    pub(in super::super) path: &'a str,
    /// The tests of blocks, once somebody asked for them.
    pub(in super::super) tests: RefCell<Map<usize, Rc<[Asked]>>>,
    /// How many blocks are just asked for their tests.
    pub(in super::super) asking: Cell<usize>,
    /// Where the test stands that is just told; beyond everything while none is.
    pub(in super::super) asked_at: Cell<usize>,
    /// What expressions were found to be worth.
    pub(in super::super) known: RefCell<Map<Asking, Found>>,
    /// How many `try` are open: what leaves a body inside one may be caught.
    pub(super) trying: usize,
    /// Whether any expression of the file may bind a name.
    pub(in super::super) has_walrus: bool,
}

impl<'a> Scopes<'a> {
    pub(in super::super) fn new(modules: &'a Modules, module: &'a str, package: bool, path: &'a str) -> Self {
        let at = At { scope: 0, offset: 0, block: 0 };
        let blocks = vec![Block { parent: 0, group: 0, way: Way::default(), at }];
        Self {
            all: Vec::new(),
            blocks,
            by_start: Map::default(),
            modules,
            module,
            package,
            path,
            tests: RefCell::default(),
            asking: Cell::new(0),
            asked_at: Cell::new(usize::MAX),
            known: RefCell::default(),
            trying: 0,
            has_walrus: false,
        }
    }

    /// Closes every scope from this one on.
    pub(in super::super) fn close(&mut self, scope: usize) {
        self.all.truncate(scope);
    }

    /// What a package imports, and so hands on under its own name.
    pub(in super::super) fn handed_on(&self) -> Vec<(String, String)> {
        let Some(scope) = self.all.first() else { return Vec::new() };
        let path = |binding: &Binding<'a>| match &binding.to {
            To::Path(path) => Some(path.clone()),
            To::Member(owner, name) => Some(member(owner, name)),
            _ => None,
        };
        let mut all: Vec<_> = scope
            .names
            .iter()
            .filter_map(|(name, bindings)| {
                Some((format!("{}.{name}", scope.path), path(bindings.as_slice().first()?)?))
            })
            .filter(|(own, path)| own != path)
            .collect();
        all.sort();
        all
    }

    /// The block of a body, as it was found while collecting.
    pub(in super::super) fn block_of(&self, body: &[Stmt]) -> Option<usize> {
        self.by_start.get(&body.first()?.start().to_usize()).copied()
    }

    /// The bindings that may hold at a use, newest first, and the place in their scope from which they are seen.
    pub(in super::super) fn reach(&self, name: &str, at: At) -> Option<(At, Few<&Binding<'a>>)> {
        let mut level = Some(at.scope);
        let (mut offset, mut block) = (at.offset, at.block);
        let mut inner = true;
        let mut made = None;
        while let Some(scope) = level.and_then(|index| self.all.get(index)) {
            let visible = inner || scope.level != Level::Class;
            if visible && let Some(bindings) = scope.names.get(name) {
                let held = self.held(bindings.as_slice(), offset, block, made);
                if !held.as_slice().is_empty() {
                    return Some((At { scope: level?, offset, block }, held));
                }
            }
            level = scope.parent;
            // What holds in a comprehension or a class holds where it stands; a function may be called at the very end.
            let Some(opened) = scope.opened.filter(|_| scope.level != Level::Comprehension) else { continue };
            inner = false;
            if scope.level == Level::Function || made.is_some() {
                made = Some(opened.offset);
                offset = usize::MAX;
                block = level.and_then(|index| self.all.get(index)).map_or(0, |parent| parent.root);
            } else {
                (offset, block) = (opened.offset, opened.block);
            }
        }
        None
    }

    /// Those of a name that may hold, seen from a place in its body, or from a function that was made there.
    fn held<'s>(
        &self,
        bindings: &'s [Binding<'a>],
        offset: usize,
        block: usize,
        made: Option<usize>,
    ) -> Few<&'s Binding<'a>> {
        let mut held = Few::None;
        for binding in bindings.iter().rev().filter(|binding| binding.offset < offset) {
            // What is bound behind a function may be bound only after that was called.
            let told = made.is_none_or(|made| binding.offset <= made);
            // What is bound in a body around the use holds there, and nothing before it in the same body does.
            if told && self.chain(block).any(|each| each == binding.block) {
                held.push(binding);
                break;
            }
            // A function that is made in between may be called before the body is left.
            if self.excludes(binding.block, block) || (made.is_none() && self.leaves(binding.block, block)) {
                continue;
            }
            held.push(binding);
            let whole = self.whole(binding.block);
            if told && self.chain(block).any(|each| each == whole) || held.as_slice().len() == 16 {
                break;
            }
        }
        held
    }

    /// Whether two blocks are bodies of one statement of which only one runs.
    fn excludes(&self, one: usize, other: usize) -> bool {
        let group = |block: usize| self.blocks.get(block).map_or(0, |block| block.group);
        self.chain(one)
            .filter(|&a| group(a) != 0)
            .any(|a| self.chain(other).any(|b| a != b && group(a) == group(b)))
    }

    /// Whether the one is left for good before the other is reached.
    fn leaves(&self, one: usize, other: usize) -> bool {
        let leaves = |&a: &usize| self.blocks.get(a).is_some_and(|block| block.way.leaves);
        self.chain(one).filter(leaves).any(|a| !self.chain(other).any(|b| a == b))
    }

    /// The body of which a block is the rest.
    fn whole(&self, block: usize) -> usize {
        let rest = |at: &usize| self.blocks.get(*at).is_some_and(|block| block.way.rest);
        self.chain(block).find(|at| !rest(at)).unwrap_or(block)
    }

    pub(in super::super) fn chain(&self, block: usize) -> impl Iterator<Item = usize> {
        let up = |&at: &usize| self.blocks.get(at).map(|block| block.parent).filter(|&parent| parent != at);
        std::iter::successors(Some(block), up)
    }
}
