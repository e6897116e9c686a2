//! What a scan saw as a piece of evidence: which observation shows something of which question, and what is copied of it.
//! It sets no status.

use super::witness::is_about;
use crate::record::{Adopted, Answer, AnswerKey, Edit, Evidence, EvidenceError};
use crate::scan::{Bearing, Observation, Seen};
use crate::words::adopting as words;

/// Why an observation is no evidence of an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AdoptError {
    /// It is about something else.
    #[error("it does not bear on `{item}`; {bears}")]
    Elsewhere {
        /// The item of the answer.
        item: String,
        /// On what it bears.
        bears: String,
    },
    /// It is about another model than the question.
    #[error("it is about {about}, and `{key}` asks about another model")]
    OtherModel {
        /// The model that it is about.
        about: String,
        /// The question.
        key: String,
    },
    /// It shows the opposite of a yes.
    #[error("it speaks against a yes to `{0}`, so it shows none")]
    Contradicts(String),
    /// Nobody knows what it would show.
    #[error("it was not examined to its end, so it shows nothing")]
    NotExamined,
    /// It is about the project as a whole.
    #[error("it is about the project as a whole, and no single file shows it")]
    Whole,
    /// What stands for it can be no evidence.
    #[error("no file stands for it ({0})")]
    NoFile(EvidenceError),
}

impl AdoptError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Elsewhere { .. } => words::ADOPT_ELSEWHERE,
            Self::OtherModel { .. } => words::DECLARE_FIRST,
            Self::Contradicts(_) => words::MEND_FIRST,
            Self::NotExamined => words::SEE_WHY,
            Self::Whole | Self::NoFile(_) => words::NAME_A_FILE,
        }
    }
}

/// An observation as evidence of an answer. One that only mentions what is asked is taken as that, and says so.
///
/// # Errors
/// [`AdoptError`] if it shows nothing of what is asked.
pub fn adoption(one: &Observation, key: &AnswerKey) -> Result<Evidence, AdoptError> {
    let item = key.item_str();
    let Some(bears) = one.items.iter().find(|each| each.item == item) else {
        return Err(AdoptError::Elsewhere { item: item.to_owned(), bears: bears_on(one) });
    };
    if !is_about(one, key.model()) {
        let about =
            one.subject.as_ref().map_or_else(String::new, |about| format!("{} {}", about.hub, about.id));
        return Err(AdoptError::OtherModel { about, key: key.to_string() });
    }
    let mentions = match bears.bearing {
        Bearing::Supports => false,
        Bearing::Mentions => true,
        Bearing::Contradicts => return Err(AdoptError::Contradicts(key.to_string())),
        Bearing::NotExamined => return Err(AdoptError::NotExamined),
    };
    if one.place.path == Seen::WHOLE {
        return Err(AdoptError::Whole);
    }
    let path = one.place.path.parse().map_err(AdoptError::NoFile)?;
    let (detector, saw) = (one.detector.word().to_owned(), one.saw.clone());
    Evidence::observation(Adopted { detector, digest: one.digest, line: one.place.line, mentions, path, saw })
        .map_err(AdoptError::NoFile)
}

/// What is to be done to an answer that adopts an observation. What was adopted at its place and is seen nowhere in the
/// `whole` of a scan makes room for it; whatever else is seen there stays, and all of it where no scan looked everywhere.
///
/// # Errors
/// As [`adoption`].
pub fn adoption_edits(
    one: &Observation,
    key: &AnswerKey,
    answer: &Answer,
    whole: Option<&[Observation]>,
) -> Result<Vec<Edit>, AdoptError> {
    let new = adoption(one, key)?;
    let there = |was: &Adopted| {
        (was.detector.as_str(), was.path.as_str(), was.line)
            == (one.detector.word(), one.place.path.as_str(), one.place.line)
    };
    let gone = |was: &Adopted| {
        let is_it =
            |seen: &Observation| (seen.detector.word(), seen.digest) == (was.detector.as_str(), was.digest);
        whole.is_some_and(|all| !all.iter().any(is_it))
    };
    let past = |each: &&Evidence| matches!(each, Evidence::Observation(was) if there(was) && gone(was));
    let dropped = answer.evidence.iter().filter(past).cloned().map(Edit::DropEvidence);
    Ok(dropped.chain([Edit::AddEvidence(new)]).collect())
}

/// On what an observation bears, in words.
fn bears_on(one: &Observation) -> String {
    let items: Vec<String> = one.items.iter().map(|each| format!("`{}`", each.item)).collect();
    if items.is_empty() { words::BEARS_ON_NONE.to_owned() } else { words::bears_on(&items.join(", ")) }
}

/// Whether all that backs an answer is what a scan mentions: worth seeing, and no proof of what was asked.
pub fn only_mentioned(answer: &Answer) -> bool {
    let mentions = |each: &Evidence| matches!(each, Evidence::Observation(adopted) if adopted.mentions);
    !answer.evidence.is_empty() && answer.evidence.iter().all(mentions)
}
