//! A checklist that grows by one extension after the other: who is at work, and what it may touch.
//!
//! It only looks and finds; what is done to an item is done elsewhere.

use std::collections::BTreeSet;
use std::ops::Range;

use super::hands::{Hands, Kind};
use crate::checklist::Checklist;
use crate::checklist::document::Placed;
use crate::checklist::fault::Fault;
use crate::checklist::id::ItemId;
use crate::checklist::item::Item;
use crate::text::nearest;

/// A checklist that grows by one extension after the other.
#[derive(Debug)]
pub(super) struct Composer<'c> {
    pub(super) checklist: &'c mut Checklist,
    pub(super) hands: Hands,
}

/// The extension that is at work.
#[derive(Debug)]
pub(super) struct Worker<'s> {
    pub(super) part: usize,
    pub(super) rests_on: BTreeSet<usize>,
    pub(super) file: &'s str,
    pub(super) text: &'s str,
    pub(super) translation: bool,
}

impl Worker<'_> {
    pub(super) fn fault(&self, span: &Range<usize>, what: String, hint: String) -> Fault {
        Fault::at(self.file, self.text, span, what, hint)
    }
}

impl<'c> Composer<'c> {
    pub(super) fn new(checklist: &'c mut Checklist) -> Self {
        Self { checklist, hands: Hands::default() }
    }

    /// The item that an extension may change in this way, or why it may not.
    pub(super) fn touch(
        &mut self,
        id: &Placed<ItemId>,
        kind: Kind,
        worker: &Worker<'_>,
    ) -> Result<&mut Item, Fault> {
        let refused = |(what, hint): (String, String)| worker.fault(&id.span, what, hint);
        self.may(&id.value, kind, worker).map_err(refused)?;
        if !matches!(kind, Kind::Reworded(_)) && self.hands.twice(&id.value, worker.part, kind) {
            return Err(refused((
                format!("`{}` stands here twice", id.value),
                "keep one of them".to_owned(),
            )));
        }
        self.hands.lay(&id.value, worker.part, kind);
        let found = self.checklist.items.iter().position(|item| item.id == id.value);
        let hint = || offer(id.value.as_str(), self.checklist.items.iter().map(|item| item.id.as_str()));
        let at = found.ok_or_else(|| refused((format!("no item `{}` is there", id.value), hint())));
        let lost = || refused((format!("no item `{}` is there", id.value), String::new()));
        self.checklist.items.get_mut(at?).ok_or_else(lost)
    }

    /// Whether an extension may change an item in this way; otherwise what is wrong and what to do.
    pub(super) fn may(&self, id: &ItemId, kind: Kind, worker: &Worker<'_>) -> Result<(), (String, String)> {
        let parts = &self.checklist.composition.parts;
        let name = |part: usize| parts.get(part).map_or("", |part| part.id.as_str());
        if let Some((other, verb)) = self.hands.quarrel(id, worker.part, &worker.rests_on, kind) {
            let other = name(other);
            let what = format!("`{id}` is already changed by `{other}`, which {verb}");
            let hint =
                format!("let one of them do it, or let this one rest on the other: `extends = \"{other}\"`");
            return Err((what, hint));
        }
        if let Some(off) = self.checklist.composition.off(id.as_str()) {
            return Err((
                format!("`{id}` is already switched off, by `{}`", off.by),
                "delete this".to_owned(),
            ));
        }
        if let Some(heir) = self.checklist.items.iter().find(|item| item.replaces.contains(id)) {
            let hint = format!("change `{}` instead", heir.id);
            return Err((format!("`{id}` was replaced by `{}`", heir.id), hint));
        }
        match self.checklist.composition.brought.get(id) {
            Some(owner) if *owner != worker.part && !worker.rests_on.contains(owner) => {
                let owner = name(*owner);
                let hint = format!("to change it, rest on that extension: `extends = \"{owner}\"`");
                Err((format!("`{id}` belongs to `{owner}`"), hint))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn is_gone(&self, id: &ItemId) -> bool {
        let replaced = self.checklist.items.iter().any(|item| item.replaces.contains(id));
        replaced || self.checklist.composition.off(id.as_str()).is_some()
    }
}

/// What a name that is not there may have meant.
pub(super) fn offer<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> String {
    let near = nearest(typed, names);
    match near.as_slice() {
        [] => "`mindgap checklist list` lists what is there".to_owned(),
        near => format!("did you mean {}?", near.join(" or ")),
    }
}
