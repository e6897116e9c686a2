//! How old answers are.

pub(crate) const MONTH: &str = "up to 30 days";
pub(crate) const QUARTER: &str = "31 to 90 days";
pub(crate) const HALF_YEAR: &str = "91 to 180 days";
pub(crate) const YEAR: &str = "181 to 365 days";
