//! The model drawn. Nothing here changes anything, and no work depends on what is off the screen.
//!
//! One panel a file; this one puts them together.

mod answer;
mod bar;
mod before;
mod blocked;
mod confirming;
mod conflict;
mod contrast;
mod detail;
mod evidence;
mod finder;
mod footer;
mod form;
mod gaps;
mod header;
mod help;
mod knowledge;
mod leaving;
mod letter;
mod list;
mod matrix;
mod models;
mod models_told;
mod offers;
mod offers_over;
mod overview;
mod pane;
mod past;
mod peek;
mod place;
mod profile;
mod record;
mod release;
mod release_row;
mod release_told;
mod seen;
mod seen_list;
mod seen_told;
mod sign;
mod tabs;
mod writing_over;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::keymap::{Mode, rows};
use super::layout::{areas, panes};
use super::model::{Dialog, Model, Screen};
use super::smallest::{SMALLEST, fits};
use super::theme::Signs;
use super::wrap::wrap_text;
use crate::words::screen as words;

pub(super) use blocked::blocked_rows;
pub(super) use conflict::conflict_height;
pub(super) use contrast::contrast_at;
pub(super) use detail::{detail_height, whole_detail};
pub(super) use evidence::evidence_at;
pub(super) use finder::finder_rows;
pub(super) use help::help_height;
pub(super) use knowledge::{knowledge_at, knowledge_height};
pub(super) use letter::letter_height;
pub(super) use models::models_height;
pub(super) use offers::offers;
pub(super) use overview::overview_height;
pub(super) use place::{place_first, place_height};
pub(super) use record::record_rows;
pub(super) use release::release_height;
pub(super) use seen_list::{chosen_told, seen_rows};
pub(super) use tabs::tab_at;

/// Draws the whole screen.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    if !fits(area.as_size()) {
        too_small(model, area, frame.buffer_mut());
        return;
    }
    let parts = areas(area.as_size());
    let buffer = frame.buffer_mut();
    header::draw(model, parts.header, buffer);
    tabs::draw(model, parts.tabs, buffer);
    let mut cursor = body(model, parts.body, buffer);
    for dialog in &model.dialogs {
        cursor = self::dialog(model, dialog, area, buffer);
    }
    footer::draw(model, parts.footer, buffer);
    in_plain_signs(model, buffer);
    // The real cursor follows the chosen row or the text, for screen readers, magnifiers and input methods.
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// On a terminal that has only ASCII typography becomes plain, also where people typed it: nothing tells the two apart here,
/// and only what is drawn is another.
fn in_plain_signs(model: &Model, buffer: &mut Buffer) {
    if model.theme.signs == Signs::Ascii {
        for cell in &mut buffer.content {
            if let Some(plain) = model.theme.plain(cell.symbol()) {
                cell.set_symbol(plain);
            }
        }
    }
}

/// Draws what lies between tabs and footer; returns where the cursor belongs.
fn body(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    match model.place.screen {
        Screen::Items => {
            let panes = panes(area, model.place.focus);
            let cursor = panes.list.and_then(|pane| list::draw(model, pane, buffer));
            if let Some(pane) = panes.detail {
                detail::draw(model, pane, buffer);
            }
            if let Some(pane) = panes.peek {
                peek::draw(model, pane, buffer);
            }
            cursor.or(panes.detail.map(|pane| Position::new(pane.x + 1, pane.y + 1)))
        }
        Screen::Gaps => gaps::draw(model, area, buffer),
        Screen::Overview => Some(overview::draw(model, area, buffer)),
        Screen::Record => Some(record::draw(model, area, buffer)),
        Screen::Release => release::draw(model, area, buffer),
        Screen::Diff => contrast::draw(model, area, buffer),
        Screen::Models => models::draw(model, area, buffer),
        Screen::Profile(_) => profile::draw(model, area, buffer),
    }
}

/// Draws a dialog; returns where the cursor belongs.
fn dialog(model: &Model, dialog: &Dialog, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let size = area.as_size();
    match dialog {
        Dialog::Form(form) => form::draw(model, form, size, buffer),
        Dialog::Evidence(dialog) => evidence::draw(model, dialog, size, buffer),
        Dialog::Finder(finder) => finder::draw(model, finder, size, buffer),
        Dialog::Knowledge(dialog) => Some(knowledge::draw(model, dialog, size, buffer)),
        Dialog::Seen(dialog) => seen_list::draw(model, dialog, size, buffer),
        Dialog::Place(glance) => Some(place::draw(model, glance, size, buffer)),
        Dialog::Letter(letter) => Some(letter::draw(model, letter, size, buffer)),
        Dialog::Signing(signing) => sign::draw(model, signing, size, buffer),
        Dialog::Blocked { blockers, chosen } => blocked::draw(model, blockers, *chosen, size, buffer),
        Dialog::Confirming(asking) => Some(confirming::draw(model, asking, size, buffer)),
        Dialog::Help { mode, scroll } => Some(help::draw(model, *mode, *scroll, size, buffer)),
        Dialog::Conflict { scroll, .. } => conflict::draw(model, *scroll, size, buffer),
        Dialog::OthersWrote { to, words } => Some(writing_over::draw(model, to, *words, size, buffer)),
        Dialog::Leaving => Some(leaving::draw(model, size, buffer)),
    }
}

/// How large the terminal has to be, and the keys that act meanwhile.
fn too_small(model: &Model, area: Rect, buffer: &mut Buffer) {
    let needed = words::too_small((SMALLEST.width, SMALLEST.height), (area.width, area.height));
    let asks = matches!(model.dialogs.last(), Some(Dialog::Leaving)).then(|| words::ASKS_UNSEEN.to_owned());
    let keys = rows(Mode::Unseen).map(|row| {
        let keys: Vec<String> = row.keys.iter().map(|key| key.name()).collect();
        format!("  {}  {}", keys.join("  "), row.help)
    });
    let told = [needed].into_iter().chain(asks).chain([words::MAKE_IT_LARGER.to_owned()]).chain(keys);
    let lines = told.flat_map(|text| wrap_text(&text, Style::new(), usize::from(area.width)));
    for (line, row) in lines.zip(area.rows()) {
        Line::render(line, row, buffer);
    }
}
