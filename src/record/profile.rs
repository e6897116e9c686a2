//! What the project says about itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::unique;
use crate::checklist::{Applies, Choice, Fact, Item, OptionId, ProfileQuestion, QuestionId, Truth};

/// The word for an answer that is put off.
const NOT_SURE: &str = "not-sure-yet";
/// The word for none of the options.
const NONE: &str = "none";

/// The answers to the profile questions. A question that is not in here was not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Profile {
    #[serde(deserialize_with = "unique::map")]
    answers: BTreeMap<QuestionId, ProfileAnswer>,
}

/// One answer of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileAnswer {
    /// "Not sure yet": asked, and put off.
    NotSure,
    /// These options and no others.
    Chosen(BTreeSet<OptionId>),
}

/// As it is typed behind `FACT=`.
impl fmt::Display for ProfileAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSure => f.write_str(NOT_SURE),
            Self::Chosen(options) if options.is_empty() => f.write_str(NONE),
            Self::Chosen(options) => {
                let options: Vec<_> = options.iter().map(OptionId::as_str).collect();
                f.write_str(&options.join(","))
            }
        }
    }
}

impl Serialize for ProfileAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotSure => serializer.serialize_str(NOT_SURE),
            Self::Chosen(options) => options.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ProfileAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordOrList)
    }
}

/// Reads a profile answer. A derive over both spellings would only say that neither fits.
struct WordOrList;

impl<'de> Visitor<'de> for WordOrList {
    type Value = ProfileAnswer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of options or \"{NOT_SURE}\"")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<ProfileAnswer, E> {
        if word == NOT_SURE {
            Ok(ProfileAnswer::NotSure)
        } else {
            Err(E::invalid_value(Unexpected::Str(word), &self))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ProfileAnswer, A::Error> {
        let mut options = BTreeSet::new();
        while let Some(option) = list.next_element()? {
            options.insert(option);
        }
        Ok(ProfileAnswer::Chosen(options))
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
