//! Names that an expression binds: `(name := value)`. What they are bound to is told by `eval`.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{ElifElseClause, Expr, Stmt};

use super::scope::{At, Scopes, To};

/// Deepest expression that is walked.
const DEEPEST: usize = 200;

impl<'a> Scopes<'a> {
    /// Binds the names that the expressions of a statement bind; those of its bodies belong to other statements.
    pub(super) fn bind_inside(&mut self, at: At, stmt: &'a Stmt) {
        if matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) {
            return;
        }
        let mut found = Found::default();
        walk_stmt(&mut found, stmt);
        for Bound { name, value, may_be_skipped, is_inner } in found.all {
            // Before the statement, whose other expressions may use it.
            let offset = at.offset.saturating_sub(1);
            let block = if may_be_skipped { self.plain(at.block) } else { at.block };
            let to = if is_inner { To::Opaque } else { To::Expr(value) };
            self.bind(at.scope, name, offset, block, to);
        }
    }
}

/// A name that is bound.
struct Bound<'a> {
    name: &'a str,
    value: &'a Expr,
    /// Whether the program may go by it.
    may_be_skipped: bool,
    /// Whether it stands among names that hold only there.
    is_inner: bool,
}

#[derive(Default)]
struct Found<'a> {
    all: Vec<Bound<'a>>,
    depth: usize,
    skips: usize,
    inner: usize,
}

impl<'a> Found<'a> {
    fn skipping(&mut self, exprs: impl Iterator<Item = &'a Expr>) {
        self.skips += 1;
        exprs.for_each(|expr| self.visit_expr(expr));
        self.skips -= 1;
    }
}

impl<'a> Visitor<'a> for Found<'a> {
    fn visit_stmt(&mut self, _: &'a Stmt) {}

    fn visit_body(&mut self, _: &'a [Stmt]) {}

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_elif_else_clause(&mut self, clause: &'a ElifElseClause) {
        self.skipping(clause.test.iter());
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        match expr {
            Expr::Named(named) => {
                if let Expr::Name(name) = &*named.target {
                    let (may_be_skipped, is_inner) = (self.skips > 0, self.inner > 0);
                    let value = &*named.value;
                    self.all.push(Bound { name: name.id.as_str(), value, may_be_skipped, is_inner });
                }
                self.visit_expr(&named.value);
            }
            Expr::BoolOp(several) => {
                let mut values = several.values.iter();
                values.next().into_iter().for_each(|first| self.visit_expr(first));
                self.skipping(values);
            }
            Expr::If(choice) => {
                self.visit_expr(&choice.test);
                self.skipping([&*choice.body, &*choice.orelse].into_iter());
            }
            Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
            | Expr::Lambda(_) => {
                self.inner += 1;
                walk_expr(self, expr);
                self.inner -= 1;
            }
            _ => walk_expr(self, expr),
        }
        self.depth -= 1;
    }
}
