//! What is said of an answer's status where its own word would not do.

pub(crate) const NOT_APPLICABLE: &str = "not applicable";
pub(crate) const UNANSWERED: &str = "unanswered";
