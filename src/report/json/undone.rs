//! A release that was given up, and answers that were taken back from one, for programs.

use serde::Serialize;

use super::parts::FORMAT;
use super::print::print;
use crate::checklist::QuestionId;
use crate::record::{AnswerKey, Restored, Version};

/// What was taken back from an earlier release.
pub fn restored(version: &Version, restored: &Restored) -> String {
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        from: &'a Version,
        changed: bool,
        back: &'a [AnswerKey],
        unanswered: &'a [AnswerKey],
        profile: Vec<&'a str>,
    }
    print(&Wire {
        format: FORMAT,
        from: version,
        changed: !restored.changes.is_empty(),
        back: &restored.back,
        unanswered: &restored.withdrawn,
        profile: restored.profile.iter().map(QuestionId::as_str).collect(),
    })
}

/// A release that was given up.
pub fn abandoned(version: &Version) -> String {
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        abandoned: &'a Version,
    }
    print(&Wire { format: FORMAT, abandoned: version })
}
