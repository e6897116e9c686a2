//! What an expression in a script can be worth. How that is told stands in `worth`.

use std::rc::Rc;

/// The worth of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Worth {
    /// A text, and whether a default stood in for the environment.
    Text(String, bool),
    /// A literal object.
    Object(Object),
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

/// Where both branches of a choice begin, where there is one.
pub(super) type Branches = Option<(usize, usize)>;

/// What a member of an object is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    /// This.
    Named(String),
    /// All that another object holds.
    Spread,
    /// Nobody sees what.
    Any,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) key: Key,
    /// Where its value begins, where that is an expression.
    pub(super) at: Option<usize>,
    /// Whether it may not have been set.
    pub(super) perhaps: bool,
}

/// The members of a literal object: as it is written, and as they are given to its name later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Object {
    /// Where it is written.
    pub(super) at: usize,
    /// Whether nobody else holds it, so that what is given to an object out of sight is not given to this one.
    pub(super) kept: bool,
    pub(super) own: Rc<[Member]>,
    pub(super) later: Rc<[Member]>,
}

impl Object {
    /// Every member, the last one first.
    pub(super) fn back(&self) -> impl Iterator<Item = &Member> {
        self.later.iter().rev().chain(self.own.iter().rev())
    }
}

/// Every worth that a choice may have.
pub(super) fn each(worth: Worth) -> Vec<Worth> {
    if let Worth::Either(all) = worth { all } else { vec![worth] }
}

/// The same where somebody else may have changed it: a text is assumed then, and of an object nothing is known by what it lacks.
pub(super) fn unsure(worth: Worth) -> Worth {
    let hidden = Member { key: Key::Any, at: None, perhaps: true };
    match worth {
        Worth::Object(object) if object.later.last() == Some(&hidden) => Worth::Object(object),
        Worth::Object(object) => {
            let later = object.later.iter().cloned().chain([hidden]).collect();
            Worth::Object(Object { later, ..object })
        }
        Worth::Either(all) => Worth::Either(all.into_iter().map(unsure).collect()),
        other => assumed(other),
    }
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
