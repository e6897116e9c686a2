//! A Markdown document as the tests of the README read it: its blocks, commands, links and headings. It judges nothing.

use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A document of the repository.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) text: String,
    blocks: Vec<(String, String)>,
    inline: Vec<String>,
    links: Vec<String>,
    headings: Vec<String>,
}

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Document {
    pub(crate) fn read(name: &str) -> Self {
        let path: PathBuf = root().join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self::of(name, &text)
    }

    /// What stands under one heading of the second level.
    pub(crate) fn section(&self, heading: &str) -> Self {
        let from = self.text.split(&format!("\n## {heading}\n")).nth(1);
        let from = from.unwrap_or_else(|| panic!("{}: no section {heading}", self.name));
        Self::of(&self.name, from.split("\n## ").next().unwrap())
    }

    fn of(name: &str, text: &str) -> Self {
        let mut document = Self {
            name: name.to_owned(),
            text: text.to_owned(),
            blocks: Vec::new(),
            inline: Vec::new(),
            links: Vec::new(),
            headings: Vec::new(),
        };
        let (mut block, mut heading) = (None::<(String, String)>, None::<String>);
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    block = Some((info.to_string(), String::new()));
                }
                Event::End(TagEnd::CodeBlock) => document.blocks.extend(block.take()),
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => document.headings.extend(heading.take()),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    document.links.push(dest_url.to_string());
                }
                Event::Text(text) => {
                    let place = block.as_mut().map(|(_, text)| text).or(heading.as_mut());
                    if let Some(place) = place {
                        place.push_str(&text);
                    }
                }
                Event::Code(code) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&code);
                    }
                    document.inline.push(code.to_string());
                }
                _ => {}
            }
        }
        document
    }

    /// The fenced blocks of one language.
    pub(crate) fn blocks<'d>(&'d self, language: &'d str) -> impl Iterator<Item = &'d str> {
        self.blocks.iter().filter(move |(info, _)| info == language).map(|(_, text)| text.as_str())
    }

    /// The lines of all shell blocks.
    pub(crate) fn shell_lines(&self) -> impl Iterator<Item = &str> {
        self.blocks("sh").flat_map(str::lines)
    }

    /// Code within sentences.
    pub(crate) fn inline_code(&self) -> impl Iterator<Item = &str> {
        self.inline.iter().map(String::as_str)
    }

    pub(crate) fn links(&self) -> impl Iterator<Item = &str> {
        self.links.iter().map(String::as_str)
    }

    /// What the headings are called in links.
    pub(crate) fn anchors(&self) -> Vec<String> {
        let anchor = |heading: &String| {
            let heading = heading.to_lowercase().replace(' ', "-");
            heading.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
        };
        self.headings.iter().map(anchor).collect()
    }
}

/// A line of shell as commands of words: quotes hold words together, `#` begins a comment, `&&`, `|` and `;` end a
/// command, and what follows `>` is left out.
pub(crate) fn words(line: &str) -> Vec<Vec<String>> {
    let mut words = Vec::new();
    let (mut word, mut quote) = (None::<String>, None::<char>);
    for c in line.chars().chain([' ']) {
        match (c, quote) {
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    if let Some(comment) = words.iter().position(|word| word.starts_with('#')) {
        words.truncate(comment);
    }
    words
        .split(|word| matches!(word.as_str(), "&&" | "||" | "|" | ";"))
        .map(|command| command.split(|word| word == ">").next().unwrap().to_vec())
        .filter(|command| !command.is_empty())
        .collect()
}

/// A document with what stands between `<!-- name -->` and `<!-- /name -->` replaced.
pub(crate) fn with_table(text: &str, name: &str, table: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("{open} is missing"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("{close} is missing"));
    format!("{before}{open}\n{table}\n{close}{after}")
}

#[test]
fn a_line_of_shell_is_taken_apart() {
    let line = r#"cd x && mindgap answer a no --plan "pin it" --by '' > out  # a word"#;
    let expected: [&[&str]; 2] =
        [&["cd", "x"], &["mindgap", "answer", "a", "no", "--plan", "pin it", "--by", ""]];
    assert_eq!(words(line), expected);
}
