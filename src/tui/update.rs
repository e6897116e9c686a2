//! An input and the model in, the next model and what is to be done out.
//!
//! Nothing here draws, reads a file or looks at the clock; the time comes with the input.

mod answer;
mod aside;
mod blocked;
mod conflict;
mod contrast;
mod declare;
mod deeds;
mod draft;
mod evidence;
mod export;
mod find;
mod fit;
mod form;
mod gaps;
mod go;
mod knowledge;
mod leave;
mod leaving;
mod letter;
mod matrix;
mod meant;
mod models;
mod mouse;
mod naming;
mod outside;
mod palette;
mod profile;
mod queue;
mod release;
mod reply;
mod restore;
mod review;
mod scan;
mod seen;
mod show;
mod sign;

use chrono::{DateTime, FixedOffset};
use ratatui::crossterm::event::{KeyEvent, KeyEventKind, MouseEvent};
use ratatui::layout::Size;

use super::action::Action;
use super::effect::{Effect, Reply};
use super::keymap::{self, Mode};
use super::model::{Dialog, DraftField, Form, FormSubject, Model, Screen, Visit};

pub(super) use naming::wants_name;
pub(super) use profile::begin;

/// Something that happened.
#[derive(Debug)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// Text from the clipboard.
    Paste(String),
    /// The mouse.
    Mouse(MouseEvent),
    /// The terminal has another size.
    Resize(Size),
    /// The screen was opened on a record.
    Opened,
    /// The model was drawn as it is: what that showed was on the screen.
    Drawn,
    /// The terminal came to the front.
    Focus,
    /// An effect was carried out.
    Reply(Reply),
}

/// The next model, and what is to be done.
pub fn update(model: &mut Model, input: Input, now: DateTime<FixedOffset>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let today = now.date_naive();
    let mut stirred = matches!(input, Input::Reply(_) | Input::Opened);
    if model.work.today != today {
        stirred = true;
        model.work.today = today;
        model.work.judge();
    }
    match input {
        Input::Key(key) if key.kind == KeyEventKind::Release => {}
        // What is pasted and clicked at wants to be seen.
        Input::Paste(_) | Input::Mouse(_) if model.mode() == Mode::Unseen => {}
        Input::Key(key) => {
            // What nobody could read yet is still to be told.
            if model.mode() != Mode::Unseen {
                model.notice = None;
            }
            press(model, &key, now, &mut effects);
            leave::look_now_and_then(model, now, &mut effects);
        }
        Input::Paste(text) => form::paste(model, &text),
        Input::Mouse(event) => mouse::mouse(model, event),
        Input::Resize(size) => model.size = size,
        Input::Opened => {
            model.looked = Some(now);
            leave::opened(model, &mut effects);
        }
        Input::Drawn => {
            queue::drawn(model);
            return effects;
        }
        Input::Focus => {
            model.looked = Some(now);
            leave::refresh(model, &mut effects);
            scan::again(model, &mut effects);
        }
        // A file more that was scanned is nothing that anything else depends on.
        Input::Reply(Reply::Scanning { done, of }) => {
            scan::moved_on(model, done, of);
            return effects;
        }
        Input::Reply(reply) => reply::reply(model, reply, now, &mut effects),
    }
    queue::keep_in_step(model, stirred || !effects.is_empty());
    models::keep_chosen(model);
    show::keep_preview(model, &mut effects);
    contrast::keep(model, &mut effects);
    show::keep_reading(model);
    keep_session(model, &mut effects);
    effects
}

/// A key is an action of the table, or text where text is wanted.
fn press(model: &mut Model, key: &KeyEvent, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let mode = model.mode();
    match keymap::action(mode, key) {
        Some(action) => act(model, action, now, effects),
        None if mode.takes_text() => form::type_key(model, key),
        None => {}
    }
}

/// Does what the user means, and what follows from that.
fn act(model: &mut Model, action: Action, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let mut next = Some(action);
    while let Some(action) = next {
        next = step(model, action, now, effects);
    }
}

/// Does one action; returns the one that follows from it, such as the reason after a not-applicable.
fn step(
    model: &mut Model,
    action: Action,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) -> Option<Action> {
    let acts =
        model.chosen_item().is_some() || matches!(model.place.screen, Screen::Release | Screen::Models);
    if naming::needs_name(action) && model.work.who.is_empty() && acts {
        form::ask_who(model, action);
        return None;
    }
    match action {
        _ if action.moves() => go::go(model, action),
        Action::NextPhase
        | Action::PreviousPhase
        | Action::Phase(_)
        | Action::NextModel
        | Action::NextWanting => go::go(model, action),
        Action::TakeFromProject => answer::take_from_project(model, now, effects),
        Action::SetStatus(_) | Action::Withdraw => {
            if let Some((asked, gives)) = answer::status(model, action, now, effects) {
                form::open(model, asked);
                form::gives_status(model, gives);
            }
        }
        Action::Undo | Action::Redo if model.mode().takes_text() => form::undo(model, action),
        Action::Undo if model.place.screen == Screen::Profile(Visit::KickOff) => {
            profile::undo(model, effects);
        }
        Action::Undo => answer::undo(model, effects),
        Action::Redo => answer::redo(model, effects),
        Action::EditNote
        | Action::EditReason
        | Action::EditEvidence
        | Action::EditOwner
        | Action::EditPlan
        | Action::EditAcceptance => form::open(model, action),
        Action::EditNoteOutside => outside::write_outside(model, effects),
        Action::NextField | Action::PreviousField | Action::DeleteWord | Action::DeleteLine => {
            form::within(model, action);
        }
        Action::Confirm => return confirm(model, now, effects),
        Action::Complete | Action::DropEvidence | Action::RetakeEvidence => {
            evidence::act(model, action, now, effects);
        }
        Action::Pick | Action::NextQuestion | Action::PreviousQuestion | Action::Start => {
            profile::act(model, action, effects);
        }
        Action::FilterKind | Action::FilterPhase | Action::FilterOwner | Action::ClearFilters => {
            gaps::filter(model, action);
        }
        Action::ShowItems
        | Action::ShowGaps
        | Action::ShowRecord
        | Action::ShowProfile
        | Action::ToggleNotAsked
        | Action::ToggleMask
        | Action::Help => show::show(model, action),
        Action::KeepOurs | Action::KeepTheirs => conflict::settle(model, action, now, effects),
        Action::ShowConflict => conflict::show(model, conflict::chosen(model)),
        Action::Open => open(model, now, effects),
        Action::Back => back(model),
        other => deeds::elsewhere(model, other, now, effects),
    }
    None
}

/// Enter, where it opens something.
fn open(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    match model.mode() {
        Mode::Items => go::read(model),
        Mode::Gaps => gaps::visit(model),
        Mode::Knowledge => knowledge::open(model),
        Mode::Opening => release::open_chosen(model, now, effects),
        Mode::Release | Mode::Review => release::visit(model),
        Mode::Blocked => sign::visit(model),
        Mode::Diff => contrast::visit(model),
        Mode::Models | Mode::Noticed => models::open(model, effects),
        Mode::Matrix => matrix::visit(model),
        Mode::Seen => seen::open(model, effects),
        Mode::Profile => profile::act(model, Action::Open, effects),
        _ => {}
    }
}

/// Enter or Ctrl-S, where they confirm something; returns what follows.
fn confirm(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) -> Option<Action> {
    match model.dialogs.last() {
        Some(Dialog::Form(Form { subject: FormSubject::Version, .. })) => {
            release::open_typed(model, now, effects);
            None
        }
        Some(Dialog::Form(Form { subject: FormSubject::Restore, .. })) => {
            restore::typed(model, effects);
            None
        }
        Some(Dialog::Form(Form { subject: FormSubject::Answer(_, DraftField::Comment), .. })) => {
            review::send_back(model, now, effects);
            None
        }
        Some(Dialog::Form(_)) => form::confirm(model, now, effects),
        Some(Dialog::Finder(_)) => find::confirm(model),
        Some(Dialog::Signing(_)) => {
            sign::sign(model, now, effects);
            None
        }
        Some(Dialog::Confirming(_)) => {
            release::confirmed(model, now, effects);
            None
        }
        Some(Dialog::Evidence(_)) => {
            evidence::add(model, effects);
            None
        }
        _ => None,
    }
}

/// Leaves what is on top: a dialog, or the guidance.
fn back(model: &mut Model) {
    match model.dialogs.pop() {
        Some(Dialog::Form(form)) => form::leave(model, form),
        Some(Dialog::Knowledge(dialog)) => knowledge::leave(model, dialog),
        Some(Dialog::Leaving) => leaving::stays(model),
        Some(dialog) => draft::left(model, &dialog),
        None if matches!(model.place.screen, Screen::Profile(_)) => profile::leave(model),
        None => go::to_list(model),
    }
}

/// Leaves, unless something would be lost that the user has not given up.
pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    leaving::quit(model, &mut effects);
    effects
}

/// Has the session kept whenever it changed, so that a kill loses no draft and no place.
fn keep_session(model: &mut Model, effects: &mut Vec<Effect>) {
    let session = model.session();
    if session != model.kept {
        model.kept = session.clone();
        effects.push(Effect::KeepSession(Box::new(session)));
    }
}
