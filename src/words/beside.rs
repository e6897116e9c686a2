//! What stands beside an item: the headings of its parts.

pub(crate) const RESTS_ON: &str = "Rests on";
pub(crate) const HAPPENED: &str = "It happened";
pub(crate) const STANDARDS: &str = "Standards";
pub(crate) const TOOLS: &str = "Tools";
pub(crate) const TERMS: &str = "Terms";
/// In place of the title of an incident that is told in full only.
pub(crate) const SENSITIVE: &str = "a sensitive case, told in full only";
