//! Writes a deon list as deon's own files are written: block style, plain where that is safe, in quotes elsewhere.

use std::fmt::Write as _;

use super::quote::{is_unseen, quoted};
use super::{DeonList, Entry, Section};

/// The YAML of a list.
pub fn write(list: &DeonList) -> String {
    let mut out = format!("title: {}\nsections:\n", scalar(&list.title));
    for section in &list.sections {
        let Section { title, section_id, lines } = section;
        let (title, id) = (scalar(title), scalar(section_id));
        let _ = write!(out, "  - title: {title}\n    section_id: {id}\n    lines:\n");
        for Entry { line_id, line_summary, line } in lines {
            let (id, summary, line) = (scalar(line_id), scalar(line_summary), scalar(line));
            let _ = write!(
                out,
                "        - line_id: {id}\n          line_summary: {summary}\n          line: {line}\n"
            );
        }
    }
    out
}

/// A text as a YAML scalar that every reader takes for that text.
fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a text means itself without quotes. Errs on the side of quotes.
fn is_plain(text: &str) -> bool {
    let first = text.chars().next();
    let begins = first.is_some_and(char::is_alphabetic);
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    begins
        && !words.contains(&text.to_lowercase().as_str())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && text.chars().all(|c| !is_unseen(c))
}
