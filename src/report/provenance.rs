//! What extensions made of a checklist, in words that every format shares.

use crate::checklist::{Checklist, Item, Off, Part};

/// Where an item differs from what the checklist below asks, a few words each: who brought it, what was raised and why,
/// and which language stands in for a missing translation.
pub fn provenance(checklist: &Checklist, item: &Item) -> Vec<String> {
    let composition = &checklist.composition;
    let mut all = Vec::new();
    all.extend(composition.part_of(&item.id).map(|part| format!("asked by {}", part.id)));
    all.extend(composition.tightened(&item.id).map(|tightened| {
        let why = tightened.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("raised from {} by {}{why}", tightened.from, tightened.by)
    }));
    all
}

/// The title of an item, with the language that stands in for a missing translation behind it.
pub fn title(checklist: &Checklist, item: &Item) -> String {
    match checklist.composition.fallback(&item.id) {
        Some(fallback) => format!("{} ({})", item.title, fallback.mark()),
        None => item.title.clone(),
    }
}

/// An extension, named with its version.
pub fn part(part: &Part) -> String {
    format!("{} {}, {}", part.id, part.version, part.title)
}

/// Why an item is not asked, and who decided that.
pub fn off(off: &Off) -> String {
    format!("switched off by {}: {}", off.by, off.reason)
}
