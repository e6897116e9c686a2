//! The lines around a place that was seen, for a person to look at. Read-only and within bounds; nothing outside the
//! project is opened, no archive is unpacked, and what a terminal would act upon is taken out.

use std::fmt::Write as _;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use serde_json::Value;

use super::look::{ScanError, content};
use super::observation::Seen;
use super::regular::{Closed, Links, regular};
use super::root::Root;
use super::traces::{hidden, masked};
use crate::text::{clipped, visible_line};

/// Longest text that is read.
const LONGEST: u64 = 16 << 20;
/// Lines on each side of the place.
const AROUND: usize = 200;
/// Longest line, in characters.
const WIDEST: usize = 500;
/// Bytes in a row, and rows, of a file that is no text.
const ROW: usize = 16;
const ROWS: usize = 32;
/// Rows that are read on each side of those, for a key that begins or ends there.
const BESIDE: usize = 16;

/// The lines around a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glimpse {
    /// Each line with its number, or with its place in a file that is no text.
    pub lines: Vec<(String, String)>,
    /// Which of them is meant.
    pub marked: Option<usize>,
    /// What else there is to say.
    pub told: Option<String>,
}

/// Reads the lines around a place in a project.
///
/// # Errors
/// There is no such file any more, or it can not be read.
pub fn glimpse(root: &Path, place: &Seen) -> Result<Glimpse, ScanError> {
    let fail = |why: String| ScanError::Unreadable(visible_line(&place.path).into_owned(), why);
    let no_file = || fail("it is not a file of the project".to_owned());
    let root = std::fs::canonicalize(root).map_err(|_| no_file())?;
    let path = inside(&root, &place.path).ok_or_else(no_file)?;
    let root = Root::of(&root);
    if let Some(member) = &place.member {
        let byte = place.offset.map(|offset| format!(", at byte {offset}")).unwrap_or_default();
        let told = format!("in {}{byte}; archives are not unpacked for looking", visible_line(member));
        return Ok(Glimpse { told: Some(told), ..Glimpse::default() });
    }
    let head = bytes_at(&root, &path, 0, ROW * ROWS).map_err(&fail)?;
    if place.line.is_none() && (place.offset.is_some() || head.contains(&0)) {
        return in_bytes(&root, &path, place.offset).map_err(fail);
    }
    let text = content(&root, &path, LONGEST).map_err(&fail)?;
    let text = String::from_utf8_lossy(&text);
    match place.cell {
        None => Ok(around(&text, place.line)),
        Some(number) => {
            let cell =
                cell(&text, number).ok_or_else(|| fail(format!("it has no cell {number} any more")))?;
            Ok(Glimpse { told: Some(format!("cell {number}")), ..around(&cell, place.line) })
        }
    }
}

/// The file behind a path, if it is a regular one inside the root: from there, and by a way without links.
fn inside(root: &Path, path: &str) -> Option<String> {
    let path = root.join(path);
    let real = std::fs::canonicalize(&path).ok()?;
    let inside = real.strip_prefix(root).ok()?.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    regular(&path).then_some(inside)
}

/// The lines of a text on both sides of one of them.
fn around(text: &str, line: Option<u32>) -> Glimpse {
    let at = line.map(|line| usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1));
    let first = at.unwrap_or_default().saturating_sub(AROUND);
    let last = at.unwrap_or_default().saturating_add(AROUND);
    let rows = text.lines().enumerate().skip(first).take_while(|(number, _)| *number <= last);
    let lines: Vec<_> = rows
        .map(|(number, text)| {
            ((number + 1).to_string(), visible_line(&clipped(&masked(text), WIDEST)).into_owned())
        })
        .collect();
    let marked = at.map(|at| at - first).filter(|at| *at < lines.len());
    let told = (line.is_some() && marked.is_none()).then(|| "this line is not there any more".to_owned());
    Glimpse { lines, marked, told }
}

/// The source of a cell of a notebook, counted from 1.
fn cell(text: &str, number: u32) -> Option<String> {
    let whole: Value = serde_json::from_str(text).ok()?;
    let sheets = whole.get("worksheets").and_then(Value::as_array).into_iter().flatten();
    let cells = std::iter::once(&whole).chain(sheets);
    let mut cells = cells.filter_map(|each| each.get("cells")?.as_array()).flatten();
    let cell = cells.nth(usize::try_from(number).ok()?.checked_sub(1)?)?;
    match cell.get("source").or_else(|| cell.get("input"))? {
        Value::String(text) => Some(text.clone()),
        Value::Array(lines) => Some(lines.iter().filter_map(Value::as_str).collect()),
        _ => None,
    }
}

/// The bytes around one of them.
fn in_bytes(root: &Root<'_>, path: &str, offset: Option<u64>) -> Result<Glimpse, String> {
    let at = offset.unwrap_or_default();
    let row = ROW as u64;
    let first = (at / row * row).saturating_sub(row * (ROWS as u64 / 2));
    let before = first.min(row * BESIDE as u64);
    let bytes = bytes_at(root, path, first - before, ROW * (ROWS + 2 * BESIDE))?;
    let shown = without_keys(&bytes);
    let skipped = usize::try_from(before / row).unwrap_or_default();
    let lines: Vec<_> = shown
        .chunks(ROW)
        .skip(skipped)
        .take(ROWS)
        .zip(0_u64..)
        .map(|(chunk, number)| (format!("{:x}", first + number * row), in_hex(chunk)))
        .collect();
    let marked = offset.and_then(|at| usize::try_from((at - first) / row).ok());
    let marked = marked.filter(|at| *at < lines.len());
    Ok(Glimpse { lines, marked, told: Some("no text: its bytes, and what letters they would be".to_owned()) })
}

fn bytes_at(root: &Root<'_>, path: &str, first: u64, most: usize) -> Result<Vec<u8>, String> {
    let told = |error: std::io::Error| format!("it could not be read: {}", error.kind());
    let mut file = root.open(path, Links::Refused).map_err(|closed| match closed {
        Closed::NotRegular => "it is not a file of the project".to_owned(),
        Closed::Io(error) => told(error),
    })?;
    file.seek(SeekFrom::Start(first)).map_err(told)?;
    let mut bytes = Vec::new();
    file.take(most as u64).read_to_end(&mut bytes).map_err(told)?;
    Ok(bytes)
}

/// The bytes, without those of a key.
fn without_keys(bytes: &[u8]) -> Vec<Option<u8>> {
    let letters: String = bytes.iter().map(|byte| letter(*byte)).collect();
    let mut all: Vec<Option<u8>> = bytes.iter().copied().map(Some).collect();
    for (begin, end) in hidden(&letters) {
        all.iter_mut().take(end).skip(begin).for_each(|byte| *byte = None);
    }
    all
}

/// The letter that a byte would be; each is one byte long again.
fn letter(byte: u8) -> char {
    if matches!(byte, b' '..=b'~') { char::from(byte) } else { '.' }
}

fn in_hex(bytes: &[Option<u8>]) -> String {
    let mut text = String::new();
    for byte in bytes {
        let _ = match byte {
            Some(byte) => write!(text, "{byte:02x} "),
            None => write!(text, "** "),
        };
    }
    let blank = ROW.saturating_sub(bytes.len()) * 3 + 1;
    text.push_str(&" ".repeat(blank));
    text.extend(bytes.iter().map(|byte| byte.map_or('*', letter)));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(path: &str, line: Option<u32>) -> Seen {
        Seen { path: path.to_owned(), line, ..Seen::default() }
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let code: String = (1..=1_000).fold(String::new(), |all, line| all + &format!("line {line}\n"));
        std::fs::write(folder.path().join("a.py"), code).unwrap();
        let long = format!("{}\u{1b}[2J", "x".repeat(9_000));
        std::fs::write(folder.path().join("b.py"), format!("a\n\u{1b}]0;title\u{7}b\n{long}\n")).unwrap();
        let notebook = r#"{"cells":[{"cell_type":"markdown","source":"m"},{"source":["one\n","two"]}]}"#;
        std::fs::write(folder.path().join("n.ipynb"), notebook).unwrap();
        std::fs::write(folder.path().join("w.bin"), [0_u8; 4_000]).unwrap();
        folder
    }

    #[test]
    fn the_line_stands_among_its_neighbours() {
        let folder = folder();
        let glimpse = glimpse(folder.path(), &seen("a.py", Some(500))).unwrap();
        assert_eq!(glimpse.lines.len(), 2 * AROUND + 1);
        assert_eq!(glimpse.lines[glimpse.marked.unwrap()], ("500".to_owned(), "line 500".to_owned()));
        let gone = super::glimpse(folder.path(), &seen("a.py", Some(5_000))).unwrap();
        assert_eq!((gone.marked, gone.told.as_deref()), (None, Some("this line is not there any more")));
    }

    #[test]
    fn a_terminal_can_act_on_nothing_of_it_and_long_lines_are_cut() {
        let folder = folder();
        let glimpse = glimpse(folder.path(), &seen("b.py", Some(2))).unwrap();
        assert!(glimpse.lines.iter().all(|(_, text)| !text.contains(['\u{1b}', '\u{7}'])), "{glimpse:?}");
        assert!(glimpse.lines.iter().all(|(_, text)| text.chars().count() <= WIDEST));
    }

    #[test]
    fn a_cell_is_shown_as_its_lines() {
        let folder = folder();
        let place = Seen { cell: Some(2), ..seen("n.ipynb", Some(2)) };
        let glimpse = glimpse(folder.path(), &place).unwrap();
        assert_eq!((glimpse.lines[1].1.as_str(), glimpse.marked), ("two", Some(1)));
        let gone = Seen { cell: Some(9), ..place };
        assert!(super::glimpse(folder.path(), &gone).unwrap_err().to_string().contains("no cell 9"));
    }

    #[test]
    fn what_is_no_text_is_shown_in_bytes_and_an_archive_stays_shut() {
        let folder = folder();
        let place = Seen { offset: Some(2_001), ..seen("w.bin", None) };
        let glimpse = glimpse(folder.path(), &place).unwrap();
        assert_eq!(glimpse.lines[glimpse.marked.unwrap()].0, "7d0");
        let place = Seen { member: Some("data.pkl".to_owned()), ..place };
        let glimpse = super::glimpse(folder.path(), &place).unwrap();
        assert!(glimpse.lines.is_empty() && glimpse.told.unwrap().contains("data.pkl"));
    }

    #[test]
    fn a_key_among_bytes_is_hidden_in_both_columns() {
        let folder = folder();
        let key = format!("hf{}{}", '_', "QzWkVbTnMpLrXsYtGhJdFcRvBwNqKmZaEu");
        // One in the middle of the rows, and one that begins before them.
        for at in [1_000, 735] {
            let mut bytes = vec![0_u8; 4_000];
            bytes.splice(at..at + key.len(), key.bytes());
            std::fs::write(folder.path().join("k.bin"), bytes).unwrap();
            let place = Seen { offset: Some(1_000), ..seen("k.bin", None) };
            let glimpse = glimpse(folder.path(), &place).unwrap();
            let shown: String = glimpse.lines.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(glimpse.lines.len(), ROWS);
            assert!(shown.contains("**") && shown.contains("45 75 "), "{shown}");
            assert!(!shown.contains('K') && !shown.contains("4b "), "{shown}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn nothing_outside_the_project_is_opened() {
        let folder = folder();
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret"), "s").unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret"), folder.path().join("file")).unwrap();
        for path in ["link/secret", "file", "../secret", "/etc/passwd", "."] {
            assert!(glimpse(folder.path(), &seen(path, Some(1))).is_err(), "{path}");
        }
    }
}
