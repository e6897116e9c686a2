//! Pretty JSON in which every character that a terminal could act upon is escaped, so that nothing is lost or obeyed.

use std::borrow::Cow;

use serde::Serialize;

use crate::scan::MARK;
use crate::text::visible;

/// Writes a value, with a final newline. The same value gives the same bytes. First in a document stands who wrote it, so
/// that no scan takes it for configuration of the product.
pub fn print(value: &impl Serialize) -> String {
    // The wire types have text keys and plain values only, which the library always can write.
    let mut json = serde_json::to_string_pretty(value).unwrap_or_default();
    if json.starts_with("{\n") {
        json.insert_str(2, &format!("  {MARK},\n"));
    }
    if let Cow::Borrowed(_) = visible(&json) {
        json.push('\n');
        return json;
    }
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if c == '\n' || visible(c.encode_utf8(&mut [0; 4])).starts_with(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                use std::fmt::Write as _;
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terminals_act_upon_is_escaped_and_reads_back() {
        let hostile = "a\u{1b}[2J\u{9b}\u{202e}\u{e0041}\u{7f}\u{2028}\n\u{feff}ä";
        let json = print(&hostile);
        assert_eq!(visible(&json), json);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }
}
