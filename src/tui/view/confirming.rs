//! Asked before something is done that touches much: what it touches, and how it is taken back.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Style;

use super::pane;
use crate::record::AnswerKey;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Asking, Model, TakingBack};
use crate::tui::wrap::{about, wrap_text};
use crate::words::confirming as words;

/// Columns of the dialog.
const WIDTH: u16 = 72;

pub(super) fn draw(model: &Model, asking: &Asking, size: Size, buffer: &mut Buffer) -> Position {
    let (title, text) = match asking {
        Asking::Reaffirm(keys) => reaffirm(model, keys.len()),
        Asking::GiveUp => give_up(model),
        Asking::TakeBack(taking) => take_back(model, taking),
    };
    let keys = match asking {
        Asking::GiveUp => words::giving_up_keys,
        Asking::Reaffirm(_) | Asking::TakeBack(_) => words::doing_keys,
    };
    let [told, keys] = [text, keys(&confirm(), &undo(), &leave())]
        .map(|text| wrap_text(&text, Style::new(), pane::columns(size, WIDTH)));
    pane::asked(model, (size, WIDTH), &title, told, keys, buffer)
}

fn reaffirm(model: &Model, count: usize) -> (String, String) {
    let unseen = model.releases.queue.unchanged().count().saturating_sub(count);
    let changed = model.releases.queue.entries.len().saturating_sub(count + unseen);
    let mut text = words::touched(count);
    if unseen > 0 {
        let _ = write!(text, "\n{}", words::not_seen(unseen));
    }
    if changed > 0 {
        let _ = write!(text, "\n{}", words::changed(changed));
    }
    (words::still_hold(count), text)
}

/// Titles of answers that are named.
const NAMED: usize = 3;
/// Columns of each, so that the keys below stay in sight.
const TITLE: usize = 52;

fn take_back(model: &Model, taking: &TakingBack) -> (String, String) {
    let TakingBack { version, back, withdrawn, profile, .. } = taking;
    let title = |key: &AnswerKey| {
        let item = key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
        let title = item.map_or(key.item_str(), |item| item.title.as_str());
        about(title, key.model(), TITLE, model.theme.ellipsis())
    };
    let names = back.iter().take(NAMED).map(title).collect::<Vec<_>>().join(", ");
    let more = back.len().saturating_sub(NAMED);
    let text = words::taking_back(back.len(), &names, more, *withdrawn, *profile);
    (words::take_back(version.as_str()), text)
}

/// The key that does it.
fn confirm() -> String {
    name_in(Mode::Confirming, Action::Confirm)
}

/// The key that does not.
fn leave() -> String {
    name_in(Mode::Confirming, Action::Back)
}

/// The key that takes it back.
fn undo() -> String {
    name_in(Mode::Release, Action::Undo)
}

fn give_up(model: &Model) -> (String, String) {
    let version = model.work.record.release.as_ref().map_or("", |release| release.version.as_str());
    (words::give_up(version), words::given_up(version))
}
