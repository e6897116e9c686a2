//! Writing the record to a file that somebody names. Never over what somebody wrote, unless that was said and chosen.

use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Over};
use crate::tui::field::{Field, Length};
use crate::tui::model::{Dialog, Form, FormSubject, Model, Saving};
use crate::words::fields;
use crate::words::notice::saving as words;

use super::draft;

/// Where the record is written to unless the user says otherwise.
const EXPORT_TO: &str = "SAFETY-RECORD.md";

/// Asks where the record is written to; or writes it where that was refused.
pub(super) fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let refused = model.dialogs.pop_if(|dialog| matches!(dialog, Dialog::OthersWrote { .. }));
    let to = match refused {
        Some(Dialog::OthersWrote { to, .. }) => to,
        _ => EXPORT_TO.to_owned(),
    };
    if action == Action::WriteOver {
        write(model, &to, Over::Edited, effects);
        return;
    }
    let field = Field::new(fields::EXPORT_TO, Length::Line, &to, fields::EXPORT_TO_HINT);
    let form = Form::new(FormSubject::ExportTo, vec![field]);
    draft::open(model, Dialog::Form(form));
}

/// Has the record written to a file.
pub(super) fn write(model: &mut Model, to: &str, over: Over, effects: &mut Vec<Effect>) {
    if !model.work.evidence_is_seen() {
        model.fail(words::STILL_LOOKING);
        return;
    }
    if to.is_empty() || model.saving == Saving::NotBegun {
        model.fail(words::NAME_A_FILE);
        return;
    }
    // Printed once more there: what is shown may still be on its way, and nobody has to wait for it.
    let print = Box::new(model.preview.print(&model.work));
    effects.push(Effect::Export { to: to.to_owned(), print, over });
}

/// Somebody wrote into what stands there. Never asked over something that is being written: the next letter would be taken
/// for the choice.
pub(super) fn others_wrote(model: &mut Model, to: String, words: usize) {
    if model.dialogs.is_empty() {
        model.dialogs.push(Dialog::OthersWrote { to, words });
    } else {
        model.fail(words::others_wrote(&visible_line(&to), words));
    }
}
