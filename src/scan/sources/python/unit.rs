//! What is kept of one Python file when its tree is dropped: calls, and what other files may ask it for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use super::hashed::Map;
use super::mentions::Mentions;
use super::value::{Given, Literal, Test, Value};
use crate::scan::sighting::Spot;

/// One file, as `pack` wrote it.
#[derive(Debug, Default)]
pub(in crate::scan::sources) struct Unit {
    /// The words that stand in it.
    pub(super) text: Box<str>,
    /// Tests, then what stands under the names of the file, then its calls.
    pub(super) code: Box<[u8]>,
    /// Where the names begin.
    pub(super) names: u32,
    /// Where the calls begin.
    pub(super) calls: u32,
    /// Numbers for the names under which objects of its classes may be given something: what functions take, and what classes are
    /// called with.
    pub(super) fields: Box<[u32]>,
    /// What it mentions of the libraries of which any function may be a row.
    pub(super) mentions: Mentions,
    /// Tests that were read, by where they stand: the same one decides in many places.
    pub(super) told: OnceLock<Box<Told>>,
}

/// Tests by where they stand.
pub(super) type Told = Mutex<Map<u32, Arc<Test>>>;

/// Where reading stopped: the byte, and why.
pub(in crate::scan::sources) type Stop = Option<(Option<u32>, String)>;

/// A file while it is read: what is kept of it, by dotted path.
#[derive(Debug, Default)]
pub(super) struct Draft<'t> {
    /// Calls that may name a model, and calls of the project's own functions.
    pub(super) calls: Vec<Call<Cow<'t, str>>>,
    /// What variables, constants and attributes were given.
    pub(super) symbols: BTreeMap<String, Vec<Value>>,
    /// What functions return.
    pub(super) returns: BTreeMap<String, Vec<Value>>,
    /// What functions take.
    pub(super) functions: BTreeMap<String, Vec<Parameter>>,
    /// Functions that only call another with what they are given, and that other.
    pub(super) passes: BTreeMap<String, Vec<Value>>,
    /// Modules of which every name is handed on, by the module that does.
    pub(super) stars: BTreeMap<String, Vec<String>>,
    /// What classes are built on.
    pub(super) classes: BTreeMap<String, Vec<Value>>,
    pub(super) not_examined: Stop,
}

/// A call as it stands, with what is written there.
#[derive(Debug)]
pub(super) struct Call<W = String> {
    pub(super) given: Given,
    /// The tests that decide whether it is reached, where they are about what is given.
    pub(super) guards: Box<[Literal]>,
    pub(super) spot: Spot,
    /// How the callee is written.
    pub(super) written: W,
    /// What Python takes that for, where it is written in other letters.
    pub(super) meant: Option<Box<str>>,
    /// The class whose maker calls another by its name, such as `super().__init__(…)`.
    pub(super) within: Option<Box<str>>,
    /// How the arguments are written, by position.
    pub(super) args: Vec<W>,
    /// How the keyword arguments are written.
    pub(super) keywords: Vec<W>,
}

/// What a function takes.
#[derive(Debug, Clone)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) default: Option<Value>,
    pub(super) form: Form,
    /// The class of the project of which it is said to be an object.
    pub(super) class: Option<String>,
}

/// How a parameter is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The object or the class whose method it is, which no call hands over.
    Own,
    Positional,
    Keyword,
    /// `*args`.
    Rest,
    /// `**kwargs`.
    Keywords,
}

impl Call {
    /// The callee as Python reads its names.
    pub(super) fn spelled(&self) -> &str {
        self.meant.as_deref().unwrap_or(&self.written)
    }
}
