//! Writing the record to a file that somebody names. Never over what somebody wrote, unless that was said and chosen. The
//! form stays with what was typed until the file is there.

use std::path::Path;

use crate::store::Written;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Over};
use crate::tui::field::{Field, Length};
use crate::tui::model::{Blank, Dialog, Form, FormSubject, Model, Saving};
use crate::words::fields;
use crate::words::notice::saving as words;
use crate::words::refused::with_next;

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
    } else if asking(model).is_none() {
        let field = Field::new(fields::EXPORT_TO, Length::Line, &to, fields::EXPORT_TO_HINT);
        let form = Form::new(FormSubject::ExportTo, vec![field]);
        draft::open(model, Dialog::Form(form));
    }
}

/// The name was confirmed.
pub(super) fn confirmed(model: &mut Model, form: Form, effects: &mut Vec<Effect>) {
    let to = named(&form);
    model.dialogs.push(Dialog::Form(form));
    write(model, &to, Over::Own, effects);
}

/// Has the record written to a file.
fn write(model: &mut Model, to: &str, over: Over, effects: &mut Vec<Effect>) {
    if let Some(why) = refusal(model, to) {
        refused(model, to, why);
        return;
    }
    // Printed once more there: what is shown may still be on its way, and nobody has to wait for it.
    let print = Box::new(model.preview.print(&model.work));
    effects.push(Effect::Export { to: to.to_owned(), print, over });
}

/// Why nothing is written under this name, as far as that is known without the disk.
fn refusal(model: &Model, to: &str) -> Option<String> {
    if !model.work.evidence_is_seen() {
        return Some(words::STILL_LOOKING.to_owned());
    }
    if to.is_empty() || model.saving == Saving::NotBegun {
        return Some(words::NAME_A_FILE.to_owned());
    }
    Written::Markdown.fits(Path::new(to)).err().map(|belied| with_next(&belied, belied.hint()))
}

/// What came of it.
pub(super) fn done(model: &mut Model, to: &str, result: Result<String, String>) {
    match result {
        Ok(path) => {
            model.dialogs.pop_if(|dialog| asks_for(dialog, to));
            // Another name that is being typed meanwhile stays a draft.
            if asking(model).is_none() {
                model.drafts.forget(&Blank::ExportTo);
            }
            model.say(words::exported(path));
        }
        Err(why) => refused(model, to, why),
    }
}

/// Somebody wrote into what stands there. Never asked over something else that is being written: the next letter would be
/// taken for the choice.
pub(super) fn others_wrote(model: &mut Model, to: String, words: usize) {
    if model.dialogs.last().is_none_or(|dialog| asks_for(dialog, &to)) {
        model.dialogs.push(Dialog::OthersWrote { to, words });
    } else {
        model.fail(words::others_wrote(&visible_line(&to), words));
    }
}

/// Nothing was written: the form says why, unless it was left or says something else by now.
fn refused(model: &mut Model, to: &str, why: String) {
    match model.dialogs.last_mut() {
        Some(dialog) if asks_for(dialog, to) => {
            if let Dialog::Form(form) = dialog {
                form.fault = Some(why);
            }
        }
        _ => model.fail(why),
    }
}

/// The form that asks where to, if it has the keyboard.
fn asking(model: &Model) -> Option<&Form> {
    match model.dialogs.last()? {
        Dialog::Form(form) if form.subject == FormSubject::ExportTo => Some(form),
        _ => None,
    }
}

/// Whether a dialog is the form, with this name in it.
fn asks_for(dialog: &Dialog, to: &str) -> bool {
    matches!(dialog, Dialog::Form(form) if form.subject == FormSubject::ExportTo && named(form) == to)
}

fn named(form: &Form) -> String {
    form.texts().concat().trim().to_owned()
}
