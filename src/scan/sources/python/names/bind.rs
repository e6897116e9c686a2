//! Collects the names of a body: what each statement binds, in which block. Expressions are kept, not looked into.

use std::sync::Arc;

use ruff_python_ast::{ExceptHandler, Expr, Parameters, Stmt, StmtIf, StmtImportFrom, StmtWith};
use ruff_text_size::Ranged as _;

use super::super::hashed::{Map, Set};
use super::super::module::Modules;
use super::few::Few;
use super::flow::{MOST_TESTS, beyond, bodies, leaves, names_in, pairs_in, suppresses};
use super::scope::{At, Binding, Block, Growth, Level, Scope, Scopes, To, Way};

impl<'a> Scopes<'a> {
    /// Opens a scope where that is made, and collects its names.
    pub(in super::super) fn open(
        &mut self,
        opened: Option<At>,
        level: Level,
        path: Arc<str>,
        body: &'a [Stmt],
    ) -> usize {
        let root = self.plain(0);
        let (names, grown, stars) = (Map::default(), Map::default(), Vec::new());
        let parent = opened.map(|at| at.scope);
        let outer = Set::default();
        let scope = Scope { parent, opened, level, path, root, names, grown, stars, outer };
        self.all.push(scope);
        let at = self.all.len() - 1;
        self.collect(at, root, body);
        at
    }

    fn block(&mut self, group: usize, way: Way<'a>, at: At) -> usize {
        self.blocks.push(Block { parent: at.block, group, way, at });
        self.blocks.len() - 1
    }

    /// A block of which nothing is known but where it stands.
    pub(super) fn plain(&mut self, parent: usize) -> usize {
        self.block(0, Way::default(), At { scope: 0, offset: 0, block: parent })
    }

    pub(super) fn bind(&mut self, scope: usize, name: &'a str, offset: usize, block: usize, to: To<'a>) {
        if let Some(scope) = self.all.get_mut(scope) {
            scope.names.entry(name).or_insert(Few::None).push(Binding { offset, block, to });
        }
    }

    /// Binds what a comprehension runs over, as it stands where the comprehension does.
    pub(in super::super) fn bind_each(&mut self, scope: usize, at: At, target: &'a Expr, iter: &'a Expr) {
        self.each(scope, at.block, at.offset.saturating_sub(1), target, iter);
    }

    /// Binds the parameters of a function.
    pub(in super::super) fn bind_parameters(&mut self, scope: usize, parameters: &'a Parameters) {
        let root = self.all.get(scope).map_or(0, |scope| scope.root);
        let Some(scope) = self.all.get_mut(scope) else { return };
        for (at, parameter) in parameters.iter().enumerate() {
            let parameter = parameter.as_parameter();
            let to = To::Param(parameter.annotation.as_deref(), at == 0);
            // Before anything that the body assigns.
            let binding = Binding { offset: 0, block: root, to };
            scope.names.entry(parameter.name.as_str()).or_insert(Few::None).put_first(binding);
        }
    }

    fn collect(&mut self, scope: usize, block: usize, body: &'a [Stmt]) {
        let mut block = block;
        let mut further = Vec::new();
        for stmt in body {
            if !further.is_empty() {
                let asked = std::mem::take(&mut further);
                let way = Way { asked, rest: true, told: true, ..Way::default() };
                let offset = stmt.start().to_usize();
                block = self.block(0, way, At { scope, offset, block });
                self.by_start.insert(offset, block);
            }
            self.statement(scope, block, stmt);
            further = beyond(stmt);
        }
    }

    fn nested(&mut self, scope: usize, block: usize, body: &'a [Stmt]) {
        self.branch(scope, block, 0, 0, Way::default(), body);
    }

    fn branch(
        &mut self,
        scope: usize,
        block: usize,
        group: usize,
        offset: usize,
        way: Way<'a>,
        body: &'a [Stmt],
    ) {
        let leaves = self.trying == 0 && leaves(body);
        let inner = self.block(group, Way { leaves, ..way }, At { scope, offset, block });
        if let Some(first) = body.first() {
            self.by_start.insert(first.start().to_usize(), inner);
        }
        self.collect(scope, inner, body);
    }

    fn statement(&mut self, scope: usize, block: usize, stmt: &'a Stmt) {
        let offset = stmt.start().to_usize();
        let group = offset + 1;
        if self.has_walrus {
            self.bind_inside(At { scope, offset, block }, stmt);
        }
        match stmt {
            Stmt::FunctionDef(function) => {
                self.bind_own(scope, function.name.as_str(), offset, block);
            }
            Stmt::ClassDef(class) => {
                self.bind_own(scope, class.name.as_str(), offset, block);
            }
            Stmt::Global(global) => {
                if let Some(scope) = self.all.get_mut(scope) {
                    scope.outer.extend(global.names.iter().map(ruff_python_ast::Identifier::as_str));
                }
            }
            Stmt::Expr(only) => self.grows(At { scope, offset, block }, &only.value),
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
            Stmt::AugAssign(assign) => self.opaque(scope, block, offset, &assign.target),
            Stmt::Import(import) => {
                for alias in &import.names {
                    let (name, path) = if let Some(asname) = &alias.asname {
                        (asname.as_str(), alias.name.as_str())
                    } else {
                        let first = alias.name.as_str().split('.').next().unwrap_or_default();
                        (first, first)
                    };
                    let path = self.modules.canonical(path, self.module);
                    self.bind(scope, name, offset, block, To::Path(path));
                }
            }
            Stmt::ImportFrom(import) => self.import_from(scope, block, offset, import),
            Stmt::For(each) => {
                let inner = self.plain(block);
                self.each(scope, inner, offset, &each.target, &each.iter);
                if let Some(first) = each.body.first() {
                    self.by_start.insert(first.start().to_usize(), inner);
                }
                self.collect(scope, inner, &each.body);
                self.nested(scope, block, &each.orelse);
            }
            Stmt::While(each) => {
                self.nested(scope, block, &each.body);
                self.nested(scope, block, &each.orelse);
            }
            Stmt::If(branch) => self.either(At { scope, offset, block }, branch),
            Stmt::Match(choice) => {
                for case in &choice.cases {
                    let way = Way { case: Some((&*choice.subject, &case.pattern)), ..Way::default() };
                    self.branch(scope, block, group, offset, way, &case.body);
                }
            }
            Stmt::With(with) => self.with(At { scope, offset, block }, with),
            Stmt::Try(attempt) => {
                self.trying += 1;
                self.nested(scope, block, &attempt.body);
                for ExceptHandler::ExceptHandler(handler) in &attempt.handlers {
                    self.nested(scope, block, &handler.body);
                }
                self.nested(scope, block, &attempt.orelse);
                self.trying -= 1;
                self.collect(scope, block, &attempt.finalbody);
            }
            _ => {}
        }
    }

    fn with(&mut self, At { scope, offset, block }: At, with: &'a StmtWith) {
        for item in &with.items {
            if let Some(target) = &item.optional_vars {
                self.assign(scope, block, offset, target, &item.context_expr);
            }
        }
        if !with.items.iter().any(suppresses) {
            return self.collect(scope, block, &with.body);
        }
        // What leaves the body is caught behind it.
        self.trying += 1;
        self.nested(scope, block, &with.body);
        self.trying -= 1;
    }

    /// The bodies of an `if`, each under its test and behind those before it.
    fn either(&mut self, at: At, branch: &'a StmtIf) {
        let mut before: Vec<(&'a Expr, bool)> = Vec::new();
        for (test, body) in bodies(branch) {
            let told = before.len() < MOST_TESTS;
            let mut asked = if told { before.clone() } else { Vec::new() };
            asked.extend(test.map(|test| (test, true)));
            before.extend(test.map(|test| (test, false)));
            let way = Way { asked, told, ..Way::default() };
            self.branch(at.scope, at.block, at.offset + 1, at.offset, way, body);
        }
    }

    fn opaque(&mut self, scope: usize, block: usize, offset: usize, target: &'a Expr) {
        if let Expr::Name(name) = target {
            self.bind(scope, name.id.as_str(), offset, block, To::Opaque);
        }
    }

    /// Binds a function or a class that is made there.
    fn bind_own(&mut self, scope: usize, name: &'a str, offset: usize, block: usize) {
        let owner = self.all.get(scope).map(|scope| Arc::clone(&scope.path)).unwrap_or_default();
        self.bind(scope, name, offset, block, To::Member(owner, name));
    }

    fn import_from(&mut self, scope: usize, block: usize, offset: usize, import: &'a StmtImportFrom) {
        let named = import.module.as_ref().map_or("", |module| module.as_str());
        let base = if import.level > 0 {
            Modules::relative(self.module, self.package, import.level as usize, named)
        } else {
            self.modules.canonical(named, self.module)
        };
        let base: Arc<str> = base.into();
        for alias in &import.names {
            if alias.name.as_str() == "*" {
                if let Some(scope) = self.all.get_mut(scope) {
                    scope.stars.push(base.to_string());
                }
                continue;
            }
            let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
            self.bind(scope, name, offset, block, To::Member(Arc::clone(&base), alias.name.as_str()));
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
            Expr::Subscript(item) => {
                if let Expr::Name(whole) = &*item.value {
                    let at = At { scope, offset, block };
                    self.grow(whole.id.as_str(), Growth { at, key: Some(&item.slice), name: None, value });
                }
            }
            _ => {}
        }
    }

    fn each(&mut self, scope: usize, block: usize, offset: usize, target: &'a Expr, iter: &'a Expr) {
        match target {
            Expr::Name(name) => self.bind(scope, name.id.as_str(), offset, block, To::Each(iter)),
            Expr::Tuple(_) | Expr::List(_) => {
                for ((at, inner), name) in pairs_in(target) {
                    self.bind(scope, name, offset, block, To::EachPart(iter, at, inner));
                }
            }
            _ => {}
        }
    }
}
