//! Everything that the screen shows, in sub-models with names. Plain data: no file, no clock, no terminal.

mod about;
mod choice;
mod dialog;
mod drafts;
mod form;
mod half_way;
mod history;
mod listed;
mod mouse;
mod on_item;
mod place;
mod profile;
mod reach;
mod reading;
mod releases;
mod scanned;
mod seen;
mod session;
mod touches;
mod work;

use std::collections::VecDeque;

use chrono::{DateTime, FixedOffset};
use ratatui::layout::Size;

pub use choice::Between;
pub use dialog::{
    Asking, Dialog, EvidenceDialog, Finder, FinderKind, FinderRow, GoneRow, KnowledgeDialog, Letter, Opened,
    Signing, TakingBack, Works,
};
pub use drafts::{Blank, Draft, DraftField, Drafts};
pub use form::{Form, FormSubject, Gives, Pen};
pub use half_way::HalfWay;
pub use history::{History, Step};
pub use listed::{Became, ModelRow};
pub use mouse::Mouse;
pub use place::{
    Focus, GapFilter, GapsPlace, ModelsPart, ModelsPlace, NotAsked, Place, ProfilePlace, ReleaseList,
    ReleasePlace, Screen, Visit, moved,
};
pub use reading::{Reading, ReadingOf};
pub use releases::Releases;
pub use scanned::{Bearings, Scanned, Scanning};
pub use seen::{Glance, Looked, Same, Seeing, SeenDialog, SeenRow, Was, of_place};
pub use session::Session;
pub use work::{Work, wants};

use super::contrast::Contrast;
use super::keymap::Mode;
use super::past::Past;
use super::preview::Preview;
use super::smallest::fits;
use super::theme::Theme;
use crate::record::{AnswerKey, Change, Conflict};
use crate::scan::Observation;

/// The whole state of the terminal program.
#[derive(Debug)]
pub struct Model {
    /// The checklist, the record and what follows from them.
    pub work: Work,
    /// Where the user is.
    pub place: Place,
    /// What lies over the screen; the last one has the keyboard.
    pub dialogs: Vec<Dialog>,
    /// What is typed and not confirmed.
    pub drafts: Drafts,
    /// What can be undone and redone.
    pub history: History,
    /// How the record stands on disk.
    pub saving: Saving,
    /// What each save that was asked for and not answered yet carries.
    pub pending: VecDeque<Vec<Change>>,
    /// Pieces of evidence that were confirmed and whose digests are still being taken.
    pub naming: usize,
    /// Answers that changed here and on disk, and differently.
    pub conflicts: Vec<Conflict>,
    /// Where the versions of this side are, as long as they wait.
    pub held: Kept,
    /// Why the place and the drafts could not be kept, as long as they are not.
    pub unkept: Option<String>,
    /// Something to tell until the next key.
    pub notice: Option<Notice>,
    /// The exported record, once it was looked at.
    pub preview: Preview,
    /// What is known of releases.
    pub releases: Releases,
    /// The working record beside another, once it was compared.
    pub contrast: Option<Contrast>,
    /// The project over its releases, once it was looked back.
    pub past: Option<Past>,
    /// Which of the two was told last, and of which edition of the work; none on any other screen.
    pub told: Option<(Screen, u64)>,
    /// How the scan stands.
    pub scanning: Scanning,
    /// When the disk was last looked at for what others wrote; none before it first was.
    pub looked: Option<DateTime<FixedOffset>>,
    /// Answers between whose versions was chosen, as long as the disk may not know.
    pub chosen: Vec<AnswerKey>,
    /// The item that is read in full.
    pub reading: Option<Reading>,
    /// Whether the mouse belongs to the program or to the terminal.
    pub mouse: Mouse,
    /// How things look.
    pub theme: Theme,
    /// The terminal's size.
    pub size: Size,
    /// The session as it was last kept.
    pub kept: Session,
}

/// How the record stands on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// There is no record yet; nothing is written before the kick-off ends.
    NotBegun,
    /// Everything confirmed is on disk.
    Saved,
    /// Being written.
    Running,
    /// Being written, and the program ends when that went well.
    ThenLeave,
    /// Everything is on disk but evidence that is being looked at, and the program ends after that; that was told.
    AwaitsEvidence,
    /// Could not be written.
    Failed {
        /// In a few words, for the header.
        why: String,
        /// What to do about it.
        hint: String,
        /// Whether the next session will find it.
        kept: Kept,
    },
}

/// Where answers are that could not be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Among the user's own files, too; the next session takes them in.
    ForNextTime,
    /// Nowhere else.
    InMemoryOnly,
}

/// A line for the user that goes away by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Worth knowing.
    Said(String),
    /// Something did not work.
    Failed(String),
}

impl Saving {
    /// Whether the program ends as soon as what is on its way has come.
    pub fn then_leaves(&self) -> bool {
        matches!(self, Self::ThenLeave | Self::AwaitsEvidence)
    }
}

impl Model {
    /// The model of a session that begins.
    pub fn new(work: Work, place: Place, saving: Saving, theme: Theme, size: Size) -> Self {
        Self {
            work,
            place,
            dialogs: Vec::new(),
            drafts: Drafts::default(),
            history: History::default(),
            saving,
            pending: VecDeque::new(),
            naming: 0,
            conflicts: Vec::new(),
            held: Kept::ForNextTime,
            unkept: None,
            notice: None,
            preview: Preview::default(),
            releases: Releases::default(),
            contrast: None,
            past: None,
            told: None,
            scanning: Scanning::default(),
            looked: None,
            chosen: Vec::new(),
            reading: None,
            mouse: Mouse::default(),
            theme,
            size,
            kept: Session::default(),
        }
    }

    /// What has the keyboard.
    pub fn mode(&self) -> Mode {
        if fits(self.size) { self.mode_when_seen() } else { Mode::Unseen }
    }

    /// What has the keyboard as soon as the terminal is large enough.
    pub fn mode_when_seen(&self) -> Mode {
        let open = self.work.record.release.is_some();
        self.dialogs.last().map_or_else(|| self.place.mode(open), Dialog::mode)
    }

    /// The item that status keys act upon: none on the screens that have no chosen item.
    pub fn chosen_item(&self) -> Option<usize> {
        match self.place.screen {
            Screen::Items => self.place.chosen(),
            Screen::Gaps
            | Screen::Overview
            | Screen::Record
            | Screen::Release
            | Screen::Diff
            | Screen::Models
            | Screen::Profile(_) => None,
        }
    }

    /// The titles of the questions on which an observation bears, beside the one whose list is open.
    pub fn bears_on(&self, one: &Observation) -> Vec<&str> {
        let listed = self.dialogs.iter().rev().find_map(|dialog| match dialog {
            Dialog::Seen(SeenDialog { of: Seeing::Item(position), .. }) => Some(*position),
            _ => None,
        });
        let positions = one.items.iter().filter_map(|each| self.work.checklist.position_of(each.item));
        let others = positions.filter(|at| Some(*at) != listed && self.work.is_asked_at_all(*at));
        others.filter_map(|at| Some(self.work.item(at)?.title.as_str())).collect()
    }

    /// The session as it is, to be kept.
    pub fn session(&self) -> Session {
        let typed = self.dialogs.iter().find_map(Dialog::project_name);
        let left = HalfWay::of(&self.work, &self.place, typed);
        Session::of(&self.work, &self.place, self.mouse, &self.drafts).in_kick_off(left)
    }

    /// Why something that was typed would be lost by leaving, if so: it is nowhere but here.
    pub fn would_lose(&self) -> Option<&str> {
        let typed = !self.drafts.is_empty() || self.session().left().is_some();
        self.unkept.as_deref().filter(|_| typed)
    }

    /// Whether a dialog may come up by itself. Over something that is open the next letter would be taken for its answer.
    pub fn is_free(&self) -> bool {
        self.dialogs.is_empty()
    }

    /// Tells something until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::Said(text.into()));
    }

    /// Tells something more, after what is told already.
    pub fn say_more(&mut self, text: impl Into<String>) {
        let text = text.into();
        match &mut self.notice {
            Some(Notice::Said(said)) => *said = format!("{said}; {text}"),
            _ => self.say(text),
        }
    }

    /// Tells that something did not work, until the next key.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::Failed(text.into()));
    }
}
