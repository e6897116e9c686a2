//! What was typed while a key waits for the name that git is asked for: that key and everything after it, so that
//! nothing happens out of order. Never asks anybody.

use super::model::Model;
use super::update::{Input, wants_name};

/// Inputs that wait, until git has answered.
#[derive(Debug)]
pub(super) struct Held(Option<Vec<Input>>);

impl Held {
    /// Git has not answered yet, and nothing waits for it.
    pub(super) fn awaiting() -> Self {
        Self(Some(Vec::new()))
    }

    /// Keeps an input that has to wait, and gives back any other.
    pub(super) fn admit(&mut self, model: &Model, input: Input) -> Option<Input> {
        let Some(held) = &mut self.0 else { return Some(input) };
        let waits = match &input {
            Input::Key(key) => !held.is_empty() || wants_name(model, key),
            Input::Paste(_) | Input::Mouse(_) => !held.is_empty(),
            Input::Resize(_) | Input::Opened | Input::Drawn | Input::Focus | Input::Reply(_) => false,
        };
        if waits {
            held.push(input);
            return None;
        }
        Some(input)
    }

    /// Git has answered: what waited, in the order in which it was typed. Nothing waits from now on.
    pub(super) fn release(&mut self) -> Vec<Input> {
        self.0.take().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::crossterm::event::{KeyCode, KeyEvent};
    use ratatui::layout::Size;

    use super::*;
    use crate::checklist::builtin;
    use crate::record::Record;
    use crate::tui::model::{Saving, Session, Work};
    use crate::tui::open;
    use crate::tui::theme::{Colours, Signs, Theme};

    fn model(who: &str) -> Model {
        let checklist = Arc::new(builtin().unwrap());
        let record = Record::new("bot", &checklist);
        let work = Work::new(checklist, "built in".into(), record, chrono::NaiveDate::default(), who.into());
        let theme = Theme { colours: Colours::None, signs: Signs::Ascii };
        open(work, &Session::default(), Saving::Saved, theme, Size::new(80, 24))
    }

    fn key(c: char) -> Input {
        Input::Key(KeyEvent::from(KeyCode::Char(c)))
    }

    fn typed(inputs: &[Input]) -> Vec<KeyCode> {
        let code = |input: &Input| if let Input::Key(key) = input { Some(key.code) } else { None };
        inputs.iter().filter_map(code).collect()
    }

    #[test]
    fn a_status_key_waits_for_the_name_and_all_that_is_typed_after_it() {
        let model = model("");
        let mut held = Held::awaiting();
        assert!(held.admit(&model, key('j')).is_some(), "moving needs no name");
        for c in ['y', 'j', 'n'] {
            assert!(held.admit(&model, key(c)).is_none(), "{c}");
        }
        assert!(held.admit(&model, Input::Resize(Size::new(90, 30))).is_some());
        let released = held.release();
        assert_eq!(typed(&released), ['y', 'j', 'n'].map(KeyCode::Char));
        // Should git know no name either, the key asks for it now.
        assert!(held.admit(&model, key('y')).is_some());
    }

    #[test]
    fn nothing_waits_where_the_name_was_given() {
        let mut held = Held::awaiting();
        assert!(held.admit(&model("Ada"), key('y')).is_some());
        assert!(held.release().is_empty());
    }
}
