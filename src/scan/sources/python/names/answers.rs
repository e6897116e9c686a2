//! What expressions were found to be worth. Tells nothing itself.

use super::super::value::Value;

/// What one is worth, and the steps that it took.
#[derive(Debug)]
pub(in super::super) struct Found {
    pub(in super::super) value: Value,
    pub(in super::super) steps: usize,
}
