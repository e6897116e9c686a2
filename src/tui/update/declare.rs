//! Models declared, added by hand, taken out of use. Each can be undone, and no answer is ever dropped.

use chrono::{DateTime, FixedOffset, Utc};

use crate::assess::typed_model;
use crate::record::{Change, Declared, How, ModelId, declare, has_room, is_asked_of, retire, revise};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::model::{Became, Blank, Dialog, Form, FormSubject, Model, ModelsPart, Work};
use crate::words::notice::models as words;
use crate::words::refused::with_next;
use crate::words::{fields, steps};

use super::answer::commit;
use super::draft;

/// Declares the model of the chosen row, takes it into use again, or takes over the revision that is used now.
pub(super) fn declare_chosen(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some((id, became)) = chosen(model) else { return };
    let (work, at) = (&model.work, now.with_timezone(&Utc));
    let name = visible_line(id.as_str()).into_owned();
    let revision = work.revision_now(&id).map(str::to_owned);
    let (changes, told) = match (became, work.record.models.get(&id)) {
        (Became::Retired, Some(known)) => {
            let again = Declared { retired: None, ..known.clone() };
            (declare(&work.record, &work.checklist, &id, again), words::in_use_again(&name))
        }
        (Became::Moved, Some(_)) => {
            let change = revise(&work.record, &id, revision, at);
            (change.into_iter().collect(), words::revision_taken_over(&name))
        }
        (became, Some(_)) => {
            let told = match (became, work.split(&id)) {
                (Became::Gone, _) => words::gone(&name, &name_in(Mode::Models, Action::Retire)),
                (Became::InUse, Some(all)) => words::split(&name, &visible_line(all)),
                _ => words::declared_already(&name),
            };
            model.say(told);
            return;
        }
        (_, None) => {
            if let Err(error) = has_room(&work.record, [&id]) {
                model.fail(with_next(error, error.hint()));
                return;
            }
            let new = Declared::new(How::Seen, revision, "", &work.who, at);
            (declare(&work.record, &work.checklist, &id, new), words::declared(&name))
        }
    };
    make(model, changes, steps::declaring(&name), &told, effects);
}

/// Takes the model of the chosen row out of use.
pub(super) fn retire_chosen(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some((id, _)) = chosen(model) else { return };
    let name = visible_line(id.as_str()).into_owned();
    match retire(&model.work.record, &id, &model.work.who, now.with_timezone(&Utc)) {
        None => model.say(words::not_in_use(&name)),
        Some(change) => {
            make(model, vec![change], steps::retiring(&name), &words::out_of_use(&name), effects);
        }
    }
}

/// Asks for the name of a model that no scan sees.
pub(super) fn ask(model: &mut Model) {
    let asked = vec![
        Field::new(fields::MODEL, Length::Line, "", fields::MODEL_HINT),
        Field::new(fields::REVISION, Length::Line, "", fields::REVISION_HINT),
    ];
    draft::open(model, Dialog::Form(Form::new(FormSubject::AddModel, asked)));
}

/// Adds the model that was typed; otherwise the form stays and says what is wrong.
pub(super) fn add(model: &mut Model, mut form: Form, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let texts = form.texts();
    let text = |at: usize| texts.get(at).map_or("", |text| text.trim());
    let (models, listed) = (&model.work.record, text(0).to_owned());
    let meant = typed_model(&listed, None, models).map_err(|error| with_next(&error, &error.hint()));
    let fits =
        |id: ModelId| has_room(models, [&id]).map(|()| id).map_err(|error| with_next(error, error.hint()));
    match meant.and_then(fits) {
        Ok(id) if model.work.record.models.contains_key(&id) => {
            form.fault = Some(words::declared_already(&visible_line(id.as_str())));
            model.dialogs.push(Dialog::Form(form));
        }
        Ok(id) => {
            model.drafts.forget(&Blank::AddModel);
            let revision = Some(text(1).to_owned()).filter(|revision| !revision.is_empty());
            let new = Declared::new(How::ByHand, revision, "", &model.work.who, now.with_timezone(&Utc));
            let changes = declare(&model.work.record, &model.work.checklist, &id, new);
            let name = visible_line(id.as_str()).into_owned();
            make(model, changes, steps::adding(&name), &words::added(&name), effects);
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
            model.say(words::NAME_NOT_KNOWN);
            None
        }
        None => {
            model.say(words::NO_MODEL_HERE);
            None
        }
    }
}

fn make(model: &mut Model, changes: Vec<Change>, what: String, told: &str, effects: &mut Vec<Effect>) {
    if changes.is_empty() {
        return;
    }
    let before = model.work.record.in_use().count();
    let named = |change: &Change| match change {
        Change::Model(id, Some(_)) => Some(id.clone()),
        _ => None,
    };
    let new: Vec<ModelId> = changes.iter().filter_map(named).collect();
    commit(model, what, changes, effects);
    let more = model.work.record.in_use().count() > before;
    model.say(if more {
        format!("{told}; {}", asked(&model.work, before == 0, &new))
    } else {
        told.to_owned()
    });
}

/// What is asked of a model that is in use from now on, and what becomes of answers that were given before.
fn asked(work: &Work, first: bool, new: &[ModelId]) -> String {
    let of_these = |at: &usize| work.item(*at).is_some_and(|item| new.iter().any(|id| is_asked_of(item, id)));
    let each: Vec<usize> = work.asked_of_each().into_iter().filter(of_these).collect();
    let said = |at: &usize| work.said_of_project(*at).is_some_and(|answer| answer.status.is_some());
    let of_project = each.iter().copied().filter(said).count();
    words::asked_of_each(first, each.len(), of_project, &name_of(Action::TakeFromProject))
}
