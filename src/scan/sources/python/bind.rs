//! Collects the names of a body: what each statement binds, in which block. Expressions are kept, not looked into.

use ruff_python_ast::{ExceptHandler, Expr, Parameters, Stmt, StmtImportFrom};
use ruff_text_size::Ranged as _;

use super::module::Modules;
use super::scope::{Binding, Block, Level, Scope, Scopes, To};

impl<'a> Scopes<'a> {
    /// Opens a scope and collects its names.
    pub(super) fn open(
        &mut self,
        parent: Option<usize>,
        level: Level,
        path: String,
        body: &'a [Stmt],
    ) -> usize {
        let root = self.block(0, 0);
        let scope =
            Scope { parent, level, path, root, names: std::collections::HashMap::new(), stars: Vec::new() };
        self.all.push(scope);
        let at = self.all.len() - 1;
        self.collect(at, root, body);
        at
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
        for parameter in parameters {
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

    fn opaque(&mut self, scope: usize, block: usize, offset: usize, target: &'a Expr) {
        if let Expr::Name(name) = target {
            self.bind(scope, name.id.as_str(), offset, block, To::Opaque);
        }
    }

    fn inner_path(&self, scope: usize, name: &str) -> String {
        self.all.get(scope).map_or_else(|| name.to_owned(), |scope| format!("{}.{name}", scope.path))
    }

    fn import_from(&mut self, scope: usize, block: usize, offset: usize, import: &'a StmtImportFrom) {
        let named = import.module.as_ref().map_or("", |module| module.as_str());
        let base = if import.level > 0 {
            Modules::relative(self.module, self.package, import.level as usize, named)
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
