//! The members of an object as a script writes them. Nothing is resolved here.

use std::rc::Rc;

use super::super::lexer::{Kind, Token};
use super::super::value::{Key, Member};
use super::bracket::Brackets;

/// Most members of one object.
pub(in super::super) const MOST_MEMBERS: usize = 2_000;

/// The members of a literal object.
pub(in super::super) fn object(tokens: &[Token], brackets: &Brackets, at: usize) -> Rc<[Member]> {
    let close = brackets.close(at);
    let mut members = Vec::new();
    let mut next = at + 1;
    while next < close {
        if members.len() >= MOST_MEMBERS {
            members.push(Member { key: Key::Any, at: None, perhaps: true });
            break;
        }
        let last = brackets.end(tokens, next).min(close);
        members.extend(member(tokens, brackets, next, last));
        // What a method returns stands in its brackets, so that a comma is not far.
        next =
            if tokens.get(last).is_some_and(|token| token.is(",")) { last + 1 } else { last.max(next + 1) };
    }
    members.into()
}

/// One member: `a: 1`, `"a": 1`, `["a"]: 1`, `a`, `...a`, `a() {}`, `get a() {}`, `async *a() {}`.
fn member(tokens: &[Token], brackets: &Brackets, first: usize, last: usize) -> Option<Member> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    if first >= last {
        return None;
    }
    if is(first, ".") {
        return Some(Member { key: Key::Spread, at: Some(first + 3), perhaps: false });
    }
    let modifier = |at: usize| {
        ["get", "set", "async", "*"].iter().any(|word| is(at, word))
            && at + 1 < last
            && ![":", "(", ","].iter().any(|sign| is(at + 1, sign))
    };
    let at = (first..last).find(|&at| !modifier(at))?;
    let (key, behind) = match &tokens.get(at)?.kind {
        Kind::Word(word) | Kind::Text(word) | Kind::Number(word) => (Key::Named(word.clone()), at + 1),
        Kind::Sign('[') => {
            let close = brackets.close(at);
            let key = match tokens.get(at + 1).map(|token| &token.kind) {
                Some(Kind::Text(text)) if close == at + 2 => Key::Named(text.clone()),
                _ => Key::Any,
            };
            (key, close + 1)
        }
        _ => return None,
    };
    let value = if is(behind, ":") {
        Some(behind + 1)
    } else {
        // Only a name alone stands for its own worth.
        (behind == last && at == first).then_some(at)
    };
    Some(Member { key, at: value, perhaps: false })
}
