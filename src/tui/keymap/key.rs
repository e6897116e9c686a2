//! Keys, by the names that people give them.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Named(code) => match code {
                KeyCode::Enter => "Enter",
                KeyCode::Esc => "Esc",
                KeyCode::Tab => "Tab",
                KeyCode::BackTab => "Shift-Tab",
                KeyCode::Up => "Up",
                KeyCode::Down => "Down",
                KeyCode::Left => "Left",
                KeyCode::Right => "Right",
                KeyCode::Home => "Home",
                KeyCode::End => "End",
                KeyCode::PageUp => "PgUp",
                KeyCode::PageDown => "PgDn",
                KeyCode::Backspace => "Backspace",
                KeyCode::Delete => "Del",
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
