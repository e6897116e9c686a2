//! The program's own words are in one place: no other file holds a text that a person would read.
//!
//! Reads the source as text. A literal outside comments, attributes and tests speaks if it holds a word of two letters
//! once its `{…}` are gone; names that programs read are told apart by their shape (no space, all small, or all capital).
//! The floors below keep no words but those of their errors and what records hold. The words of an error stand beside what
//! fails, and those of a closed vocabulary in its table, so `hint()` and `words!` are passed over, and so are patterns.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex_lite::Regex;

/// Files and folders that leave all speaking to `src/words/`.
const SILENT: &[&str] = &[
    "src/assess",
    "src/assess.rs",
    "src/cli",
    "src/cli.rs",
    "src/report",
    "src/report.rs",
    "src/tui",
    "src/tui.rs",
];

/// Texts that are nobody's words: what git, a shell or a file format wants to hear.
const NAMES: &[&str] = &[
    "SAFETY-RECORD.md",                            // a file
    "README.md",                                   // a file of the sample
    "SAFETY.md",                                   // another
    "{count} of them, together {}",                // a fact, as records keep it
    "%Y-%m-%dT%H:%M:%SZ",                          // a moment in JSON
    "::{level} file={file}{at},title={title}::{}", // a command of GitHub's runner
    "{}/{}.json",                                  // a path
    "https://huggingface.co/{id}/discussions",     // an address
    "https://github.com/{id}/issues",              // another
    "observation:{detector}:{path}:{digest}",      // evidence, as it is typed
    "AIza",                                        // how a token begins
    "eyJ",                                         // how another begins
    "Key",                                         // what stands before one
    "/Users/",                                     // a folder
    r"\Users\",                                    // the same elsewhere
];

#[test]
fn nobody_speaks_but_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    let mut all = Vec::new();
    for place in SILENT {
        for (path, source) in sources(&root.join(place)) {
            files += 1;
            let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            all.extend(spoken(&source).into_iter().map(|(line, text)| format!("{shown}:{line}: {text:?}")));
        }
    }
    assert!(files >= SILENT.len(), "the files were not found");
    assert!(all.is_empty(), "{} texts belong into src/words/:\n{}", all.len(), all.join("\n"));
}

#[test]
fn no_sentence_of_the_screen_names_a_key_by_itself() {
    // The shell asks line by line, where Enter is what ends a line; the names of the keys stand in one file.
    let key = Regex::new(r"\b(Enter|Esc|Tab|Space|PgUp|PgDn|Ctrl-\w)\b|`!`").unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sentences = 0;
    let mut named = Vec::new();
    for (path, source) in sources(&root.join("src/words")) {
        let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        if shown.ends_with("key_names.rs") || shown.contains("words/shell/ask") {
            continue;
        }
        let texts = spoken(&source);
        sentences += texts.len();
        let keyed = texts.into_iter().filter(|(_, text)| key.is_match(text));
        named.extend(keyed.map(|(line, text)| format!("{shown}:{line}: {text:?}")));
    }
    assert!(sentences > 500, "the sentences were not found: {sentences}");
    assert!(named.is_empty(), "the keymap names keys:\n{}", named.join("\n"));
}

#[test]
fn a_reader_that_finds_no_words_would_prove_nothing() {
    let told = |source: &str| {
        spoken(source).into_iter().map(|(line, text)| format!("{line} {text}")).collect::<Vec<_>>()
    };
    assert_eq!(told("fn f() {\n    say(\"Not saved: {why}\");\n}"), ["2 Not saved: {why}"]);
    assert_eq!(told("const A: &str = r#\"Two \"words\"\"#;"), ["1 Two \"words\""]);
    assert_eq!(
        told("const A: &str = \"one \\\n    two\"; const B: &str = \"Three\";"),
        ["1 one two", "2 Three"]
    );
    assert_eq!(
        told(
            "/// \"Not this\"\n// \"nor this\"\n/* \"or this\" */ #[expect(dead_code, reason = \"nor this\")]"
        ),
        [""; 0]
    );
    assert_eq!(
        told(
            "const A: &str = \"{at} · {count}\"; const B: char = '\"'; fn f<'a>() { g(\"kebab-case\", \"NO_COLOR\") }"
        ),
        [""; 0]
    );
    assert_eq!(
        told("words!(\n    A { B = \"two words\" }\n);\nconst C: &str = \"Two words\";"),
        ["4 Two words"]
    );
    assert_eq!(
        told("    pub fn hint(&self) -> String {\n        \"do this\"\n    }\n    fn f() { \"do that\" }"),
        ["4 do that"]
    );
    assert_eq!(told("const A: &str = r\"(?<name>[A-Z] word)\";"), [""; 0]);
    assert_eq!(told("#[cfg(test)]\nmod tests { const A: &str = \"In a test\"; }"), [""; 0]);
}

/// The texts of a source that a person would read, each with the line on which it begins.
fn spoken(source: &str) -> Vec<(usize, String)> {
    let tests = Regex::new(r"#\[cfg\(test\)\]\s*mod ").unwrap();
    let source = tests.splitn(source, 2).next().unwrap_or_default();
    let source = &Regex::new(BESIDE).unwrap().replace_all(source, |passed: &regex_lite::Captures<'_>| {
        "\n".repeat(passed.get(0).unwrap().as_str().matches('\n').count())
    });
    let line = |at: usize| 1 + source.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let tokens = Regex::new(TOKENS).unwrap();
    let joined = Regex::new(r"\\\n\s*").unwrap();
    let escaped = Regex::new(r"\\(?:u\{\w*\}|x\w\w|.)").unwrap();
    tokens
        .captures_iter(source)
        .filter_map(|found| {
            let plain = found.name("text").map(|text| {
                let text = joined.replace_all(text.as_str(), "");
                (text.clone().into_owned(), escaped.replace_all(&text, " ").into_owned())
            });
            let raw = ["raw", "raw1"].iter().find_map(|name| found.name(name));
            let (text, bare) =
                plain.or(raw.map(|text| (text.as_str().to_owned(), text.as_str().to_owned())))?;
            speaks(&bare).then(|| (line(found.get(0).unwrap().start()), text))
        })
        .collect()
}

/// A key within a sentence is handed over by whoever has the keymap, so that it is the one that does it. The questions line
/// by line have no keymap, and their words are typed.
#[test]
fn no_sentence_names_a_key_by_itself() {
    let named = Regex::new(r"(?:^|[;:,.(] )(?:[B-Zb-z]|Enter|Esc|Tab|Ctrl-\w) [a-z]+s\b").unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let all = sources(&root).into_iter().filter(|(path, _)| !path.starts_with(root.join("shell")));
    let named: Vec<String> = all
        .flat_map(|(path, source)| {
            let found = spoken(&source).into_iter().filter(|(_, text)| named.is_match(text));
            found.map(|(line, text)| format!("{}:{line}: {text:?}", path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert!(named.is_empty(), "{}", named.join("\n"));
}

/// Closed vocabularies, and what an error says to do next.
const BESIDE: &str =
    r"(?ms)^words![({]\n.*?^[)}];?$|^    (?:pub(?:\([a-z ]+\))? )?(?:const )?fn hint\(&?self\).*?^    \}$";

/// Comments, attributes, characters and texts of Rust, so far as this house writes them.
const TOKENS: &str = concat!(
    r"//[^\n]*|/\*(?s:.*?)\*/",
    r#"|\#!?\[(?:"(?:\\(?s:.)|[^"\\])*"|[^\]"])*\]"#,
    r"|'(?:\\[^']+|\\'|[^\\'])'",
    r##"|\br\#"(?<raw1>(?s:.*?))"\#|\br"(?<raw>[^"]*)""##,
    r#"|"(?<text>(?:\\(?s:.)|[^"\\])*)""#,
);

fn speaks(text: &str) -> bool {
    static HOLES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{[^}]*\}").unwrap());
    let outside = HOLES.replace_all(text, " ").trim().to_owned();
    let is_name = !outside.contains(' ')
        && (!outside.chars().any(char::is_uppercase) || !outside.chars().any(char::is_lowercase));
    let has_word = outside.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
    let is_pattern = text.contains("(?<");
    has_word && !is_name && !is_pattern && !NAMES.contains(&text)
}

fn sources(place: &Path) -> Vec<(PathBuf, String)> {
    if place.is_file() {
        return vec![(place.to_owned(), std::fs::read_to_string(place).unwrap())];
    }
    let mut all = Vec::new();
    for entry in std::fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        let is_source = path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs");
        if path.is_dir() || is_source {
            all.extend(sources(&path));
        }
    }
    all.sort();
    all
}
