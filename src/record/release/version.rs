//! What a release is called: a word that is fit to be the name of a file on every system, and that has an order.
//!
//! Understands no scheme of numbers; it only sorts as people expect.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Longest version, in bytes.
const LONGEST: usize = 64;
/// Names that Windows keeps for devices, whatever their ending; of the last two only with one digit behind, and not 0.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const PORTS: [&str; 2] = ["com", "lpt"];

/// A version of the product, such as `1.4.0`. Orders as people count: `1.9` before `1.10`, `1.4.0-rc1` before `1.4.0`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Version(String);

/// The text is no version as this program takes it. Where it would be a hostile name of a file, it is told what to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VersionError {
    /// Too long, or other characters.
    #[error(
        "a version is 1 to {LONGEST} letters, digits, `.`, `-`, `_` and `+`, and begins with a letter or digit, such as `1.4.0`"
    )]
    Letters,
    /// Dots beside each other, or at the end.
    #[error("a version has no `..` in it and no `.` at its end; write it such as `1.4.0`")]
    Dots,
    /// The name of a device, whatever its ending.
    #[error(
        "a release is a file of its version's name, and Windows keeps this name for a device; put a word in front, such as \
         `release-`"
    )]
    Device,
}

impl Version {
    /// The version as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a release of this name would be the same file as another's: two names that differ in capitals only are
    /// one file on some systems.
    pub fn is_one_file_with(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }

    /// A version from a tag such as `v1.4.0`: the `v` in front of a number is no part of it.
    ///
    /// # Errors
    /// The tag is no version.
    pub fn from_tag(tag: &str) -> Result<Self, VersionError> {
        without_v(tag).parse()
    }

    /// The version that follows when its last number is counted up; none where it has no number.
    pub fn following(&self) -> Option<Self> {
        let last = self.0.rfind(|c: char| c.is_ascii_digit())?;
        let (front, end) = (self.0.get(..=last)?, self.0.get(last + 1..)?);
        let begin = front.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = front.get(begin.len()..)?;
        let next = digits.parse::<u64>().ok()?.checked_add(1)?;
        format!("{begin}{next:0width$}{end}", width = digits.len()).parse().ok()
    }
}

/// Whether Windows keeps a name in small letters for a device.
fn is_device(name: &str) -> bool {
    let port = name.strip_suffix(|c: char| matches!(c, '1'..='9'));
    DEVICES.contains(&name) || port.is_some_and(|port| PORTS.contains(&port))
}

fn without_v(text: &str) -> &str {
    let rest = text.strip_prefix(['v', 'V']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    rest.unwrap_or(text)
}

impl FromStr for Version {
    type Err = VersionError;
    fn from_str(text: &str) -> Result<Self, VersionError> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+');
        let begins = text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
        let stem = text.split('.').next().unwrap_or_default().to_ascii_lowercase();
        if !begins || text.len() > LONGEST || !text.bytes().all(plain) {
            Err(VersionError::Letters)
        } else if text.ends_with('.') || text.contains("..") {
            Err(VersionError::Dots)
        } else if is_device(&stem) {
            Err(VersionError::Device)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Version {
    type Error = VersionError;
    fn try_from(text: String) -> Result<Self, VersionError> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A piece of a version. A word goes before the end, so that `1.0rc1` and `1.0-rc1` go before `1.0`; a number after it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Word(String),
    End,
    /// Without leading zeros; the longer one is the larger.
    Number(usize, String),
}

fn pieces(version: &str) -> Vec<Piece> {
    let (version, _build) = version.split_once('+').unwrap_or((version, ""));
    let mut pieces = Vec::new();
    for (at, part) in without_v(version).split('-').enumerate() {
        if at > 0 {
            pieces.push(Piece::Word(String::new()));
        }
        for run in part.split(['.', '_']).flat_map(runs) {
            pieces.push(if run.starts_with(|c: char| c.is_ascii_digit()) {
                let digits = run.trim_start_matches('0');
                Piece::Number(digits.len(), digits.to_owned())
            } else {
                Piece::Word(run.to_ascii_lowercase())
            });
        }
    }
    pieces.push(Piece::End);
    pieces
}

/// The runs of digits and of other characters in a text.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut digits = None;
    for c in text.chars() {
        if digits.replace(c.is_ascii_digit()) == Some(c.is_ascii_digit()) {
            if let Some(last) = runs.last_mut() {
                last.push(c);
            }
        } else {
            runs.push(c.to_string());
        }
    }
    runs
}

/// The order of two versions as people count; two that count alike stand in the order of their letters.
pub(in crate::record) fn order(a: &str, b: &str) -> Ordering {
    pieces(a).cmp(&pieces(b)).then_with(|| a.cmp(b))
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        order(&self.0, &other.0)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_sort_as_people_count() {
        let sorted = [
            "0.9",
            "1.0-alpha",
            "1.0-rc1",
            "1.0-rc2",
            "1.0rc3",
            "1.0",
            "1.0.1",
            "v1.2",
            "1.9",
            "1.10",
            "2.0.0-dev",
            "2.0.0",
            "2026-01-31",
            "2026-11-02",
        ];
        let versions: Vec<Version> = sorted.iter().map(|text| text.parse().unwrap()).collect();
        assert!(versions.is_sorted(), "{versions:?}");
    }

    #[test]
    fn what_would_be_a_hostile_name_of_a_file_is_no_version() {
        let long = "1".repeat(65);
        let letters = ["", ".", "..", "../x", "a/b", "a\\b", ".hidden", "-f", "a b", "ä", "a\u{1b}", &long];
        for (bad, why) in [
            (letters.as_slice(), VersionError::Letters),
            (&["1..2", "1."], VersionError::Dots),
            (&["con", "NUL", "com1.2", "lpt9", "aux"], VersionError::Device),
        ] {
            for bad in bad {
                assert_eq!(bad.parse::<Version>(), Err(why), "{bad:?}");
            }
        }
        let near = ["console", "com", "com0", "com10", "com2024", "con1", "nul7", "lpt"];
        for good in
            ["1", "1.4.0", "v2", "2026-11-22", "1.0.0-rc.1+build_5", "nightly"].into_iter().chain(near)
        {
            assert_eq!(good.parse::<Version>().unwrap().as_str(), good);
        }
        assert_eq!(Version::from_tag("v1.4.0").unwrap().as_str(), "1.4.0");
        assert_eq!(Version::from_tag("vera").unwrap().as_str(), "vera");
    }
}
