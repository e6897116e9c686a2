//! What backs an answer: a file with the digest it had, a link, a commit, or what a scan saw.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::detector::is_detector;
use super::error::EvidenceError;
use super::path::{LONGEST, ProjectPath};
use crate::checklist::Digest;
use crate::text::visible_line;

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Wire", try_from = "Wire")]
pub enum Evidence {
    /// A file of the project, with the digest it had when it was named.
    File {
        /// Where it is.
        path: ProjectPath,
        /// What it held.
        digest: Digest,
    },
    /// An address on the web.
    Link(String),
    /// A commit of the project's own repository.
    Commit(String),
    /// What a scan saw, copied when it was adopted.
    Observation(Adopted),
}

/// What a scan saw, as it stood when somebody adopted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// Who saw it.
    pub detector: String,
    /// Of what was seen, whatever its line.
    pub digest: Digest,
    /// On which line it stood, from 1.
    pub line: Option<u32>,
    /// Whether it only mentions what was asked, and is not the very thing.
    pub mentions: bool,
    /// In which file.
    pub path: ProjectPath,
    /// What was seen, in a sentence.
    pub saw: String,
}

impl Evidence {
    /// A link, from what a person typed.
    ///
    /// # Errors
    /// The text is no `http` or `https` address on one line.
    pub fn link(text: &str) -> Result<Self, EvidenceError> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = text.chars().all(|c| !c.is_whitespace()) && visible_line(text) == text;
        match rest {
            Some(rest) if !rest.is_empty() && plain && text.len() <= LONGEST => {
                Ok(Self::Link(text.to_owned()))
            }
            _ => Err(EvidenceError::Link),
        }
    }

    /// A commit, from what a person typed.
    ///
    /// # Errors
    /// The text is not 7 to 64 hexadecimal digits.
    pub fn commit(text: &str) -> Result<Self, EvidenceError> {
        if (7..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            Ok(Self::Commit(text.to_ascii_lowercase()))
        } else {
            Err(EvidenceError::Commit)
        }
    }

    /// What a scan saw.
    ///
    /// # Errors
    /// The detector is no id, or the sentence no line.
    pub fn observation(adopted: Adopted) -> Result<Self, EvidenceError> {
        let line = adopted.saw.len() <= LONGEST && visible_line(&adopted.saw) == adopted.saw;
        let is_one = is_detector(&adopted.detector) && line;
        if is_one { Ok(Self::Observation(adopted)) } else { Err(EvidenceError::Observation) }
    }

    /// The name that tells apart what was seen on one line; of anything else, as a person types it.
    pub fn full_name(&self) -> String {
        match self {
            Self::Observation(Adopted { detector, digest, path, .. }) => {
                format!("observation:{detector}:{path}:{digest}")
            }
            other => other.to_string(),
        }
    }

    /// Whether another piece is the same observation at another place.
    pub fn is_moved(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Observation(a), Self::Observation(b))
            if (&a.detector, a.digest) == (&b.detector, b.digest))
    }

    /// What it held when it was named; none for what is only an address.
    pub fn digest(&self) -> Option<Digest> {
        match self {
            Self::File { digest, .. } | Self::Observation(Adopted { digest, .. }) => Some(*digest),
            Self::Link(_) | Self::Commit(_) => None,
        }
    }

    /// Whether two pieces name the same thing: a file whatever it held, an observation with what was seen, as one place
    /// may show several things.
    pub fn same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File { path: a, .. }, Self::File { path: b, .. }) => a == b,
            (Self::Observation(a), Self::Observation(b)) => {
                (&a.detector, a.digest, &a.path, a.line) == (&b.detector, b.digest, &b.path, b.line)
            }
            (a, b) => a == b,
        }
    }
}

impl fmt::Display for Evidence {
    /// As a person types it on the command line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, .. } => write!(f, "{path}"),
            Self::Link(link) => f.write_str(link),
            Self::Commit(commit) => write!(f, "commit:{commit}"),
            Self::Observation(Adopted { detector, path, line, .. }) => {
                write!(f, "observation:{detector}:{path}")?;
                line.map_or(Ok(()), |line| write!(f, ":{line}"))
            }
        }
    }
}

/// Evidence as the file spells it: exactly one of `commit`, `file` (with `digest`), `link`, and `detector` with what it saw.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detector: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    digest: Option<Digest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<ProjectPath>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    mentions: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<ProjectPath>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saw: Option<String>,
}

impl From<Evidence> for Wire {
    fn from(evidence: Evidence) -> Self {
        match evidence {
            Evidence::File { path, digest } => {
                Self { file: Some(path), digest: Some(digest), ..Self::default() }
            }
            Evidence::Link(link) => Self { link: Some(link), ..Self::default() },
            Evidence::Commit(commit) => Self { commit: Some(commit), ..Self::default() },
            Evidence::Observation(Adopted { detector, digest, line, mentions, path, saw }) => Self {
                detector: Some(detector),
                digest: Some(digest),
                line,
                mentions,
                path: Some(path),
                saw: Some(saw),
                ..Self::default()
            },
        }
    }
}

impl TryFrom<Wire> for Evidence {
    type Error = EvidenceError;
    fn try_from(wire: Wire) -> Result<Self, EvidenceError> {
        let Wire { commit, detector, digest, file, line, link, mentions, path, saw } = wire;
        if mentions && detector.is_none() {
            return Err(EvidenceError::Shape);
        }
        match (commit, file, link, detector, digest, (path, saw, line)) {
            (None, Some(path), None, None, Some(digest), (None, None, None)) => {
                Ok(Self::File { path, digest })
            }
            (None, None, Some(link), None, None, (None, None, None)) => Self::link(&link),
            (Some(commit), None, None, None, None, (None, None, None)) => Self::commit(&commit),
            (None, None, None, Some(detector), Some(digest), (Some(path), Some(saw), line)) => {
                Self::observation(Adopted { detector, digest, line, mentions, path, saw })
            }
            _ => Err(EvidenceError::Shape),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_commits_are_what_they_say() {
        assert!(Evidence::link("https://example.org/a?b=c#d").is_ok());
        for bad in ["javascript:alert(1)", "https://", "https://a b", "https://a\u{202e}", "ftp://a"] {
            assert!(Evidence::link(bad).is_err(), "{bad}");
        }
        assert_eq!(Evidence::commit("C9745ED1"), Ok(Evidence::Commit("c9745ed1".to_owned())));
        assert!(Evidence::commit("xyz").is_err());
    }
}
