//! Which name is bound to what, where: scopes, their bindings in order, and the branches that decide which holds.
//!
//! Collects only; what a binding is worth is told in `eval`.

use std::collections::HashMap;

use ruff_python_ast::{ExceptHandler, Expr, Parameters, Stmt, StmtImportFrom};
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
    names: HashMap<&'a str, Vec<Binding<'a>>>,
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
struct Block {
    parent: usize,
    /// The statement of which only one body runs; 0 for none.
    group: usize,
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
    blocks: Vec<Block>,
    /// Bodies by the byte at which they begin.
    by_start: HashMap<usize, usize>,
    modules: &'a Modules,
    module: &'a str,
    package: bool,
}

impl<'a> Scopes<'a> {
    pub(super) fn new(modules: &'a Modules, module: &'a str, package: bool) -> Self {
        let blocks = vec![Block { parent: 0, group: 0 }];
        Self { all: Vec::new(), blocks, by_start: HashMap::new(), modules, module, package }
    }

    /// Opens a scope and collects its names.
    pub(super) fn open(&mut self, parent: Option<usize>, level: Level, path: String, body: &'a [Stmt]) -> usize {
        let root = self.block(0, 0);
        let scope = Scope { parent, level, path, root, names: HashMap::new(), stars: Vec::new() };
        self.all.push(scope);
        let at = self.all.len() - 1;
        self.collect(at, root, body);
        at
    }

    /// Closes every scope from this one on.
    pub(super) fn close(&mut self, scope: usize) {
        self.all.truncate(scope);
    }

    /// What a package imports, and so hands on under its own name.
    pub(super) fn handed_on(&self) -> Vec<(String, String)> {
        let Some(scope) = self.all.first() else { return Vec::new() };
        let path = |binding: &Binding<'a>| if let To::Path(path) = &binding.to { Some(path.clone()) } else { None };
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
    pub(super) fn reach(&self, name: &str, at: At) -> Option<(usize, Vec<Binding<'a>>)> {
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

    fn held(&self, bindings: &[Binding<'a>], offset: usize, block: usize) -> Vec<Binding<'a>> {
        let mut held = Vec::new();
        for binding in bindings.iter().rev().filter(|binding| binding.offset < offset) {
            if self.excludes(binding.block, block) {
                continue;
            }
            held.push(binding.clone());
            if self.chain(block).any(|each| each == binding.block) || held.len() == 16 {
                break;
            }
        }
        held
    }

    /// Whether two blocks are bodies of one statement of which only one runs.
    fn excludes(&self, one: usize, other: usize) -> bool {
        let group = |block: usize| self.blocks.get(block).map_or(0, |block| block.group);
        self.chain(one).filter(|&a| group(a) != 0).any(|a| self.chain(other).any(|b| a != b && group(a) == group(b)))
    }

    fn chain(&self, block: usize) -> impl Iterator<Item = usize> {
        let up = |&at: &usize| self.blocks.get(at).map(|block| block.parent).filter(|&parent| parent != at);
        std::iter::successors(Some(block), up)
    }

    fn block(&mut self, parent: usize, group: usize) -> usize {
        self.blocks.push(Block { parent, group });
        self.blocks.len() - 1
    }

    fn bind(&mut self, scope: usize, name: &'a str, offset: usize, block: usize, to: To<'a>) {
        if let Some(scope) = self.all.get_mut(scope) {
            scope.names.entry(name).or_default().push(Binding { offset, block, to });
        }
    }

    /// Binds what a comprehension runs over.
    pub(super) fn bind_each(&mut self, scope: usize, target: &'a Expr, iter: &'a Expr) {
        let root = self.all.get(scope).map_or(0, |scope| scope.root);
        self.each(scope, root, 0, target, iter);
    }

    /// Binds the parameters of a function.
    pub(super) fn bind_parameters(&mut self, scope: usize, parameters: &'a Parameters) {
        let root = self.all.get(scope).map_or(0, |scope| scope.root);
        let mut first = Vec::new();
        for parameter in parameters.iter() {
            let parameter = parameter.as_parameter();
            let to = To::Param(parameter.annotation.as_deref());
            first.push((parameter.name.as_str(), Binding { offset: 0, block: root, to }));
        }
        let Some(scope) = self.all.get_mut(scope) else { return };
        for (name, binding) in first {
            // Before anything that the body assigns.
            scope.names.entry(name).or_default().insert(0, binding);
        }
    }

    fn collect(&mut self, scope: usize, block: usize, body: &'a [Stmt]) {
        for stmt in body {
            self.statement(scope, block, stmt);
        }
    }

    fn nested(&mut self, scope: usize, block: usize, group: usize, body: &'a [Stmt]) {
        let inner = self.block(block, group);
        if let Some(first) = body.first() {
            self.by_start.insert(first.start().to_usize(), inner);
        }
        self.collect(scope, inner, body);
    }

    fn statement(&mut self, scope: usize, block: usize, stmt: &'a Stmt) {
        let offset = stmt.start().to_usize();
        let group = offset + 1;
        match stmt {
            Stmt::FunctionDef(function) => {
                let path = self.inner_path(scope, function.name.as_str());
                self.bind(scope, function.name.as_str(), offset, block, To::Path(path));
            }
            Stmt::ClassDef(class) => {
                let path = self.inner_path(scope, class.name.as_str());
                self.bind(scope, class.name.as_str(), offset, block, To::Path(path));
            }
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.assign(scope, block, offset, target, &assign.value);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.assign(scope, block, offset, &assign.target, value);
                }
            }
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.bind(scope, name.id.as_str(), offset, block, To::Opaque);
                }
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let (name, path) = match &alias.asname {
                        Some(asname) => (asname.as_str(), alias.name.as_str()),
                        None => {
                            let first = alias.name.as_str().split('.').next().unwrap_or_default();
                            (first, first)
                        }
                    };
                    let path = self.modules.canonical(path, self.module);
                    self.bind(scope, name, offset, block, To::Path(path));
                }
            }
            Stmt::ImportFrom(import) => self.import_from(scope, block, offset, import),
            Stmt::For(each) => {
                let inner = self.block(block, 0);
                self.each(scope, inner, offset, &each.target, &each.iter);
                if let Some(first) = each.body.first() {
                    self.by_start.insert(first.start().to_usize(), inner);
                }
                self.collect(scope, inner, &each.body);
                self.nested(scope, block, 0, &each.orelse);
            }
            Stmt::While(each) => {
                self.nested(scope, block, 0, &each.body);
                self.nested(scope, block, 0, &each.orelse);
            }
            Stmt::If(branch) => {
                self.nested(scope, block, group, &branch.body);
                for clause in &branch.elif_else_clauses {
                    self.nested(scope, block, group, &clause.body);
                }
            }
            Stmt::Match(choice) => {
                for case in &choice.cases {
                    self.nested(scope, block, group, &case.body);
                }
            }
            Stmt::With(with) => {
                for item in &with.items {
                    if let Some(target) = &item.optional_vars {
                        self.assign(scope, block, offset, target, &item.context_expr);
                    }
                }
                self.collect(scope, block, &with.body);
            }
            Stmt::Try(attempt) => {
                self.nested(scope, block, 0, &attempt.body);
                for ExceptHandler::ExceptHandler(handler) in &attempt.handlers {
                    self.nested(scope, block, 0, &handler.body);
                }
                self.nested(scope, block, 0, &attempt.orelse);
                self.collect(scope, block, &attempt.finalbody);
            }
            _ => {}
        }
    }

    fn inner_path(&self, scope: usize, name: &str) -> String {
        self.all.get(scope).map_or_else(|| name.to_owned(), |scope| format!("{}.{name}", scope.path))
    }

    fn import_from(&mut self, scope: usize, block: usize, offset: usize, import: &'a StmtImportFrom) {
        let named = import.module.as_ref().map_or("", |module| module.as_str());
        let base = if import.level > 0 {
            self.modules.relative(self.module, self.package, import.level as usize, named)
        } else {
            self.modules.canonical(named, self.module)
        };
        for alias in &import.names {
            if alias.name.as_str() == "*" {
                if let Some(scope) = self.all.get_mut(scope) {
                    scope.stars.push(base.clone());
                }
                continue;
            }
            let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
            self.bind(scope, name, offset, block, To::Path(format!("{base}.{}", alias.name.as_str())));
        }
    }

    fn assign(&mut self, scope: usize, block: usize, offset: usize, target: &'a Expr, value: &'a Expr) {
        match target {
            Expr::Name(name) => self.bind(scope, name.id.as_str(), offset, block, To::Expr(value)),
            Expr::Tuple(_) | Expr::List(_) => {
                for (at, name) in (0..).zip(names_in(target)) {
                    if let Some(name) = name {
                        self.bind(scope, name, offset, block, To::Part(value, at));
                    }
                }
            }
            _ => {}
        }
    }

    fn each(&mut self, scope: usize, block: usize, offset: usize, target: &'a Expr, iter: &'a Expr) {
        match target {
            Expr::Name(name) => self.bind(scope, name.id.as_str(), offset, block, To::Each(iter)),
            Expr::Tuple(_) | Expr::List(_) => {
                for (at, name) in (0..).zip(names_in(target)) {
                    if let Some(name) = name {
                        self.bind(scope, name, offset, block, To::EachPart(iter, at));
                    }
                }
            }
            _ => {}
        }
    }
}

/// The plain names among the targets of an unpacking, by position.
fn names_in(target: &Expr) -> Vec<Option<&str>> {
    let elements = match target {
        Expr::Tuple(tuple) => &tuple.elts,
        Expr::List(list) => &list.elts,
        _ => return Vec::new(),
    };
    elements.iter().map(|each| each.as_name_expr().map(|name| name.id.as_str())).collect()
}
