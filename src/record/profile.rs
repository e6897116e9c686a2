//! What the project says about itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::unique;
use crate::checklist::{Applies, Choice, Fact, Item, OptionId, ProfileQuestion, QuestionId, Truth};

/// The word for an answer that is put off.
const NOT_SURE: &str = "not-sure-yet";

/// The answers to the profile questions. A question that is not in here was not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Profile {
    #[serde(deserialize_with = "unique::map")]
    answers: BTreeMap<QuestionId, ProfileAnswer>,
}

/// One answer of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Wire", try_from = "Wire")]
pub enum ProfileAnswer {
    /// "Not sure yet": asked, and put off.
    NotSure,
    /// These options and no others.
    Chosen(BTreeSet<OptionId>),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Wire {
    Word(String),
    List(BTreeSet<OptionId>),
}

impl From<ProfileAnswer> for Wire {
    fn from(answer: ProfileAnswer) -> Self {
        match answer {
            ProfileAnswer::NotSure => Self::Word(NOT_SURE.to_owned()),
            ProfileAnswer::Chosen(options) => Self::List(options),
        }
    }
}

impl TryFrom<Wire> for ProfileAnswer {
    type Error = String;
    fn try_from(wire: Wire) -> Result<Self, String> {
        match wire {
            Wire::Word(word) if word == NOT_SURE => Ok(Self::NotSure),
            Wire::Word(_) => Err(format!("a profile answer is a list of options or \"{NOT_SURE}\"")),
            Wire::List(options) => Ok(Self::Chosen(options)),
        }
    }
}

impl Profile {
    /// The answer to a question.
    pub fn get(&self, question: &QuestionId) -> Option<&ProfileAnswer> {
        self.answers.get(question)
    }

    /// Sets or withdraws the answer to a question.
    pub fn set(&mut self, question: QuestionId, answer: Option<ProfileAnswer>) {
        match answer {
            Some(answer) => self.answers.insert(question, answer),
            None => self.answers.remove(&question),
        };
    }

    /// Every answer given, those included that the checklist no longer asks for.
    pub fn answers(&self) -> impl Iterator<Item = (&QuestionId, &ProfileAnswer)> {
        self.answers.iter()
    }

    /// What is known of a fact.
    pub fn truth(&self, fact: &Fact) -> Truth {
        match self.answers.get(&fact.question) {
            Some(ProfileAnswer::Chosen(options)) if options.contains(&fact.option) => Truth::Yes,
            Some(ProfileAnswer::Chosen(_)) => Truth::No,
            Some(ProfileAnswer::NotSure) | None => Truth::Unknown,
        }
    }

    /// Whether an item is asked of this project.
    pub fn applies(&self, item: &Item) -> Applies {
        item.applies.judge(|fact| self.truth(fact))
    }
}

impl ProfileAnswer {
    /// The answer after a person picked one option: a one-of question takes it alone, a many-of question switches it.
    pub fn picked(current: Option<&Self>, question: &ProfileQuestion, option: &OptionId) -> Self {
        let mut options = match (current, question.choice) {
            (Some(Self::Chosen(options)), Choice::Many) => options.clone(),
            _ => BTreeSet::new(),
        };
        if !options.remove(option) {
            options.insert(option.clone());
        }
        Self::Chosen(options)
    }
}
