//! What `update` wants done and what comes back: plain data, so that a test can look at it.
//!
//! An effect never draws and never sees the model.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contrast::{Contrast, Side};
use super::deed::{Deed, Proposals, Released, Shelf};
use super::model::{Drafts, Kept, Mouse, Pen, Scanned, Session};
use super::past::Past;
use super::preview::{Print, Printed};
use crate::record::{
    AnswerKey, Change, Conflict, Evidence, Observed, OpenRelease, ProjectPath, Record, Version,
};
use crate::scan::{Glimpse, Seen};
use crate::store::Saved;

/// Something to be done outside the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Begin the record on disk.
    Create(Box<KickOff>),
    /// Bring these changes to disk; none tries again what failed, and takes in what others wrote.
    Save(Vec<Change>),
    /// Settle a conflict with this version.
    Settle {
        /// The conflict.
        conflict: Box<Conflict>,
        /// The version that was chosen, with the words of the other one in its note.
        change: Box<Change>,
    },
    /// Look at these files.
    Observe(Vec<ProjectPath>),
    /// Take the digest of what was typed as evidence.
    Name {
        /// For which answer.
        key: AnswerKey,
        /// What was typed.
        typed: String,
    },
    /// Find paths that start like this.
    Complete {
        /// For which answer.
        key: AnswerKey,
        /// What was typed.
        typed: String,
    },
    /// Print the record to a file.
    Export {
        /// Where to, relative to the project.
        to: String,
        /// What.
        print: Box<Print>,
        /// What may be replaced by it.
        over: Over,
    },
    /// Do something about a release.
    Release(Deed),
    /// Look at the releases that were signed off, and read the one that the open one comes after.
    LookAtReleases(Option<Box<OpenRelease>>),
    /// Look which versions the project itself names.
    Propose,
    /// Look back over the releases.
    LookBack(Present),
    /// Compare the working record with another; none is the last release, or else the last commit.
    Compare(Option<Side>, Present),
    /// Read a release, to take its answers back.
    ReadRelease(Version),
    /// Look whether others have written the record.
    Look,
    /// Scan the project.
    Scan,
    /// Stop the scan that runs.
    StopScan,
    /// Read the lines around a place.
    Glance(Seen),
    /// Print the record for its preview.
    Print(Box<Print>),
    /// Keep the session in the user's own folder.
    KeepSession(Box<Session>),
    /// Keep the user's name in the user's own folder.
    KeepName(String),
    /// Hand a text to the user's own editor, out of a form that is open for more or for this alone.
    WriteOutside(String, Pen),
    /// Give the mouse to the program or back to the terminal.
    GiveMouse(Mouse),
    /// Put a text on the user's clipboard, through the terminal.
    Copy(String),
    /// Draw every cell anew.
    Redraw,
    /// Stop until the shell continues the program.
    Suspend,
    /// End the program.
    Leave,
}

/// The look at all files that a record names as evidence; none where it names none.
pub(super) fn look_at_evidence(record: &Record) -> Option<Effect> {
    let files: Vec<_> = record.written().flat_map(|(_, answer)| answer.evidence_files().cloned()).collect();
    (!files.is_empty()).then_some(Effect::Observe(files))
}

/// What an export may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// An export in which nobody wrote.
    Own,
    /// Any export: the user was told that somebody wrote into it.
    Edited,
}

/// A record as the kick-off leaves it, and the empty one that it grew out of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KickOff {
    /// Before the first answer.
    pub empty: Record,
    /// With the name and the profile.
    pub begun: Record,
}

/// The working record as the screen has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Present {
    /// The answers.
    pub record: Arc<Record>,
    /// What was seen of the evidence files.
    pub observed: Arc<Observed>,
    /// The day that decides what is overdue.
    pub today: NaiveDate,
}

/// What came of an effect.
#[derive(Debug)]
pub enum Reply {
    /// The drafts as they were to be kept, and as they are kept: with what other windows typed, without what they took.
    DraftsMet(Box<[Drafts; 2]>),
    /// The place and the drafts could not be kept, because of this; or they can be again.
    SessionKept(Result<(), String>),
    /// The record is on disk.
    Saved {
        /// What else came of it.
        saved: Saved,
        /// How many of the saves that were asked for this answers.
        covers: usize,
        /// Where a version is that waits for a choice.
        kept: Kept,
    },
    /// It is not.
    NotSaved {
        /// How many of the saves that were asked for this answers.
        covers: usize,
        /// In a few words, for the header.
        why: String,
        /// What to do about it.
        hint: String,
        /// Whether the next session will find it.
        kept: Kept,
    },
    /// A release was read, or why it is not taken back.
    Earlier {
        /// Which.
        version: Version,
        /// Its record.
        result: Result<Box<Record>, String>,
    },
    /// It was looked whether others have written, and this came of it where they had.
    Looked(Option<Box<Self>>),
    /// What git knows. Asked before the screen opens, and never waited for.
    Identified(Identity),
    /// The tables that stand beside the questions are read: they can be drawn now.
    KnowledgeRead,
    /// What was seen of evidence files.
    Observed(Observed),
    /// What was typed as evidence, or why it is none.
    Named {
        /// For which answer.
        key: AnswerKey,
        /// What was typed.
        typed: String,
        /// The evidence.
        result: Result<Evidence, String>,
    },
    /// Paths that fit.
    Completed {
        /// For which answer.
        key: AnswerKey,
        /// What was typed.
        typed: String,
        /// The paths.
        candidates: Vec<String>,
    },
    /// The record as it would be exported.
    Printed {
        /// The text.
        printed: Box<Printed>,
        /// How many orders this answers: only the last of several is carried out.
        covers: usize,
    },
    /// The record could not be printed.
    NotPrinted {
        /// Why.
        why: String,
        /// How many orders this answers.
        covers: usize,
    },
    /// How far the scan is.
    Scanning {
        /// Files that were looked at.
        done: usize,
        /// Files that there are.
        of: usize,
    },
    /// The scan ended.
    Scanned {
        /// What it saw; nothing where it was stopped; or why it did not come to its end.
        result: Result<Option<Arc<Scanned>>, String>,
        /// How many scans that were asked for this answers.
        covers: usize,
    },
    /// The lines around a place, or why there are none.
    Glanced {
        /// Where.
        place: Seen,
        /// What is there.
        result: Result<Glimpse, String>,
    },
    /// The record was written to a file, or not.
    Exported {
        /// Where, as it was typed.
        to: String,
        /// The file, or why not.
        result: Result<String, String>,
    },
    /// It was not, since somebody wrote into the export that stands there.
    OthersWrote {
        /// Where, as it was typed.
        to: String,
        /// How many fields and comments the record does not have.
        words: usize,
    },
    /// What came of a deed about a release, and how the record stands on disk after it.
    Released {
        /// What came of it.
        released: Box<Released>,
        /// As after any save.
        then: Box<Reply>,
    },
    /// What is known of the releases that were signed off.
    Releases(Box<Shelf>),
    /// Versions that the project itself names.
    Proposed(Proposals),
    /// The project over its releases.
    LookedBack(Past),
    /// The working record beside another.
    Compared(Box<Contrast>),
    /// What the user's editor left, or why there is nothing.
    WrittenOutside(Result<String, String>),
    /// Something went wrong that has no better place.
    Failed(String),
    /// Something that was asked for was not done, by a fault of this program.
    Broken {
        /// What, and why.
        why: String,
        /// How many effects this answers.
        covers: usize,
    },
}

/// Who works here, and on which commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// Who answers; none is asked once.
    pub who: Option<String>,
    /// The commit that the working tree stands on.
    pub commit: Option<String>,
}
