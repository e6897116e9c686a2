//! Items that a template takes by a name that it makes first: so a name can be hidden from whoever looks for it.

use std::collections::BTreeSet;

use super::token::Token;

/// What changes or joins texts.
const MAKING: [&str; 8] = ["join", "lower", "upper", "replace", "format", "reverse", "string", "title"];

/// Whether something is taken by a name that is made there, by a filter, a method or a sign for texts.
pub(super) fn makes_an_item(tokens: &[Token]) -> bool {
    let mut items = Items::default();
    let mut before: Option<&Token> = None;
    for token in tokens {
        let is_in_one = items.is_in_one();
        items.next(token, before);
        let makes = match (before, token) {
            (_, Token::Sign('~')) | (Some(Token::Text(_)), Token::Sign('%' | '[')) => true,
            (Some(Token::Sign('|' | '.')), Token::Name(name)) => MAKING.contains(&name.as_str()),
            _ => false,
        };
        if is_in_one && makes {
            return true;
        }
        before = Some(token);
    }
    false
}

/// Which brackets are open, and whether they take an item.
#[derive(Default)]
struct Items {
    open: Vec<bool>,
    /// How many of them take one: asked at each token, however many are open.
    taking: usize,
}

impl Items {
    fn is_in_one(&self) -> bool {
        self.taking > 0
    }

    fn next(&mut self, token: &Token, before: Option<&Token>) {
        const WORDS: [&str; 8] = ["in", "not", "and", "or", "if", "elif", "else", "is"];
        match token {
            // Behind a value it takes an item, elsewhere it begins a list.
            Token::Sign('[') => {
                let takes = match before {
                    Some(Token::Name(name)) => !WORDS.contains(&name.as_str()),
                    Some(Token::Text(_) | Token::Sign(')' | ']')) => true,
                    _ => false,
                };
                self.taking += usize::from(takes);
                self.open.push(takes);
            }
            Token::Sign(']') => self.taking -= usize::from(self.open.pop() == Some(true)),
            _ => {}
        }
    }
}

/// Names to which a template gives a text that it makes, and names by which it takes items, wherever either stands.
#[derive(Debug, Default)]
pub(super) struct Made {
    names: BTreeSet<String>,
    keys: BTreeSet<String>,
}

impl Made {
    /// Looks at one pair of braces.
    pub(super) fn look(&mut self, tokens: &[Token], is_block: bool) {
        if is_block && tokens.first() == Some(&Token::Name("set".to_owned())) {
            self.given(tokens.get(1..).unwrap_or_default());
        }
        let mut items = Items::default();
        let mut before: Option<&Token> = None;
        for (at, token) in tokens.iter().enumerate() {
            let begins = matches!(token, Token::Name(_)) && before != Some(&Token::Sign('.'));
            if begins && items.is_in_one() {
                self.keys.insert(path(tokens.get(at..).unwrap_or_default()));
            }
            items.next(token, before);
            before = Some(token);
        }
    }

    /// A name is given a value, or what stands between the statement and its end.
    fn given(&mut self, tokens: &[Token]) {
        let equal = tokens.iter().position(|token| *token == Token::Sign('='));
        let value = equal.and_then(|at| tokens.get(at + 1..));
        let is_copy = value.is_some_and(|value| self.names.contains(&path(value)));
        if is_copy || value.is_none_or(makes_a_text) {
            self.names.insert(path(tokens));
        }
    }

    /// A name that is made, and by which an item is taken.
    pub(super) fn taken(&self) -> Option<&str> {
        self.names.intersection(&self.keys).next().map(String::as_str)
    }
}

/// A name with those of the members behind it.
fn path(tokens: &[Token]) -> String {
    let mut all = String::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Name(name) if at % 2 == 0 => all.push_str(name),
            Token::Sign('.') if at % 2 == 1 => all.push('.'),
            _ => break,
        }
    }
    all
}

/// Whether a value is a text made of others that stand in the template. The name of an item is none of them.
fn makes_a_text(value: &[Token]) -> bool {
    let around = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| value.get(before));
        (before, value.get(at + 1))
    };
    let is_text = |token: Option<&Token>| matches!(token, Some(Token::Text(_)));
    let has_text = (0..value.len()).any(|at| {
        let is_key = around(at) == (Some(&Token::Sign('[')), Some(&Token::Sign(']')));
        is_text(value.get(at)) && !is_key
    });
    let makes = |(at, token): (usize, &Token)| match (around(at), token) {
        (_, Token::Sign('~')) => true,
        ((before, next), Token::Sign('+' | '*')) => is_text(before) || is_text(next),
        ((before, _), Token::Sign('%' | '[')) => is_text(before),
        ((Some(Token::Sign('|' | '.')), _), Token::Name(name)) => MAKING.contains(&name.as_str()),
        _ => false,
    };
    has_text && value.iter().enumerate().any(makes)
}
