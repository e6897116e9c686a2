//! Setting aside what the scan saw, with a reason and an end, and taking that back. Changes no answer.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use crate::assess::{Aside, aside_key, heed, only_supports, set_aside};
use crate::record::{AsideError, Change};
use crate::scan::Observation;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Blank, Dialog, Form, FormSubject, Model, SeenRow};
use crate::words::notice::evidence as words;
use crate::words::{fields, steps};

use super::answer::commit;
use super::draft;

/// Asks why the chosen observation is set aside and until when; or takes back that it is.
pub(super) fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(one) = chosen(model) else {
        model.say(words::ONLY_OF_DETECTORS);
        return;
    };
    let Ok(key) = aside_key(&one) else {
        model.fail(words::NO_PLACE_TO_NAME);
        return;
    };
    if heed(&one, &model.work.record, model.work.today).is_set_aside() {
        commit(model, steps::heeding(one.detector), vec![Change::Aside(key, None)], effects);
        model.say(words::HEEDED_AGAIN);
        return;
    }
    if only_supports(&one) {
        model.fail(AsideError::Supports.to_string());
        return;
    }
    let asked = vec![
        Field::new(fields::ASIDE, Length::Line, "", fields::ASIDE_HINT),
        Field::new(fields::UNTIL, Length::Line, "", fields::UNTIL_HINT),
    ];
    draft::open(model, Dialog::Form(Form::new(FormSubject::Aside(Box::new(one)), asked)));
}

/// The observation of the chosen row, if it is one.
fn chosen(model: &Model) -> Option<Observation> {
    let Some(Dialog::Seen(dialog)) = model.dialogs.last() else { return None };
    let scanned = model.work.scanned.as_ref()?;
    match dialog.row(scanned, &model.work, dialog.chosen)? {
        SeenRow::Observation(one, _) => Some(one.clone()),
        SeenRow::Place(_) | SeenRow::File(_) => None,
    }
}

/// Sets it aside if what was typed is right; otherwise the form stays and says what is wrong.
pub(super) fn keep(
    model: &mut Model,
    mut form: Form,
    one: &Observation,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    let texts = form.texts();
    let text = |at: usize| texts.get(at).map_or("", |text| text.trim());
    let fault = match text(1).parse::<NaiveDate>() {
        Err(_) => (1, fields::ASIDE_WITHOUT_END.to_owned()),
        Ok(until) => {
            let said = Aside { reason: text(0), until, by: &model.work.who, at: now.with_timezone(&Utc) };
            match set_aside(one, &said, model.work.today) {
                Ok(change) => {
                    if let Ok(key) = aside_key(one) {
                        model.drafts.forget(&Blank::Aside(key));
                    }
                    commit(model, steps::setting_aside(one.detector), vec![change], effects);
                    let undo = name_in(Mode::Items, Action::Undo);
                    model.say(words::set_aside(until, &model.bears_on(one), &undo));
                    return;
                }
                Err(error) => (usize::from(matches!(error, AsideError::Past(_))), error.to_string()),
            }
        }
    };
    form.focus = fault.0;
    form.fault = Some(fault.1);
    model.dialogs.push(Dialog::Form(form));
}
