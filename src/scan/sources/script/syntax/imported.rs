//! Modules that a script imports on the spot. Words in, words out.

use super::super::lexer::{Kind, Token};
use super::plain::path;

/// A module that is imported on the spot, or what of it: `require("m")`, `(await import("m")).name`.
pub(in super::super) fn imported(tokens: &[Token], at: usize) -> Option<(String, String)> {
    let is = |index: usize, sign: &str| tokens.get(index).is_some_and(|token| token.is(sign));
    let inside = is(at, "(");
    let module = module_of(tokens, at + usize::from(inside))?;
    let mut close = at;
    while !is(close, ")") {
        close += 1;
    }
    let dot = close + 1 + usize::from(inside);
    match tokens.get(dot + 1).map(|token| &token.kind) {
        Some(Kind::Word(name)) if is(dot, ".") => Some((module, name.clone())),
        _ => Some((module, "*".to_owned())),
    }
}

/// `require("m")`, `await import("m")`, also inside a helper of a compiler: `__importDefault(require("m"))`.
pub(in super::super) fn module_of(tokens: &[Token], at: usize) -> Option<String> {
    let at = if tokens.get(at)?.is("await") { at + 1 } else { at };
    let (helper, length) = path(tokens, at);
    let inside = helper.last().is_some_and(|name| name.starts_with('_'))
        && tokens.get(at + length).is_some_and(|token| token.is("("));
    let at = if inside { at + length + 1 } else { at };
    let first = tokens.get(at)?;
    if !(first.is("require") || first.is("import"))
        || !tokens.get(at + 1)?.is("(")
        || !tokens.get(at + 3)?.is(")")
    {
        return None;
    }
    if let Kind::Text(module) = &tokens.get(at + 2)?.kind { Some(module.clone()) } else { None }
}
