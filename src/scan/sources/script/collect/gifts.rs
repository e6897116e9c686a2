//! What a script gives to names and to their members, as it is met. What it comes to stands in `settle`.

use super::super::names::Bound;
use super::super::value::Key;

/// Something that a name is given.
pub(super) struct Gift {
    pub(in super::super) scope: usize,
    /// A field begins with `this.`.
    pub(in super::super) name: String,
    pub(in super::super) to: Bound,
    /// Whether it is given whenever the scope is entered.
    pub(in super::super) surely: bool,
}

impl Gift {
    /// A field of the class around.
    pub(in super::super) fn field(scope: usize, name: &str, to: Bound, surely: bool) -> Self {
        Self { scope, name: format!("this.{name}"), to, surely }
    }

    /// Something out of sight.
    pub(in super::super) fn hidden(scope: usize, name: String) -> Self {
        Self { scope, name, to: Bound::Several, surely: false }
    }
}

/// Something that a member of a name is given.
pub(super) struct Write {
    pub(in super::super) name: String,
    /// Where that stands.
    pub(in super::super) at: usize,
    pub(in super::super) keys: Vec<Key>,
    /// The expression that it is given.
    pub(in super::super) to: Option<usize>,
}
