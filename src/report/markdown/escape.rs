//! Makes any text harmless inside Markdown: what a reader sees is the text, and it is nothing but text.
//!
//! Only what could mean something is escaped, so that the document stays readable in a pager. Words with an `@` or a `#`
//! become code: code hosts look for names and numbers after the escapes are gone, but never inside code.

use crate::text::{visible, visible_line};

/// Characters that mean something wherever they stand.
const ALWAYS: &str = "\\`*_[]{}<>&|~$^";
/// Characters that mean something at the beginning of a line.
const AT_START: &str = "+-=:";
/// Characters that name people and issues on code hosts.
const NAMING: [char; 2] = ['@', '#'];
/// Characters that cannot stand in a code span of one backtick, or would end the cell of a table.
const NOT_IN_CODE: [char; 2] = ['`', '|'];

/// A text on one line, fit for a paragraph, a heading, a list or a cell.
pub(super) fn line(text: &str) -> String {
    inline(visible_line(text).trim())
}

/// A text of many lines as a block quote, with its line breaks and its indentation.
pub(super) fn quote(text: &str) -> String {
    let text = visible(text);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let blank = |line: &&&str| line.is_empty();
    let first = lines.iter().take_while(blank).count();
    let last = lines.len() - lines.iter().rev().take_while(blank).count();
    let lines = lines.get(first..last).unwrap_or_default();
    let mut out = String::with_capacity(text.len() + 4 * lines.len());
    for (at, line) in lines.iter().enumerate() {
        out.push('>');
        if !line.is_empty() {
            out.push(' ');
            out.push_str(&indented(line));
            if lines.get(at + 1).is_some_and(|next| !next.is_empty()) {
                out.push_str("  "); // a hard line break
            }
        }
        out.push('\n');
    }
    out
}

/// A text as code, on one line.
pub(super) fn code(text: &str) -> String {
    let text = visible_line(text);
    if !(text.is_empty() || text.contains('`') || text.starts_with(' ') || text.ends_with(' ')) {
        return ["`", &text, "`"].concat(); // most are ids, and there are thousands of them
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let edge = |c: char| c == '`' || c == ' ';
    let padded = (text.starts_with(edge) || text.ends_with(edge)) && !text.chars().all(|c| c == ' ');
    let pad = if padded { " " } else { "" };
    if text.is_empty() { String::new() } else { format!("{fence}{pad}{text}{pad}{fence}") }
}

/// An address: to be followed where it is plain to see where it leads, else as code.
pub(super) fn link(url: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#!$&'()*+,;=%".contains(c);
    let web = url.starts_with("https://") || url.starts_with("http://");
    if web && url.chars().all(plain) { format!("<{url}>") } else { code(url) }
}

/// Indentation is kept with spaces that are no blanks to Markdown; four blanks would begin a block of code.
fn indented(line: &str) -> String {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    format!("{}{}", "\u{a0}".repeat(indent), inline(text))
}

fn inline(text: &str) -> String {
    // Most titles and many sentences are nothing but such words.
    if text.bytes().all(|byte| byte == b' ' || is_inert_byte(byte)) && begins_with_a_letter(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if is_inert(word) && (at > 0 || begins_with_a_letter(word)) {
            out.push_str(word); // most words; a document has tens of thousands
        } else if word.contains(NAMING) {
            named(word, &mut out);
        } else {
            escape(word, at == 0, &mut out);
        }
    }
    out
}

/// Whether a word means nothing to Markdown wherever in a line it stands, but at its beginning.
fn is_inert(word: &str) -> bool {
    match word.strip_suffix('.') {
        Some(start) => start.bytes().all(is_inert_byte) && !ends_in_www(start),
        None => word.bytes().all(is_inert_byte),
    }
}

fn is_inert_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'\'' | b'"' | b'!' | b'?' | b',' | b';' | b'/' | b'(' | b')' | b'-')
}

fn begins_with_a_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// A word that may name somebody: code, but for the characters that code cannot hold.
fn named(word: &str, out: &mut String) {
    let mut rest = word;
    while !rest.is_empty() {
        let (run, after) = rest.split_at(rest.find(NOT_IN_CODE).unwrap_or(rest.len()));
        if !run.is_empty() {
            out.push('`');
            out.push_str(run);
            out.push('`');
        }
        let marks = after.len() - after.trim_start_matches(NOT_IN_CODE).len();
        let (marks, after) = after.split_at(marks);
        escape(marks, false, out);
        rest = after;
    }
}

fn escape(word: &str, starts_line: bool, out: &mut String) {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = starts_line && digits > 0;
    for (at, c) in word.char_indices() {
        let before = word.get(..at).unwrap_or_default();
        let after = word.get(at + c.len_utf8()..).unwrap_or_default();
        let special = match c {
            // By far the most; nothing of what follows is one of them.
            _ if c.is_ascii_alphanumeric() => false,
            _ if starts_line && at == 0 && AT_START.contains(c) => true,
            ':' => !after.is_empty() && !is_clock(before, after), // `scheme:` begins an address
            '.' | ')' if numbered && at == digits => after.is_empty(), // `1. ` begins a list, `1.2` does not
            '.' => ends_in_www(before),
            c => ALWAYS.contains(c),
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether a colon stands between numbers, as in a time of day: that is no address, and no name of a picture.
fn is_clock(before: &str, after: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    !before.is_empty()
        && digits(before)
        && digits(after.trim_end_matches([',', ';', '.', ')']))
        && after.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && !after.ends_with(':')
}

/// Code hosts make a link of what begins like this.
fn ends_in_www(before: &str) -> bool {
    before
        .len()
        .checked_sub(3)
        .and_then(|at| before.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    /// What a reader sees of a document; fails on anything that is more than text.
    fn seen(markdown: &str) -> String {
        let mut text = String::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::SoftBreak | Event::HardBreak => text.push('\n'),
                Event::End(TagEnd::Paragraph) => text.push_str("\n\n"),
                Event::Start(Tag::Paragraph | Tag::BlockQuote(None)) | Event::End(TagEnd::BlockQuote(_)) => {}
                other => panic!("{other:?} in {markdown:?}"),
            }
        }
        text.trim_end().replace('\u{a0}', " ")
    }

    fn squeezed(text: &str) -> String {
        let text = visible(text).replace('\u{a0}', " ");
        let lines: Vec<_> = text.lines().map(|line| line.trim_end_matches(' ')).collect();
        let mut out = lines.join("\n");
        while out.contains("\n\n\n") {
            out = out.replace("\n\n\n", "\n\n");
        }
        out.trim_matches('\n').trim_end().to_owned()
    }

    #[test]
    fn plain_prose_stays_readable() {
        let text = "Ada's page (docs/use.md) says: 3 of 4 done, 2026-01-02; \"yes\"!";
        assert_eq!(line(text), text);
    }

    #[test]
    fn structure_is_escaped_and_names_become_code() {
        assert_eq!(
            line("# a <b>&amp;[x](y) @ada #12 C#"),
            "`#` a \\<b\\>\\&amp;\\[x\\](y) `@ada` `#12` `C#`"
        );
        assert_eq!(line("1. x"), "1\\. x");
        assert_eq!(line("1.1.0 at 15:46 UTC, 15:46:01)"), "1.1.0 at 15:46 UTC, 15:46:01)");
        assert_eq!(line("1) a:b :100: 1:100: www.1:2"), "1\\) a\\:b \\:100: 1\\:100: www\\.1\\:2");
        assert_eq!(line("www.x.org https://x.org"), "www\\.x.org https\\://x.org");
        assert_eq!(line("a@`b|c"), "`a@`\\``b`\\|`c`");
    }

    #[test]
    fn a_quote_keeps_lines_and_indentation() {
        assert_eq!(quote("\na\n  b\n\n- c\n"), "> a  \n> \u{a0}\u{a0}b\n>\n> \\- c\n");
    }

    #[test]
    fn only_plain_addresses_can_be_followed() {
        assert_eq!(link("https://example.org/a?b#c"), "<https://example.org/a?b#c>");
        assert_eq!(link("https://good.org@evil.org"), "`https://good.org@evil.org`");
        assert_eq!(link("https://exämple.org"), "`https://exämple.org`");
    }

    fn hostile() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a",
            "B",
            "1",
            "12",
            ".",
            ")",
            "(",
            " ",
            "  ",
            "    ",
            "\n",
            "\n\n",
            "\t",
            "#",
            "##",
            "@",
            "@ada",
            "*",
            "**",
            "_",
            "`",
            "``",
            "```",
            "~~~",
            "~",
            "<",
            ">",
            "</details>",
            "<!--",
            "-->",
            "&lt;",
            "&",
            "[",
            "]",
            "](",
            "![",
            "|",
            "---",
            "===",
            "-",
            "+",
            "=",
            ":",
            "://",
            "http",
            "https://x.org",
            "www.",
            "WWW.x",
            "mailto:a@b.cd",
            "$",
            "$$",
            "^",
            "\\",
            "\"",
            "'",
            "{",
            "}",
            "%",
            "!",
            "\u{1b}[2J",
            "\u{202e}",
            "\u{a0}",
            "ä",
            "世",
            "\r\n",
            "[^1]:",
            "[x]",
            ": ",
            "[!NOTE]",
            "[[w]]",
            "|-|",
        ]);
        prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_reader_sees_the_text_and_nothing_else(text in hostile()) {
            prop_assert_eq!(seen(&quote(&text)), squeezed(&text));
            let one = visible_line(&text).replace('\u{a0}', " ");
            let shown = seen(&line(&text));
            prop_assert_eq!(shown.trim(), one.trim());
        }

        #[test]
        fn code_is_the_text(text in "[`a |\\\\<@\\n]{1,12}") {
            let one = visible_line(&text);
            prop_assert_eq!(seen(&format!("x{}x", code(&text))), format!("x{one}x"));
        }
    }
}
