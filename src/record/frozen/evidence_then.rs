//! What the files that back answers held when a release was signed off, where that is not what the answers say of them.
//! With it a release tells by itself what was shown on that day, whatever git knows. Reads no file.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::checklist::Digest;
use crate::record::evidence::{Evidence, EvidenceState, Observed, ProjectPath};
use crate::record::unique;

const MISSING: &str = "missing";
const OUTSIDE: &str = "outside";
const UNREADABLE: &str = "unreadable";

/// The files that were not as the answers say. All others were, so that none is a word as well.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct EvidenceThen(BTreeMap<ProjectPath, Was>);

/// What became of such a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
enum Was {
    Held(Digest),
    Missing,
    Outside,
    Unreadable,
}

impl EvidenceThen {
    /// The files that were not as they were named. One that nobody looked at is taken as it was named.
    pub fn of<'a>(evidence: impl Iterator<Item = &'a Evidence>, observed: &Observed) -> Self {
        let other = evidence.filter_map(|evidence| {
            let Evidence::File { path, digest } = evidence else { return None };
            let state = observed.get(path).filter(|state| !state.holds(*digest))?;
            Some((path.clone(), Was::from(state)))
        });
        Self(other.collect())
    }

    /// Each file with what was seen of it.
    pub fn states(&self) -> impl Iterator<Item = (&ProjectPath, EvidenceState)> {
        self.0.iter().map(|(path, was)| (path, was.state()))
    }
}

impl Was {
    fn state(&self) -> EvidenceState {
        match self {
            Self::Held(digest) => EvidenceState::Holds((*digest).into()),
            Self::Missing => EvidenceState::Missing,
            Self::Outside => EvidenceState::Outside,
            Self::Unreadable => EvidenceState::Unreadable("it could not be read at sign-off".to_owned()),
        }
    }
}

impl From<&EvidenceState> for Was {
    fn from(state: &EvidenceState) -> Self {
        match state {
            EvidenceState::Holds(content) => Self::Held(content.digest()),
            EvidenceState::Missing => Self::Missing,
            EvidenceState::Outside => Self::Outside,
            EvidenceState::Unreadable(_) => Self::Unreadable,
        }
    }
}

impl From<Was> for String {
    fn from(was: Was) -> Self {
        was.to_string()
    }
}

impl fmt::Display for Was {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held(digest) => digest.fmt(f),
            Self::Missing => f.write_str(MISSING),
            Self::Outside => f.write_str(OUTSIDE),
            Self::Unreadable => f.write_str(UNREADABLE),
        }
    }
}

impl TryFrom<String> for Was {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            MISSING => Ok(Self::Missing),
            OUTSIDE => Ok(Self::Outside),
            UNREADABLE => Ok(Self::Unreadable),
            digest => digest.parse().map(Self::Held).map_err(|_| {
                format!("what a file held is a digest, or one of {MISSING}, {OUTSIDE} and {UNREADABLE}")
            }),
        }
    }
}

impl<'de> Deserialize<'de> for EvidenceThen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        unique::map(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_was_is_one_word_and_nothing_else_is_taken_for_it() {
        let text = format!(
            r#"{{"a.md":"missing","b.md":"{}","c.md":"outside","d.md":"unreadable"}}"#,
            Digest::of(b"b")
        );
        let read: EvidenceThen = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert_eq!(read.states().count(), 4);
        for wrong in [r#"{"a.md":"gone"}"#, r#"{"../a":"missing"}"#, r#"{"a":"missing","a":"outside"}"#] {
            assert!(serde_json::from_str::<EvidenceThen>(wrong).is_err(), "{wrong}");
        }
    }
}
