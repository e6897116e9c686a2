//! What is kept of one Python file when its tree is dropped: calls, and what other files may ask it for.

use std::sync::{Arc, Mutex, OnceLock};

use super::super::hashed::Map;
use super::super::value::{Given, Literal, Test, Value};
use super::mentions::Mentions;
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
    /// Numbers for the names under which objects of its classes may be given something: what makers take, and what classes are
    /// called with.
    pub(in super::super) fields: Box<[u32]>,
    /// What it mentions of the libraries of which any function may be a row.
    pub(in super::super) mentions: Mentions,
    /// Tests that were read, by where they stand: the same one decides in many places.
    pub(super) told: OnceLock<Box<Told>>,
}

/// Under which name of a module stands where it saves models: lists of a place and the line.
pub(in super::super) const SAVED: &str = ".@saved";

/// Under which name of a module stands where it may fetch files: lists of the line, and the last line of the function in which
/// that is.
pub(in super::super) const FETCHES: &str = ".@fetches";

/// Tests by where they stand.
pub(super) type Told = Mutex<Map<u32, Arc<Test>>>;

/// Where reading stopped: the byte, and why.
pub(in crate::scan::sources) type Stop = Option<(Option<u32>, String)>;

/// A value as `pack` wrote it: the same one is written in the same way in the whole file.
pub(in super::super) type Written = Box<[u8]>;

/// A call as it stands, with what is written there.
#[derive(Debug)]
pub(in super::super) struct Call<W = String> {
    pub(in super::super) given: Given,
    /// The tests that decide whether it is reached, where they are about what is given.
    pub(in super::super) guards: Box<[Literal]>,
    pub(in super::super) spot: Spot,
    /// How the callee is written.
    pub(in super::super) written: W,
    /// What Python takes that for, where it is written in other letters.
    pub(in super::super) meant: Option<Box<str>>,
    /// The class whose maker calls another by its name, such as `super().__init__(…)`.
    pub(in super::super) within: Option<Box<str>>,
    /// How the arguments are written, by position.
    pub(in super::super) args: Vec<W>,
    /// How the keyword arguments are written.
    pub(in super::super) keywords: Vec<W>,
}

/// What a function takes.
#[derive(Debug, Clone)]
pub(in super::super) struct Parameter {
    pub(in super::super) name: String,
    pub(in super::super) default: Option<Value>,
    pub(in super::super) form: Form,
    /// The class of the project of which it is said to be an object.
    pub(in super::super) class: Option<String>,
}

/// How a parameter is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Form {
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
    pub(in super::super) fn spelled(&self) -> &str {
        self.meant.as_deref().unwrap_or(&self.written)
    }
}
