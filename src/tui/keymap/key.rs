//! Keys, by the names that people give them.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::words::key_names as words;

/// One key, as a person would name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, digit or sign. An upper-case letter is Shift with that letter.
    Char(char),
    /// Ctrl with a letter.
    Ctrl(char),
    /// A key with a name.
    Named(KeyCode),
}

impl Key {
    /// The name in footer, help and README.
    pub fn name(self) -> String {
        match self {
            Self::Char(' ') => words::SPACE.to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => words::control(c.to_ascii_uppercase()),
            Self::Named(code) => match code {
                KeyCode::Enter => words::ENTER,
                KeyCode::Esc => words::ESC,
                KeyCode::Tab => words::TAB,
                KeyCode::BackTab => words::BACK_TAB,
                KeyCode::Up => words::UP,
                KeyCode::Down => words::DOWN,
                KeyCode::Left => words::LEFT,
                KeyCode::Right => words::RIGHT,
                KeyCode::Home => words::HOME,
                KeyCode::End => words::END,
                KeyCode::PageUp => words::PAGE_UP,
                KeyCode::PageDown => words::PAGE_DOWN,
                KeyCode::Backspace => words::BACKSPACE,
                KeyCode::Delete => words::DELETE,
                _ => "?",
            }
            .to_owned(),
        }
    }

    /// Whether an event of the terminal is this key.
    pub(super) fn matches(self, event: &KeyEvent) -> bool {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        match self {
            Self::Char(c) => event.code == KeyCode::Char(c) && !control && !alt,
            Self::Ctrl(c) => event.code == KeyCode::Char(c) && control && !alt,
            Self::Named(code) => event.code == code && !control && !alt,
        }
    }
}
