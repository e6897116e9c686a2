//! The mark of a text that nobody has written yet: what an import or a new checklist puts where the author must.

/// Stands in every text that an import could only leave open, so that no reader takes it for a reason of the author's.
pub(super) const UNWRITTEN: &str = "(not written yet)";
