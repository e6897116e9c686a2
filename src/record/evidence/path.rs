//! Where a file of the project is, by its words. Nothing is looked up on a disk.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::EvidenceError;
use crate::text::visible_line;

/// Longest path, link or sentence, in bytes.
pub(super) const LONGEST: usize = 2_000;

/// A path relative to the project's root, with `/` between its parts; it never leaves the project by its words. Whether
/// a link on disk leads outside is for the store to see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ProjectPath(String);

impl ProjectPath {
    /// The path as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ProjectPath {
    type Err = EvidenceError;
    fn from_str(text: &str) -> Result<Self, EvidenceError> {
        let inside = |part: &str| !matches!(part, "" | "." | "..");
        let windows = text.contains('\\') || text.as_bytes().get(1) == Some(&b':');
        if text.len() <= LONGEST && !windows && visible_line(text) == text && text.split('/').all(inside) {
            Ok(Self(text.to_owned()))
        } else {
            Err(EvidenceError::Path)
        }
    }
}

impl TryFrom<String> for ProjectPath {
    type Error = EvidenceError;
    fn try_from(text: String) -> Result<Self, EvidenceError> {
        text.parse()
    }
}

impl From<ProjectPath> for String {
    fn from(path: ProjectPath) -> Self {
        path.0
    }
}

impl fmt::Display for ProjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_by_their_words() {
        for good in ["SAFETY.md", "docs/a b.md", "ünï/世界.txt", ".github/CODEOWNERS"] {
            assert!(good.parse::<ProjectPath>().is_ok(), "{good}");
        }
        for bad in
            ["", "/etc/passwd", "../x", "a/../b", "a//b", "./a", "a/", "C:\\x", "C:/x", "a\u{1b}b", "a\nb"]
        {
            assert!(bad.parse::<ProjectPath>().is_err(), "{bad:?}");
        }
    }
}
