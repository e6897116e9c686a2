//! What was typed and not confirmed. A draft outlives its form, the dialog and the program.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::AnswerKey;
use crate::words::fields as words;

/// Which field of an answer a draft is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftField {
    /// The note.
    Note,
    /// Why the item does not apply.
    Reason,
    /// Evidence being typed.
    Evidence,
    /// The owner.
    Owner,
    /// The plan: what and by when.
    Plan,
    /// The acceptance: why and until when.
    Accept,
    /// What a reviewer sends the answer back with.
    Comment,
}

impl DraftField {
    /// The word for it on the screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => words::THE_NOTE,
            Self::Reason => words::THE_REASON,
            Self::Evidence => words::THE_EVIDENCE,
            Self::Owner => words::THE_OWNER,
            Self::Plan => words::THE_PLAN,
            Self::Accept => words::THE_ACCEPTANCE,
            Self::Comment => words::THE_COMMENT,
        }
    }
}

/// What was typed into the fields of one form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The texts.
    pub texts: Vec<String>,
    /// What stood in the answer when the form was opened.
    #[serde(default)]
    pub from: Vec<String>,
}

/// All drafts of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Drafts(BTreeMap<AnswerKey, BTreeMap<DraftField, Draft>>);

impl Drafts {
    /// The draft of a field.
    pub fn get(&self, key: &AnswerKey, field: DraftField) -> Option<&Draft> {
        self.0.get(key)?.get(&field)
    }

    /// Keeps a draft.
    pub fn keep(&mut self, key: &AnswerKey, field: DraftField, draft: Draft) {
        self.0.entry(key.clone()).or_default().insert(field, draft);
    }

    /// Forgets a draft: it was confirmed, or it says what the answer says.
    pub fn forget(&mut self, key: &AnswerKey, field: DraftField) {
        if let Some(fields) = self.0.get_mut(key) {
            fields.remove(&field);
            if fields.is_empty() {
                self.0.remove(key);
            }
        }
    }

    /// The fields of an answer that have a draft.
    pub fn of<'a>(&'a self, key: &AnswerKey) -> impl Iterator<Item = DraftField> + use<'a> {
        self.0.get(key).into_iter().flat_map(|fields| fields.keys().copied())
    }
}
