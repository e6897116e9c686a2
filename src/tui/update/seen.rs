//! What the scan saw about an item or a model: listed, looked at in its place, adopted as evidence. Adopting sets no status.

use chrono::{DateTime, FixedOffset};

use crate::assess::{adoption, adoption_edits};
use crate::record::{AnswerKey, Evidence};
use crate::scan::{Glimpse, Seen};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{
    Dialog, Glance, Looked, Model, Same, Screen, Seeing, SeenDialog, SeenRow, Was, moved,
};
use crate::tui::scope::{about_others, nothing_seen};
use crate::tui::view::{chosen_told, place_first, place_height};
use crate::words::notice::evidence as words;
use crate::words::{adopting, steps};

use super::answer::change_answer;

/// Lists what the scan saw about the chosen item, of the model that it is asked of at present.
pub(super) fn show(model: &mut Model) {
    if model.place.screen != Screen::Items {
        return;
    }
    let Some(position) = model.place.chosen() else { return };
    let dialog = SeenDialog::new(Seeing::Item(position));
    if length(model, &dialog) == 0 {
        let item = model.work.item(position).map_or("", |item| item.id.as_str());
        let elsewhere = model.work.scanned.as_ref().map_or(0, |scanned| scanned.on_item(item).len());
        let why = match elsewhere {
            0 => nothing_seen(model, position),
            others => about_others(model, others),
        };
        model.say(why);
    } else {
        model.dialogs.push(Dialog::Seen(dialog));
    }
}

/// How many rows a list has.
pub(super) fn length(model: &Model, dialog: &SeenDialog) -> usize {
    let scanned = model.work.scanned.as_ref();
    scanned.map_or(0, |scanned| dialog.length(scanned, &model.work))
}

/// What an open list is about, where that is a model, and its chosen row.
pub(super) struct Listed {
    about: Option<Same>,
    row: Option<Was>,
}

/// What is chosen in every open list, before another scan comes in; nothing for other dialogs.
pub(super) fn chosen(model: &Model) -> Vec<Option<Listed>> {
    let listed = |dialog: &Dialog| {
        let (Dialog::Seen(dialog), Some(scanned)) = (dialog, &model.work.scanned) else { return None };
        let models = &scanned.scan().inventory.models;
        let about = if let Seeing::Model(at) = dialog.of { models.get(at).map(Same::model) } else { None };
        let row = row(model, dialog, dialog.chosen);
        Some(Listed { about, row: row.map(|(same, place)| Was { at: dialog.chosen, same, place }) })
    };
    model.dialogs.iter().map(listed).collect()
}

/// Another scan came in while lists lie open: the same row of the same thing stays chosen, and a list of which either is
/// gone is closed, so that no key acts on another.
pub(super) fn find_again(model: &mut Model, before: Vec<Option<Listed>>) {
    let mut before = before.into_iter();
    let mut gone = false;
    for dialog in std::mem::take(&mut model.dialogs) {
        match (dialog, before.next().flatten()) {
            (Dialog::Seen(dialog), Some(listed)) => match now(model, dialog, &listed) {
                Some(dialog) => model.dialogs.push(Dialog::Seen(dialog)),
                None => gone = true,
            },
            (dialog, _) => model.dialogs.push(dialog),
        }
    }
    if gone {
        model.say(words::LIST_CLOSED);
    }
}

/// An open list as it is after another scan.
fn now(model: &Model, dialog: SeenDialog, listed: &Listed) -> Option<SeenDialog> {
    let models = &model.work.scanned.as_ref()?.scan().inventory.models;
    let of = match dialog.of {
        Seeing::Item(_) => dialog.of,
        Seeing::Model(_) => {
            let about = listed.about.as_ref()?;
            Seeing::Model(models.iter().position(|model| Same::model(model) == *about)?)
        }
    };
    let dialog = SeenDialog { of, ..dialog };
    let chosen = listed.row.as_ref()?.now(length(model, &dialog), |at| row(model, &dialog, at))?;
    Some(SeenDialog { chosen, ..dialog })
}

/// What stands in a row of a list.
fn row(model: &Model, dialog: &SeenDialog, at: usize) -> Option<(Same, Seen)> {
    let row = dialog.row(model.work.scanned.as_ref()?, &model.work, at)?;
    Some((row.same(), row.place()))
}

/// Shows the place of the chosen row.
pub(super) fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Dialog::Seen(dialog)) = model.dialogs.last() else { return };
    let Some(scanned) = &model.work.scanned else { return };
    let row = dialog.row(scanned, &model.work, dialog.chosen);
    let Some((place, saw)) = row.map(|row| (row.place(), row.says().to_owned())) else { return };
    look(model, place, saw, effects);
}

/// Has the lines around a place read, and shows them.
pub(super) fn look(model: &mut Model, place: Seen, saw: String, effects: &mut Vec<Effect>) {
    if place.path == "." {
        model.say(words::OF_WHOLE_PROJECT);
        return;
    }
    effects.push(Effect::Glance(place.clone()));
    model.dialogs.push(Dialog::Place(Glance { place, saw, looked: Looked::Awaited, scroll: None }));
}

/// The lines around a place are here, or the reason why there are none.
pub(super) fn glanced(model: &mut Model, place: &Seen, result: Result<Glimpse, String>) {
    let waits = model.dialogs.iter_mut().find_map(|dialog| match dialog {
        Dialog::Place(glance) if &glance.place == place => Some(glance),
        _ => None,
    });
    if let Some(glance) = waits {
        glance.looked = Looked::At(result);
    }
}

/// Scrolls the lines around a place.
pub(super) fn scroll(model: &mut Model, by: isize) {
    let size = model.size;
    let Some(Dialog::Place(glance)) = model.dialogs.last_mut() else { return };
    let height = place_height(glance, size);
    let first = place_first(glance, height);
    if let Looked::At(Ok(glimpse)) = &glance.looked {
        glance.scroll = Some(moved(first, by, glimpse.lines.len().saturating_sub(height) + 1));
    }
}

/// Scrolls what is told of the chosen row, by half of what is seen of it.
pub(super) fn scroll_told(model: &mut Model, direction: isize) {
    let Some(Dialog::Seen(dialog)) = model.dialogs.last() else { return };
    let (text, rows) = chosen_told(model, dialog);
    let half = isize::try_from(text.height / 2).unwrap_or(1).max(1);
    let reach = rows.saturating_sub(usize::from(text.height)) + 1;
    if let Some(Dialog::Seen(dialog)) = model.dialogs.last_mut() {
        dialog.scroll = moved(dialog.scroll, direction * half, reach);
    }
}

/// Takes the chosen observation as evidence of the item that the list is about.
pub(super) fn adopt(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some(Dialog::Seen(dialog)) = model.dialogs.last().filter(|dialog| matches!(dialog, Dialog::Seen(_)))
    else {
        return;
    };
    let Seeing::Item(position) = dialog.of else {
        model.say(words::NOT_FROM_HERE);
        return;
    };
    let Some(scanned) = model.work.scanned.clone() else { return };
    let row = dialog.row(&scanned, &model.work, dialog.chosen);
    let Some(SeenRow::Observation(one, _)) = row else { return };
    let Some(key) = model.work.key(position) else { return };
    if let Some(why) = super::answer::refused(model, &key) {
        model.fail(why);
        return;
    }
    let answer = model.work.record.answer(&key).cloned().unwrap_or_default();
    let seen = model.work.whole_scan();
    let taken = adoption(one, &key).and_then(|it| Ok((it, adoption_edits(one, &key, &answer, seen)?)));
    let (evidence, edits) = match taken {
        Ok(taken) => taken,
        Err(error) => {
            model.fail(adopting::refused(&visible_line(&error.to_string()), error.hint()));
            return;
        }
    };
    let before = answer.evidence;
    let what = steps::adopting(&evidence, &key);
    let mentions = matches!(&evidence, Evidence::Observation(adopted) if adopted.mentions);
    let say = if mentions { words::adopted_as_mention } else { words::adopted };
    let told = say(&evidence, &name_in(Mode::Items, Action::Undo));
    change_answer(model, &key, edits, what, now, effects);
    if evidence_of(model, &key) == before {
        model.say(words::ADOPTED_ALREADY);
    } else {
        model.say(told);
    }
}

fn evidence_of(model: &Model, key: &AnswerKey) -> Vec<Evidence> {
    model.work.record.answer(key).map_or_else(Vec::new, |answer| answer.evidence.clone())
}
