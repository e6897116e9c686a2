//! Options of a command line, as `argparse` and `click` declare them. Names only; what they are worth is told elsewhere.

use ruff_python_ast::{self as ast, Expr};

/// The argument of that name.
pub(super) fn keyword<'a>(call: &'a ast::ExprCall, name: &str) -> Option<&'a Expr> {
    let found =
        call.arguments.keywords.iter().find(|each| each.arg.as_ref().is_some_and(|arg| arg.as_str() == name));
    found.map(|each| &each.value)
}

/// The name under which an option of the command line is found.
pub(super) fn option_name(call: &ast::ExprCall) -> Option<String> {
    if let Some(Expr::StringLiteral(dest)) = keyword(call, "dest") {
        return Some(dest.value.to_str().to_owned());
    }
    let names = call
        .arguments
        .args
        .iter()
        .filter_map(|arg| arg.as_string_literal_expr().map(|text| text.value.to_str()));
    let names: Vec<&str> = names.collect();
    let long = names.iter().find(|name| name.starts_with("--")).or_else(|| names.first())?;
    Some(long.trim_start_matches('-').replace('-', "_"))
}
