//! Styled text broken into rows, by grapheme and by the width that the terminal gives each.
//!
//! The only place where text is wrapped: the widget library's own wrapping panics on some wide and combining
//! characters. Everything that passes through here loses its control characters first.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::visible_line;

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Shortens a text to so many columns and says so with a sign at its end.
pub(super) fn cut(text: &str, columns: usize, ellipsis: &str) -> String {
    let text = visible_line(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > room {
            break;
        }
        out.push_str(grapheme);
    }
    if width(ellipsis) <= columns {
        out.push_str(ellipsis);
    }
    out
}

/// A title with the model that it is about behind it, where there is one, in so many columns. The title is shortened
/// first, and the model in its middle: two of one publisher differ at the end.
pub(super) fn about(title: &str, model: Option<&str>, columns: usize, ellipsis: &str) -> String {
    let Some(model) = model else { return cut(title, columns, ellipsis) };
    let left = columns.saturating_sub(width(&visible_line(title)));
    let model = middle(model, left.max(columns / 2).saturating_sub(" ()".len()), ellipsis);
    let behind = format!(" ({model})");
    cut(&(cut(title, columns.saturating_sub(width(&behind)), ellipsis) + &behind), columns, ellipsis)
}

/// Shortens a text to so many columns in its middle; more of its end stays than of its beginning.
fn middle(text: &str, columns: usize, ellipsis: &str) -> String {
    let text = visible_line(text);
    if width(&text) <= columns || columns <= width(ellipsis) {
        return cut(&text, columns, ellipsis);
    }
    let room = columns - width(ellipsis);
    let begin = cut(&text, room / 3, "");
    let (mut end, mut used) = (Vec::new(), width(&begin));
    for grapheme in text.graphemes(true).rev() {
        used += width(grapheme);
        if used > room {
            break;
        }
        end.push(grapheme);
    }
    begin + ellipsis + &end.into_iter().rev().collect::<String>()
}

/// Breaks a line of styled pieces into rows of at most `columns`; rows after the first are indented by `hang`.
pub(super) fn wrap(pieces: &[Span<'_>], columns: usize, hang: usize) -> Vec<Line<'static>> {
    let hang = if hang + 8 <= columns { hang } else { 0 };
    let texts: Vec<_> = pieces.iter().map(|piece| (visible_line(&piece.content), piece.style)).collect();
    let mut rows = Rows { columns: columns.max(1), hang, ..Rows::default() };
    for (text, style) in &texts {
        if text.is_ascii() {
            // Each character stands for itself and takes one column; most texts are so, and it is told much faster.
            for letter in (0..text.len()).filter_map(|at| text.get(at..=at)) {
                rows.push(Cell { text: letter, style: *style, width: 1 });
            }
        } else {
            for grapheme in text.graphemes(true) {
                rows.push(Cell { text: grapheme, style: *style, width: width(grapheme) });
            }
        }
    }
    rows.finish()
}

/// Breaks plain text of several lines into rows.
pub(super) fn wrap_text(text: &str, style: Style, columns: usize) -> Vec<Line<'static>> {
    let text = crate::text::visible(text);
    text.split('\n').flat_map(|line| wrap(&[Span::styled(line, style)], columns, 0)).collect()
}

/// One grapheme on its way to a row.
#[derive(Debug, Clone, Copy)]
struct Cell<'t> {
    text: &'t str,
    style: Style,
    width: usize,
}

#[derive(Debug, Default)]
struct Rows<'t> {
    columns: usize,
    hang: usize,
    done: Vec<Line<'static>>,
    row: Vec<Cell<'t>>,
    used: usize,
    /// How many cells of the row come before the last place where it may be broken.
    break_at: Option<usize>,
}

impl<'t> Rows<'t> {
    fn push(&mut self, mut cell: Cell<'t>) {
        if cell.width > self.columns {
            // A glyph wider than the whole row could never be placed.
            cell = Cell { text: "\u{fffd}", width: 1, ..cell };
        }
        let blank = cell.text == " ";
        // More than once where what moves down to the new row leaves no room for a wide glyph there either.
        while self.used + cell.width > self.columns && !self.row.is_empty() {
            if blank {
                // The break itself takes no room.
                self.end_row(self.row.len());
                return;
            }
            self.end_row(self.break_at.unwrap_or(self.row.len()));
        }
        if blank && self.row.is_empty() && !self.done.is_empty() {
            return;
        }
        self.used += cell.width;
        self.row.push(cell);
        if blank {
            self.break_at = Some(self.row.len());
        }
    }

    /// Ends the row after its first `keep` cells; the others begin the next one.
    fn end_row(&mut self, keep: usize) {
        let rest = self.row.split_off(keep.min(self.row.len()));
        let row = std::mem::replace(&mut self.row, rest);
        self.done.push(self.line(&row));
        if self.done.len() == 1 {
            self.columns = self.columns.saturating_sub(self.hang).max(1);
        }
        self.used = self.row.iter().map(|cell| cell.width).sum();
        self.break_at = None;
    }

    fn line(&self, row: &[Cell<'_>]) -> Line<'static> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for cell in row {
            match spans.last_mut() {
                Some(last) if last.style == cell.style => last.content.to_mut().push_str(cell.text),
                _ => spans.push(Span::styled(cell.text.to_owned(), cell.style)),
            }
        }
        if !self.done.is_empty() && self.hang > 0 {
            spans.insert(0, Span::raw(" ".repeat(self.hang)));
        }
        Line::from(spans)
    }

    fn finish(mut self) -> Vec<Line<'static>> {
        if !self.row.is_empty() || self.done.is_empty() {
            let row = std::mem::take(&mut self.row);
            let line = self.line(&row);
            self.done.push(line);
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, columns: usize) -> Vec<String> {
        wrap(&[Span::raw(text.to_owned())], columns, 0).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(rows("one two three", 8), ["one two ", "three"]);
        assert_eq!(rows("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(rows("", 4), [""]);
    }

    #[test]
    fn wide_glyphs_are_never_split() {
        assert_eq!(rows("a🌞b", 2), ["a", "🌞", "b"]);
        assert_eq!(rows("世界", 1), ["\u{fffd}", "\u{fffd}"]);
    }

    #[test]
    fn a_wide_glyph_after_a_word_that_moves_down_still_finds_room() {
        assert_eq!(rows(" abcd世", 5), [" ", "abcd", "世"]);
    }

    #[test]
    fn later_rows_hang() {
        let lines: Vec<String> =
            wrap(&[Span::raw("1  copy the whole commit")], 14, 3).iter().map(ToString::to_string).collect();
        assert_eq!(lines, ["1  copy the ", "   whole ", "   commit"]);
    }

    #[test]
    fn a_cut_text_says_so() {
        assert_eq!(cut("Revision pinned", 9, "…"), "Revision…");
        assert_eq!(cut("short", 9, "…"), "short");
        assert_eq!(cut("世界世界", 5, "…"), "世界…");
    }

    #[test]
    fn titles_about_two_models_differ_however_little_room_there_is() {
        let told = |model| about("Weights that run no code", Some(model), 28, "…");
        assert_eq!(told("org/firm"), "Weights that run… (org/firm)");
        assert_eq!(told("mistralai/Mistral-7B-v0.2"), "Weights that … (mis…7B-v0.2)");
        assert_ne!(told("mistralai/Mistral-7B-v0.2"), told("mistralai/Mistral-7B-v0.3"));
        assert_eq!(about("short", Some("org/firm"), 28, "…"), "short (org/firm)");
        assert_eq!(about("Weights that run no code", None, 12, "…"), "Weights tha…");
        for columns in 0..40 {
            assert!(width(&about("世界 of weights", Some("模型/模型-7B-世界"), columns, "…")) <= columns);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_but_blanks_is_lost_and_no_row_is_too_wide(text in "\\PC{0,200}", columns in 2usize..40) {
            let rows = rows(&text, columns);
            let keep = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            let clean = visible_line(&text);
            // Only a glyph wider than the row may be replaced.
            if clean.graphemes(true).all(|g| width(g) <= columns) {
                prop_assert_eq!(keep(&rows.concat()), keep(&clean));
            }
            for row in &rows {
                let sum: usize = row.graphemes(true).map(width).sum();
                prop_assert!(sum <= columns, "{row:?}");
            }
        }
    }
}
