//! Moving about: rows, pages, phases.

use crate::record::{AnswerKey, ModelId};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::contrast::Contrast;
use crate::tui::gap_rows::gap_rows;
use crate::tui::keymap::name_of;
use crate::tui::layout::{areas, panes, screen_rows, text_inside};
use crate::tui::model::{Dialog, Focus, Model, Opened, Screen, moved};
use crate::tui::preview::Printed;
use crate::tui::view::{
    blocked_rows, conflict_height, detail_height, finder_rows, help_height, knowledge_height, letter_height,
    overview_height, record_rows, seen_rows,
};
use crate::words::notice::{models, way as words};

/// Moves.
pub(super) fn go(model: &mut Model, action: Action) {
    match action {
        Action::NextPhase => turn(model, 1),
        Action::PreviousPhase => turn(model, -1),
        Action::Phase(number) => to_phase(model, usize::from(number).saturating_sub(1)),
        Action::NextWanting => next_wanting(model),
        Action::NextModel => next_model(model),
        Action::ScrollDown if !model.dialogs.is_empty() => super::seen::scroll_told(model, 1),
        Action::ScrollUp if !model.dialogs.is_empty() => super::seen::scroll_told(model, -1),
        Action::ScrollDown if model.place.screen == Screen::Release => super::queue::scroll(model, 1),
        Action::ScrollUp if model.place.screen == Screen::Release => super::queue::scroll(model, -1),
        Action::ScrollDown if model.place.screen == Screen::Models => super::models::scroll(model, 1),
        Action::ScrollUp if model.place.screen == Screen::Models => super::models::scroll(model, -1),
        Action::ScrollDown => scroll(model, page(model)),
        Action::ScrollUp => scroll(model, -page(model)),
        _ if !model.dialogs.is_empty() => in_dialog(model, action),
        _ => in_screen(model, action),
    }
}

/// Rows that a page moves: of a list as many as are seen, so that no row is passed over.
fn page(model: &Model) -> isize {
    let list = match (model.dialogs.last(), model.place.screen) {
        // There a page scrolls the guidance.
        (None, Screen::Items) => None,
        (None, _) => screen_rows(model).map(|rows| rows.height),
        (Some(Dialog::Blocked { blockers, .. }), _) => Some(blocked_rows(model, blockers).height),
        (Some(Dialog::Finder(_)), _) => Some(finder_rows(model.size).height),
        (Some(Dialog::Seen(_)), _) => Some(seen_rows(model.size).height),
        (Some(_), _) => None,
    };
    let text = areas(model.size).body.height.saturating_sub(4);
    let height = list.unwrap_or(text).max(1);
    isize::try_from(height).unwrap_or(1)
}

/// How far an action moves; the ends are further than any list is long.
fn distance(model: &Model, action: Action) -> isize {
    match action {
        Action::Next => 1,
        Action::Previous => -1,
        Action::PageDown => page(model),
        Action::PageUp => -page(model),
        Action::First => isize::MIN / 2,
        Action::Last => isize::MAX / 2,
        _ => 0,
    }
}

fn in_screen(model: &mut Model, action: Action) {
    let by = distance(model, action);
    match (model.place.screen, model.place.focus) {
        (Screen::Items, Focus::List) => choose(model, by),
        (Screen::Items, Focus::Detail) => scroll(model, by),
        (Screen::Gaps, _) => {
            let rows = gap_rows(model).len();
            model.place.gaps.chosen = moved(model.place.gaps.chosen, by, rows);
        }
        (Screen::Overview, _) => {
            let hidden = overview_height(model)
                .saturating_sub(usize::from(areas(model.size).body.height).saturating_sub(2));
            model.place.overview = moved(model.place.overview, by, hidden + 1);
        }
        (Screen::Record, _) => scroll_record(model, by),
        (Screen::Release, _) => super::queue::choose(model, by),
        (Screen::Models, _) => super::models::choose(model, by),
        (Screen::Diff, _) => {
            let lines = model.contrast.as_ref().map_or(0, Contrast::length);
            model.place.diff = moved(model.place.diff, by, lines);
        }
        (Screen::Profile(_), _) => super::profile::choose(model, by),
    }
}

/// Scrolls the record row by row, through long lines as well; far jumps go by lines.
fn scroll_record(model: &mut Model, by: isize) {
    let lines = model.preview.printed.as_ref().map_or(0, Printed::length);
    if by.unsigned_abs() > usize::from(model.size.height) {
        model.place.record = moved(model.place.record, by, lines);
        model.place.record_row = 0;
        return;
    }
    for _ in 0..by.unsigned_abs() {
        let (line, row) = (model.place.record, model.place.record_row);
        (model.place.record, model.place.record_row) = match (by > 0, row) {
            (true, _) if row + 1 < record_rows(model, line) => (line, row + 1),
            (true, _) if line + 1 < lines => (line + 1, 0),
            (true, _) => (line, row),
            (false, 0) if line > 0 => (line - 1, record_rows(model, line - 1).saturating_sub(1)),
            (false, _) => (line, row.saturating_sub(1)),
        };
    }
}

fn in_dialog(model: &mut Model, action: Action) {
    let by = distance(model, action);
    let rows = match model.dialogs.last() {
        Some(Dialog::Evidence(dialog)) => {
            model.work.record.answer(&dialog.key).map_or(0, |a| a.evidence.len())
        }
        Some(Dialog::Help { mode, .. }) => help_height(model, *mode),
        Some(Dialog::Knowledge(dialog)) => knowledge_height(model, dialog),
        Some(Dialog::Seen(dialog)) => super::seen::length(model, dialog),
        Some(Dialog::Letter(letter)) => letter_height(model, letter),
        Some(Dialog::Place(_)) => {
            super::seen::scroll(model, by);
            return;
        }
        Some(Dialog::Conflict { .. }) => conflict_height(model),
        Some(Dialog::Blocked { blockers, .. }) => blockers.rows(),
        _ => 0,
    };
    match model.dialogs.last_mut() {
        Some(Dialog::Finder(finder)) => finder.chosen = moved(finder.chosen, by, finder.rows.len()),
        Some(Dialog::Blocked { chosen, .. }) => *chosen = moved(*chosen, by, rows),
        Some(Dialog::Evidence(dialog)) => dialog.chosen = moved(dialog.chosen, by, rows),
        Some(Dialog::Seen(dialog)) => dialog.choose(moved(dialog.chosen, by, rows)),
        Some(Dialog::Knowledge(dialog)) => match &mut dialog.opened {
            Opened::List => dialog.chosen = moved(dialog.chosen, by, rows),
            Opened::Entry { scroll } => *scroll = moved(*scroll, by, rows),
        },
        Some(Dialog::Letter(letter)) => letter.scroll = moved(letter.scroll, by, rows),
        Some(Dialog::Help { scroll, .. } | Dialog::Conflict { scroll, .. }) => {
            *scroll = moved(*scroll, by, rows)
        }
        _ => {}
    }
}

/// Chooses another item of the phase.
fn choose(model: &mut Model, by: isize) {
    let rows = model.work.rows(model.place.phase);
    let at = model.place.chosen().and_then(|position| rows.binary_search(&position).ok()).unwrap_or_default();
    let position = rows.get(moved(at, by, rows.len())).copied();
    model.place.choose(position);
}

/// Scrolls the guidance, not past its last row.
pub(super) fn scroll(model: &mut Model, by: isize) {
    let Some(pane) = panes(areas(model.size).body, model.place.focus).detail else { return };
    let hidden = detail_height(model, pane).saturating_sub(usize::from(text_inside(pane).height));
    model.place.scroll = moved(model.place.scroll, by, hidden + 1);
}

fn turn(model: &mut Model, by: isize) {
    let phases = model.work.checklist.phases.len();
    if phases > 0 {
        let phase = model.place.phase.saturating_add(phases).saturating_add_signed(by) % phases;
        to_phase(model, phase);
    }
}

/// Shows a phase of the checklist.
pub(super) fn to_phase(model: &mut Model, phase: usize) {
    if phase >= model.work.checklist.phases.len() {
        model.fail(words::phases(model.work.checklist.phases.len()));
        return;
    }
    model.place.screen = Screen::Items;
    model.place.focus = Focus::List;
    model.place.phase = phase;
    model.place.scroll = 0;
}

/// Shows one item, wherever it stands.
pub(super) fn to_item(model: &mut Model, position: usize) {
    let Some(phase) = model.work.item(position).map(|item| item.phase) else { return };
    if !model.work.rows(phase).contains(&position) {
        super::show::list_not_asked(model);
    }
    to_phase(model, phase);
    model.place.choose(Some(position));
}

/// Shows one item, and remembers from where, so that Esc comes back.
pub(super) fn visit(model: &mut Model, position: usize) {
    let from = model.place.screen;
    to_item(model, position);
    model.place.came_from = Some(from);
    model.say(words::comes_back(&name_of(Action::ComeBack)));
}

/// The same for one question of an item, which may be about a model.
pub(super) fn visit_about(model: &mut Model, position: usize, key: &AnswerKey) {
    if let Some(about) = key.model().and_then(|about| about.parse().ok()) {
        model.work.choose_model(Some(about));
    }
    visit(model, position);
}

/// The next model that is in use; what is asked of each model is asked of it.
pub(super) fn next_model(model: &mut Model) {
    let all: Vec<ModelId> = model.work.record.in_use().cloned().collect();
    let now = model.work.model().and_then(|now| all.iter().position(|each| each == now));
    let next = now.and_then(|now| all.get((now + 1) % all.len()).cloned());
    match (all.as_slice(), next) {
        ([], _) => model.say(models::none_declared(&name_of(Action::ShowModels))),
        ([only], _) => {
            model.say(models::only_one(&visible_line(only.as_str())));
        }
        (all, next) => {
            let at = next.as_ref().and_then(|next| all.iter().position(|each| each == next));
            let name = next.as_ref().map_or("", ModelId::as_str);
            let said = models::chosen(at.unwrap_or_default() + 1, all.len(), &visible_line(name));
            model.say(said);
            model.work.choose_model(next);
        }
    }
}

/// Back to the screen that led to the item.
pub(super) fn come_back(model: &mut Model) {
    if let Some(screen) = model.place.came_from.take() {
        model.place.screen = screen;
        if screen == Screen::Release {
            super::queue::renew(model);
        }
    }
}

/// Shows the next item, round the checklist, in which something is wanting.
fn next_wanting(model: &mut Model) {
    let items = model.work.checklist.items().len();
    let from = model.place.chosen().map_or(0, |position| position + 1);
    match (from..items).chain(0..from).find(|&position| model.work.is_wanting(position)) {
        Some(position) => {
            model.work.turn_to_wanting(position);
            to_item(model, position);
        }
        None => model.say(words::NOTHING_WANTING),
    }
}

/// Gives the guidance the movement keys.
pub(super) fn read(model: &mut Model) {
    if model.place.chosen().is_some() {
        model.place.focus = Focus::Detail;
    }
}

/// Gives them back to the list.
pub(super) fn to_list(model: &mut Model) {
    model.place.focus = Focus::List;
}
