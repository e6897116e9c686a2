//! Forms: opened with what stands in the answer or with the draft, left at any time, confirmed when they are right.

use chrono::{DateTime, FixedOffset, Utc};
use ratatui::crossterm::event::KeyEvent;

use crate::record::{AnswerKey, Edit, set_aside};
use crate::report::days;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::model::{Blank, Dialog, DraftField, EvidenceDialog, Form, FormSubject, Gives, Model};
use crate::words::notice::answer as words;
use crate::words::{fields, steps};

use super::answer::{answer_of, change_answer, edited, put_answer, refused};
use super::draft::{self, stored};
use super::meant::edits;
use super::{aside, declare, evidence, export, find};

/// Opens the form of a field of the chosen item.
pub(super) fn open(model: &mut Model, action: Action) {
    let Some(key) = model.chosen_item().and_then(|position| model.work.key(position)) else { return };
    let field = match action {
        Action::EditNote => DraftField::Note,
        Action::EditReason => DraftField::Reason,
        Action::EditOwner => DraftField::Owner,
        Action::EditPlan => DraftField::Plan,
        Action::EditAcceptance => DraftField::Accept,
        _ => DraftField::Evidence,
    };
    let stands = answer_of(model, &key);
    let nothing = stored(&stands, field).concat().is_empty()
        && (field != DraftField::Evidence || stands.evidence.is_empty());
    // What is recorded of a question that is not asked may be taken back; there is nothing else to do.
    match refused(model, &key).filter(|_| nothing) {
        Some(why) => model.fail(why),
        None => open_field(model, key, field),
    }
}

/// Opens the form of a field of an answer.
pub(super) fn open_field(model: &mut Model, key: AnswerKey, field: DraftField) {
    let dialog = if field == DraftField::Evidence {
        let field = Field::new(fields::EVIDENCE, Length::Line, "", fields::EVIDENCE_HINT);
        Dialog::Evidence(EvidenceDialog { key, field, chosen: 0, candidates: Vec::new(), fault: None })
    } else {
        Dialog::Form(answer_form(model, key, field))
    };
    draft::open(model, dialog);
}

/// The form of a field, filled with what stands in the answer.
fn answer_form(model: &Model, key: AnswerKey, field: DraftField) -> Form {
    let from = stored(&answer_of(model, &key), field);
    let text = |at: usize| from.get(at).map_or("", String::as_str);
    let asked = match field {
        DraftField::Note => vec![Field::new(fields::NOTE, Length::Lines, text(0), fields::NOTE_HINT)],
        DraftField::Reason => {
            vec![Field::new(fields::REASON, Length::Line, text(0), fields::REASON_HINT)]
        }
        DraftField::Comment => {
            vec![Field::new(fields::COMMENT, Length::Line, text(0), fields::COMMENT_HINT)]
        }
        DraftField::Owner | DraftField::Evidence => {
            vec![Field::new(fields::OWNER, Length::Line, text(0), fields::OWNER_HINT)]
        }
        DraftField::Plan => vec![
            Field::new(fields::PLAN, Length::Line, text(0), fields::PLAN_HINT),
            Field::new(fields::PLAN_BY, Length::Line, text(1), fields::PLAN_BY_HINT),
        ],
        DraftField::Accept => vec![
            Field::new(fields::ACCEPTANCE, Length::Line, text(0), fields::ACCEPTANCE_HINT),
            Field::new(fields::UNTIL, Length::Line, text(1), fields::UNTIL_HINT),
        ],
    };
    // As it stands there, also where a field shows it its own way.
    Form { from: from.clone(), ..Form::new(FormSubject::Answer(key, field), asked) }
}

/// The form that was just opened follows from a status key: it gives the status when it is confirmed, where another one
/// stands.
pub(super) fn gives_status(model: &mut Model, gives: Gives) {
    if let Some(Dialog::Form(form)) = model.dialogs.last_mut() {
        form.gives = Some(gives).filter(|gives| gives.instead_of != Some(gives.status));
    }
}

/// Asks who answers, once, and goes on with what the user wanted.
pub(super) fn ask_who(model: &mut Model, then: Action) {
    let field = Field::new(fields::WHO, Length::Line, "", fields::WHO_HINT);
    draft::open(model, Dialog::Form(Form::new(FormSubject::Who { then }, vec![field])));
}

/// Types a key into what has the keyboard, and keeps the draft.
pub(super) fn type_key(model: &mut Model, key: &KeyEvent) {
    if field_of(model).is_some_and(|field| field.key(key)) {
        typed(model);
    }
}

/// Puts pasted text in.
pub(super) fn paste(model: &mut Model, text: &str) {
    let Some(field) = field_of(model) else { return };
    let whole = field.paste(text);
    typed(model);
    if !whole {
        model.fail(fields::PASTED_IN_PART);
    }
}

/// Undo and redo within the text.
pub(super) fn undo(model: &mut Model, action: Action) {
    if let Some(field) = field_of(model) {
        if action == Action::Undo {
            field.undo();
        } else {
            field.redo();
        }
        typed(model);
    }
}

/// Moves between fields, and deletes words and lines.
pub(super) fn within(model: &mut Model, action: Action) {
    if matches!(action, Action::DeleteWord | Action::DeleteLine) {
        if let Some(field) = field_of(model) {
            match action {
                Action::DeleteWord => field.delete_word(),
                _ => field.delete_line(),
            }
            typed(model);
        }
    } else if let Some(Dialog::Form(form)) = model.dialogs.last_mut() {
        let count = form.fields.len().max(1);
        let step = if action == Action::NextField { 1 } else { count - 1 };
        form.focus = (form.focus + step) % count;
    }
}

/// The text that has the keyboard.
fn field_of(model: &mut Model) -> Option<&mut Field> {
    match model.dialogs.last_mut()? {
        Dialog::Form(form) => form.field(),
        Dialog::Evidence(dialog) => Some(&mut dialog.field),
        Dialog::Finder(finder) => Some(&mut finder.field),
        Dialog::Signing(signing) => Some(&mut signing.statement),
        Dialog::Knowledge(_)
        | Dialog::Seen(_)
        | Dialog::Place(_)
        | Dialog::Letter(_)
        | Dialog::Blocked { .. }
        | Dialog::Confirming(_)
        | Dialog::Help { .. }
        | Dialog::Conflict { .. }
        | Dialog::OthersWrote { .. }
        | Dialog::Leaving => None,
    }
}

/// What follows from a changed text.
pub(super) fn typed(model: &mut Model) {
    match model.dialogs.last_mut() {
        Some(Dialog::Form(form)) => form.fault = None,
        Some(Dialog::Evidence(_)) => evidence::typed(model),
        Some(Dialog::Finder(_)) => find::narrow(model),
        _ => {}
    }
    draft::keep(model);
}

/// A form was left. The draft is there already; say so. A status that it would have given is not given.
pub(super) fn leave(model: &mut Model, form: Form) {
    match form.subject {
        FormSubject::Answer(key, field) if form.gives.is_some() => {
            let draft = model.drafts.get(&Blank::Answer(key, field)).is_some();
            model.say(words::status_not_given(draft.then(|| field.word())));
        }
        // Without a name there is nothing to begin: the one on the screen is taken as it is, and nothing is begun by it.
        FormSubject::ProjectName => {
            super::profile::name_project(model, &form.texts().concat());
            super::profile::leave(model);
        }
        _ => draft::left(model, &Dialog::Form(form)),
    }
}

/// Keeps what was typed, if it is right; otherwise the form stays and says what is wrong. Returns what the user wanted
/// to do when a name had to be asked first.
pub(super) fn confirm(
    model: &mut Model,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) -> Option<Action> {
    let Some(Dialog::Form(mut form)) = model.dialogs.pop() else { return None };
    let texts = form.texts();
    match form.subject.clone() {
        FormSubject::Version | FormSubject::Restore => {} // confirmed where releases are dealt with
        FormSubject::Answer(key, field) => match edits(&texts, field, &model.work.who) {
            Ok(edit) => match refused(model, &key).filter(|_| !edit.withdraws() && !is_untouched(&form)) {
                Some(why) => {
                    form.fault = Some(why.clone());
                    model.dialogs.push(Dialog::Form(form));
                }
                None => keep(model, &key, field, &form, edit, now, effects),
            },
            Err((at, fault)) => {
                form.focus = at;
                form.fault = Some(fault);
                model.dialogs.push(Dialog::Form(form));
            }
        },
        FormSubject::ProjectName => super::profile::name_project(model, &texts.concat()),
        FormSubject::Who { then } => {
            let name = texts.concat().trim().to_owned();
            if name.is_empty() {
                form.fault = Some(fields::NO_NAME.to_owned());
                model.dialogs.push(Dialog::Form(form));
                return None;
            }
            model.drafts.forget(&Blank::Who);
            model.work.set_who(&name);
            effects.push(Effect::KeepName(name));
            return Some(then);
        }
        FormSubject::ExportTo => export::confirmed(model, form, effects),
        FormSubject::Aside(one) => aside::keep(model, form, &one, now, effects),
        FormSubject::AddModel => declare::add(model, form, now, effects),
    }
    None
}

/// Whether a form says what stood there. A field shows tabs and odd line ends its own way; what nobody touched is not
/// rewritten for that.
fn is_untouched(form: &Form) -> bool {
    Field::shown_alike(&form.from, &form.fields)
}

/// Keeps what a form says. What somebody else wrote into the same field meanwhile goes into the note.
fn keep(
    model: &mut Model,
    key: &AnswerKey,
    field: DraftField,
    form: &Form,
    edit: Edit,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    model.drafts.forget(&Blank::Answer(key.clone(), field));
    if is_untouched(form) && form.gives.is_none() {
        return;
    }
    let what = match form.gives {
        Some(gives) => steps::giving(gives.status.word(), key),
        None => steps::field(field.word(), key),
    };
    let before = answer_of(model, key);
    if let Some(past) = days::of_edit(&edit, model.work.today) {
        model.say(past);
    }
    let stands = form.gives.is_none_or(|gives| gives.instead_of == before.status);
    let status = form.gives.map(|gives| Edit::Status(gives.status));
    let edits = status.into_iter().chain([edit]).collect();
    if stands && stored(&before, field) == form.from {
        change_answer(model, key, edits, what, now, effects);
        return;
    }
    let after = set_aside(&edited(model, key, edits, now), &before, now.with_timezone(&Utc));
    put_answer(model, key, after, what, effects);
    model.say(words::changed_meanwhile(field.word()));
}
