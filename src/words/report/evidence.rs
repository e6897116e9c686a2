//! What has become of a piece of evidence.

pub(crate) const HOLDS: &str = "unchanged since it was named";
pub(crate) const CHANGED: &str = "changed since it was named";
pub(crate) const MISSING: &str = "not there any more";
pub(crate) const OUTSIDE: &str = "outside the project, not read";
pub(crate) const UNREADABLE: &str = "cannot be read";
pub(crate) const NOT_LOOKED_AT: &str = "not looked at";
pub(crate) const NOT_FETCHED: &str = "taken at its word, nothing is fetched";
