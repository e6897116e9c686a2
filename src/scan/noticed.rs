//! What was noticed in one source beside models: tools that it imports and calls, and long texts that it gives to a model.
//! Types only.

use super::sighting::Spot;
use crate::checklist::Digest;

/// A dotted path that a source imports or calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// As the library spells it, whatever the source calls it.
    pub(super) path: String,
    pub(super) spot: Spot,
    /// First and last line of the function around it.
    pub(super) within: Option<(u32, u32)>,
}

/// A long text that is given to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LongText {
    /// What it is called.
    pub(super) name: String,
    pub(super) characters: usize,
    pub(super) digest: Digest,
    pub(super) spot: Spot,
}

/// What was noticed in one source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Noticed {
    pub(super) imports: Vec<Named>,
    pub(super) calls: Vec<Named>,
    pub(super) texts: Vec<LongText>,
    /// Whether the imports are packages of JavaScript.
    pub(super) npm: bool,
    /// Where reading stopped, if at one line, and why.
    pub(super) not_examined: Option<(Option<u32>, String)>,
}

/// From so many characters on a text is long.
pub(super) const LONG: usize = 400;
