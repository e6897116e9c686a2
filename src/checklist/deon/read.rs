//! Reads a deon list and says of everything that is missing where it is missing.

use serde::Deserialize;
use serde_saphyr::{Location, Spanned};

use super::mend::mended;
use super::{DeonList, Entry, Section};
use crate::checklist::fault::{Fault, Faults};
use crate::text::{clipped, visible};

/// Longest list, in bytes; deon's own have five thousand.
const MOST_BYTES: usize = 1 << 20;
/// Longest single text, in characters.
const LONGEST: usize = 4_000;
/// Longest message of the YAML library that is shown, in characters.
const LONGEST_MESSAGE: usize = 200;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    title: Option<Spanned<String>>,
    sections: Option<Spanned<Vec<Spanned<RawSection>>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    title: Option<Spanned<String>>,
    section_id: Option<Spanned<String>>,
    lines: Option<Spanned<Vec<Spanned<RawLine>>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine {
    line_id: Option<Spanned<String>>,
    line_summary: Option<Spanned<String>>,
    line: Option<Spanned<String>>,
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The list.
    pub list: DeonList,
    /// Lines, from 1, whose text was read as if it stood in quotes, since YAML forbids it without.
    pub mended: Vec<usize>,
}

/// Reads a list.
///
/// # Errors
/// The text is no YAML, or no deon list: all that is missing is told together, each with line and column.
pub fn read(file: &str, text: &str) -> Result<Read, Faults> {
    let mut reader = Reader { file, faults: Vec::new() };
    if text.len() > MOST_BYTES {
        let hint = format!("a checklist has at most {MOST_BYTES} bytes");
        return Err(Faults(vec![Fault::at(file, "", &(0..0), "this file is too large", hint)]));
    }
    let (raw, mended) = match parse(text) {
        Ok(raw) => (raw, Vec::new()),
        Err(error) => better(text).ok_or_else(|| Faults(vec![broken(file, &error)]))?,
    };
    match reader.list(raw) {
        Some(list) if reader.faults.is_empty() => Ok(Read { list, mended }),
        _ => {
            reader.faults.sort_by_key(|fault| (fault.line, fault.column));
            Err(Faults(reader.faults))
        }
    }
}

fn parse(text: &str) -> Result<RawList, serde_saphyr::Error> {
    serde_saphyr::from_str_with_options(text, options())
}

/// The list, where quotes that people forget are all that it lacks.
fn better(text: &str) -> Option<(RawList, Vec<usize>)> {
    let (better, lines) = mended(text)?;
    Some((parse(&better).ok()?, lines))
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 16,
            max_aliases: 0,
            max_anchors: 0,
            max_events: 200_000,
            max_nodes: 100_000,
        },
    }
}

/// What the YAML library refused.
fn broken(file: &str, error: &serde_saphyr::Error) -> Fault {
    let message = error.without_snippet().to_string();
    let message = message.lines().next().unwrap_or_default();
    let message = message.split(" at line ").next().unwrap_or(message);
    let place = error.location();
    let hint = "a deon list has `title` and `sections`; a section has `title`, `section_id` and `lines`; a line has \
        `line_id`, `line_summary` and `line`; put a text with a colon in it into quotes";
    Fault {
        file: file.to_owned(),
        line: number(place.map(|place| place.line())),
        column: number(place.map(|place| place.column())),
        what: clipped(message, LONGEST_MESSAGE).into_owned(),
        hint: hint.to_owned(),
    }
}

fn number(number: Option<impl TryInto<usize>>) -> usize {
    number.and_then(|number| number.try_into().ok()).unwrap_or(1).max(1)
}

/// A file being read.
struct Reader<'a> {
    file: &'a str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn list(&mut self, list: RawList) -> Option<DeonList> {
        let top = Location::UNKNOWN;
        let title = self.text(list.title, "title", "list", top);
        let Some(sections) = list.sections.filter(|sections| !sections.value.is_empty()) else {
            self.missing("sections", "list", top);
            return None;
        };
        let sections: Vec<_> = sections.value.into_iter().map(|section| self.section(section)).collect();
        Some(DeonList { title: title?, sections: sections.into_iter().collect::<Option<_>>()? })
    }

    fn section(&mut self, section: Spanned<RawSection>) -> Option<Section> {
        let at = section.referenced;
        let title = self.text(section.value.title, "title", "section", at);
        let section_id = self.text(section.value.section_id, "section_id", "section", at);
        let Some(lines) = section.value.lines.filter(|lines| !lines.value.is_empty()) else {
            self.missing("lines", "section", at);
            return None;
        };
        let lines: Vec<_> = lines.value.into_iter().map(|line| self.line(line)).collect();
        Some(Section {
            title: title?,
            section_id: section_id?,
            lines: lines.into_iter().collect::<Option<_>>()?,
        })
    }

    fn line(&mut self, line: Spanned<RawLine>) -> Option<Entry> {
        let at = line.referenced;
        let line_id = self.text(line.value.line_id, "line_id", "line", at);
        let line_summary = self.text(line.value.line_summary, "line_summary", "line", at);
        let text = self.text(line.value.line, "line", "line", at);
        Some(Entry { line_id: line_id?, line_summary: line_summary?, line: text? })
    }

    /// A text that is there, says something and can be shown.
    fn text(&mut self, text: Option<Spanned<String>>, name: &str, of: &str, at: Location) -> Option<String> {
        let Some(text) = text.filter(|text| !text.value.trim().is_empty()) else {
            self.missing(name, of, at);
            return None;
        };
        // Only the text of a line may have several lines itself.
        let one_line = name == "line" || !text.value.trim_end().contains('\n');
        let wrong = if visible(&text.value) != text.value.as_str() {
            Some(("has a character that terminals act upon", "remove control and direction characters"))
        } else if text.value.chars().count() > LONGEST {
            Some(("is too long", "at most 4000 characters"))
        } else if !one_line {
            Some(("has several lines", "write one line"))
        } else {
            None
        };
        match wrong {
            None => Some(text.value),
            Some((what, hint)) => {
                self.fault(text.referenced, format!("`{name}` {what}"), hint.to_owned());
                None
            }
        }
    }

    fn missing(&mut self, name: &str, of: &str, at: Location) {
        self.fault(at, format!("this {of} has no `{name}`"), format!("add `{name}: …` to it"));
    }

    fn fault(&mut self, at: Location, what: String, hint: String) {
        let (line, column) = (number(Some(at.line())), number(Some(at.column())));
        self.faults.push(Fault { file: self.file.to_owned(), line, column, what, hint });
    }
}
