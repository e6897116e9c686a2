//! Names of a module that its functions bind: `global NAME`. What they are bound to is read where that stands.

use ruff_python_ast::Stmt;
use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_text_size::Ranged as _;

use super::super::hashed::Set;
use super::scope::{Scopes, To};

impl<'a> Scopes<'a> {
    /// Binds a name of the module that a function binds when it is called, whenever that is.
    pub(in super::super) fn bind_outer(&mut self, name: &'a str, offset: usize) {
        let root = self.all.first().map_or(0, |scope| scope.root);
        let block = self.plain(root);
        self.bind(0, name, offset, block, To::Member(self.module.into(), name));
    }
}

/// The names that functions of a module bind in it, each once, and where the first of these says so.
pub(in super::super) fn bound_by_functions<'a>(text: &str, body: &'a [Stmt]) -> Vec<(&'a str, usize)> {
    // Nearly no file has any.
    if !text.contains("global ") {
        return Vec::new();
    }
    let mut found = Found::default();
    found.visit_body(body);
    found.names
}

#[derive(Default)]
struct Found<'a> {
    names: Vec<(&'a str, usize)>,
    known: Set<&'a str>,
}

impl<'a> StatementVisitor<'a> for Found<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let Stmt::Global(global) = stmt else { return walk_stmt(self, stmt) };
        for name in &global.names {
            if self.known.insert(name.as_str()) {
                self.names.push((name.as_str(), stmt.start().to_usize()));
            }
        }
    }
}
