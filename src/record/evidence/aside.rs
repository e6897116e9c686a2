//! What a scan saw and somebody set aside for a time, with a reason. Nothing here looks at a scan, or says what follows.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};
use serde::{Deserialize, Serialize};

use super::detector::is_detector;
use super::path::ProjectPath;
use crate::checklist::Digest;
use crate::record::tidy::tidy;
use crate::text::visible_line;

/// What stands between the parts of a key.
const BETWEEN: char = ':';
/// How the digest in a key begins.
const DIGEST: &str = ":sha256:";
/// The project itself, where something was seen in no single file.
const WHOLE: &str = ".";

/// Which observation is meant: `DETECTOR:PATH:sha256:HEX`. The same thing in another file is another decision; the same
/// thing on another line is not. Orders as its text does, so that the file is sorted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct AsideKey(String);

/// What somebody said when they set an observation aside. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// On which line it stood, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Why it says nothing against an answer.
    pub reason: String,
    /// What was seen, in a sentence.
    pub saw: String,
    /// The last day on which that holds.
    pub until: NaiveDate,
}

/// Why an observation cannot be set aside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AsideError {
    /// Nobody says why.
    #[error("nothing is set aside without a reason")]
    NoReason,
    /// Nobody says who.
    #[error("nothing is set aside without a name")]
    NoName,
    /// It would hold on no day.
    #[error("{0} is past, so it would be set aside on no day")]
    Past(NaiveDate),
    /// It only backs answers.
    #[error("it speaks for an answer and against none, so there is nothing to set aside")]
    Supports,
    /// Not the key of an observation.
    #[error("an observation is named `DETECTOR:PATH:sha256:HEX`, with a path inside the project")]
    Key,
}

impl AsideError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoReason => {
                "say in a sentence why it speaks against nothing, such as \"only used in a benchmark\""
            }
            Self::NoName => "say who decides it",
            Self::Past(_) => "name the last day on which it holds; that day itself counts",
            Self::Supports => {
                "leave it as it is: it sets no status, and is evidence only where somebody adopts it"
            }
            Self::Key => "`mindgap scan --format json` lists observations with detector, path and digest",
        }
    }
}

impl AsideKey {
    /// The key of what a detector saw in a file.
    ///
    /// # Errors
    /// [`AsideError::Key`] if the detector is no id, or the path leads out of the project.
    pub fn new(detector: &str, path: &str, digest: Digest) -> Result<Self, AsideError> {
        let inside = path == WHOLE || path.parse::<ProjectPath>().is_ok();
        let is_one = is_detector(detector) && inside;
        if is_one { Ok(Self(format!("{detector}:{path}:{digest}"))) } else { Err(AsideError::Key) }
    }

    /// The key as it is written in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Who saw it, and in which file.
    pub fn place(&self) -> &str {
        self.0.rsplit_once(DIGEST).map_or("", |(place, _)| place)
    }

    /// Who saw it.
    pub fn detector(&self) -> &str {
        self.0.split_once(BETWEEN).map_or("", |(detector, _)| detector)
    }

    /// In which file; `.` for the project itself.
    pub fn path(&self) -> &str {
        self.place().split_once(BETWEEN).map_or("", |(_, path)| path)
    }
}

impl FromStr for AsideKey {
    type Err = AsideError;
    fn from_str(text: &str) -> Result<Self, AsideError> {
        let (detector, rest) = text.split_once(BETWEEN).ok_or(AsideError::Key)?;
        let (path, _) = rest.rsplit_once(DIGEST).ok_or(AsideError::Key)?;
        let digest = rest.strip_prefix(path).and_then(|rest| rest.strip_prefix(BETWEEN)).unwrap_or_default();
        let key = Self::new(detector, path, digest.parse().map_err(|_| AsideError::Key)?)?;
        // Digits in capitals would make two keys of one.
        if key.0 == text { Ok(key) } else { Err(AsideError::Key) }
    }
}

impl TryFrom<String> for AsideKey {
    type Error = AsideError;
    fn try_from(text: String) -> Result<Self, AsideError> {
        text.parse()
    }
}

impl From<AsideKey> for String {
    fn from(key: AsideKey) -> Self {
        key.0
    }
}

impl fmt::Display for AsideKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl SetAside {
    /// The same as it is kept: texts without blank lines around, whole seconds.
    ///
    /// # Errors
    /// [`AsideError`] without a reason, a name, or a day that is still to come.
    pub fn checked(self, today: NaiveDate) -> Result<Self, AsideError> {
        let kept = Self {
            at: self.at.trunc_subsecs(0),
            by: visible_line(&tidy(&self.by)).into_owned(),
            reason: tidy(&self.reason),
            saw: visible_line(&self.saw).into_owned(),
            ..self
        };
        if kept.reason.trim().is_empty() {
            Err(AsideError::NoReason)
        } else if kept.by.trim().is_empty() {
            Err(AsideError::NoName)
        } else if kept.is_over(today) {
            Err(AsideError::Past(kept.until))
        } else {
            Ok(kept)
        }
    }

    /// Whether it holds on a day; its last day counts. Without a reason or a name nobody decided anything.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        !self.is_over(today) && !self.reason.trim().is_empty() && !self.by.trim().is_empty()
    }

    /// Whether its last day is past.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today > self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn until(text: &str) -> SetAside {
        SetAside {
            at: DateTime::UNIX_EPOCH,
            by: "Ada".to_owned(),
            line: Some(3),
            reason: "a benchmark, never shipped".to_owned(),
            saw: "org/x of huggingface, without a revision".to_owned(),
            until: day(text),
        }
    }

    #[test]
    fn a_key_names_detector_path_and_digest() {
        let digest = Digest::of(b"x");
        let key = AsideKey::new("model-pin", "app/a:sha256:b.py", digest).unwrap();
        assert_eq!((key.detector(), key.path()), ("model-pin", "app/a:sha256:b.py"));
        assert_eq!(key.as_str().parse::<AsideKey>(), Ok(key.clone()));
        assert_eq!(key.as_str(), format!("model-pin:app/a:sha256:b.py:{digest}"));
        assert_eq!(AsideKey::new("model-card", ".", digest).unwrap().path(), ".");
    }

    #[test]
    fn what_names_no_observation_of_the_project_is_no_key() {
        let digest = Digest::of(b"x").to_string();
        let upper = digest.to_uppercase().replace("SHA256", "sha256");
        for bad in [
            String::new(),
            "model-pin".to_owned(),
            format!("model-pin:{digest}"),
            format!("model-pin::{digest}"),
            format!("model-pin:../a.py:{digest}"),
            format!("model-pin:/etc/passwd:{digest}"),
            format!("Model Pin:a.py:{digest}"),
            format!("model-pin:a.py:{digest}0"),
            format!("model-pin:a.py:{upper}"),
            format!("model-pin:a\u{1b}.py:{digest}"),
        ] {
            assert_eq!(bad.parse::<AsideKey>(), Err(AsideError::Key), "{bad:?}");
        }
    }

    #[test]
    fn nothing_is_set_aside_without_reason_name_and_a_day_to_come() {
        let today = day("2026-11-22");
        let blank = |change: fn(&mut SetAside)| {
            let mut said = until("2026-11-22");
            change(&mut said);
            said.checked(today)
        };
        assert_eq!(blank(|said| said.reason = " \n".to_owned()), Err(AsideError::NoReason));
        assert_eq!(blank(|said| said.by = "\t".to_owned()), Err(AsideError::NoName));
        assert_eq!(until("2026-11-21").checked(today), Err(AsideError::Past(day("2026-11-21"))));
        let said = until("2026-11-22").checked(today).unwrap();
        assert!(said.holds_on(today) && !said.holds_on(day("2026-11-23")));
        assert!(!SetAside { reason: " ".to_owned(), ..said }.holds_on(today), "edited by hand");
    }
}
