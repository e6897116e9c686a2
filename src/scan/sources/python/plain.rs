//! What is the same in every file: the names that Python gives to everybody, and which expressions are written out. Resolves
//! nothing.

use ruff_python_ast::Expr;

/// Whether an expression is a text, a number or a collection.
pub(super) fn is_written_out(expr: &Expr) -> bool {
    expr.is_literal_expr()
        || matches!(
            expr,
            Expr::List(_)
                | Expr::Dict(_)
                | Expr::Set(_)
                | Expr::Tuple(_)
                | Expr::ListComp(_)
                | Expr::DictComp(_)
                | Expr::SetComp(_)
                | Expr::FString(_)
        )
}

/// Names that Python gives to everybody, as far as they matter here.
pub(super) const BUILTINS: [&str; 22] = [
    "open",
    "str",
    "dict",
    "list",
    "tuple",
    "sorted",
    "print",
    "len",
    "int",
    "float",
    "bool",
    "super",
    "getattr",
    "isinstance",
    "enumerate",
    "zip",
    "range",
    "next",
    "map",
    "set",
    "type",
    "bytes",
];
