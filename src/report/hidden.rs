//! Why an item is not asked, in a sentence that names the answer which hid it.

use std::collections::BTreeSet;

use crate::checklist::{Checklist, Choice, Fact, HiddenBy, Item, OfModels, OptionId};
use crate::record::{ModelId, Profile, ProfileAnswer};
use crate::words::report::question as words;

/// The sentence, from the words of the checklist; not made fit for any format yet.
pub fn hidden_sentence(checklist: &Checklist, hidden: &HiddenBy) -> String {
    let answered: fn(&str, &str) -> String = match hidden {
        HiddenBy::Lacks(_) => words::answered_without,
        HiddenBy::Has(_) => words::answered_with,
    };
    let facts: Vec<_> = hidden.facts().iter().map(|fact| one(checklist, fact, answered)).collect();
    words::all_of(&facts)
}

/// What `init --set` is given so that the answer no longer hides an item: all that is chosen already stays chosen. Each fact that
/// would do is a way of its own; none where the checklist does not know it.
pub fn ways_out(checklist: &Checklist, profile: &Profile, hidden: &HiddenBy) -> Vec<String> {
    let way = |fact: &Fact| {
        let question = checklist.profile_question(&fact.question)?;
        let mut chosen: BTreeSet<OptionId> = match profile.get(&fact.question) {
            Some(ProfileAnswer::Chosen(options)) => options.clone(),
            Some(ProfileAnswer::NotSure) | None => BTreeSet::new(),
        };
        let is_alone = |id: &OptionId| question.option(id).is_some_and(|option| option.alone);
        match hidden {
            HiddenBy::Has(_) => chosen.retain(|option| *option != fact.option),
            HiddenBy::Lacks(_) if question.choice == Choice::One || is_alone(&fact.option) => {
                chosen = BTreeSet::from([fact.option.clone()]);
            }
            HiddenBy::Lacks(_) => {
                chosen.retain(|option| !is_alone(option));
                chosen.insert(fact.option.clone());
            }
        }
        let answer = if chosen.is_empty() { ProfileAnswer::NotSure } else { ProfileAnswer::Chosen(chosen) };
        Some(format!("{}={}", fact.question, answer.typed(Some(question))))
    };
    hidden.facts().iter().filter_map(way).collect()
}

/// Of which kind of models an item is asked, where it is not asked of any.
pub fn kind_of_models(item: &Item) -> Option<&'static str> {
    item.only_of().map(|of| words::of_kind(of == OfModels::Hosted))
}

/// The same of an item that is not asked of models of a kind.
pub fn spared_sentence(item: &Item, models: &[&ModelId]) -> String {
    let models: Vec<_> = models.iter().map(|model| model.as_str()).collect();
    words::not_of_kind(item.of_models == OfModels::Hosted, &models.join(", "))
}

fn one(checklist: &Checklist, fact: &Fact, answered: fn(&str, &str) -> String) -> String {
    let Some(question) = checklist.profile_question(&fact.question) else {
        return answered(fact.question.as_str(), fact.option.as_str());
    };
    let label = question.option(&fact.option).map_or(fact.option.as_str(), |option| &option.label);
    answered(&question.question, label)
}
