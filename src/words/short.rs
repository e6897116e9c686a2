//! Short words for narrow columns, at most four letters.

pub(crate) const NOT_APPLICABLE: &str = "n/a";
pub(crate) const OPEN: &str = "open";
pub(crate) const CRITICAL: &str = "crit";
pub(crate) const MEDIUM: &str = "med";
