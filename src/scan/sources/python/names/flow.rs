//! Which way the program goes through statements: the bodies of an `if`, what is known behind it, and what leaves a function.
//! Binds and evaluates nothing.

use ruff_python_ast::{Expr, Stmt, StmtIf, WithItem};

/// Most tests that are remembered of one chain of them.
pub(super) const MOST_TESTS: usize = 12;

/// Whether a body leaves its function for good.
pub(super) fn leaves(body: &[Stmt]) -> bool {
    matches!(body.last(), Some(Stmt::Return(_) | Stmt::Raise(_)))
}

/// `with suppress(Exception)`: the body may be left at any place, and the program goes on behind it.
pub(super) fn suppresses(item: &WithItem) -> bool {
    let call = item.context_expr.as_call_expr();
    call.is_some_and(|call| match &*call.func {
        Expr::Name(name) => name.id.as_str() == "suppress",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "suppress",
        _ => false,
    })
}

/// The bodies of an `if`, with the test of each.
pub(super) fn bodies(branch: &StmtIf) -> impl Iterator<Item = (Option<&Expr>, &[Stmt])> {
    let others = branch.elif_else_clauses.iter().map(|clause| (clause.test.as_ref(), &*clause.body));
    std::iter::once((Some(&*branch.test), &*branch.body)).chain(others)
}

/// How the tests of a statement came out wherever the program goes on behind it.
pub(super) fn beyond(stmt: &Stmt) -> Vec<(&Expr, bool)> {
    let ends = |body: &[Stmt]| {
        matches!(body.last(), Some(Stmt::Return(_) | Stmt::Raise(_) | Stmt::Continue(_) | Stmt::Break(_)))
    };
    match stmt {
        Stmt::Assert(assert) => vec![(&*assert.test, true)],
        Stmt::If(branch) => {
            let all = bodies(branch).take(MOST_TESTS);
            let left = all.take_while(|(_, body)| ends(body)).filter_map(|(test, _)| Some((test?, false)));
            let left: Vec<_> = left.collect();
            match &*branch.elif_else_clauses {
                [only] if left.is_empty() && only.test.is_none() && ends(&only.body) => {
                    vec![(&*branch.test, true)]
                }
                _ => left,
            }
        }
        _ => Vec::new(),
    }
}

/// The names among the targets of a loop over several, by position, those of a pair within by a second: `for key, (one, other) in …`.
pub(super) fn pairs_in(target: &Expr) -> Vec<((i64, Option<i64>), &str)> {
    let elements = match target {
        Expr::Tuple(tuple) => &*tuple.elts,
        Expr::List(list) => &*list.elts,
        _ => return Vec::new(),
    };
    let mut all = Vec::new();
    for (at, each) in (0..).zip(elements) {
        all.extend(each.as_name_expr().map(|name| ((at, None), name.id.as_str())));
        let within = (0..).zip(names_in(each));
        all.extend(within.filter_map(|(inner, name)| Some(((at, Some(inner)), name?))));
    }
    all
}

/// The plain names among the targets of an unpacking, by position.
pub(super) fn names_in(target: &Expr) -> Vec<Option<&str>> {
    let elements = match target {
        Expr::Tuple(tuple) => &tuple.elts,
        Expr::List(list) => &list.elts,
        _ => return Vec::new(),
    };
    elements.iter().map(|each| each.as_name_expr().map(|name| name.id.as_str())).collect()
}
