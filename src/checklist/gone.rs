//! What was asked once and is asked no longer: items that were switched off, and those that others took the place of.

use std::collections::HashMap;

use super::Checklist;
use super::compose::Off;
use super::id::ItemId;
use super::item::Item;

/// An item that is asked no longer. Answers to it are kept.
#[derive(Debug, Clone, Copy)]
pub struct Gone<'a> {
    /// Its id.
    pub id: &'a ItemId,
    /// The item, where its words are known: of one that a checklist retired itself only the id is.
    pub item: Option<&'a Item>,
    /// Why it is asked no longer.
    pub why: GoneWhy<'a>,
}

/// Why an item is asked no longer.
#[derive(Debug, Clone, Copy)]
pub enum GoneWhy<'a> {
    /// An extension switched it off.
    Off(&'a Off),
    /// This item took its place.
    Replaced(&'a Item),
}

impl Checklist {
    /// Everything that is asked no longer: what is switched off first, then what was replaced.
    pub fn gone(&self) -> Vec<Gone<'_>> {
        let (off, replaced) = (&self.composition.off, &self.composition.replaced);
        let switched_off =
            off.iter().map(|off| Gone { id: &off.item.id, item: Some(&off.item), why: GoneWhy::Off(off) });
        let all = self.items.iter().chain(off.iter().map(|off| &off.item));
        // Of two that are called so the first one counts.
        let words: HashMap<&ItemId, &Item> = replaced.iter().rev().map(|old| (&old.id, old)).collect();
        let took = all.flat_map(|heir| heir.replaces.iter().map(move |id| (id, heir)));
        let took =
            took.map(|(id, heir)| Gone { id, item: words.get(id).copied(), why: GoneWhy::Replaced(heir) });
        switched_off.chain(took).collect()
    }
}
