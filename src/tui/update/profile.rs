//! The profile: at kick-off and whenever the project changes.

use crate::checklist::Choice;
use crate::record::{Change, ProfileAnswer, Status};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, KickOff};
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{name_in, name_of};
use crate::tui::model::{Dialog, Focus, Form, FormSubject, HalfWay, Model, Screen, Visit, moved};
use crate::words::notice::answer::{begun, goes_on};
use crate::words::{fields, steps};

use super::answer::{self, apply, commit, send};

/// Begins the kick-off, or goes on with the one that was left half-way. To go on is a step like any other: taken back, the
/// kick-off begins anew, and nothing of it is lost.
pub(in crate::tui) fn begin(model: &mut Model, left: Option<&HalfWay>) {
    let Some(left) = left else {
        ask_name(model, None);
        return;
    };
    let back = apply(model, &left.changes(&model.work.checklist));
    if !back.is_empty() {
        model.history.did(steps::KICK_OFF.to_owned(), back);
    }
    let anew = if let Some(at) = &left.at {
        let questions = &model.work.checklist.profile;
        model.place.profile.question = questions.iter().position(|each| each.id == *at).unwrap_or(0);
        model.point_at_held_option();
        Action::Undo
    } else {
        ask_name(model, Some(&left.name));
        Action::DeleteLine
    };
    model.say(goes_on(&name_in(model.mode_when_seen(), anew)));
}

/// Takes back the last step. Where that was to go on with the kick-off, its name is asked for again, and what follows it.
pub(super) fn undo(model: &mut Model, effects: &mut Vec<Effect>) {
    let is_name = |change: &Change| matches!(change, Change::Name(_));
    let anew = model.history.last().is_some_and(|step| step.back.iter().any(is_name));
    answer::undo(model, effects);
    if anew {
        model.place.profile.question = 0;
        ask_name(model, None);
    }
}

/// Opens the first question of the kick-off: what the project is called.
fn ask_name(model: &mut Model, typed: Option<&str>) {
    let name = typed.unwrap_or(&model.work.record.project.name).to_owned();
    let field = Field::new(fields::PROJECT, Length::Line, &name, fields::PROJECT_HINT);
    let form = Form::new(FormSubject::ProjectName, vec![field]);
    model.dialogs.push(Dialog::Form(form));
    model.point_at_held_option();
}

/// Takes the project's name.
pub(super) fn name_project(model: &mut Model, name: &str) {
    let name = name.trim();
    if !name.is_empty() {
        drop(model.work.apply(Change::Name(name.to_owned())));
    }
}

/// Moves between the options, round and round; "not sure yet" is the last.
pub(super) fn choose(model: &mut Model, by: isize) {
    let last = model.profile_question().map_or(0, |question| question.options.len());
    let at = model.place.profile.option;
    let next = moved(at, by, last + 1);
    model.place.profile.option = match (next == at, by > 0) {
        (false, _) => next,
        (true, true) => 0,
        (true, false) => last,
    };
}

/// Picks, turns and starts.
pub(super) fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Pick => pick(model, effects),
        Action::Open => {
            if is_another_of_one(model) {
                pick(model, effects);
            }
            turn(model, 1, effects);
        }
        Action::NextQuestion => turn(model, 1, effects),
        Action::PreviousQuestion => turn(model, -1, effects),
        _ => start(model, effects),
    }
}

/// Whether one option can be chosen, and the pointer was moved to another than the record holds.
fn is_another_of_one(model: &Model) -> bool {
    let Some(question) = model.profile_question().filter(|question| question.choice == Choice::One) else {
        return false;
    };
    let held = model.work.record.profile.get(&question.id).unwrap_or(&ProfileAnswer::NotSure);
    picked(model).is_some_and(|answer| answer != *held)
}

/// The answer that picking the chosen row gives.
fn picked(model: &Model) -> Option<ProfileAnswer> {
    let question = model.profile_question()?;
    let current = model.work.record.profile.get(&question.id);
    Some(match question.options.get(model.place.profile.option) {
        Some(option) if question.choice == Choice::One => {
            ProfileAnswer::Chosen(std::iter::once(option.id.clone()).collect())
        }
        Some(option) => ProfileAnswer::picked(current, question, &option.id),
        None => ProfileAnswer::NotSure,
    })
}

fn pick(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(answer) = picked(model) else { return };
    let Some(id) = model.profile_question().map(|question| question.id.clone()) else { return };
    commit(model, steps::profile(&id), vec![Change::Profile(id, Some(answer))], effects);
}

/// To the next or the last question; after the last one the checklist begins.
fn turn(model: &mut Model, by: isize, effects: &mut Vec<Effect>) {
    let questions = model.work.checklist.profile.len();
    let at = model.place.profile.question;
    if by > 0 && at + 1 >= questions {
        start(model, effects);
        return;
    }
    model.place.profile.question = moved(at, by, questions);
    model.point_at_held_option();
}

/// To the checklist. At kick-off this begins the record; what is not answered is "not sure yet".
fn start(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.place.screen == Screen::Profile(Visit::KickOff) {
        let unsure = model.work.checklist.profile.iter().map(|question| question.id.clone());
        let open: Vec<_> = unsure.filter(|id| model.work.record.profile.get(id).is_none()).collect();
        for id in open {
            drop(model.work.apply(Change::Profile(id, Some(ProfileAnswer::NotSure))));
        }
        let kick_off = KickOff { empty: model.work.empty(), begun: (*model.work.record).clone() };
        send(model, Effect::Create(Box::new(kick_off)), effects);
        // To have gone on with the kick-off is a step of it alone: nothing asks for the name again once the record is there.
        model.history.forget(&[Change::Name(String::new())]);
        let statuses: Vec<String> = Status::ALL.iter().map(|&s| name_of(Action::SetStatus(s))).collect();
        let keys = statuses.join(" ");
        model.say(begun(&keys, &name_of(Action::Help)));
    }
    model.place.screen = Screen::Items;
    model.place.focus = Focus::List;
}
