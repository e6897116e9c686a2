//! Names of a module that its functions bind: `global NAME`. What they are bound to is read where that stands.

use ruff_python_ast::Stmt;
use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_text_size::Ranged as _;

/// The names that functions of a module bind in it, each once, and where the first of these says so.
pub(super) fn bound_by_functions<'a>(text: &str, body: &'a [Stmt]) -> Vec<(&'a str, usize)> {
    // Nearly no file has any.
    if !text.contains("global ") {
        return Vec::new();
    }
    let mut found = Found::default();
    found.visit_body(body);
    found.0
}

#[derive(Default)]
struct Found<'a>(Vec<(&'a str, usize)>);

impl<'a> StatementVisitor<'a> for Found<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let Stmt::Global(global) = stmt else { return walk_stmt(self, stmt) };
        for name in &global.names {
            if !self.0.iter().any(|(known, _)| *known == name.as_str()) {
                self.0.push((name.as_str(), stmt.start().to_usize()));
            }
        }
    }
}
