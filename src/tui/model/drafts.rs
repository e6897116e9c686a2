//! What was typed and not confirmed. A draft outlives its form, the dialog and the program, and comes up again where it was
//! typed and nowhere else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{AnswerKey, AsideKey, Version};
use crate::words::fields as words;

/// Into which form something is typed, and about what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blank {
    /// A field of an answer.
    Answer(AnswerKey, DraftField),
    /// Who answers.
    Who,
    /// Where the record is written to.
    ExportTo,
    /// What the release to be opened is called.
    Version,
    /// Which release is taken back.
    Restore,
    /// A model that no scan sees.
    AddModel,
    /// Why an observation is set aside, and until when.
    Aside(AsideKey),
    /// What is said with a signature under this release.
    Statement(Version),
}

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
    /// What stood there when the form was opened.
    #[serde(default)]
    pub from: Vec<String>,
}

/// All drafts of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Vec<(Blank, Draft)>")]
pub struct Drafts(BTreeMap<Blank, Draft>);

impl Drafts {
    /// The draft of a form.
    pub fn get(&self, blank: &Blank) -> Option<&Draft> {
        self.0.get(blank)
    }

    /// Keeps a draft.
    pub fn keep(&mut self, blank: Blank, draft: Draft) {
        self.0.insert(blank, draft);
    }

    /// Forgets a draft: it was confirmed, or it says what stands there anyway.
    pub fn forget(&mut self, blank: &Blank) {
        self.0.remove(blank);
    }

    /// These drafts and those that another window has kept meanwhile. What is no longer as it was kept `before` was typed
    /// or taken here; everything else is as they have it.
    #[must_use]
    pub fn meeting(&self, theirs: &Self, before: &Self) -> Self {
        let mut met = theirs.clone();
        let touched =
            self.0.keys().chain(before.0.keys()).filter(|blank| self.get(blank) != before.get(blank));
        for blank in touched {
            match self.get(blank) {
                Some(draft) => met.keep(blank.clone(), draft.clone()),
                None => met.forget(blank),
            }
        }
        met
    }

    /// The fields of an answer that have a draft.
    pub fn of(&self, key: &AnswerKey) -> impl Iterator<Item = DraftField> {
        self.0.keys().filter_map(move |blank| match blank {
            Blank::Answer(about, field) if about == key => Some(*field),
            _ => None,
        })
    }
}

/// Drafts as they are kept.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    /// One after the other.
    All(Vec<(Blank, Draft)>),
    /// As they were when only answers had any.
    OfAnswers(BTreeMap<AnswerKey, BTreeMap<DraftField, Draft>>),
}

impl From<Written> for Drafts {
    fn from(written: Written) -> Self {
        match written {
            Written::All(all) => Self(all.into_iter().collect()),
            Written::OfAnswers(answers) => {
                let of_one = |(key, fields): (AnswerKey, BTreeMap<DraftField, Draft>)| {
                    let named = move |(field, draft)| (Blank::Answer(key.clone(), field), draft);
                    fields.into_iter().map(named)
                };
                Self(answers.into_iter().flat_map(of_one).collect())
            }
        }
    }
}

impl From<Drafts> for Vec<(Blank, Draft)> {
    fn from(drafts: Drafts) -> Self {
        drafts.0.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_window_keeps_what_it_typed_and_takes_away_what_it_took() {
        let drafts = |all: &[(Blank, &str)]| {
            let draft = |text: &str| Draft { texts: vec![text.to_owned()], from: Vec::new() };
            Drafts(all.iter().map(|(blank, text)| (blank.clone(), draft(text))).collect())
        };
        let before = drafts(&[(Blank::Who, "Ad"), (Blank::ExportTo, "a.md"), (Blank::Restore, "1.0")]);
        let here = drafts(&[(Blank::Who, "Ada"), (Blank::ExportTo, "a.md"), (Blank::AddModel, "acme/m")]);
        let there = drafts(&[(Blank::Who, "Ad"), (Blank::Restore, "1.0"), (Blank::Version, "2.0")]);
        let met = drafts(&[(Blank::Who, "Ada"), (Blank::AddModel, "acme/m"), (Blank::Version, "2.0")]);
        assert_eq!(here.meeting(&there, &before), met);
    }

    #[test]
    fn drafts_of_a_time_when_only_answers_had_any_come_back() {
        let kept =
            r#"{"safety-owner@acme/m":{"note":{"texts":["Half"],"from":[""]},"owner":{"texts":["Ada"]}}}"#;
        let drafts: Drafts = serde_json::from_str(kept).unwrap();
        let key: AnswerKey = "safety-owner@acme/m".parse().unwrap();
        assert_eq!(drafts.of(&key).collect::<Vec<_>>(), [DraftField::Note, DraftField::Owner]);
        let note = drafts.get(&Blank::Answer(key, DraftField::Note)).unwrap();
        assert_eq!((note.texts.concat(), note.from.len()), ("Half".to_owned(), 1));
        let again = serde_json::from_str(&serde_json::to_string(&drafts).unwrap()).unwrap();
        assert_eq!(drafts, again);
    }
}
