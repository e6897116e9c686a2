//! The ground under the house: text from files made fit to be shown on a terminal.
//!
//! Nothing here changes what is stored; it only decides what may reach a screen or a shell. It never measures or wraps.

mod hexadecimal;
mod nearest;

use std::borrow::Cow;

pub use hexadecimal::hexadecimal;
pub use nearest::{is_slip, nearest};

/// Columns that a tab is shown as. Terminals would otherwise swallow it inside a cell.
const TAB: &str = "    ";

/// Marks without a width that texts need: between emoji and the letters of some scripts, and behind an emoji.
const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';
const TEXT_STYLE: char = '\u{fe0e}';
const EMOJI_STYLE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';
/// Where the scripts begin whose letters are joined: before it are Latin, Greek, Cyrillic and Armenian.
const FIRST_JOINED: char = '\u{590}';

/// Text of several lines, fit for a terminal: line ends become `\n`, tabs become spaces, and every character that
/// could move the cursor, start an escape sequence, turn the reading direction or hide is replaced by `\u{fffd}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    visible_with(text, |_| char::REPLACEMENT_CHARACTER)
}

/// The same, with signs of the caller's own for what is replaced.
pub fn visible_with(text: &str, mut sign: impl FnMut(char) -> char) -> Cow<'_, str> {
    if is_simple(text) || is_shown(text, |c| c == '\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut before, mut chars) = (None, text.chars().peekable());
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        match c {
            '\r' => {
                if after != Some('\n') {
                    out.push('\n');
                }
            }
            '\n' => out.push('\n'),
            '\t' => out.push_str(TAB),
            c if is_plain(before, c, after) => out.push(c),
            c => out.push(sign(c)),
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// The same for a place that has one line only: line ends become one space.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if is_simple_line(text) || is_shown(text, |_| false) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(visible(text).replace('\n', " "))
}

/// A file and a line of it, as both are printed and typed: `app/rag.py:14`. Not made fit for a terminal.
pub fn at_line(path: &str, line: Option<u32>) -> String {
    line.map_or_else(|| path.to_owned(), |line| format!("{path}:{line}"))
}

/// At most so many characters, the last of them an ellipsis where more stood there: a message names a place, it does
/// not repeat a file.
pub fn clipped(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.chars().take(most.saturating_sub(1)).chain(['…']).collect()),
    }
}

/// Whether a text has nothing but printable ASCII and line feeds: most texts do, and that is told many times faster.
fn is_simple(text: &str) -> bool {
    text.bytes().all(|byte| is_printable(byte) || byte == b'\n')
}

/// The same of a text that has no line feed either.
fn is_simple_line(text: &str) -> bool {
    text.bytes().all(is_printable)
}

/// Whether every character does nothing but show itself, or is one of `also`. Printable ASCII does wherever it stands, so
/// only what is between it is looked at.
fn is_shown(text: &str, also: impl Fn(char) -> bool) -> bool {
    let mut from = 0;
    let odd = |from: usize| Some(from + text.get(from..)?.bytes().position(|byte| !is_printable(byte))?);
    while let Some(at) = odd(from) {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        if !also(c) && !is_plain(before.chars().next_back(), c, chars.next()) {
            return false;
        }
        from = at + c.len_utf8();
    }
    true
}

fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Whether a character does nothing but show itself where it stands.
fn is_plain(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        JOINER | NON_JOINER => joins(before) && joins(after),
        TEXT_STYLE | EMOJI_STYLE => before.is_some_and(|before| has_styles(before, after)),
        c => !c.is_control() && !is_hidden(c) && !is_line_end(c),
    }
}

/// Whether a joiner may stand beside a character. Emoji and some scripts cannot be written without; beside the letters of
/// the others it only makes two texts that differ look alike.
fn joins(beside: Option<char>) -> bool {
    beside.is_some_and(|c| c >= FIRST_JOINED && (c == EMOJI_STYLE || c == TEXT_STYLE || !is_hidden(c)))
}

/// Whether a character is drawn as an emoji or as a sign, as the mark behind it says; a digit only below a keycap.
fn has_styles(c: char, after_mark: Option<char>) -> bool {
    match c {
        '#' | '*' | '0'..='9' => after_mark == Some(KEYCAP),
        _ => matches!(
            c,
            '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}'
                | '\u{231a}'..='\u{23ff}' | '\u{24c2}' | '\u{25aa}'..='\u{25fe}' | '\u{2600}'..='\u{27bf}'
                | '\u{2934}' | '\u{2935}' | '\u{2b05}'..='\u{2b55}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
                | '\u{1f000}'..='\u{1faff}'
        ),
    }
}

/// Characters that reorder or hide the text around them, or make two texts that differ look alike: controls of the reading
/// direction, and all that Unicode calls ignorable by default, which has no width. Letters that are drawn as nothing
/// (the fillers of Hangul) and marks of annotations are among them. What chooses between two shapes of a letter is
/// too: the letter is still to be read, and that there is more is to be seen.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Line ends that terminals and editors disagree about.
fn is_line_end(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(visible("Grüße, 世界 🙂\nzwei"), Cow::Borrowed(_)));
        assert!(matches!(visible_line("Grüße"), Cow::Borrowed(_)));
    }

    #[test]
    fn escape_sequences_lose_their_escape() {
        assert_eq!(visible("a\u{1b}[31mb\u{7}\u{9b}c"), "a\u{fffd}[31mb\u{fffd}\u{fffd}c");
    }

    #[test]
    fn direction_marks_cannot_hide_text() {
        assert_eq!(visible_line("yes\u{202e}on"), "yes\u{fffd}on");
    }

    #[test]
    fn what_has_no_width_cannot_make_two_names_look_alike() {
        let alone = [
            '\u{ad}', '\u{34f}', '\u{115f}', '\u{1160}', '\u{180e}', '\u{200b}', '\u{3164}', '\u{feff}',
            '\u{ffa0}',
        ];
        let ranges = [
            '\u{17b4}'..='\u{17b5}',
            '\u{200c}'..='\u{200f}',
            '\u{2060}'..='\u{206f}',
            '\u{fe00}'..='\u{fe0f}',
            '\u{fff0}'..='\u{fffb}',
            '\u{1bca0}'..='\u{1bca3}',
            '\u{1d173}'..='\u{1d17a}',
            '\u{e0000}'..='\u{e0fff}',
        ];
        for c in alone.into_iter().chain(ranges.into_iter().flatten()) {
            assert_eq!(visible_line(&format!("ad{c}min")), "ad\u{fffd}min", "{:x}", u32::from(c));
            assert_eq!(visible(&format!("{c}admin")), "\u{fffd}admin", "{:x}", u32::from(c));
            assert_eq!(visible_line(&format!("admin{c}")), "admin\u{fffd}", "{:x}", u32::from(c));
        }
    }

    #[test]
    fn what_hides_in_front_of_an_emoji_or_in_a_row_is_seen() {
        for (text, shown) in [
            ("🙂\u{200d}", "🙂\u{fffd}"),
            ("🙂\u{200d}\u{200d}🙂", "🙂\u{fffd}\u{fffd}🙂"),
            ("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}\u{fffd}"),
            ("v1\u{fe0f}", "v1\u{fffd}"),
            ("世\u{fe00}", "世\u{fffd}"),
        ] {
            assert_eq!(visible_line(text), shown);
        }
    }

    #[test]
    fn joiners_that_emoji_and_scripts_need_stay() {
        for text in [
            "👩\u{200d}🔬",
            "می\u{200c}خواهم",
            "❤\u{fe0f}\u{200d}🔥",
            "🏃🏽\u{200d}♂\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "क्\u{200d}ष",
        ] {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_long_text_is_clipped_by_characters_and_says_so() {
        assert_eq!(clipped("öäü", 3), "öäü");
        assert_eq!(clipped("öäüß", 3), "öä…");
    }

    #[test]
    fn line_ends_of_every_system_become_one() {
        assert_eq!(visible("a\r\nb\rc\nd\te"), "a\nb\nc\nd    e");
        assert_eq!(visible_line("a\r\nb\nc"), "a b c");
    }
}
