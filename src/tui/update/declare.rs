//! Models declared, added by hand, taken out of use. Each can be undone, and no answer is ever dropped.

use chrono::{DateTime, Local, Utc};

use crate::assess::typed_model;
use crate::record::{Change, Declared, How, ModelId, declare, has_room, retire, revise};
use crate::text::visible_line;
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::model::{Became, Dialog, Form, FormSubject, Model, ModelsPart};

use super::answer::commit;

/// Declares the model of the chosen row, takes it into use again, or takes over the revision that is used now.
pub(super) fn declare_chosen(model: &mut Model, now: DateTime<Local>, effects: &mut Vec<Effect>) {
    let Some((id, became)) = chosen(model) else { return };
    let (work, at) = (&model.work, now.with_timezone(&Utc));
    let name = visible_line(id.as_str()).into_owned();
    let revision = work.revision_now(&id).map(str::to_owned);
    let (changes, told) = match (became, work.record.models.get(&id)) {
        (Became::Retired, Some(known)) => {
            let again = Declared { retired: None, ..known.clone() };
            (declare(&work.record, &work.checklist, &id, again), "in use again")
        }
        (Became::Moved, Some(_)) => {
            let change = revise(&work.record, &id, revision, at);
            (change.into_iter().collect(), "its revision is taken over; what rests on it is open again")
        }
        (_, Some(_)) => {
            model.say(format!("{name} is declared already"));
            return;
        }
        (_, None) => {
            if let Err(error) = has_room(&work.record, [&id]) {
                model.fail(format!("{error}: {}", error.hint()));
                return;
            }
            let new = Declared::new(How::Seen, revision, "", &work.who, at);
            (
                declare(&work.record, &work.checklist, &id, new),
                "declared; what is asked of each model is asked of it",
            )
        }
    };
    make(model, changes, format!("declaring {name}"), &format!("{name}: {told}"), effects);
}

/// Takes the model of the chosen row out of use.
pub(super) fn retire_chosen(model: &mut Model, now: DateTime<Local>, effects: &mut Vec<Effect>) {
    let Some((id, _)) = chosen(model) else { return };
    let name = visible_line(id.as_str()).into_owned();
    match retire(&model.work.record, &id, &model.work.who, now.with_timezone(&Utc)) {
        None => model.say(format!("{name} is not in use")),
        Some(change) => {
            let told =
                format!("{name} is out of use; its answers are kept, and it can be taken into use again");
            make(model, vec![change], format!("taking {name} out of use"), &told, effects);
        }
    }
}

/// Asks for the name of a model that no scan sees.
pub(super) fn ask(model: &mut Model) {
    let fields = vec![
        Field::new("Model", Length::Line, "", "org/name, or hub:name such as openai:gpt-4o-2024-08-06"),
        Field::new("Revision", Length::Line, "", "a full commit, or empty"),
    ];
    model.dialogs.push(Dialog::Form(Form::new(FormSubject::AddModel, fields)));
}

/// Adds the model that was typed; otherwise the form stays and says what is wrong.
pub(super) fn add(model: &mut Model, mut form: Form, now: DateTime<Local>, effects: &mut Vec<Effect>) {
    let texts = form.texts();
    let text = |at: usize| texts.get(at).map_or("", |text| text.trim());
    let (models, listed) = (&model.work.record, text(0).to_owned());
    let meant = typed_model(&listed, None, models).map_err(|error| format!("{error}: {}", error.hint()));
    let fits = |id: ModelId| has_room(models, [&id]).map(|()| id).map_err(|error| error.to_string());
    match meant.and_then(fits) {
        Ok(id) if model.work.record.models.contains_key(&id) => {
            form.fault = Some(format!("{} is declared already", visible_line(id.as_str())));
            model.dialogs.push(Dialog::Form(form));
        }
        Ok(id) => {
            let revision = Some(text(1).to_owned()).filter(|revision| !revision.is_empty());
            let new = Declared::new(How::ByHand, revision, "", &model.work.who, now.with_timezone(&Utc));
            let changes = declare(&model.work.record, &model.work.checklist, &id, new);
            let name = visible_line(id.as_str()).into_owned();
            make(model, changes, format!("adding {name}"), &format!("{name} is added by hand"), effects);
            super::models::go_to(model, &id);
        }
        Err(fault) => {
            form.fault = Some(visible_line(&fault).into_owned());
            form.focus = 0;
            model.dialogs.push(Dialog::Form(form));
        }
    }
}

/// The model of the chosen row, where it has a name.
fn chosen(model: &mut Model) -> Option<(ModelId, Became)> {
    if model.place.models.part != ModelsPart::Models {
        return None;
    }
    let row = model.work.model_row(model.place.models.chosen).map(|row| (row.id, row.became));
    match row {
        Some((Some(id), became)) => Some((id, became)),
        Some((None, _)) => {
            model.say("only the running program knows its name; add it by hand if you know it");
            None
        }
        None => {
            model.say("there is no model here");
            None
        }
    }
}

fn make(model: &mut Model, changes: Vec<Change>, what: String, told: &str, effects: &mut Vec<Effect>) {
    if changes.is_empty() {
        return;
    }
    commit(model, what, changes, effects);
    super::models::keep_chosen(model);
    model.say(told);
}
