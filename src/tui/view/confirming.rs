//! Asked before something is done that touches much: what it touches, and how it is taken back.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Style;
use ratatui::text::Line;

use super::pane;
use crate::record::AnswerKey;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::layout::text_inside;
use crate::tui::model::{Asking, Model, TakingBack};
use crate::tui::wrap::wrap_text;

/// Columns of the dialog.
const WIDTH: u16 = 72;
/// Rows of the dialog.
const HEIGHT: u16 = 12;

pub(super) fn draw(model: &Model, asking: &Asking, size: Size, buffer: &mut Buffer) -> Position {
    let (title, text) = match asking {
        Asking::Reaffirm(keys) => reaffirm(model, keys.len()),
        Asking::GiveUp => give_up(model),
        Asking::TakeBack(taking) => take_back(model, taking),
    };
    let (area, inside) = pane::popup(model, size, WIDTH, HEIGHT, &title, buffer);
    let rows: Vec<Line<'_>> = wrap_text(&text, Style::new(), usize::from(text_inside(area).width));
    pane::rows(model, area, &rows, 0, buffer);
    Position::new(inside.x, inside.y)
}

fn reaffirm(model: &Model, count: usize) -> (String, String) {
    let title = if count == 1 {
        "Does 1 answer still hold?".to_owned()
    } else {
        format!("Do {count} answers still hold?")
    };
    let unseen = model.releases.queue.unchanged().count().saturating_sub(count);
    let changed = model.releases.queue.entries.len().saturating_sub(count + unseen);
    let mut text = format!(
        "This touches {count} of the answers in the list: those that you have seen here and that nothing but their \
         rhythm brings up. The record will say that they were reaffirmed together, by whom and when."
    );
    if unseen > 0 {
        let _ = write!(text, "\nNot seen yet, and left as they are: {unseen}.");
    }
    if changed > 0 {
        let _ = write!(text, "\nBrought up by something else, and left for a look each: {changed}.");
    }
    let (undo, leave) = (undo(), name_of(Action::Back));
    let _ = write!(text, "\n\nEnter does it; {undo} takes all of it back at once. {leave} leaves it.");
    (title, text)
}

/// Titles of answers that are named.
const NAMED: usize = 3;

fn take_back(model: &Model, taking: &TakingBack) -> (String, String) {
    let TakingBack { version, back, withdrawn, profile, .. } = taking;
    let title = |key: &AnswerKey| {
        let item = key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
        item.map_or_else(|| key.to_string(), |item| item.title.clone())
    };
    let mut names = back.iter().take(NAMED).map(title).collect::<Vec<_>>().join(", ");
    if !names.is_empty() {
        let more = back.len().saturating_sub(NAMED);
        names = if more > 0 { format!(" ({names} and {more} more)") } else { format!(" ({names})") };
    }
    let text = format!(
        "Answers that become what they were: {}{names}. Answers that were not there then, and go into their notes: \
         {withdrawn}. Profile answers: {profile}. What stands there now goes into the notes; files of the product stay as \
         they are.\n\nEnter does it; {} takes all of it back at once. {} leaves it.",
        back.len(),
        undo(),
        name_of(Action::Back)
    );
    (format!("Take release {version} back?"), text)
}

/// The key that takes it back.
fn undo() -> String {
    name_in(Mode::Release, Action::Undo)
}

fn give_up(model: &Model) -> (String, String) {
    let version = model.work.record.release.as_ref().map_or("", |release| release.version.as_str());
    let text = format!(
        "Release {version} will no longer be open, and nothing is frozen. Every answer stays as it is, and so does who \
         reaffirmed what. Signatures go.\n\nEnter does it; {} takes it back. {} leaves it.",
        undo(),
        name_of(Action::Back)
    );
    (format!("Give release {version} up?"), text)
}
