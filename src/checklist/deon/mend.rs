//! Puts texts into quotes whose colon or number sign YAML would take for its own. People forget the quotes, in published
//! lists too; what they meant is not in doubt where the line is one of the six that a deon list has.

use super::quote::quoted;

/// The fields that hold a text.
const FIELDS: [&str; 5] = ["title", "section_id", "line_id", "line_summary", "line"];

/// The text with such values in quotes, and the numbers of their lines, from 1; nothing where there is none.
pub(super) fn mended(text: &str) -> Option<(String, Vec<usize>)> {
    let mut lines = Vec::new();
    let mut out = String::with_capacity(text.len() + 64);
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if let Some(better) = better(line) {
            lines.push(at + 1);
            out.push_str(&better);
        } else {
            out.push_str(line);
        }
    }
    (!lines.is_empty()).then_some((out, lines))
}

fn better(line: &str) -> Option<String> {
    let rest = line.trim_start_matches([' ', '-']);
    let (name, value) = rest.split_once(": ")?;
    let value = value.trim();
    let before = line.strip_suffix(rest)?;
    let unsure = value.ends_with(':') || value.contains(": ") || value.contains(" #");
    let plain = value.starts_with(char::is_alphanumeric);
    let end = if line.ends_with('\n') { "\n" } else { "" };
    (FIELDS.contains(&name) && unsure && plain).then(|| format!("{before}{name}: {}{end}", quoted(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_yaml_would_misread_is_put_in_quotes() {
        let text =
            "title: A\n  - line_id: A.1\n    line: One: two\n    line_summary: Metric:\n    note: a: b\n";
        let (better, lines) = mended(text).unwrap();
        assert_eq!(lines, [3, 4]);
        assert!(
            better.contains("    line: \"One: two\"\n    line_summary: \"Metric:\"\n    note: a: b\n"),
            "{better}"
        );
        assert_eq!(mended("title: A\nline: 'a: b'\n"), None);
    }
}
