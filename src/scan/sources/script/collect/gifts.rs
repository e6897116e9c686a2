//! What a script gives to names and to their members, as it is met. What it comes to stands in `settle`.

use super::super::names::Bound;
use super::super::value::Key;

/// Something that a name is given.
pub(super) struct Gift {
    pub(super) scope: usize,
    /// A field begins with `this.`.
    pub(super) name: String,
    pub(super) to: Bound,
    /// Whether it is given whenever the scope is entered.
    pub(super) surely: bool,
}

impl Gift {
    /// A field of the class around.
    pub(super) fn field(scope: usize, name: &str, to: Bound, surely: bool) -> Self {
        Self { scope, name: format!("this.{name}"), to, surely }
    }

    /// Something out of sight.
    pub(super) fn hidden(scope: usize, name: String) -> Self {
        Self { scope, name, to: Bound::Several, surely: false }
    }
}

/// Something that a member of a name is given.
pub(super) struct Write {
    pub(super) name: String,
    /// Where that stands.
    pub(super) at: usize,
    pub(super) keys: Vec<Key>,
    /// The expression that it is given.
    pub(super) to: Option<usize>,
    /// Whether the name is called, and the member is one of what that gives.
    pub(super) called: bool,
}
