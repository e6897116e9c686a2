//! A function of a script: what its parameters are called, where they default, and who calls it. Nothing is resolved here.

use super::super::lexer::{Kind, Token};
use super::bracket::Brackets;
use super::pattern::{given, taken};
use super::plain::{opens_a_class_field, word};

/// A function that a script writes.
#[derive(Debug, Default)]
pub(in super::super) struct Function {
    /// The scope of what it is given.
    pub(in super::super) scope: usize,
    pub(in super::super) params: Vec<Param>,
    /// The brackets of the calls of it in the same file.
    pub(in super::super) callers: Vec<usize>,
    /// Whether somebody else may call it: it is exported, or more call it than are remembered.
    pub(in super::super) open: bool,
}

/// A name that is given to a function.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Param {
    pub(in super::super) name: String,
    /// Which argument it is; none for what is worth nothing that is seen.
    pub(in super::super) position: Option<usize>,
    /// The member of an argument that it takes.
    pub(in super::super) key: Option<String>,
    /// Where its default begins.
    pub(in super::super) default: Option<usize>,
    /// Whether the constructor makes a field of it.
    pub(in super::super) field: bool,
}

/// The parameters between these brackets.
pub(in super::super) fn params(tokens: &[Token], brackets: &Brackets, open: usize) -> Vec<Param> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let close = brackets.close(open).min(tokens.len());
    let (mut all, mut at, mut position) = (Vec::new(), open + 1, 0);
    while at < close {
        let (first, field) = behind_modifiers(tokens, brackets, at);
        let rest = is(first, ".");
        let first = if rest { first + 3 } else { first };
        let given = given(tokens, brackets, brackets.next(tokens, first));
        let default = given.ok().map(|sign| sign + 1);
        let of = |name: String, key: Option<String>, seen: bool, default: Option<usize>| Param {
            name,
            position: Some(position).filter(|_| seen && !rest),
            key,
            default,
            field,
        };
        if is(first, "{") || is(first, "[") {
            let each = taken(tokens, brackets, first);
            all.extend(each.into_iter().map(|one| {
                let seen = one.key.is_some();
                of(one.name, one.key, seen, one.default.filter(|_| seen))
            }));
        } else if let Some(name) = word(tokens, first) {
            all.push(of(name.to_owned(), None, true, default));
        }
        // Of whom it is a method is no argument.
        position += usize::from(!is(first, "this"));
        let last = default.map_or_else(|| given.unwrap_or_else(|at| at), |at| brackets.end(tokens, at));
        let last = if is(last, ",") { last } else { brackets.end(tokens, last) };
        at = last.max(at) + 1;
    }
    all
}

/// Where a name stands behind `private`, `readonly` and decorators, and whether the first make a field of it.
fn behind_modifiers(tokens: &[Token], brackets: &Brackets, at: usize) -> (usize, bool) {
    let (mut at, mut field) = (at, false);
    while let Some(word) = word(tokens, at).filter(|word| opens_a_class_field(word)) {
        let decorates = word.starts_with('@');
        let next = match tokens.get(at + 1).map(|token| &token.kind) {
            Some(Kind::Sign('(')) if decorates => brackets.next(tokens, at + 1),
            Some(Kind::Word(_)) => at + 1,
            Some(Kind::Sign('{' | '[')) if decorates => at + 1,
            _ => break,
        };
        field |= !decorates;
        at = next;
    }
    (at, field)
}
