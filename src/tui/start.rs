//! What the screen begins with, and how it was left. Runs nothing.

use std::ffi::OsString;
use std::sync::mpsc::Receiver;

use chrono::{DateTime, FixedOffset};

use super::effect::Identity;
use super::model::{Kept, Model, Saving};
use super::theme::Theme;
use crate::checklist::Checklist;
use crate::store::{Project, UserDirs, Vault};
use crate::words::notice::saving as words;

/// What the screen begins with.
#[derive(Debug)]
pub struct Start {
    /// The questions.
    pub checklist: Checklist,
    /// Where they were found.
    pub origin: String,
    /// The project.
    pub project: Project,
    /// The user's own folders.
    pub dirs: Option<UserDirs>,
    /// The record; none begins with the kick-off.
    pub vault: Option<Vault>,
    /// Who answers, where that was said from outside.
    pub who: Option<String>,
    /// What git knows, whenever it has answered. Nothing waits for it but a key that needs the name.
    pub identity: Receiver<Identity>,
    /// The user's editor.
    pub editor: Option<OsString>,
    /// How things look.
    pub theme: Theme,
    /// The clock.
    pub now: fn() -> DateTime<FixedOffset>,
}

/// How the screen was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Everything confirmed is on disk.
    Saved,
    /// Something is not.
    Unsaved {
        /// Why.
        why: String,
        /// Whether the next session will find it.
        kept: Kept,
    },
}

impl Ending {
    /// How a model that is left leaves the record.
    pub(super) fn of(model: &Model) -> Self {
        match &model.saving {
            Saving::Failed { why, kept, .. } => Self::Unsaved { why: why.clone(), kept: *kept },
            _ if !model.conflicts.is_empty() => {
                Self::Unsaved { why: words::A_CHOICE_WAITS.to_owned(), kept: model.held }
            }
            _ => model.would_lose().map_or(Self::Saved, |why| Self::Unsaved {
                why: words::session_not_kept(why),
                kept: Kept::InMemoryOnly,
            }),
        }
    }
}
