//! For which projects an item is asked: conditions over profile facts, judged with three truth values.
//!
//! What nobody knows yet never hides a question: an item goes away only when an answer says so, and it names that answer.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::id::{IdError, OptionId, QuestionId};

/// One possible answer to one profile question, written `question:option`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fact {
    /// The profile question.
    pub question: QuestionId,
    /// The option.
    pub option: OptionId,
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.question, self.option)
    }
}

impl FromStr for Fact {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let read = |(question, option): (&str, &str)| {
            Some(Self { question: question.parse().ok()?, option: option.parse().ok()? })
        };
        text.split_once(':').and_then(read).ok_or_else(|| IdError::new("fact", text))
    }
}

/// What the profile says about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Not answered, or "not sure yet".
    Unknown,
}

/// When an item is asked. Empty lists ask nothing of the project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Every one of these must hold.
    pub all: Vec<Fact>,
    /// At least one of these must hold.
    pub any: Vec<Fact>,
    /// None of these may hold.
    pub none: Vec<Fact>,
}

/// Whether an item is asked of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applies {
    /// It is, or it might be.
    Yes,
    /// It is not, because of this.
    No(HiddenBy),
}

/// The answer that hid an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HiddenBy {
    /// These facts, one of which is needed, do not hold.
    Lacks(Vec<Fact>),
    /// This fact holds and must not.
    Has(Fact),
}

impl HiddenBy {
    /// The facts that were decisive.
    pub fn facts(&self) -> &[Fact] {
        match self {
            Self::Lacks(facts) => facts,
            Self::Has(fact) => std::slice::from_ref(fact),
        }
    }
}

impl Condition {
    /// Judges the condition; `truth` says what the profile knows of a fact.
    pub fn judge(&self, truth: impl Fn(&Fact) -> Truth) -> Applies {
        let lacking = self.all.iter().find(|fact| truth(fact) == Truth::No);
        if let Some(fact) = lacking {
            return Applies::No(HiddenBy::Lacks(vec![fact.clone()]));
        }
        if !self.any.is_empty() && self.any.iter().all(|fact| truth(fact) == Truth::No) {
            return Applies::No(HiddenBy::Lacks(self.any.clone()));
        }
        match self.none.iter().find(|fact| truth(fact) == Truth::Yes) {
            Some(fact) => Applies::No(HiddenBy::Has(fact.clone())),
            None => Applies::Yes,
        }
    }

    /// Whether the condition holds: what rests on something unknown is itself unknown, unless the rest decides it.
    pub fn truth(&self, truth: impl Fn(&Fact) -> Truth) -> Truth {
        let not = |holds: Truth| match holds {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        };
        let every = self.all.iter().map(&truth).chain(self.none.iter().map(|fact| not(truth(fact))));
        // Any of no facts asks nothing.
        let any = if self.any.is_empty() {
            Truth::Yes
        } else {
            not(weakest(self.any.iter().map(|fact| not(truth(fact)))))
        };
        weakest(every.chain([any]))
    }

    /// Every fact that the condition names.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.all.iter().chain(&self.any).chain(&self.none)
    }
}

/// Whether all hold: one that does not settles it, one that is not known leaves it open.
fn weakest(all: impl Iterator<Item = Truth>) -> Truth {
    all.fold(Truth::Yes, |so_far, each| match (so_far, each) {
        (Truth::No, _) | (_, Truth::No) => Truth::No,
        (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
        (Truth::Yes, Truth::Yes) => Truth::Yes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(texts: &[&str]) -> Vec<Fact> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    fn judge(condition: &Condition, yes: &[&str], no: &[&str]) -> Applies {
        let (yes, no) = (facts(yes), facts(no));
        condition.judge(|fact| match (yes.contains(fact), no.contains(fact)) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Unknown,
        })
    }

    #[test]
    fn what_is_not_known_keeps_the_item() {
        let condition =
            Condition { all: facts(&["a:b"]), any: facts(&["c:d", "c:e"]), none: facts(&["f:g"]) };
        assert_eq!(judge(&condition, &[], &[]), Applies::Yes);
        assert_eq!(judge(&condition, &[], &["c:d"]), Applies::Yes);
    }

    #[test]
    fn a_hidden_item_names_the_answer() {
        let condition =
            Condition { all: facts(&["a:b"]), any: facts(&["c:d", "c:e"]), none: facts(&["f:g"]) };
        let lacks = |texts| Applies::No(HiddenBy::Lacks(facts(texts)));
        assert_eq!(judge(&condition, &[], &["a:b"]), lacks(&["a:b"]));
        assert_eq!(judge(&condition, &[], &["c:d", "c:e"]), lacks(&["c:d", "c:e"]));
        assert_eq!(judge(&condition, &["f:g"], &[]), Applies::No(HiddenBy::Has("f:g".parse().unwrap())));
    }

    #[test]
    fn a_condition_holds_fails_or_stays_open() {
        let condition =
            Condition { all: facts(&["a:b"]), any: facts(&["c:d", "c:e"]), none: facts(&["f:g"]) };
        let truth = |yes: &[&str], no: &[&str]| {
            let (yes, no) = (facts(yes), facts(no));
            condition.truth(|fact| match (yes.contains(fact), no.contains(fact)) {
                (true, _) => Truth::Yes,
                (_, true) => Truth::No,
                _ => Truth::Unknown,
            })
        };
        assert_eq!(truth(&["a:b", "c:e"], &["f:g"]), Truth::Yes);
        assert_eq!(truth(&["a:b", "c:e"], &[]), Truth::Unknown);
        assert_eq!(truth(&["a:b"], &["c:d", "f:g"]), Truth::Unknown);
        assert_eq!(truth(&["a:b"], &["c:d", "c:e"]), Truth::No);
        assert_eq!(truth(&["f:g"], &[]), Truth::No);
        assert_eq!(Condition::default().truth(|_| Truth::Unknown), Truth::Yes);
    }

    #[test]
    fn no_condition_asks_everybody() {
        assert_eq!(judge(&Condition::default(), &[], &[]), Applies::Yes);
    }
}
