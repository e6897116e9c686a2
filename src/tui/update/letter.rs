//! What only the publisher of a model can answer, as a text to be read and copied. Posts nothing.

use crate::report::{Subject, markdown};
use crate::text::visible;
use crate::tui::effect::Effect;
use crate::tui::model::{Dialog, Letter, Model, ModelsPart};
use crate::words::notice::models as words;

/// Shows the text for the chosen model.
pub(super) fn ask_publisher(model: &mut Model) {
    if model.place.models.part != ModelsPart::Models {
        return;
    }
    let row = model.work.model_row(model.place.models.chosen);
    let Some(id) = row.and_then(|row| row.id) else {
        model.say(words::NOBODY_TO_ASK);
        return;
    };
    let work = &model.work;
    let subject = Subject {
        checklist: &work.checklist,
        origin: work.origin.clone(),
        record: &work.record,
        assessment: &work.assessment,
        observed: &work.observed,
        today: work.today,
        who: None,
        commit: None,
        uncommitted: None,
        scan: work.scanned.as_ref().map(|scanned| scanned.scan()),
        stand: None,
    };
    match markdown::ask_publisher(&subject, Some(id.as_str())) {
        Some(text) => model.dialogs.push(Dialog::Letter(Letter {
            title: words::ask_publisher(&id),
            text: visible(&text).into_owned(),
            scroll: 0,
        })),
        None => model.say(words::NOTHING_TO_ASK),
    }
}

/// Copies the text.
pub(super) fn copy(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Dialog::Letter(letter)) = model.dialogs.last() else { return };
    effects.push(Effect::Copy(letter.text.clone()));
    model.say(words::LETTER_COPIED);
}
