//! What is kept of one Python file when its tree is dropped: calls, and what other files may ask it for.

use std::collections::BTreeMap;

use super::value::{Given, Value};
use crate::scan::sighting::Spot;

/// One file.
#[derive(Debug, Default)]
pub(in crate::scan::sources) struct Unit {
    /// Calls that may name a model, and calls of the project's own functions.
    pub(super) calls: Vec<Call>,
    /// What variables, constants and attributes were given, by dotted path.
    pub(super) symbols: BTreeMap<String, Vec<Value>>,
    /// What functions return, by dotted path.
    pub(super) returns: BTreeMap<String, Vec<Value>>,
    /// What functions take, by dotted path.
    pub(super) functions: BTreeMap<String, Vec<Parameter>>,
    /// What classes are built on, by dotted path.
    pub(super) classes: BTreeMap<String, Vec<Value>>,
    /// Where reading stopped: the byte, and why.
    pub(super) not_examined: Option<(Option<u32>, String)>,
}

/// A call as it stands.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) given: Given,
    pub(super) spot: Spot,
    /// How the callee is written.
    pub(super) written: String,
    /// How the arguments are written, by position.
    pub(super) args: Vec<String>,
    /// How the keyword arguments are written.
    pub(super) keywords: Vec<String>,
}

/// What a function takes.
#[derive(Debug, Clone)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) default: Option<Value>,
    pub(super) form: Form,
}

/// How a parameter is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Positional,
    Keyword,
    /// `*args`.
    Rest,
    /// `**kwargs`.
    Keywords,
}

impl Unit {
    /// Takes out where reading stopped.
    pub(in crate::scan::sources) fn not_examined(&mut self) -> Option<(Option<u32>, String)> {
        self.not_examined.take()
    }
}
