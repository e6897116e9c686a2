//! Adds the items that an extension brings, some of them in the place of others.

use std::collections::{HashMap, HashSet};

use super::composer::{Composer, Worker};
use super::deeds::NewItem;
use super::hands::Kind;
use crate::checklist::fault::Fault;
use crate::checklist::id::ItemId;
use crate::checklist::item::Item;

/// Ids that cannot be given again.
#[derive(Debug)]
struct Taken {
    asked: HashSet<ItemId>,
    /// Retired ids, each with the item that took over.
    retired: HashMap<ItemId, ItemId>,
}

/// Adds items. One that replaces another of its phase takes that one's place, the others come at the end of their phase.
pub(super) fn add(
    composer: &mut Composer<'_>,
    new: Vec<NewItem>,
    unfinished: Vec<(ItemId, Fault)>,
    worker: &Worker<'_>,
    faults: &mut Vec<Fault>,
) {
    let items = &composer.checklist.items;
    let retired =
        |item: &Item| item.replaces.iter().map(|old| (old.clone(), item.id.clone())).collect::<Vec<_>>();
    let taken = Taken {
        asked: items.iter().map(|item| item.id.clone()).collect(),
        retired: items.iter().flat_map(retired).collect(),
    };
    for (id, place) in unfinished {
        faults.extend(free(composer, &taken, &id).err().map(|(what, hint)| Fault { what, hint, ..place }));
    }
    for NewItem { item, place } in new {
        match fits(composer, &taken, &item, worker) {
            Ok(()) => put(composer, item, worker.part),
            Err((what, hint)) => faults.push(Fault { what, hint, ..place }),
        }
    }
    composer.checklist.items.sort_by_key(|item| item.phase);
}

/// Whether an item may be added, with everything that it replaces.
fn fits(
    composer: &Composer<'_>,
    taken: &Taken,
    item: &Item,
    worker: &Worker<'_>,
) -> Result<(), (String, String)> {
    free(composer, taken, &item.id)?;
    item.replaces.iter().try_for_each(|old| composer.may(old, Kind::Replaced, worker))
}

/// Whether an id may be given.
fn free(composer: &Composer<'_>, taken: &Taken, id: &ItemId) -> Result<(), (String, String)> {
    let checklist = &composer.checklist;
    if taken.asked.contains(id) {
        let whose = checklist.composition.part_of(id).map_or(&checklist.id, |part| &part.id);
        let hint = "give it another id and name the old one under `replaces` to take its place; to keep the item and \
            change its words, use `[[reword]]`";
        return Err((format!("`{id}` is already asked by `{whose}`"), hint.to_owned()));
    }
    let for_ever = "give it another id: an id is for ever, and answers to the old one are kept".to_owned();
    if checklist.composition.off(id.as_str()).is_some() {
        return Err((format!("`{id}` is the id of an item that is switched off"), for_ever));
    }
    if let Some(heir) = taken.retired.get(id) {
        return Err((format!("`{id}` is retired: `{heir}` replaced it"), for_ever));
    }
    Ok(())
}

/// What an item takes the place of, it takes the place of for ever: whoever replaces it stands for all of that, too.
fn put(composer: &mut Composer<'_>, mut item: Item, part: usize) {
    composer.checklist.composition.brought.insert(item.id.clone(), part);
    for id in &item.replaces {
        composer.hands.lay(id, part, Kind::Replaced);
    }
    let items = &mut composer.checklist.items;
    if item.replaces.is_empty() {
        items.push(item);
        return;
    }
    let is_old = |other: &Item| item.replaces.contains(&other.id);
    let slot = items.iter().position(|other| other.phase == item.phase && is_old(other));
    let before = slot.map(|slot| items.iter().take(slot).filter(|other| !is_old(other)).count());
    let replaced: Vec<Item> = items.extract_if(.., |other| is_old(other)).collect();
    for old in replaced.iter().flat_map(|old| &old.replaces) {
        if !item.replaces.contains(old) {
            item.replaces.push(old.clone());
        }
    }
    composer.checklist.composition.replaced.extend(replaced);
    let items = &mut composer.checklist.items;
    items.insert(before.unwrap_or(items.len()), item);
}
