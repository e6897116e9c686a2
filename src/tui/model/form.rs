//! Fields to fill in over the screen, and what they are about. Says nothing of what follows from them.

use super::drafts::{Blank, DraftField};
use crate::assess::aside_key;
use crate::record::{AnswerKey, Status};
use crate::scan::Observation;
use crate::tui::action::Action;
use crate::tui::field::Field;

/// Fields to fill in.
#[derive(Debug)]
pub struct Form {
    /// What it is about.
    pub subject: FormSubject,
    /// The fields.
    pub fields: Vec<Field>,
    /// The field that has the keyboard.
    pub focus: usize,
    /// What was wrong when it was last confirmed.
    pub fault: Option<String>,
    /// What stood there when the form was opened.
    pub from: Vec<String>,
    /// Where the text is written.
    pub pen: Pen,
    /// The status that is given with it, where a status key opened it.
    pub gives: Option<Gives>,
}

/// A status that is given together with what a form asks for, and not before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gives {
    /// The status.
    pub status: Status,
    /// What stood there when the form was opened.
    pub instead_of: Option<Status>,
}

/// Where the text of a form is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pen {
    /// In the form.
    Here,
    /// In the user's own editor alone: what it leaves is kept at once.
    Outside,
}

/// What a form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormSubject {
    /// A field of an answer.
    Answer(AnswerKey, DraftField),
    /// The project's name, at kick-off.
    ProjectName,
    /// Who answers; `then` is what the user wanted to do.
    Who {
        /// Done once the name is known.
        then: Action,
    },
    /// Where the record is written to.
    ExportTo,
    /// What the release to be opened is called.
    Version,
    /// Which release is taken back.
    Restore,
    /// A model that no scan sees.
    AddModel,
    /// Why an observation is set aside, and until when.
    Aside(Box<Observation>),
}

impl FormSubject {
    /// Where what is typed is kept.
    pub(super) fn blank(&self) -> Option<Blank> {
        Some(match self {
            Self::Answer(key, field) => Blank::Answer(key.clone(), *field),
            Self::ProjectName => return None,
            Self::Who { .. } => Blank::Who,
            Self::ExportTo => Blank::ExportTo,
            Self::Version => Blank::Version,
            Self::Restore => Blank::Restore,
            Self::AddModel => Blank::AddModel,
            Self::Aside(one) => Blank::Aside(aside_key(one).ok()?),
        })
    }
}

impl Form {
    /// A form in which nobody has typed.
    pub fn new(subject: FormSubject, fields: Vec<Field>) -> Self {
        let from = fields.iter().map(Field::text).collect();
        Self { subject, fields, focus: 0, fault: None, from, pen: Pen::Here, gives: None }
    }

    /// Whether Enter is a new line here.
    pub fn is_long(&self) -> bool {
        self.fields.iter().any(Field::is_long)
    }

    /// The field that has the keyboard.
    pub fn field(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus)
    }

    /// What stands in the fields.
    pub fn texts(&self) -> Vec<String> {
        self.fields.iter().map(Field::text).collect()
    }
}
