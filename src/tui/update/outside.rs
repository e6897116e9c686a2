//! The user's own editor: what is handed to it, and what it leaves.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Dialog, Model, Pen};

use super::form::{open, typed};

/// Hands the note to the user's own editor. Where no form is open, what the editor leaves is kept at once.
pub(super) fn write_outside(model: &mut Model, effects: &mut Vec<Effect>) {
    if !matches!(model.dialogs.last(), Some(Dialog::Form(_))) {
        open(model, Action::EditNote);
        if let Some(Dialog::Form(form)) = model.dialogs.last_mut() {
            form.pen = Pen::Outside;
        }
    }
    if let Some(Dialog::Form(form)) = model.dialogs.last()
        && form.is_long()
    {
        effects.push(Effect::WriteOutside(form.texts().concat(), form.pen));
    }
}

/// What the user's own editor left; whether it is to be kept at once.
pub(super) fn written_outside(model: &mut Model, text: &str) -> bool {
    let Some(Dialog::Form(form)) = model.dialogs.last_mut() else { return false };
    let at_once = form.pen == Pen::Outside;
    if let Some(field) = form.field() {
        field.replace(text.trim_end_matches('\n'));
    }
    typed(model);
    at_once
}

/// The user's own editor left nothing. A form that was opened for it alone goes.
pub(super) fn not_written_outside(model: &mut Model, why: String) {
    if matches!(model.dialogs.last(), Some(Dialog::Form(form)) if form.pen == Pen::Outside) {
        model.dialogs.pop();
    }
    model.fail(why);
}
