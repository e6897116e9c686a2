//! Marks the items, phases and profile questions whose prose is not in the language of the translation above them.

use std::collections::HashMap;
use std::hash::Hash;

use super::composition::{Composition, Fallback, language_name};
use crate::checklist::Checklist;

/// Marks everything that a translation should cover and does not, or not wholly.
pub(super) fn mark(checklist: &mut Checklist) {
    let composition = &checklist.composition;
    let Some(translation) = composition.parts.iter().rfind(|part| part.translation) else { return };
    let languages = Languages {
        composition,
        base: checklist.language.as_deref().unwrap_or("en"),
        target: translation.language.as_deref(),
    };
    let items = checklist.items.iter().map(|item| item.id.clone());
    let items = languages.missing(items, &composition.brought, &composition.reworded);
    let phases = checklist.phases.iter().map(|phase| phase.id.clone());
    let phases = languages.missing(phases, &composition.phases.brought, &composition.phases.reworded);
    let profile = checklist.profile.iter().map(|question| question.id.clone());
    let profile = languages.missing(profile, &composition.profile.brought, &composition.profile.reworded);
    let composition = &mut checklist.composition;
    composition.fallbacks = items;
    composition.phases.fallbacks = phases;
    composition.profile.fallbacks = profile;
}

/// Which language is wanted, and which is there.
struct Languages<'a> {
    composition: &'a Composition,
    base: &'a str,
    target: Option<&'a str>,
}

impl Languages<'_> {
    fn missing<Id: Eq + Hash>(
        &self,
        ids: impl Iterator<Item = Id>,
        brought: &HashMap<Id, usize>,
        reworded: &HashMap<Id, bool>,
    ) -> HashMap<Id, Fallback> {
        let mut missing = HashMap::new();
        for id in ids {
            let own = brought.get(&id).and_then(|at| self.composition.parts.get(*at));
            let language = own.and_then(|part| part.language.as_deref()).unwrap_or(self.base);
            let whole = reworded.get(&id).copied();
            if self.target == Some(language) || whole == Some(true) {
                continue;
            }
            missing.insert(id, Fallback { language: language_name(language), partly: whole.is_some() });
        }
        missing
    }
}
