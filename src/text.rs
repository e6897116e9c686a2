//! The ground under the house: text from files made fit to be shown on a terminal.
//!
//! Nothing here changes what is stored; it only decides what may reach a screen or a shell. It never measures or wraps.

mod nearest;

use std::borrow::Cow;

pub use nearest::{is_slip, nearest};

/// Columns that a tab is shown as. Terminals would otherwise swallow it inside a cell.
const TAB: &str = "    ";

/// Text of several lines, fit for a terminal: line ends become `\n`, tabs become spaces, and every character that
/// could move the cursor, start an escape sequence, turn the reading direction or hide is replaced by `\u{fffd}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_simple(text) || text.chars().all(|c| c == '\n' || is_plain(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' => out.push('\n'),
            '\t' => out.push_str(TAB),
            c if is_plain(c) => out.push(c),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    Cow::Owned(out)
}

/// The same for a place that has one line only: line ends become one space.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if is_simple_line(text) || text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(visible(text).replace('\n', " "))
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
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

/// The same of a text that has no line feed either.
fn is_simple_line(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether a character does nothing but show itself.
fn is_plain(c: char) -> bool {
    !c.is_control() && !is_hidden(c) && !is_line_end(c)
}

/// Marks that reorder or hide the text around them, or make two texts that differ look alike: Unicode bidirectional
/// controls, tags, and characters without a width. The joiners U+200C and U+200D are no such marks: emoji and some
/// scripts cannot be written without them.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
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
        for c in
            ['\u{ad}', '\u{200b}', '\u{2060}', '\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{feff}']
        {
            assert_eq!(visible_line(&format!("ad{c}min")), "ad\u{fffd}min", "{:x}", u32::from(c));
        }
    }

    #[test]
    fn joiners_that_emoji_and_scripts_need_stay() {
        for text in ["👩\u{200d}🔬", "می\u{200c}خواهم"] {
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
