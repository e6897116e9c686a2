//! Which keys would do something now: the footer names no other. A key that is not named may still say why it does nothing.
//! Changes nothing.

use super::offers_over::{in_dialog, is_file};
use super::{detail, overview};
use crate::checklist::Choice;
use crate::record::ProfileAnswer;
use crate::tui::action::Action;
use crate::tui::beside::entries;
use crate::tui::contrast::Side;
use crate::tui::deed::Shelf;
use crate::tui::gap_rows::gap_rows;
use crate::tui::layout::{areas, panes, text_inside};
use crate::tui::model::{
    Became, Dialog, Focus, GapFilter, Model, ModelsPart, ReleaseList, Saving, Screen, Seeing, SeenDialog,
};

/// Whether a key with this meaning would do something now, in this dialog or, without one, on the screen.
pub(in crate::tui) fn offers(model: &Model, dialog: Option<&Dialog>, action: Action) -> bool {
    if let Some(dialog) = dialog {
        return in_dialog(model, dialog, action);
    }
    match (action, model.place.screen) {
        (Action::Undo, _) => model.history.can_undo(),
        (Action::Redo, _) => model.history.last_undone().is_some(),
        (Action::ShowConflict, _) => !(model.conflicts.is_empty() && model.work.record.conflicts.is_empty()),
        (Action::Find, _) => !model.work.checklist.items().is_empty(),
        (_, Screen::Items) => on_items(model, action),
        (_, Screen::Gaps) => on_gaps(model, action),
        (Action::Next, Screen::Overview) => {
            let height = usize::from(areas(model.size).body.height).saturating_sub(2);
            overview::overview_height(model) > height
        }
        (_, Screen::Record) => on_record(model, action),
        (_, Screen::Release) => on_release(model, action),
        (_, Screen::Diff) => on_differences(model, action),
        (_, Screen::Models) => on_models(model, action),
        (Action::Pick, Screen::Profile(_)) => picks(model),
        (_, Screen::Overview | Screen::Profile(_)) => true,
    }
}

fn on_items(model: &Model, action: Action) -> bool {
    let work = &model.work;
    let Some(position) = model.place.chosen() else {
        return match action {
            Action::NextPhase => work.checklist.phases.len() > 1,
            Action::NextWanting => wants_elsewhere(model, None),
            action => !is_about_a_question(action),
        };
    };
    match action {
        Action::SetStatus(_) => work.is_asked(position),
        Action::ShowSeen => {
            let dialog = SeenDialog::new(Seeing::Item(position));
            work.scanned.as_ref().is_some_and(|scanned| dialog.length(scanned, work) > 0)
        }
        Action::ShowKnowledge => {
            // The tables may still be on their way, and no frame waits for them.
            let findings = work.item(position).is_some_and(|item| !item.findings.is_empty());
            let at_hand = work.checklist.knowledge_at_hand().is_some();
            findings || !at_hand || !entries(work, position).is_empty()
        }
        Action::NextPhase => work.checklist.phases.len() > 1,
        Action::NextWanting => wants_elsewhere(model, Some(position)),
        Action::NextModel => work.record.in_use().nth(1).is_some(),
        Action::Next if model.place.focus == Focus::Detail => {
            let pane = panes(areas(model.size).body, Focus::Detail).detail;
            pane.is_some_and(|pane| {
                detail::detail_height(model, pane) > usize::from(text_inside(pane).height)
            })
        }
        _ => true,
    }
}

/// Whether an action of the checklist wants a chosen question.
fn is_about_a_question(action: Action) -> bool {
    let about = matches!(
        action,
        Action::ShowKnowledge
            | Action::ShowSeen
            | Action::Open
            | Action::Next
            | Action::Previous
            | Action::ScrollDown
            | Action::ScrollUp
            | Action::NextModel
    );
    about || action.changes_the_answer()
}

/// Whether something is wanting in another question than the chosen one.
fn wants_elsewhere(model: &Model, chosen: Option<usize>) -> bool {
    let work = &model.work;
    let one_of_several = |at: usize| work.answered_of(at).is_some_and(|(_, all)| all > 1);
    // Gaps, not items: only those of the chosen question can come before the first other one.
    let mut wanting = work.assessment.gaps.iter().filter_map(|gap| gap.position);
    wanting.any(|at| Some(at) != chosen || one_of_several(at))
}

fn on_gaps(model: &Model, action: Action) -> bool {
    let filter = &model.place.gaps.filter;
    let some = || !model.work.assessment.gaps.is_empty() || !model.work.assessment.accepted.is_empty();
    match action {
        Action::Open => !gap_rows(model).is_empty(),
        Action::FilterKind => filter.kind.is_some() || some(),
        Action::FilterOwner => filter.owner.is_some() || some(),
        Action::FilterPhase => !model.work.checklist.phases.is_empty(),
        Action::ClearFilters => *filter != GapFilter::default(),
        _ => true,
    }
}

fn on_record(model: &Model, action: Action) -> bool {
    let printed = model.preview.printed.as_ref();
    match action {
        Action::Next => printed.is_some_and(|printed| printed.length() > 1),
        Action::Export => model.saving != Saving::NotBegun,
        Action::ToggleMask => printed.is_some_and(|printed| printed.sightings() > 0),
        _ => true,
    }
}

fn on_release(model: &Model, action: Action) -> bool {
    let (releases, place) = (&model.releases, model.place.release);
    if model.work.record.release.is_none() {
        let signed_off = || releases.shelf.as_ref().and_then(Shelf::latest).is_some();
        return action != Action::TakeBack || signed_off();
    }
    match (place.list, action) {
        (ReleaseList::Queue, Action::Open) => !releases.queue.entries.is_empty(),
        (ReleaseList::Queue, Action::Reaffirm) => {
            releases.queue.entries.get(place.chosen).is_some_and(|entry| {
                model.work.record.answer(&entry.key).is_some_and(|answer| answer.status.is_some())
            })
        }
        (ReleaseList::Queue, Action::ReaffirmSeen) => releases.queue.unchanged().next().is_some(),
        (ReleaseList::Review, Action::Open | Action::AcceptAnswer | Action::SendBack) => {
            !releases.review.is_empty()
        }
        _ => true,
    }
}

fn on_differences(model: &Model, action: Action) -> bool {
    let Some(contrast) = &model.contrast else {
        return !matches!(action, Action::Open | Action::EarlierSide | Action::LaterSide);
    };
    let side = |each: &Side| Some(each) == contrast.side.as_ref();
    let at = contrast.sides.iter().position(side);
    match action {
        Action::Open => {
            let line = contrast.lines.as_ref().ok().and_then(|lines| lines.get(model.place.diff));
            let about = line.and_then(|line| line.about.as_ref());
            about.is_some_and(|key| model.work.checklist.position_of(key.item_str()).is_some())
        }
        Action::EarlierSide => at.is_some_and(|at| at > 0),
        Action::LaterSide => at.is_some_and(|at| at + 1 < contrast.sides.len()),
        _ => true,
    }
}

fn on_models(model: &Model, action: Action) -> bool {
    let (work, place) = (&model.work, model.place.models);
    let scanned = work.scanned.as_deref();
    match (place.part, action) {
        (ModelsPart::Models, Action::Open | Action::Declare | Action::Retire | Action::AskPublisher) => {
            let Some(row) = work.model_row(place.chosen) else { return false };
            match action {
                Action::Open => row.seen.is_some(),
                Action::AskPublisher => row.id.is_some() && row.became != Became::Retired,
                Action::Declare => {
                    let new = row.declared.is_none() || matches!(row.became, Became::Retired | Became::Moved);
                    row.id.is_some() && new
                }
                _ => row.declared.is_some_and(|declared| declared.retired.is_none()),
            }
        }
        (ModelsPart::Matrix, Action::Open) => {
            !work.asked_of_each().is_empty() && work.record.in_use().nth(place.column).is_some()
        }
        (ModelsPart::Matrix, Action::NextColumn) => work.record.in_use().nth(place.column + 1).is_some(),
        (ModelsPart::NotExamined, Action::Open) => {
            scanned.and_then(|all| all.missed().get(place.chosen)).is_some_and(|missed| is_file(&missed.path))
        }
        (ModelsPart::Loads, Action::Open) => {
            scanned.and_then(|all| all.scan().inventory.loads.get(place.chosen)).is_some()
        }
        (ModelsPart::Other, Action::Open) => {
            let one = scanned.and_then(|all| all.observation(*all.other().get(place.chosen)?));
            one.is_some_and(|one| is_file(&one.place.path))
        }
        _ => true,
    }
}

/// Whether picking the chosen option changes the answer.
fn picks(model: &Model) -> bool {
    let place = model.place.profile;
    let Some(question) = model.work.checklist.profile.get(place.question) else { return false };
    let now = model.work.record.profile.get(&question.id);
    match (question.options.get(place.option), now) {
        (Some(option), Some(ProfileAnswer::Chosen(chosen))) if question.choice == Choice::One => {
            !(chosen.len() == 1 && chosen.contains(&option.id))
        }
        (Some(_), _) => true,
        (None, now) => now != Some(&ProfileAnswer::NotSure),
    }
}
