//! What the finder says.

use std::fmt::Display;

pub(crate) const ITEMS: &str = "Find an item or a model";
/// Marks of what is found, in the column of the status: at most eight characters.
pub(crate) const REPLACED: &str = "replaced";
pub(crate) const OFF: &str = "off";
pub(crate) const MODEL: &str = "model";
pub(crate) const ACTIONS: &str = "Find an action";
/// Beside an action that would do nothing at the moment.
pub(crate) const NOT_NOW: &str = "not now";
pub(crate) const NOTHING_FITS: &str = "nothing fits";

/// `heir`: the item that took the place.
pub(crate) fn by(heir: impl Display) -> String {
    format!("by {heir}")
}
