//! What private things look like. Each pattern is only tried on a text that holds one of its marks, and costs time linear
//! in that text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

mod rows;

use regex_lite::{Captures, Regex};

use crate::words::report::masking;
pub use rows::Kind;
use rows::{ROWS, Row};

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
        let marks = row.marks.iter().map(|mark| (Characters::of(mark), *mark)).collect();
        Self { row, marks, also: Characters::of(row.also), regex: OnceLock::new() }
    }

    /// None never happens: a test proves that every one of them compiles.
    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| Regex::new(self.row.pattern).ok()).as_ref()
    }

    /// Whether a text of these characters is worth a look.
    fn may_match(&self, text: &str, characters: Characters) -> bool {
        let is_there = |(mark_characters, mark): &(Characters, &str)| {
            characters.have(*mark_characters) && text.contains(mark)
        };
        let may_be_drawn = !self.row.drawn || characters.have_a_digit();
        characters.have(self.also) && may_be_drawn && self.marks.iter().any(is_there)
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

    fn have_a_digit(self) -> bool {
        self.0 & Self::of("0123456789").0 != 0
    }
}

/// Shortest token that is known by nothing but the word before it, in bytes.
const SHORTEST: usize = 12;

/// Whether a text looks drawn by lot, as tokens do and names, dates and file names do not: it is long, and a letter stands
/// right beside a digit.
fn is_drawn(text: &str) -> bool {
    let beside = |pair: (u8, u8)| {
        let (a, b) = pair;
        a.is_ascii_alphabetic() && b.is_ascii_digit() || a.is_ascii_digit() && b.is_ascii_alphabetic()
    };
    text.len() >= SHORTEST && text.bytes().zip(text.bytes().skip(1)).any(beside)
}

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
        let kind = pattern.row.kind;
        let Some(regex) = pattern.regex() else { continue };
        let mut times = 0;
        let replaced = regex.replace_all(&now, |hit: &Captures<'_>| {
            let is_one = !pattern.row.drawn || hit.name("secret").is_some_and(|it| is_drawn(it.as_str()));
            if !is_one {
                return hit.get(0).map_or_else(String::new, |all| all.as_str().to_owned());
            }
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
            r"C:\Users\Ada Lovelace\x \\wsl$\Ubuntu\home\ada /mnt/c/Users/Ada Lovelace/x".to_owned(),
            format!(
                "npm_{body} pypi-{body} Authorization: Basic {} Bearer {body} token={body}",
                "aB".repeat(9)
            ),
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
    fn what_is_called_a_key_is_seen_by_its_name() {
        let body = "Ab3".repeat(8);
        for before in [
            "Authorization: Bearer ",
            "-H 'authorization: bearer ",
            "api_key: ",
            "API-KEY=",
            r#"{"apiKey": ""#,
            r#"{\"apiKey\": \""#,
            "https://example.org/x?a=b&access_token=",
            "aws_secret_access_key = ",
            "DefaultEndpointsProtocol=https;AccountKey=",
            "client_secret := '",
            "HF_TOKEN=",
            "the api key: ",
        ] {
            assert_eq!(
                masked(&format!("{before}{body}")),
                format!("{before}[access token masked]"),
                "{before}"
            );
        }
        for prefix in ["npm_", "pypi-", "gsk_", "r8_"] {
            assert_eq!(masked(&format!("{prefix}{body}")), "[access token masked]", "{prefix}");
        }
        let aws = format!("{}/{}/b{}", "wJalrXUtnFEMI", "K7MDENG", "PxRfiCYEXAMPLEKEY");
        assert_eq!(masked(&format!("secret_access_key={aws}")), "secret_access_key=[access token masked]");
        let basic = "dXNlcjpwYXNz";
        assert_eq!(
            masked(&format!("Authorization: Basic {basic}")),
            "Authorization: Basic [access token masked]"
        );
    }

    #[test]
    fn homes_on_every_system_are_seen_whole() {
        for home in [
            "/var/home/ada",
            "/mnt/c/Users/ada",
            "/c/Users/ada",
            r"\\wsl$\Ubuntu\home\ada",
            r"\\wsl.localhost\Ubuntu-24.04\home\ada",
            r"\\\\wsl$\\Ubuntu\\home\\ada",
            r"C:\\Users\\ada",
            r"d:\users\ada",
            r"C:\Users\Ada Lovelace",
            r"C:\\Users\\Ada Lovelace",
            r"\\server\Users\ada",
        ] {
            let slash = if home.contains('\\') { '\\' } else { '/' };
            let whole = format!("see {home}{slash}x y");
            assert_eq!(masked(&whole), format!("see [home folder masked]{slash}x y"), "{home}");
        }
        assert_eq!(masked(r#""C:\Users\Ada Lovelace" and more"#), r#""[home folder masked]" and more"#);
        assert_eq!(masked(r"C:\Users\ada and more"), "[home folder masked] and more");
        assert_eq!(masked("/mnt/c/Users/Ada Lovelace/x"), "[home folder masked]/x");
        assert_eq!(masked("see /mnt/c/Users/Ada Lovelace"), "see [home folder masked]");
        assert_eq!(masked(r"see C:\Users\Ada Lovelace"), "see [home folder masked]");
        assert_eq!(masked(r"C:\Users\Åsa Öberg"), "[home folder masked]");
        assert_eq!(masked("see C:/Users/Ada Lovelace/x"), "see [home folder masked]/x");
        assert_eq!(masked("/mnt/C/Users/Ada Lovelace/x"), "[home folder masked]/x");
        let beside = r"C:\Users\ada C:\Users\eve\x";
        assert_eq!(masked(beside), r"[home folder masked] [home folder masked]\x");
        let two = r"C:\Users\ada and C:\Users\eve\x";
        assert_eq!(masked(two), r"[home folder masked] and [home folder masked]\x");
    }

    #[test]
    fn addresses_of_every_script_are_seen_whole() {
        for address in ["иван@почта.рф", "ada@xn--80a1acny.xn--p1ai", "ada@exämple.みんな", "a@b.c.xn--p1ai"]
        {
            assert_eq!(masked(&format!("ask {address}.")), "ask [e-mail address masked].", "{address}");
            assert_eq!(masked(&format!("ask <{address}>…")), "ask <[e-mail address masked]>…", "{address}");
        }
        assert_eq!(masked("ada@example.org…"), "[e-mail address masked]…");
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
            "token: rotated on 2026-11-02 by the owner; api_key: read from environment-variable",
            "api_key: docs/api-keys-2024.md; access token: see docs/keys/2024-11.md, section 3",
            "password: everyone-has-their-own-one; secret = os.environ[\"OPENAI_API_KEY\"]",
            "the bearer of authorization: bearer tokens, basic authorization: Basic understanding",
            "tokens: 4096, max_tokens=200000, token budget: 128k, secrets: gitleaks 8.18.4",
            "HF_TOKEN=${{ secrets.HF_TOKEN }} and api_key: $OPENAI_API_KEY2 or <your-key-here-123a>",
            "pypi-publish-action-for-releases, npm_config_registry, r8_something, model@1.2……",
            r"GET /users/ada, /mnt/data/Users, C:\Windows\Users, docs\home\page",
        ] {
            assert_eq!(mask(text), (None, BTreeMap::new()), "{text}");
        }
    }

    #[test]
    fn the_checklist_and_the_readme_hold_nothing_private() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files =
            std::fs::read_dir(root.join("checklists/mindgap")).unwrap().map(|file| file.unwrap().path());
        for file in files.chain([root.join("README.md"), root.join("CONTRIBUTING.md")]) {
            let text = std::fs::read_to_string(&file).unwrap();
            for line in text.lines() {
                assert_eq!(mask(line), (None, BTreeMap::new()), "{}: {line}", file.display());
            }
        }
    }

    #[test]
    fn hostile_text_costs_no_more_than_its_length() {
        let pieces =
            ["a@", "a@b.", "://", "://a:", "-----BEGIN PRIVATE KEY-----", "eyJaaaaaaaa.", "/home/", "sk-"]
                .into_iter()
                .chain(["token=a1", "bearer ", r"C:\Users\a ", "/c/Users/a B ", r"\\wsl$\a\home\"]);
        for piece in pieces {
            let text = piece.repeat(20_000);
            let once = masked(&text);
            assert_eq!(masked(&once), once, "{piece}");
        }
    }
}
