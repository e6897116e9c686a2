//! Which name is bound to what, where: scopes, their bindings in order, and the branches that decide which holds.
//!
//! The names are collected in `bind`; what a binding is worth is told in `eval`.

use std::collections::HashMap;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged as _;

use super::module::Modules;

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Module,
    Class,
    Function,
    Comprehension,
}

/// The names of one module, class, function or comprehension.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    pub(super) parent: Option<usize>,
    pub(super) level: Level,
    /// Dotted, from the project on.
    pub(super) path: String,
    /// The block that is its body.
    pub(super) root: usize,
    pub(super) names: HashMap<&'a str, Vec<Binding<'a>>>,
    /// Modules of which every name was imported.
    pub(super) stars: Vec<String>,
}

/// One binding of a name.
#[derive(Debug, Clone)]
pub(super) struct Binding<'a> {
    pub(super) offset: usize,
    pub(super) block: usize,
    pub(super) to: To<'a>,
}

/// What a name is bound to.
#[derive(Debug, Clone)]
pub(super) enum To<'a> {
    Expr(&'a Expr),
    /// A part of what is unpacked.
    Part(&'a Expr, i64),
    /// Each member in turn.
    Each(&'a Expr),
    EachPart(&'a Expr, i64),
    /// An import, a function or a class, by its dotted path.
    Path(String),
    /// A parameter, with its annotation.
    Param(Option<&'a Expr>),
    Opaque,
}

/// A body that may or may not run.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) parent: usize,
    /// The statement of which only one body runs; 0 for none.
    pub(super) group: usize,
}

/// Where a name is used.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub(super) scope: usize,
    pub(super) offset: usize,
    pub(super) block: usize,
}

/// All scopes of a file that are open, and its blocks.
#[derive(Debug)]
pub(super) struct Scopes<'a> {
    pub(super) all: Vec<Scope<'a>>,
    pub(super) blocks: Vec<Block>,
    /// Bodies by the byte at which they begin.
    pub(super) by_start: HashMap<usize, usize>,
    pub(super) modules: &'a Modules,
    pub(super) module: &'a str,
    pub(super) package: bool,
}

impl<'a> Scopes<'a> {
    pub(super) fn new(modules: &'a Modules, module: &'a str, package: bool) -> Self {
        let blocks = vec![Block { parent: 0, group: 0 }];
        Self { all: Vec::new(), blocks, by_start: HashMap::new(), modules, module, package }
    }

    /// Closes every scope from this one on.
    pub(super) fn close(&mut self, scope: usize) {
        self.all.truncate(scope);
    }

    /// What a package imports, and so hands on under its own name.
    pub(super) fn handed_on(&self) -> Vec<(String, String)> {
        let Some(scope) = self.all.first() else { return Vec::new() };
        let path =
            |binding: &Binding<'a>| if let To::Path(path) = &binding.to { Some(path.clone()) } else { None };
        let mut all: Vec<_> = scope
            .names
            .iter()
            .filter_map(|(name, bindings)| Some((format!("{}.{name}", scope.path), path(bindings.first()?)?)))
            .filter(|(own, path)| own != path)
            .collect();
        all.sort();
        all
    }

    /// The block of a body, as it was found while collecting.
    pub(super) fn block_of(&self, body: &[Stmt]) -> Option<usize> {
        self.by_start.get(&body.first()?.start().to_usize()).copied()
    }

    /// The bindings that may hold at a use, newest first.
    pub(super) fn reach(&self, name: &str, at: At) -> Option<(usize, Vec<&Binding<'a>>)> {
        let mut level = Some(at.scope);
        let (mut offset, mut block) = (at.offset, at.block);
        let mut inner = true;
        while let Some(scope) = level.and_then(|index| self.all.get(index)) {
            let visible = inner || scope.level != Level::Class;
            if visible && let Some(bindings) = scope.names.get(name) {
                let held = self.held(bindings, offset, block);
                if !held.is_empty() {
                    return Some((level?, held));
                }
            }
            level = scope.parent;
            // What holds in a comprehension holds where it stands; a function may be called at the very end.
            if scope.level != Level::Comprehension {
                inner = false;
                offset = usize::MAX;
                block = level.and_then(|index| self.all.get(index)).map_or(0, |parent| parent.root);
            }
        }
        None
    }

    fn held<'s>(&self, bindings: &'s [Binding<'a>], offset: usize, block: usize) -> Vec<&'s Binding<'a>> {
        let mut held = Vec::new();
        for binding in bindings.iter().rev().filter(|binding| binding.offset < offset) {
            if self.excludes(binding.block, block) {
                continue;
            }
            held.push(binding);
            if self.chain(block).any(|each| each == binding.block) || held.len() == 16 {
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

    fn chain(&self, block: usize) -> impl Iterator<Item = usize> {
        let up = |&at: &usize| self.blocks.get(at).map(|block| block.parent).filter(|&parent| parent != at);
        std::iter::successors(Some(block), up)
    }
}
