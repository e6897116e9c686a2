//! Finding items and actions by a few letters, best fit first.

use chrono::{DateTime, Local};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{KEYMAP, Mode};
use crate::tui::model::{Dialog, Finder, FinderKind, FinderRow, Model};

use super::{act, go};

/// Opens a finder.
pub(super) fn open(model: &mut Model, action: Action) {
    let (kind, placeholder) = match action {
        Action::Find => (FinderKind::Items, "title, question or id"),
        _ => (FinderKind::Actions(model.mode()), "what you want to do"),
    };
    let field = Field::new("Find", Length::Line, "", placeholder);
    model.dialogs.push(Dialog::Finder(Finder { kind, field, rows: Vec::new(), chosen: 0 }));
    narrow(model);
}

/// Lists what fits what was typed; everything, in its order, while nothing is typed.
pub(super) fn narrow(model: &mut Model) {
    let Some(Dialog::Finder(finder)) = model.dialogs.last_mut() else { return };
    let pattern = Pattern::parse(&finder.field.text(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
    let mut fits: Vec<(u32, FinderRow)> = Vec::new();
    match finder.kind {
        FinderKind::Items => {
            for (at, item) in model.work.checklist.items().iter().enumerate() {
                let text = format!("{} {} {}", item.title, item.id, item.question);
                fits.extend(score(&text).map(|score| (score, FinderRow::Item(at))));
            }
        }
        FinderKind::Actions(mode) => {
            for (at, row) in
                KEYMAP.iter().enumerate().filter(|(_, row)| in_palette(row.action, row.modes, mode))
            {
                fits.extend(score(row.help).map(|score| (score, FinderRow::Action(at))));
            }
        }
    }
    fits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    finder.rows = fits.into_iter().map(|(_, row)| row).collect();
    finder.chosen = 0;
}

/// Whether the palette of a mode offers an action. Moving by rows is for fingers, not for names.
fn in_palette(action: Action, modes: &[Mode], mode: Mode) -> bool {
    let by_row = matches!(action, Action::Next | Action::Previous | Action::Palette);
    modes.contains(&mode) && !by_row
}

/// Takes the chosen row.
pub(super) fn confirm(model: &mut Model, now: DateTime<Local>, effects: &mut Vec<Effect>) {
    let Some(Dialog::Finder(finder)) = model.dialogs.pop() else { return };
    match finder.rows.get(finder.chosen) {
        Some(FinderRow::Item(position)) => go::to_item(model, *position),
        Some(FinderRow::Action(at)) => {
            if let Some(row) = KEYMAP.get(*at) {
                act(model, row.action, now, effects);
            }
        }
        None => model.say("nothing fits what was typed"),
    }
}
