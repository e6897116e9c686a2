//! The keys, as a table that reads like a manual. Footer, help, palette and the README's key table are made from it.
//!
//! Only keys that every terminal can send: no Ctrl with Enter, I, M, H or `[`, no function keys beyond those of a VT100.

mod key;
mod mode;
mod table;

use ratatui::crossterm::event::KeyEvent;

pub use key::Key;
pub use mode::Mode;
pub use table::{KEYMAP, Row};

use super::action::Action;

/// The rows that hold in a mode, in the order of the table.
pub fn rows(mode: Mode) -> impl Iterator<Item = &'static Row> {
    KEYMAP.iter().filter(move |row| row.modes.contains(&mode))
}

/// What a key means in a mode.
pub fn action(mode: Mode, event: &KeyEvent) -> Option<Action> {
    rows(mode).find(|row| row.keys.iter().any(|key| key.matches(event))).map(|row| row.action)
}

/// The key to learn first for an action, for sentences that name one.
pub fn name_of(action: Action) -> String {
    let row = KEYMAP.iter().find(|row| row.action == action);
    row.and_then(|row| row.keys.first()).map_or_else(String::new, |key| key.name())
}

/// The key to learn first for an action in a mode: some actions have other keys elsewhere.
pub fn name_in(mode: Mode, action: Action) -> String {
    let row = rows(mode).find(|row| row.action == action);
    row.and_then(|row| row.keys.first()).map_or_else(String::new, |key| key.name())
}

#[cfg(test)]
mod tests {
    use super::Key::{Char, Ctrl};
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_mode() {
        for &mode in Mode::ALL {
            let mut seen: Vec<(Key, Action)> = Vec::new();
            for row in rows(mode) {
                for &key in row.keys {
                    if let Some((_, other)) = seen.iter().find(|(k, _)| *k == key) {
                        panic!("{mode:?}: {} is {other:?} and {:?}", key.name(), row.action);
                    }
                    seen.push((key, row.action));
                }
            }
        }
    }

    #[test]
    fn every_key_can_be_sent_by_every_terminal() {
        for row in KEYMAP {
            for key in row.keys {
                let bad = matches!(key, Ctrl('i' | 'm' | 'h' | '[' | 'j'))
                    || key.name() == "?" && *key != Char('?');
                assert!(!bad, "{}", key.name());
            }
        }
    }

    #[test]
    fn where_letters_are_text_no_letter_is_a_command() {
        for &mode in Mode::ALL.iter().filter(|mode| mode.takes_text()) {
            for row in rows(mode) {
                assert!(!row.keys.iter().any(|key| matches!(key, Char(_))), "{mode:?} {}", row.help);
            }
        }
    }

    #[test]
    fn every_mode_has_a_way_out_and_help() {
        for &mode in Mode::ALL {
            let ways = [Action::Back, Action::Quit, Action::Start, Action::ShowItems];
            assert!(rows(mode).any(|row| ways.contains(&row.action)), "{mode:?}");
            // The help itself, and a terminal too small to show one, tell their keys without it.
            let tells = matches!(mode, Mode::Help | Mode::Unseen);
            assert_eq!(rows(mode).any(|row| row.action == Action::Help), !tells, "{mode:?}");
        }
    }
}
