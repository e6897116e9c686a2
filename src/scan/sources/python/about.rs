//! What a test is about: by that it is known which tests around a call decide what that is given. Decides nothing.

use std::hash::{Hash, Hasher};

use super::hashed::hash;
use super::plain::parted;
use super::value::{Literal, Value};

/// A test that decides whether a body runs.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) literal: Literal,
    /// Numbers for what it is about and others may be about too.
    pub(super) about: Box<[u64]>,
}

impl Asked {
    pub(super) fn new(literal: Literal) -> Self {
        let mut about = Vec::new();
        if let Some(test) = &literal.test {
            test.walk(&mut |value| {
                about.extend(leaf(value));
                about.extend(owner(value).map(of_one));
            });
        }
        Self { literal, about: about.into() }
    }
}

impl Hash for Literal {
    // The number tells which test it is: what the test asks about need not be gone through.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.point, self.holds).hash(state);
    }
}

/// A number for what has a worth of its own that others can have in common with it.
pub(super) fn leaf(value: &Value) -> Option<u64> {
    let own = match value {
        // Which of several another test chose before is decided there, and may be asked for here.
        Value::Param(..) | Value::Assumed(_) | Value::Any(_) | Value::When(..) => true,
        Value::Name(path) => path.starts_with('@'),
        _ => false,
    };
    own.then(|| hash(value))
}

/// Whose parameter or field something is: whoever hands one in hands in the others, too.
pub(super) fn owner(value: &Value) -> Option<&str> {
    match value {
        Value::Param(function, _) => Some(function),
        Value::Name(path) if path.starts_with('@') => parted(path).map(|(owner, _)| owner),
        _ => None,
    }
}

/// A number for everything that is of one function or one class.
pub(super) fn of_one(owner: &str) -> u64 {
    hash(&("of", owner))
}
