//! Which file does what changes no answer by itself: screens, lists, releases, what the scan saw. Does nothing itself.

use chrono::{DateTime, FixedOffset};

use super::{
    aside, contrast, declare, export, find, go, knowledge, leave, letter, models, release, restore, review,
    scan, seen, show, sign,
};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::Mode;
use crate::tui::model::{Model, ModelsPart};

/// Does what changes no answer by itself: other screens, lists, the program as a whole.
pub(super) fn elsewhere(
    model: &mut Model,
    action: Action,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    match action {
        Action::ComeBack => go::come_back(model),
        Action::ShowOverview
        | Action::ShowDiff
        | Action::LaterSide
        | Action::EarlierSide
        | Action::ShowRelease
        | Action::Reaffirm
        | Action::ReaffirmSeen
        | Action::GiveUp
        | Action::TakeBack
        | Action::SwitchList
        | Action::AcceptAnswer
        | Action::SendBack
        | Action::SignOff
        | Action::ToggleMarkdown => about_release(model, action, now, effects),
        Action::ShowKnowledge => knowledge::show(model),
        Action::ShowSeen
        | Action::Adopt
        | Action::SetAside
        | Action::Scan
        | Action::ShowModels
        | Action::NextPart
        | Action::PreviousPart
        | Action::NextColumn
        | Action::PreviousColumn
        | Action::Declare
        | Action::AddModel
        | Action::Retire
        | Action::AskPublisher => about_scan(model, action, now, effects),
        Action::CopyLink if model.mode() == Mode::Letter => letter::copy(model, effects),
        Action::CopyLink => knowledge::copy_link(model, effects),
        Action::Export | Action::WriteOver => export::act(model, action, effects),
        Action::Find | Action::Palette => find::open(model, action),
        Action::ToggleMouse
        | Action::Refresh
        | Action::Suspend
        | Action::SaveAgain
        | Action::LeaveUnsaved
        | Action::Quit => leave::act(model, action, effects),
        _ => {}
    }
}

/// Does what concerns the release, the differences and the look back.
fn about_release(model: &mut Model, action: Action, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    match action {
        Action::ShowRelease => release::show(model, effects),
        Action::Reaffirm => release::reaffirm(model, now, effects),
        Action::ReaffirmSeen => release::ask_about_seen(model),
        Action::GiveUp => release::ask_to_give_up(model),
        Action::TakeBack => restore::ask(model, now, effects),
        Action::SwitchList => review::switch(model),
        Action::AcceptAnswer => review::accept(model, now, effects),
        Action::SendBack => review::ask_why(model),
        Action::SignOff => sign::open(model, effects),
        Action::ToggleMarkdown => sign::toggle_markdown(model),
        Action::ShowOverview => show::show(model, action),
        Action::ShowDiff => contrast::show(model),
        Action::LaterSide | Action::EarlierSide => contrast::turn(model, action, effects),
        _ => {}
    }
}

/// Does what concerns the scan and what it saw.
fn about_scan(model: &mut Model, action: Action, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    match action {
        Action::ShowSeen => seen::show(model),
        Action::Adopt => seen::adopt(model, now, effects),
        Action::SetAside => aside::ask(model, effects),
        Action::Scan => {
            scan::toggle(model, effects);
            leave::look_at_evidence(model, effects);
        }
        Action::ShowModels => models::show(model),
        Action::Declare => declare::declare_chosen(model, now, effects),
        Action::AddModel => declare::ask(model),
        Action::Retire => declare::retire_chosen(model, now, effects),
        Action::AskPublisher => letter::ask_publisher(model),
        Action::NextColumn => models::turn_column(model, 1),
        Action::PreviousColumn => models::turn_column(model, -1),
        Action::NextPart => models::turn(model, 1),
        Action::PreviousPart => models::turn(model, ModelsPart::ALL.len() - 1),
        _ => {}
    }
}
