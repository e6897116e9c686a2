//! What the finder says.

pub(crate) const ITEMS: &str = "Find an item";
pub(crate) const ACTIONS: &str = "Find an action";
pub(crate) const NOTHING_FITS: &str = "nothing fits";
