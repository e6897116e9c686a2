//! What looks like a key that somebody committed: known beginnings of known kinds. The value itself is never kept: kind, place
//! and the last two characters are all that leave this file.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// A key in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scan) struct Hint {
    /// Whose it looks like.
    pub(in crate::scan) kind: &'static str,
    /// Its last two characters.
    pub(in crate::scan) end: String,
    /// From 1.
    pub(in crate::scan) line: u32,
    /// In characters, from 1.
    pub(in crate::scan) column: u32,
}

/// Most hints of one file.
const MOST: usize = 50;

/// Beginning, kind, and how many characters follow at least and at most. Longer beginnings come first.
const KINDS: [(&str, &str, usize, usize); 17] = [
    ("sk-ant-", "an Anthropic key", 40, 200),
    ("sk-proj-", "an OpenAI key", 40, 250),
    ("sk-svcacct-", "an OpenAI key", 40, 250),
    ("sk-or-v1-", "an OpenRouter key", 40, 120),
    ("sk-", "an OpenAI key", 40, 120),
    ("hf_", "a Hugging Face token", 30, 60),
    ("AKIA", "an AWS key id", 16, 16),
    ("ASIA", "an AWS key id", 16, 16),
    ("github_pat_", "a GitHub token", 50, 120),
    ("ghp_", "a GitHub token", 36, 80),
    ("gho_", "a GitHub token", 36, 80),
    ("ghs_", "a GitHub token", 36, 80),
    ("AIza", "a Google key", 35, 35),
    ("gsk_", "a Groq key", 40, 80),
    ("glpat-", "a GitLab token", 20, 60),
    ("xai-", "an xAI key", 60, 120),
    ("r8_", "a Replicate token", 37, 45),
];

/// The beginnings of all kinds.
static BEGINNINGS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Only the leftmost is looked for with many letters at a time.
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(KINDS.map(|(prefix, ..)| prefix)).ok()
});

/// Every hint in a text.
pub(super) fn find(text: &str) -> Vec<Hint> {
    let hint = |(at, length, kind)| hint(text, at, kind, text.get(at..at + length).unwrap_or_default());
    keys(text, MOST).into_iter().map(hint).collect()
}

/// Where each key begins, its length and its kind, in order.
pub(super) fn keys(text: &str, most: usize) -> Vec<(usize, usize, &'static str)> {
    let mut all = Vec::new();
    // One look for all beginnings is many times faster than going through the text by letters, and nearly no text has any.
    if BEGINNINGS.as_ref().is_some_and(|any| !any.is_match(text)) {
        return all;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.windows(2).position(may_begin)) {
        at += next;
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let begins = !before.is_some_and(|before| is_part(*before));
        let Some((kind, length)) = begins.then(|| bytes.get(at..).and_then(of_kind)).flatten() else {
            at += 1;
            continue;
        };
        if !is_placeholder(text.get(at..at + length).unwrap_or_default()) {
            all.push((at, length, kind));
            if all.len() >= most {
                break;
            }
        }
        at += length;
    }
    all
}

/// Whether two signs are the first of a kind: nearly all of a text is passed over by them.
fn may_begin(two: &[u8]) -> bool {
    matches!(
        two,
        [b's', b'k'] | [b'h', b'f'] | [b'A', b'K' | b'S' | b'I'] | [b'g', b'i' | b'h' | b's' | b'l']
    ) || matches!(two, [b'x', b'a'] | [b'r', b'8'])
}

/// The kind of key that begins here, and its length.
fn of_kind(bytes: &[u8]) -> Option<(&'static str, usize)> {
    let (prefix, kind, least, most) =
        KINDS.iter().find(|(prefix, ..)| bytes.starts_with(prefix.as_bytes()))?;
    let rest = bytes.get(prefix.len()..)?;
    let length = rest.iter().take(most + 1).take_while(|byte| is_part(**byte)).count();
    (*least..=*most).contains(&length).then_some((*kind, prefix.len() + length))
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// Whether it is written to show the form and opens nothing: examples of manuals, runs of one sign, words.
fn is_placeholder(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let words = [
        "example",
        "your",
        "xxxx",
        "placeholder",
        "dummy",
        "fake",
        "test",
        "1234567",
        "abcdef",
        "0000",
        "redacted",
    ];
    let mut signs: Vec<u8> = value.bytes().collect();
    signs.sort_unstable();
    signs.dedup();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let capitals = value.bytes().skip(4).filter(u8::is_ascii_uppercase).count();
    // A key is drawn by lot: it has many signs, and figures or letters of both sizes among them.
    signs.len() < 12 || (digits == 0 && capitals == 0) || words.iter().any(|word| lower.contains(word))
}

fn hint(text: &str, at: usize, kind: &'static str, value: &str) -> Hint {
    let head = text.get(..at).unwrap_or_default();
    let line = head.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
    let end = value.get(value.len().saturating_sub(2)..).unwrap_or_default().to_owned();
    Hint { kind, end, line: number(line), column: number(column) }
}

/// The kinds of a file of variables that hold a value though their names say that it is secret, with their lines.
pub(super) fn variables(text: &str) -> Vec<u32> {
    let secret = |line: &&str| {
        let line = line.trim().strip_prefix("export ").unwrap_or(line.trim());
        let Some((name, value)) = line.split_once('=') else { return false };
        let name = name.trim().to_ascii_uppercase();
        let value = value.trim().trim_matches(['"', '\'']);
        let named = ["_KEY", "TOKEN", "SECRET", "PASSWORD"].iter().any(|word| name.ends_with(word));
        named
            && !name.starts_with('#')
            && value.len() >= 16
            && !value.contains(['$', '<', ' ', '/'])
            && !is_placeholder(value)
    };
    let lines = text.lines().zip(1_u32..).filter(|(line, _)| secret(line));
    lines.map(|(_, number)| number).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::super::hidden::masked;
    use super::*;

    /// Made up, and put together here so that no file of the project holds one.
    fn token() -> String {
        format!("hf{}{}", '_', "QzWkVbTnMpLrXsYtGhJdFcRvBwNqKmZaEu")
    }

    #[test]
    fn every_kind_may_begin_with_its_first_two_signs() {
        for (prefix, ..) in KINDS {
            assert!(may_begin(&prefix.as_bytes()[..2]), "{prefix}");
        }
    }

    #[test]
    fn a_key_is_told_by_its_kind_and_its_end_alone() {
        let text = format!("a = 1\nlogin(token=\"{}\")\n", token());
        let all = find(&text);
        assert_eq!(all, [Hint { kind: "a Hugging Face token", end: "Eu".into(), line: 2, column: 14 }]);
        assert!(!format!("{all:?}").contains("QzWk"));
    }

    #[test]
    fn a_masked_text_shows_no_more_than_the_ends() {
        let text = format!("a = \"{}\", b = \"{}\"", token(), token());
        assert_eq!(masked(&text), "a = \"…Eu\", b = \"…Eu\"");
        assert_eq!(masked("C_SECRET=q8Zt3LmW0xV5nB7kR2yD"), "C_SECRET=…");
        assert_eq!(masked("nothing here"), "nothing here");
    }

    #[test]
    fn placeholders_and_parts_of_longer_words_are_passed_over() {
        for text in [
            "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "hf_your_token_goes_here_please_and_more",
            "AKIAIOSFODNN7EXAMPLE",
            "sk-1234567890abcdefghijklmnopqrstuvwxyzabcdefghijkl",
            "task-based-learning-with-a-very-long-name-of-many-words-in-it",
            "sk-learn-compatible-estimators-and-transformers-for-everyone",
            "the hf_hub_download_and_upload_functions_of_the_library",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        assert_eq!(find(&format!("x{}", token())), []);
        assert_eq!(find(&format!("{}{}", token(), "a".repeat(80))), []);
        assert_eq!(
            variables("A_KEY=\nB_TOKEN=changeme\nC_SECRET=q8Zt3LmW0xV5nB7kR2yD\nPATH=/usr/bin\n"),
            [3]
        );
    }
}
