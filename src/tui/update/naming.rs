//! Which actions put a name beside an answer, so that the name has to be known. Asks nobody.

use ratatui::crossterm::event::KeyEvent;

use crate::tui::action::Action;
use crate::tui::keymap::{self, Mode};
use crate::tui::model::Model;

/// Whether a key wants to know who answers, and nobody has said it yet.
pub(in crate::tui) fn wants_name(model: &Model, key: &KeyEvent) -> bool {
    let mode = model.mode();
    let wants = |action| {
        needs_name(action) || action == Action::Confirm || mode == Mode::Opening && action == Action::Open
    };
    model.work.who.is_empty() && keymap::action(mode, key).is_some_and(wants)
}

/// Whether an action changes something that wants a name beside it.
pub(super) fn needs_name(action: Action) -> bool {
    let names = matches!(
        action,
        Action::Adopt
            | Action::Declare
            | Action::AddModel
            | Action::Retire
            | Action::SetAside
            | Action::Reaffirm
            | Action::ReaffirmSeen
            | Action::AcceptAnswer
            | Action::SendBack
            | Action::SignOff
    );
    names || action.changes_the_answer()
}
