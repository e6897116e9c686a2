//! What the project says about itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::unique;
use crate::checklist::{Applies, Choice, Fact, Item, OptionId, ProfileQuestion, QuestionId, Truth};

/// The word for an answer that is put off.
pub const NOT_SURE: &str = "not-sure-yet";
/// The word for none of the options, where no option is called so.
const NONE: &str = "none";
/// What is told of none of the options where one of them has that name; nothing that is typed means it then.
const NONE_OF_THEM: &str = "none of them";

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

    /// The same, by question.
    pub(super) fn all(&self) -> &BTreeMap<QuestionId, ProfileAnswer> {
        &self.answers
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
    /// As it is typed behind `FACT=` in answer to a question; none where the question is not asked any more.
    pub fn typed(&self, question: Option<&ProfileQuestion>) -> String {
        match self {
            Self::NotSure => NOT_SURE.to_owned(),
            Self::Chosen(options) if options.is_empty() && question.is_some_and(has_none) => {
                NONE_OF_THEM.to_owned()
            }
            Self::Chosen(options) if options.is_empty() => NONE.to_owned(),
            Self::Chosen(options) => options.iter().map(OptionId::as_str).collect::<Vec<_>>().join(","),
        }
    }

    /// The answer that a word means which names no option.
    pub fn of_word(word: &str, question: &ProfileQuestion) -> Option<Self> {
        match word {
            NOT_SURE => Some(Self::NotSure),
            NONE if question.choice == Choice::Many && !has_none(question) => {
                Some(Self::Chosen(BTreeSet::new()))
            }
            _ => None,
        }
    }

    /// The answer after a person picked one option: a one-of question takes it alone, a many-of question switches it, and
    /// ends what cannot hold beside it.
    pub fn picked(current: Option<&Self>, question: &ProfileQuestion, option: &OptionId) -> Self {
        let mut options = match (current, question.choice) {
            (Some(Self::Chosen(options)), Choice::Many) => options.clone(),
            _ => BTreeSet::new(),
        };
        let is_alone = |id: &OptionId| question.option(id).is_some_and(|option| option.alone);
        if !options.remove(option) {
            options.retain(|other| !is_alone(option) && !is_alone(other));
            options.insert(option.clone());
        }
        Self::Chosen(options)
    }
}

/// Whether an option is called as the word for none of them is.
fn has_none(question: &ProfileQuestion) -> bool {
    question.options.iter().any(|option| option.id.as_str() == NONE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;

    fn question(options: &[&str]) -> ProfileQuestion {
        let options: Vec<_> = options.iter().map(|id| serde_json::json!({ "id": id, "label": id })).collect();
        let question = serde_json::json!({
            "id": "q", "question": "?", "why": "", "choice": "Many", "options": options,
        });
        serde_json::from_value(question).unwrap()
    }

    #[test]
    fn an_option_that_holds_alone_ends_the_others_and_is_ended_by_them() {
        let mut question = question(&["a", "b", "neither"]);
        question.options.last_mut().unwrap().alone = true;
        let ids: Vec<_> = question.options.iter().map(|option| option.id.clone()).collect();
        let mut answer = None;
        for (picked, after) in [(0, "a"), (1, "a,b"), (2, "neither"), (1, "b"), (2, "neither"), (2, "none")] {
            answer = Some(ProfileAnswer::picked(answer.as_ref(), &question, &ids[picked]));
            assert_eq!(answer.as_ref().unwrap().typed(Some(&question)), after);
        }
    }

    #[test]
    fn what_is_told_as_typed_means_the_same_when_it_is_typed_and_an_option_called_none_is_no_absence() {
        let (plain, called) = (question(&["a"]), question(&["a", "none"]));
        let nothing = ProfileAnswer::Chosen(BTreeSet::new());
        assert_eq!(ProfileAnswer::of_word(&nothing.typed(Some(&plain)), &plain), Some(nothing.clone()));
        let option = ProfileAnswer::Chosen([called.options.last().unwrap().id.clone()].into());
        assert_eq!(option.typed(Some(&called)), "none");
        assert_eq!(ProfileAnswer::of_word("none", &called), None);
        assert_eq!(nothing.typed(Some(&called)), "none of them");
    }
}
