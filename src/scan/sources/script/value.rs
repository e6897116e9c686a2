//! What an expression in a script can be worth, and how far it goes. How that is told stands in `worth`.

use super::lexer::{Kind, Token};
use super::plain::is_statement;

/// The worth of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Worth {
    /// A text, and whether a default stood in for the environment.
    Text(String, bool),
    /// The members of a literal object: key and where its value begins.
    Object(Vec<(String, usize)>),
    /// What a call or `new` gives, by the module and name it comes from.
    Made(String, String),
    /// What a module exports under a name, and whether that is assumed.
    Import(String, String, bool),
    /// One of several, none of which is such a choice itself.
    Either(Vec<Worth>),
    /// A true, a false, nothing.
    Flag(bool),
    /// Not to be told.
    Open,
}

/// Most words of one expression that are looked at.
const MOST: usize = 4_000;

/// The words of an expression that begins here: up to a comma, a semicolon or a closing bracket at its own level.
pub(super) fn extent(tokens: &[Token], at: usize) -> &[Token] {
    let mut depth = 0_usize;
    let rest = tokens.get(at..tokens.len().min(at + MOST)).unwrap_or_default();
    for (index, token) in rest.iter().enumerate() {
        match &token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return rest.get(..index).unwrap_or_default(),
            },
            Kind::Sign(',' | ';') if depth == 0 => return rest.get(..index).unwrap_or_default(),
            Kind::Word(word) if depth == 0 && index > 0 && is_statement(word) => {
                return rest.get(..index).unwrap_or_default();
            }
            _ => {}
        }
    }
    rest
}

/// Every worth that a choice may have.
pub(super) fn each(worth: Worth) -> Vec<Worth> {
    if let Worth::Either(all) = worth { all } else { vec![worth] }
}

/// The same where nobody knows whether it is chosen.
pub(super) fn assumed(worth: Worth) -> Worth {
    match worth {
        Worth::Text(text, _) => Worth::Text(text, true),
        Worth::Import(module, name, _) => Worth::Import(module, name, true),
        Worth::Either(all) => Worth::Either(all.into_iter().map(assumed).collect()),
        other => other,
    }
}
