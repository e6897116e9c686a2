//! What the lines of a block quote, or of a list within a list, belong to; the line above them says it.

use super::super::plain::list_value;
use super::made::begins_version;
use crate::words::report::record::answer as words;

/// What the lines of a block quote belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Nothing,
    Reason,
    Note,
    Plan,
    Risk,
    /// What a reviewer said with a verdict. It is no field that an edit proposes: what is new in it is a comment.
    Verdict,
    /// What the versions of an answer say that wait for a choice. What is new in it is a comment, too.
    Versions,
    Evidence,
}

impl Place {
    /// What a reviewer says of a field in one line, as the short fields are written: `- Note: looked at`.
    pub(super) fn said_in(line: &str) -> Option<(Self, &str)> {
        let fields = [
            (words::REASON, Self::Reason),
            (words::NOTE, Self::Note),
            (words::PLAN, Self::Plan),
            (words::RISK, Self::Risk),
        ];
        let said = |name| list_value(line, name).filter(|text| !text.is_empty());
        fields.into_iter().find_map(|(name, place)| Some((place, said(name)?)))
    }

    /// What a line begins.
    pub(super) fn begun_by(line: &str) -> Self {
        match line.strip_suffix(':') {
            Some(words::REASON) => Self::Reason,
            Some(words::NOTE) => Self::Note,
            Some(words::PLAN) => Self::Plan,
            Some(words::RISK) => Self::Risk,
            Some(words::COMMENT_OF_THE_REVIEWER) => Self::Verdict,
            Some(title) if title.strip_prefix("- ") == Some(words::EVIDENCE) => Self::Evidence,
            _ if begins_version(line) => Self::Versions,
            _ => Self::Nothing,
        }
    }
}
