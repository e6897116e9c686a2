//! What extensions made of a checklist, in words that every format shares.

use crate::checklist::{Checklist, Item, Off, Part, Phase, ProfileQuestion};
use crate::words::report::question as words;

/// Where an item differs from what the checklist below asks, a few words each: who switched it off, who brought it, and
/// what was raised, with the reasons.
pub fn provenance(checklist: &Checklist, item: &Item) -> Vec<String> {
    let composition = &checklist.composition;
    let mut all = Vec::new();
    all.extend(composition.off(item.id.as_str()).map(off));
    all.extend(composition.part_of(&item.id).map(|part| words::asked_by(&part.id)));
    all.extend(
        composition
            .tightened(&item.id)
            .map(|tightened| words::raised(tightened.from, &tightened.by, tightened.reason.as_deref())),
    );
    all
}

/// The title of an item, with the language that stands in for a missing translation behind it.
pub fn title(checklist: &Checklist, item: &Item) -> String {
    match checklist.composition.fallback(&item.id) {
        Some(fallback) => format!("{} ({})", item.title, fallback.mark()),
        None => item.title.clone(),
    }
}

/// The title of a phase, marked in the same way.
pub fn phase_title(checklist: &Checklist, phase: &Phase) -> String {
    match checklist.composition.phase_fallback(&phase.id) {
        Some(fallback) => format!("{} ({})", phase.title, fallback.mark()),
        None => phase.title.clone(),
    }
}

/// A profile question, marked in the same way.
pub fn profile_question(checklist: &Checklist, question: &ProfileQuestion) -> String {
    match checklist.composition.profile_fallback(&question.id) {
        Some(fallback) => format!("{} ({})", question.question, fallback.mark()),
        None => question.question.clone(),
    }
}

/// An extension, named with its version.
pub fn part(part: &Part) -> String {
    format!("{} {}, {}", part.id, part.version, part.title)
}

/// Why an item is not asked, and who decided that.
pub fn off(off: &Off) -> String {
    words::switched_off(&off.by, &off.reason)
}
