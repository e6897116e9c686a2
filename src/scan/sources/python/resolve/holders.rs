//! Under which names a row of the tables may stand: the names of the tables, and those of whatever holds something else, such as
//! variables, fields and classes. Nearly every method that is called has another name, and need not be followed to be told.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::super::hashed::short;
use super::super::keep::{Mentions, Unit};
use super::super::plain::last_of;
use super::super::tables::{may_name, may_send};
use super::super::value::Value;

/// The names of a project.
#[derive(Debug, Default)]
pub(in super::super) struct Holders {
    /// Numbers for the last parts of their paths.
    names: HashSet<u32, RandomState>,
    mentions: Mentions,
}

impl Holders {
    /// Takes in what objects of a file's classes may be given.
    pub(super) fn add(&mut self, unit: &Unit) {
        self.names.extend(&unit.fields);
        self.mentions.add(unit.mentions);
    }

    /// Takes in a class, a variable or a field.
    pub(super) fn insert(&mut self, path: &str) {
        self.names.insert(short(last_of(path)));
    }

    /// Whether a callee may be a row or a partial at all, by its last part alone.
    pub(in super::super) fn may_be_row(&self, callee: &Value) -> bool {
        let last = match callee {
            Value::Name(path) if path.starts_with('@') => last_of(path),
            Value::Attribute(_, name) => name,
            Value::OneOf(all) => return all.iter().any(|each| self.may_be_row(each)),
            Value::When(_, one) => return self.may_be_row(one),
            _ => return true,
        };
        self.mentions.may_name(last) || may_name(last) || may_send(last) || self.names.contains(&short(last))
    }
}
