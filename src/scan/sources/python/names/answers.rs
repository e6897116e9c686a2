//! What expressions were found to be worth, by what was asked. Tells nothing itself.

use super::super::value::Value;

/// An expression by its place in memory, and where it is used: scope, offset and block, and how deep, since how far it is followed
/// hangs on that.
pub(super) type Asking = (usize, [usize; 4]);

/// What it is worth, and the steps that it took.
#[derive(Debug)]
pub(in super::super) struct Found {
    pub(in super::super) value: Value,
    pub(in super::super) steps: usize,
}
