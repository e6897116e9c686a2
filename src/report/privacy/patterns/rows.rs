//! The table of what private things look like: one row each, and no logic.

use crate::checklist::words;

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

/// One kind of private thing, in one shape.
pub(super) struct Row {
    pub(super) kind: Kind,
    /// A text without one of them cannot match.
    pub(super) marks: &'static [&'static str],
    /// Characters without which it cannot match either.
    pub(super) also: &'static str,
    /// What is masked is the group `secret`.
    pub(super) pattern: &'static str,
    /// Whether the secret must also look drawn by lot, since only words tell that it is one.
    pub(super) drawn: bool,
}

const fn row(kind: Kind, marks: &'static [&'static str], also: &'static str, pattern: &'static str) -> Row {
    Row { kind, marks, also, pattern, drawn: false }
}

const fn drawn(kind: Kind, marks: &'static [&'static str], pattern: &'static str) -> Row {
    Row { kind, marks, also: "", pattern, drawn: true }
}

/// The first word of a person's name in a path: no sign that ends one.
macro_rules! name {
    () => {
        r#"[^\s/\\:;,"'`<>()\[\]|]+"#
    };
}

/// Further words of it.
macro_rules! more {
    () => {
        r#"(?: [^\s/\\:;,"'`<>()\[\]|]+){1,3}"#
    };
}

/// The same that begin with large letters: where nothing shows the end of a name, they tell that it goes on.
macro_rules! large {
    () => {
        r#"(?: [A-Z\u{c0}-\u{de}\u{391}-\u{3a9}\u{410}-\u{42f}][^\s/\\:;,"'`<>()\[\]|]+){1,3}"#
    };
}

/// Home folders of Windows as it spells them.
macro_rules! windows {
    () => {
        r"(?<secret>(?:[A-Za-z]:|\\{2,4}[^\s\\]{1,64})\\{1,2}[Uu]sers\\{1,2}"
    };
}

/// The same folders as others spell them.
macro_rules! drive {
    () => {
        r"(?:^|[^A-Za-z0-9._~%-])(?<secret>(?:(?:/mnt|/cygdrive)?/[A-Za-z]|[A-Za-z]:)/[Uu]sers/"
    };
}

/// Tokens come first: they may hold what looks like more. A home folder whose name has blanks comes before the others.
pub(super) const ROWS: &[Row] = &[
    row(
        Kind::AccessToken,
        &["-----BEGIN "],
        "",
        r"(?s)(?<secret>-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----|\z))",
    ),
    row(Kind::AccessToken, &["AKIA", "ASIA"], "", r"\b(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})\b"),
    row(
        Kind::AccessToken,
        &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
        "",
        r"\b(?<secret>(?:gh[pousr]|github_pat)_[A-Za-z0-9_]{20,})",
    ),
    row(Kind::AccessToken, &["xox"], "", r"\b(?<secret>xox[a-z]-[A-Za-z0-9-]{10,})"),
    row(Kind::AccessToken, &["AIza"], "", r"\b(?<secret>AIza[A-Za-z0-9_-]{30,})"),
    row(Kind::AccessToken, &["sk-", "sk_"], "", r"\b(?<secret>sk[-_][A-Za-z0-9_-]{16,})"),
    row(
        Kind::AccessToken,
        &["hf_", "npm_", "gsk_", "r8_"],
        "",
        r"\b(?<secret>(?:hf|npm|gsk|r8)_[A-Za-z0-9]{20,})",
    ),
    row(Kind::AccessToken, &["glpat-"], "", r"\b(?<secret>glpat-[A-Za-z0-9_-]{16,})"),
    drawn(Kind::AccessToken, &["pypi-"], r"\b(?<secret>pypi-[A-Za-z0-9_-]{16,})"),
    row(
        Kind::AccessToken,
        &["eyJ"],
        ".",
        r"\b(?<secret>eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)",
    ),
    row(
        Kind::AccessToken,
        &["asic "],
        ":",
        // Some letters of any text in base64 are large after small ones; those of a word are not.
        r#"(?i:authorization["']?: *["']?basic) +(?<secret>[A-Za-z0-9+/]*[a-z0-9][A-Z][A-Za-z0-9+/]{2,}={0,2})"#,
    ),
    drawn(Kind::AccessToken, &["earer ", "EARER "], r#"(?i:\bbearer) +["']?(?<secret>[A-Za-z0-9._~+/=-]+)"#),
    drawn(
        Kind::AccessToken,
        &["key", "Key", "KEY", "oken", "OKEN", "ecret", "ECRET", "assw", "ASSW"],
        concat!(
            r"(?i:(?<what>api|access|account|secret|private|subscription)[-_ ]?key|token|secret|password|passwd)",
            r#"[\\"'`]{0,3} *(?::=|=>|[:=]) *[\\"'`]{0,3}(?<secret>[A-Za-z0-9_~+/=.-]+)"#
        ),
    ),
    row(Kind::Password, &["://"], "@", r"://(?<secret>[^\s/@:]*:[^\s/@]+)@"),
    row(
        Kind::EmailAddress,
        &["@"],
        ".",
        // Its last part is in letters of any script, or spelt in Latin ones after `xn--`.
        concat!(
            r#"(?<secret>[^\s@<>()\[\]{},;:"'`|/\\=]+@[^\s@<>()\[\]{},;:"'`|/\\=.]+(?:\.[^\s@<>()\[\]{},;:"'`|/\\=.]+)*"#,
            r"\.(?<last>xn--[A-Za-z0-9-]*[A-Za-z0-9]|[A-Za-z\u{c0}-\u{1fff}\u{2c00}-\u{2dff}\u{3040}-\u{d7ff}]{2,}))"
        ),
    ),
    row(Kind::HomeFolder, &["/Users/", "/users/"], " ", concat!(drive!(), name!(), more!(), ")/")),
    row(Kind::HomeFolder, &["/Users/", "/users/"], " ", concat!(drive!(), name!(), large!(), ")")),
    row(
        Kind::HomeFolder,
        &["/home/", "/Users/", "/users/"],
        "",
        concat!(
            r"(?:^|[^A-Za-z0-9._~%-])(?<secret>(?:(?:/var|/usr|/export)?/home/|/Users/|(?:/mnt|/cygdrive)?/[A-Za-z]/[Uu]sers/)",
            name!(),
            ")"
        ),
    ),
    row(Kind::HomeFolder, &[r"\Users\", r"\users\"], " ", concat!(windows!(), name!(), more!(), r#")[\\"]"#)),
    row(Kind::HomeFolder, &[r"\Users\", r"\users\"], " ", concat!(windows!(), name!(), large!(), ")")),
    row(Kind::HomeFolder, &[r"\Users\", r"\users\"], "", concat!(windows!(), name!(), ")")),
    row(
        Kind::HomeFolder,
        &[r"\wsl"],
        "",
        concat!(r"(?<secret>\\{2,4}wsl[^\s\\]{1,20}\\{1,2}[^\s\\]{1,64}\\{1,2}home\\{1,2}", name!(), ")"),
    ),
];
