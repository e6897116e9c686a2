//! Marks the items whose prose is not in the language of the translation that stands above them.

use super::composition::{Fallback, language_name};
use crate::checklist::Checklist;

/// Marks every item that a translation should cover and does not, or not wholly.
pub(super) fn mark(checklist: &mut Checklist) {
    let Some(translation) = checklist.composition.parts.iter().rposition(|part| part.translation) else {
        return;
    };
    let base = checklist.language.as_deref().unwrap_or("en").to_owned();
    let composition = &checklist.composition;
    let mut fallbacks = std::collections::HashMap::new();
    let target = composition.parts.get(translation).and_then(|part| part.language.as_deref());
    for item in &checklist.items {
        let own = composition.part_of(&item.id);
        let language = own.and_then(|part| part.language.as_deref()).unwrap_or(&base);
        if target == Some(language) {
            continue;
        }
        match composition.reworded.get(&item.id) {
            Some(whole) if *whole => {}
            reworded => {
                let mark = Fallback { language: language_name(language), partly: reworded.is_some() };
                fallbacks.insert(item.id.clone(), mark);
            }
        }
    }
    checklist.composition.fallbacks = fallbacks;
}
