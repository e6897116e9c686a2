//! Setting aside what the scan saw, with a reason and an end, and taking that back. Changes no answer.

use chrono::{DateTime, Local, NaiveDate, Utc};

use crate::assess::{Aside, Heed, aside_key, heed, set_aside};
use crate::record::{AsideError, Change};
use crate::scan::Observation;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Dialog, Form, FormSubject, Model, SeenRow};

use super::answer::commit;

/// Asks why the chosen observation is set aside and until when; or takes back that it is.
pub(super) fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(one) = chosen(model) else {
        model.say("only what a detector says can be set aside");
        return;
    };
    let Ok(key) = aside_key(&one) else {
        model.fail("this has no place that a record can name");
        return;
    };
    if matches!(heed(&one, &model.work.record, model.work.today), Heed::SetAside(_)) {
        commit(model, format!("heeding {} again", one.detector), vec![Change::Aside(key, None)], effects);
        model.say("heeded again: it is no longer set aside");
        return;
    }
    let fields = vec![
        Field::new(
            "Why",
            Length::Line,
            "",
            "Why it speaks against nothing, such as: only used in a benchmark",
        ),
        Field::new("Until", Length::Line, "", "YYYY-MM-DD, the last day on which that holds"),
    ];
    model.dialogs.push(Dialog::Form(Form::new(FormSubject::Aside(Box::new(one)), fields)));
}

/// The observation of the chosen row, if it is one.
fn chosen(model: &Model) -> Option<Observation> {
    let Some(Dialog::Seen(dialog)) = model.dialogs.last() else { return None };
    let scanned = model.work.scanned.as_ref()?;
    match dialog.row(scanned, dialog.item(&model.work), dialog.chosen)? {
        SeenRow::Observation(one, _) => Some(one.clone()),
        SeenRow::Place(_) | SeenRow::File(_) => None,
    }
}

/// Sets it aside if what was typed is right; otherwise the form stays and says what is wrong.
pub(super) fn keep(
    model: &mut Model,
    mut form: Form,
    one: &Observation,
    now: DateTime<Local>,
    effects: &mut Vec<Effect>,
) {
    let texts = form.texts();
    let text = |at: usize| texts.get(at).map_or("", |text| text.trim());
    let fault = match text(1).parse::<NaiveDate>() {
        Err(_) => (1, "nothing is set aside for ever: write the last day as YYYY-MM-DD".to_owned()),
        Ok(until) => {
            let said = Aside { reason: text(0), until, by: &model.work.who, at: now.with_timezone(&Utc) };
            match set_aside(one, &said, model.work.today) {
                Ok(change) => {
                    commit(model, format!("setting {} aside", one.detector), vec![change], effects);
                    let undo = name_in(Mode::Items, Action::Undo);
                    model.say(format!(
                        "set aside until {until}: it contradicts nothing till then; back in the checklist {undo} takes \
                        that back"
                    ));
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
