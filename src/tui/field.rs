//! A text being edited: the library's text area, moved by grapheme and fed only with keys that we chose.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use super::theme::hint;
use super::veil::Veil;
use crate::text::visible;

/// Steps that an editor can take back.
const UNDO_STEPS: usize = 200;
/// Longest text that is taken from a paste, in bytes; what is longer belongs into a file.
const LONGEST_PASTE: usize = 256 << 10;

/// Whether Enter makes a new line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// One line.
    Line,
    /// Any number of lines.
    Lines,
}

/// A text being edited.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is for.
    pub label: &'static str,
    /// Whether it can have several lines.
    length: Length,
    area: TextArea<'static>,
    /// What stands in it and is not drawn as it is.
    veil: Veil,
}

impl Field {
    /// A field with a text in it, the cursor at its end.
    pub fn new(label: &'static str, length: Length, text: &str, placeholder: &str) -> Self {
        let mut veil = Veil::default();
        let over = as_long(length, veil.over(text));
        let mut area = TextArea::new(over.split('\n').map(str::to_owned).collect());
        area.set_cursor_line_style(Style::new());
        area.set_max_histories(UNDO_STEPS);
        area.set_placeholder_text(placeholder);
        area.set_placeholder_style(hint());
        area.set_wrap_mode(if length == Length::Lines { WrapMode::WordOrGlyph } else { WrapMode::None });
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { label, length, area, veil }
    }

    /// Whether Enter is a new line here.
    pub fn is_long(&self) -> bool {
        self.length == Length::Lines
    }

    /// What stands in it.
    pub fn text(&self) -> String {
        self.veil.lifted(&self.drawn())
    }

    /// The same, as it is drawn.
    pub fn drawn(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The widget to draw.
    pub fn area(&self) -> &TextArea<'static> {
        &self.area
    }

    /// What is said in its place as long as nothing stands in it.
    pub fn hint(&self) -> Option<&str> {
        self.area.is_empty().then(|| self.area.placeholder_text())
    }

    /// The same field with another text in it, before anything was typed.
    pub(super) fn holding(&self, text: &str) -> Self {
        Self::new(self.label, self.length, text, self.area.placeholder_text())
    }

    /// Replaces the whole text. What goes on from the text that stands there is one step of undo; anything else is two, one
    /// that takes out and one that puts in.
    pub(super) fn replace(&mut self, text: &str) {
        let before = self.text();
        let more = text.strip_prefix(&before);
        if more.is_some() {
            self.area.move_cursor(CursorMove::Bottom);
            self.area.move_cursor(CursorMove::End);
        } else {
            self.area.select_all();
            self.area.cut();
        }
        let over = self.veil.over(more.unwrap_or(text));
        self.put(over);
    }

    /// Puts text in at the cursor. Line ends are made alike and control characters shown. Whether all of it was taken.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        let mut end = text.len().min(LONGEST_PASTE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        // Nobody can see what comes from elsewhere before it is here: what would hide is not taken over.
        self.put(visible(text.get(..end).unwrap_or_default()).into_owned());
        end == text.len()
    }

    fn put(&mut self, text: String) {
        let text = as_long(self.length, text);
        match self.length {
            Length::Line => self.area.insert_str(text.trim_end()),
            Length::Lines => self.area.insert_str(text),
        };
    }

    /// Whether fields say what stored texts say, as far as fields can show them.
    pub(super) fn shown_alike(stored: &[String], fields: &[Self]) -> bool {
        let alike =
            |(text, field): (&String, &Self)| Self::new("", field.length, text, "").text() == field.text();
        stored.len() == fields.len() && stored.iter().zip(fields).all(alike)
    }

    /// Whether nothing stands before the cursor.
    pub fn is_at_start(&self) -> bool {
        self.area.cursor() == (0, 0)
    }

    /// Deletes from the beginning of the line to the cursor.
    pub(super) fn delete_line(&mut self) {
        self.area.delete_line_by_head();
    }

    /// Takes back what was typed last.
    pub fn undo(&mut self) {
        self.area.undo();
    }

    /// Types it again.
    pub fn redo(&mut self) {
        self.area.redo();
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        self.area.delete_word();
    }

    /// Types a key; whether it changed or moved anything.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(c) if !control && !alt => self.area.insert_char(c),
            KeyCode::Enter if self.is_long() => self.area.insert_newline(),
            KeyCode::Tab if self.is_long() => drop(self.area.insert_tab()),
            KeyCode::Backspace => self.delete_back(),
            KeyCode::Delete => self.delete_on(),
            KeyCode::Left if control => self.area.move_cursor(CursorMove::WordBack),
            KeyCode::Right if control => self.area.move_cursor(CursorMove::WordForward),
            KeyCode::Left => self.go(self.before(), CursorMove::Back),
            KeyCode::Right => self.go(self.after(), CursorMove::Forward),
            KeyCode::Up if self.is_long() => self.upright(CursorMove::Up),
            KeyCode::Down if self.is_long() => self.upright(CursorMove::Down),
            KeyCode::PageUp if self.is_long() => self.upright(CursorMove::Top),
            KeyCode::PageDown if self.is_long() => self.upright(CursorMove::Bottom),
            KeyCode::Home => self.area.move_cursor(CursorMove::Head),
            KeyCode::End => self.area.move_cursor(CursorMove::End),
            _ => return false,
        }
        true
    }

    fn go(&mut self, characters: usize, step: CursorMove) {
        for _ in 0..characters {
            self.area.move_cursor(step);
        }
    }

    /// Moves to another row and back out of the middle of a grapheme.
    fn upright(&mut self, step: CursorMove) {
        self.area.move_cursor(step);
        let (line, column) = self.line_and_column();
        let inside = graphemes(&line).find(|(start, length)| column > *start && column < start + length);
        if let Some((start, _)) = inside {
            self.go(column - start, CursorMove::Back);
        }
    }

    fn delete_back(&mut self) {
        let characters = self.before();
        if self.line_and_column().1 == 0 {
            self.area.delete_char();
        } else {
            self.go(characters, CursorMove::Back);
            self.area.delete_str(characters);
        }
    }

    fn delete_on(&mut self) {
        let characters = self.after();
        let (line, column) = self.line_and_column();
        if column == line.chars().count() {
            self.area.delete_next_char();
        } else {
            self.area.delete_str(characters);
        }
    }

    fn line_and_column(&self) -> (String, usize) {
        let cursor = self.area.cursor();
        (self.area.lines().get(cursor.0).cloned().unwrap_or_default(), cursor.1)
    }

    /// Characters of the grapheme before the cursor; one at the beginning of a line.
    fn before(&self) -> usize {
        let (line, column) = self.line_and_column();
        graphemes(&line)
            .find(|(start, length)| start + length >= column && column > *start)
            .map_or(1, |(start, _)| column - start)
    }

    /// Characters of the grapheme after the cursor; one at the end of a line.
    fn after(&self) -> usize {
        let (line, column) = self.line_and_column();
        graphemes(&line)
            .find(|(start, length)| start + length > column)
            .map_or(1, |(start, length)| start + length - column)
    }
}

/// A text as a field of this length has it.
fn as_long(length: Length, text: String) -> String {
    match length {
        Length::Line => text.replace('\n', " "),
        Length::Lines => text,
    }
}

/// Where each grapheme of a line starts and how long it is, in characters.
fn graphemes(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    line.graphemes(true).scan(0, |at, grapheme| {
        let (start, length) = (*at, grapheme.chars().count());
        *at += length;
        Some((start, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Field {
        Field::new("note", Length::Lines, text, "")
    }

    fn press(field: &mut Field, code: KeyCode) {
        field.key(&KeyEvent::from(code));
    }

    #[test]
    fn one_backspace_takes_a_whole_family() {
        let mut field = field("a👨‍👩‍👧");
        press(&mut field, KeyCode::Backspace);
        assert_eq!(field.text(), "a");
        field.undo();
        assert_eq!(field.text(), "a👨‍👩‍👧");
    }

    #[test]
    fn the_cursor_never_stops_inside_a_grapheme() {
        let mut field = field("e\u{301}x");
        press(&mut field, KeyCode::Left);
        press(&mut field, KeyCode::Left);
        press(&mut field, KeyCode::Char('>'));
        assert_eq!(field.text(), ">e\u{301}x");
        press(&mut field, KeyCode::Right);
        press(&mut field, KeyCode::Delete);
        assert_eq!(field.text(), ">e\u{301}");
    }

    #[test]
    fn a_paste_is_cleaned_and_stays_one_step() {
        let mut field = field("");
        field.paste("one\r\ntwo\u{1b}[2J\r");
        assert_eq!(field.text(), "one\ntwo\u{fffd}[2J\n");
        field.undo();
        assert_eq!(field.text(), "");
    }

    #[test]
    fn what_goes_on_from_a_text_is_taken_back_in_one_step() {
        let mut field = field("docs/su");
        press(&mut field, KeyCode::Home);
        field.replace("docs/sub/file.md");
        assert_eq!(field.text(), "docs/sub/file.md");
        field.undo();
        assert_eq!(field.text(), "docs/su");
    }

    #[test]
    fn a_line_stays_a_line() {
        let mut field = Field::new("owner", Length::Line, "Ada", "");
        field.paste(" and\nGrace\n");
        assert_eq!(field.text(), "Ada and Grace");
        press(&mut field, KeyCode::Enter);
        assert_eq!(field.text(), "Ada and Grace");
    }
}
