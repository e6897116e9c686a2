//! What stands beside an item: opened, read in full, its address copied.

use crate::tui::beside::{address, entries};
use crate::tui::effect::Effect;
use crate::tui::model::{Dialog, KnowledgeDialog, Model, Opened};
use crate::words::notice::way as words;

/// Lists what stands beside the chosen item.
pub(super) fn show(model: &mut Model) {
    let Some(position) = model.place.chosen() else { return };
    if entries(&model.work, position).is_empty() {
        model.say(words::NOTHING_BESIDE);
        return;
    }
    model.dialogs.push(Dialog::Knowledge(KnowledgeDialog { position, chosen: 0, opened: Opened::List }));
}

/// Opens the chosen entry in full.
pub(super) fn open(model: &mut Model) {
    if let Some(Dialog::Knowledge(dialog)) = model.dialogs.last_mut() {
        dialog.opened = Opened::Entry { scroll: 0 };
    }
}

/// From an entry back to the list, and from the list away.
pub(super) fn leave(model: &mut Model, mut dialog: KnowledgeDialog) {
    if dialog.opened != Opened::List {
        dialog.opened = Opened::List;
        model.dialogs.push(Dialog::Knowledge(dialog));
    }
}

/// Copies the address of the chosen entry, and says it: not every terminal can copy.
pub(super) fn copy_link(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Dialog::Knowledge(dialog)) = model.dialogs.last() else { return };
    let entries = entries(&model.work, dialog.position);
    let link = entries.get(dialog.chosen).and_then(|entry| address(&model.work, &entry.known));
    match link.map(str::to_owned) {
        Some(link) => {
            model.say(words::link_copied(&link));
            effects.push(Effect::Copy(link));
        }
        None => model.say(words::NO_ADDRESS),
    }
}
