//! The members of an object that a script writes.

use super::lexer::{Kind, Token};
use super::worth::{Worth, extent};

/// The keys of a literal object.
pub(super) fn object(tokens: &[Token], at: usize) -> Worth {
    let mut members = Vec::new();
    let mut next = at + 1;
    while members.len() < 500 {
        let Some(token) = tokens.get(next) else { break };
        let key = match &token.kind {
            Kind::Word(word) | Kind::Text(word) => Some(word.clone()),
            Kind::Sign('}') => break,
            _ => None,
        };
        let colon = tokens.get(next + 1).is_some_and(|token| token.is(":"));
        let start = if key.is_some() && colon { next + 2 } else { next };
        let value = extent(tokens, start);
        if let Some(key) = key
            && (colon || value.len() == 1)
        {
            members.push((key, start));
        }
        if token.is(".") {
            members.push(("...".to_owned(), next));
        }
        next = start
            + value
                .len()
                .max(usize::from(!tokens.get(start).is_some_and(|token| token.is("}") || token.is(","))));
        if tokens.get(next).is_some_and(|token| token.is(",")) {
            next += 1;
        } else if !tokens.get(next).is_some_and(|token| token.is("}")) && value.is_empty() {
            break;
        }
    }
    Worth::Object(members)
}
