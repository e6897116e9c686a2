//! Why an item is not asked, in a sentence that names the answer which hid it.

use crate::checklist::{Checklist, Fact, HiddenBy};

/// The sentence, from the words of the checklist; not made fit for any format yet.
pub fn hidden_sentence(checklist: &Checklist, hidden: &HiddenBy) -> String {
    let verb = match hidden {
        HiddenBy::Lacks(_) => "without",
        HiddenBy::Has(_) => "with",
    };
    let facts: Vec<_> = hidden.facts().iter().map(|fact| one(checklist, fact, verb)).collect();
    facts.join(", and ")
}

fn one(checklist: &Checklist, fact: &Fact, verb: &str) -> String {
    let Some(question) = checklist.profile_question(&fact.question) else {
        return format!("“{}” is answered {verb} “{}”", fact.question, fact.option);
    };
    let label = question.option(&fact.option).map_or(fact.option.as_str(), |option| &option.label);
    format!("“{}” is answered {verb} “{label}”", question.question)
}
