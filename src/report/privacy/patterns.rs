//! What private things look like. Each pattern is only tried on a text that holds one of its marks, and costs time linear
//! in that text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use regex_lite::{Captures, Regex};

use crate::checklist::words;
use crate::words::report::masking;

words!(
    /// What kind of private thing.
    Kind {
        /// A token or a key that opens something.
        AccessToken = "access token",
        /// A name and a password in front of a host.
        Password = "password in an address",
        /// An address of a person.
        EmailAddress = "e-mail address",
        /// A folder that names a person.
        HomeFolder = "home folder",
    }
);

struct Pattern {
    row: &'static Row,
    /// The marks, each with its characters.
    marks: Vec<(Characters, &'static str)>,
    also: Characters,
    /// Compiled when a text first holds one of the marks: most records need none of them.
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(row: &'static Row) -> Self {
        let marks = row.1.iter().map(|mark| (Characters::of(mark), *mark)).collect();
        Self { row, marks, also: Characters::of(row.2), regex: OnceLock::new() }
    }

    /// None never happens: a test proves that every one of them compiles.
    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| Regex::new(self.row.3).ok()).as_ref()
    }

    /// Whether a text of these characters is worth a look.
    fn may_match(&self, text: &str, characters: Characters) -> bool {
        let is_there = |(mark_characters, mark): &(Characters, &str)| {
            characters.have(*mark_characters) && text.contains(mark)
        };
        characters.have(self.also) && self.marks.iter().any(is_there)
    }
}

/// The ASCII characters of a text, as a set: told in one walk, and enough to pass over most marks.
#[derive(Debug, Clone, Copy)]
struct Characters(u128);

impl Characters {
    fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |set, byte| set | 1_u128.checked_shl(byte.into()).unwrap_or_default()))
    }

    /// Whether all others are among these.
    fn have(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }
}

/// Kind, marks (a text without one of them cannot match), characters without which it cannot match either, pattern. What
/// is masked is the group `secret`. Tokens come first: they may hold what looks like more.
type Row = (Kind, &'static [&'static str], &'static str, &'static str);
const ROWS: &[Row] = &[
    (
        Kind::AccessToken,
        &["-----BEGIN "],
        "",
        r"(?s)(?<secret>-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----|\z))",
    ),
    (Kind::AccessToken, &["AKIA", "ASIA"], "", r"\b(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})\b"),
    (
        Kind::AccessToken,
        &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
        "",
        r"\b(?<secret>(?:gh[pousr]|github_pat)_[A-Za-z0-9_]{20,})",
    ),
    (Kind::AccessToken, &["xox"], "", r"\b(?<secret>xox[a-z]-[A-Za-z0-9-]{10,})"),
    (Kind::AccessToken, &["AIza"], "", r"\b(?<secret>AIza[A-Za-z0-9_-]{30,})"),
    (Kind::AccessToken, &["sk-", "sk_"], "", r"\b(?<secret>sk[-_][A-Za-z0-9_-]{16,})"),
    (Kind::AccessToken, &["hf_"], "", r"\b(?<secret>hf_[A-Za-z0-9]{20,})"),
    (Kind::AccessToken, &["glpat-"], "", r"\b(?<secret>glpat-[A-Za-z0-9_-]{16,})"),
    (
        Kind::AccessToken,
        &["eyJ"],
        ".",
        r"\b(?<secret>eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)",
    ),
    (Kind::Password, &["://"], "@", r"://(?<secret>[^\s/@:]*:[^\s/@]+)@"),
    (
        Kind::EmailAddress,
        &["@"],
        ".",
        r#"(?<secret>[^\s@<>()\[\]{},;:"'`|/\\=]+@[^\s@<>()\[\]{},;:"'`|/\\=.]+(?:\.[^\s@<>()\[\]{},;:"'`|/\\=.]+)*\.[A-Za-z]{2,})"#,
    ),
    (
        Kind::HomeFolder,
        &["/home/", "/Users/"],
        "",
        r#"(?:^|[^A-Za-z0-9._~%-])(?<secret>/(?:home|Users)/[^\s/\\:;,"'`<>()\[\]|]+)"#,
    ),
    (
        Kind::HomeFolder,
        &[r"\Users\", r"\users\"],
        ":",
        r#"(?<secret>[A-Za-z]:\\[Uu]sers\\[^\s/\\:;,"'`<>()\[\]|]+)"#,
    ),
];

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| ROWS.iter().map(Pattern::new).collect());

/// The text with everything private masked, if there is anything, and how often each kind was seen.
pub(super) fn mask(text: &str) -> (Option<String>, BTreeMap<Kind, usize>) {
    let mut now = Cow::Borrowed(text);
    let mut found = BTreeMap::new();
    let mut characters = Characters::of(text);
    for pattern in PATTERNS.iter() {
        if !pattern.may_match(&now, characters) {
            continue;
        }
        let kind = pattern.row.0;
        let Some(regex) = pattern.regex() else { continue };
        let mut times = 0;
        let replaced = regex.replace_all(&now, |hit: &Captures<'_>| {
            times += 1;
            around(hit, kind)
        });
        if times > 0 {
            now = Cow::Owned(replaced.into_owned());
            characters = Characters::of(&now);
            *found.entry(kind).or_default() += times;
        }
    }
    match now {
        Cow::Borrowed(_) => (None, found),
        Cow::Owned(masked) => (Some(masked), found),
    }
}

/// The whole match with its secret group replaced.
fn around(hit: &Captures<'_>, kind: Kind) -> String {
    let mask = masking::mask(kind);
    match (hit.get(0), hit.name("secret")) {
        (Some(all), Some(secret)) => {
            let before = all.as_str().get(..secret.start() - all.start()).unwrap_or_default();
            let after = all.as_str().get(secret.end() - all.start()..).unwrap_or_default();
            format!("{before}{mask}{after}")
        }
        _ => mask,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        mask(text).0.unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(PATTERNS.iter().filter_map(Pattern::regex).count(), ROWS.len());
    }

    #[test]
    fn a_pattern_matches_nothing_without_one_of_its_marks_and_all_its_characters() {
        let body = "Ab3".repeat(15);
        let texts = [
            format!("-----BEGIN {}-----", "PRIVATE KEY"),
            format!("ghp_{body} AIza{body} sk-{body} hf_{body} glpat-{body} xoxb-{body}"),
            format!("AKIA{} eyJ{body}.eyJ{body}", "A1".repeat(8)),
            r"https://ada:pw@host.org ada@example.org /home/ada /Users/ada C:\Users\ada".to_owned(),
        ];
        for pattern in PATTERNS.iter() {
            let found = texts.iter().find_map(|text| pattern.regex().unwrap().find(text)).unwrap().as_str();
            assert!(pattern.may_match(found, Characters::of(found)), "{found}");
        }
    }

    #[test]
    fn tokens_of_every_maker_are_seen() {
        let body = "Ab3".repeat(15);
        let prefixes = ["ghp_", "gho_", "github_pat_", "xoxb-", "AIza", "sk-", "sk-ant-", "hf_", "glpat-"];
        for prefix in prefixes {
            assert_eq!(masked(&format!("key={prefix}{body}.")), "key=[access token masked].", "{prefix}");
        }
        assert_eq!(masked(&format!("AKIA{}", "A1".repeat(8))), "[access token masked]");
        assert_eq!(masked(&format!("eyJ{body}.eyJ{body}.{body} x")), "[access token masked] x");
        let key = format!("a -----BEGIN RSA {0}-----\n{body}\n-----END RSA {0}----- b", "PRIVATE KEY");
        assert_eq!(masked(&key), "a [access token masked] b");
        assert_eq!(masked(&format!("-----BEGIN {}-----\n{body}", "PRIVATE KEY")), "[access token masked]");
    }

    #[test]
    fn people_are_seen() {
        assert_eq!(masked("mail Ada <ada.b+x@mail.example.org>."), "mail Ada <[e-mail address masked]>.");
        assert_eq!(masked("jürgen@exämple.org"), "[e-mail address masked]");
        assert_eq!(masked("file:///home/ada/x"), "file://[home folder masked]/x");
        assert_eq!(masked("(/Users/ada)"), "([home folder masked])");
        assert_eq!(masked(r"C:\Users\ada\x"), r"[home folder masked]\x");
        assert_eq!(masked("https://ada:pw@host.org/x"), "https://[password in an address masked]@host.org/x");
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in [
            "@ada reviews it; pin model@1.2.3 and actions/checkout@v4",
            "https://example.org/home/about and the task-force, ask-me-anything-whenever-you-like",
            "sk-learn, hf_hub, commit 0123456789abcdef0123456789abcdef01234567, xoxo",
            "see src/home/page.rs",
        ] {
            assert_eq!(mask(text), (None, BTreeMap::new()), "{text}");
        }
    }

    #[test]
    fn hostile_text_costs_no_more_than_its_length() {
        let pieces =
            ["a@", "a@b.", "://", "://a:", "-----BEGIN PRIVATE KEY-----", "eyJaaaaaaaa.", "/home/", "sk-"];
        for piece in pieces {
            let text = piece.repeat(20_000);
            let once = masked(&text);
            assert_eq!(masked(&once), once, "{piece}");
        }
    }
}
