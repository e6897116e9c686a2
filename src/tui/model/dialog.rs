//! What can lie over the screen and take the keyboard.

use super::drafts::{Blank, Draft, DraftField};
use super::form::{Form, FormSubject};
use super::seen::{Glance, SeenDialog};
use crate::assess::Blockers;
use crate::record::{AnswerKey, Record, Version};
use crate::tui::deed::Written;
use crate::tui::field::Field;
use crate::tui::keymap::Mode;

/// One dialog.
#[derive(Debug)]
pub enum Dialog {
    /// Fields to fill in.
    Form(Form),
    /// The evidence of one answer.
    Evidence(EvidenceDialog),
    /// A list that is narrowed by typing.
    Finder(Finder),
    /// What stands beside an item.
    Knowledge(KnowledgeDialog),
    /// What the scan saw about something.
    Seen(SeenDialog),
    /// The lines around a place.
    Place(Glance),
    /// A text to be read and copied.
    Letter(Letter),
    /// Signing a release off.
    Signing(Signing),
    /// What keeps a release from being signed off, as the worker or the judgement found it.
    Blocked {
        /// What it is.
        blockers: Blockers,
        /// The chosen row.
        chosen: usize,
    },
    /// Something that is asked before it is done.
    Confirming(Asking),
    /// The keys of a mode.
    Help {
        /// Of which mode.
        mode: Mode,
        /// Rows scrolled away.
        scroll: usize,
    },
    /// A choice between two versions of an answer, see [`super::Model::choice`].
    Conflict {
        /// Of which answer; none is the first that waits.
        of: Option<AnswerKey>,
        /// Rows scrolled away.
        scroll: usize,
    },
    /// Somebody wrote into the export that stands where the record is to be written.
    OthersWrote {
        /// Where, as it was typed.
        to: String,
        /// How many fields and comments the record does not have.
        words: usize,
    },
    /// Leaving with something unsaved.
    Leaving,
}

/// Signing a release off.
#[derive(Debug)]
pub struct Signing {
    /// Which release.
    pub version: Version,
    /// What the signer says, in their own words.
    pub statement: Field,
    /// What is written with the last signature.
    pub written: Written,
}

/// Something that is asked before it is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Asking {
    /// Whether these answers, all of them seen, still hold.
    Reaffirm(Vec<AnswerKey>),
    /// Whether the open release is given up.
    GiveUp,
    /// Whether the answers of a release are taken back.
    TakeBack(Box<TakingBack>),
}

/// A release whose answers are to be taken back, and what that changes.
#[derive(Debug, Clone, PartialEq)]
pub struct TakingBack {
    /// Which.
    pub version: Version,
    /// Its record.
    pub earlier: Box<Record>,
    /// Answers that become what they were.
    pub back: Vec<AnswerKey>,
    /// How many answers were not there then.
    pub withdrawn: usize,
    /// How many answers of the profile become what they were.
    pub profile: usize,
}

/// The evidence of one answer.
#[derive(Debug)]
pub struct EvidenceDialog {
    /// Of which answer.
    pub key: AnswerKey,
    /// What is being typed.
    pub field: Field,
    /// The chosen piece.
    pub chosen: usize,
    /// Paths that what is typed could become.
    pub candidates: Vec<String>,
    /// What was wrong with what was typed.
    pub fault: Option<String>,
}

/// What stands beside an item.
#[derive(Debug)]
pub struct KnowledgeDialog {
    /// Beside which item, as a position in the checklist.
    pub position: usize,
    /// The chosen entry.
    pub chosen: usize,
    /// What is seen of it.
    pub opened: Opened,
}

/// A text to be read and copied.
#[derive(Debug)]
pub struct Letter {
    /// What it is.
    pub title: String,
    /// The text, fit for a terminal.
    pub text: String,
    /// Rows scrolled away.
    pub scroll: usize,
}

/// What is seen of what stands beside an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// All entries, one line each.
    List,
    /// The chosen entry in full.
    Entry {
        /// Rows scrolled away.
        scroll: usize,
    },
}

/// A list that is narrowed by typing.
#[derive(Debug)]
pub struct Finder {
    /// What is looked for.
    pub kind: FinderKind,
    /// What was typed.
    pub field: Field,
    /// What fits, best first.
    pub rows: Vec<FinderRow>,
    /// The chosen row.
    pub chosen: usize,
}

/// What a finder finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinderKind {
    /// Items, also those that are asked no longer, and models.
    Items,
    /// Every action; those that mean something in this mode first.
    Actions(Mode),
}

/// What a finder row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FinderRow {
    /// The item at a position of the checklist.
    Item(usize),
    /// An item that is asked no longer.
    Gone(GoneRow),
    /// The model of this name, as the list of models has it.
    Model(String),
    /// An action, as a position in the keymap.
    Action(usize, Works),
}

/// An item that is asked no longer, as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneRow {
    /// Its position among those.
    pub at: usize,
    /// What became of it, in one word.
    pub mark: &'static str,
    /// Its title, or its id where no title is kept.
    pub title: String,
    /// Why it is asked no longer.
    pub why: String,
}

/// Whether an action does something where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Works {
    /// It does.
    Now,
    /// It would, but not at the moment.
    NotNow,
    /// It does something there.
    Elsewhere(Mode),
}

impl Dialog {
    /// What has the keyboard while this dialog is on top.
    pub fn mode(&self) -> Mode {
        match self {
            Self::Form(form) if form.is_long() => Mode::Writing,
            Self::Form(_) => Mode::Filling,
            Self::Evidence(_) => Mode::Evidence,
            Self::Finder(_) => Mode::Finding,
            Self::Knowledge(dialog) => match dialog.opened {
                Opened::List => Mode::Knowledge,
                Opened::Entry { .. } => Mode::Explained,
            },
            Self::Seen(_) => Mode::Seen,
            Self::Place(_) => Mode::Place,
            Self::Letter(_) => Mode::Letter,
            Self::Signing(_) => Mode::Signing,
            Self::Blocked { .. } => Mode::Blocked,
            Self::Confirming(_) => Mode::Confirming,
            Self::Help { .. } => Mode::Help,
            Self::Conflict { .. } => Mode::Conflict,
            Self::OthersWrote { .. } => Mode::WritingOver,
            Self::Leaving => Mode::Leaving,
        }
    }
}

impl Dialog {
    /// The project's name, where it is being typed.
    pub fn project_name(&self) -> Option<String> {
        match self {
            Self::Form(form) if form.subject == FormSubject::ProjectName => Some(form.texts().concat()),
            _ => None,
        }
    }

    /// What is being typed here, where it is kept until it is confirmed. The project's name is kept with the kick-off, and
    /// what is looked for is nothing that anybody would miss.
    pub fn typed(&self) -> Option<(Blank, Draft)> {
        match self {
            Self::Form(form) => {
                let (texts, from) = (form.texts(), form.from.clone());
                Some((form.subject.blank()?, Draft { texts, from, ..Draft::default() }))
            }
            Self::Evidence(dialog) => {
                let blank = Blank::Answer(dialog.key.clone(), DraftField::Evidence);
                Some((blank, of_line(dialog.field.text())))
            }
            Self::Signing(signing) => {
                let blank = Blank::Statement(signing.version.clone());
                Some((blank, of_line(signing.statement.text())))
            }
            _ => None,
        }
    }

    /// Puts what was typed before into the fields.
    pub(in crate::tui) fn fill(&mut self, draft: Draft) {
        let Draft { texts, from, .. } = draft;
        let fields: &mut [Field] = match self {
            Self::Form(form) => {
                if matches!(form.subject, FormSubject::Answer(..)) {
                    form.from = from;
                }
                &mut form.fields
            }
            Self::Evidence(dialog) => std::slice::from_mut(&mut dialog.field),
            Self::Signing(signing) => std::slice::from_mut(&mut signing.statement),
            _ => return,
        };
        for (field, text) in fields.iter_mut().zip(texts) {
            *field = field.holding(&text);
        }
    }
}

/// The draft of a form with one line, in which nothing stood.
fn of_line(text: String) -> Draft {
    Draft { texts: vec![text], from: vec![String::new()], ..Draft::default() }
}
