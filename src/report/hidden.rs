//! Why an item is not asked, in a sentence that names the answer which hid it.

use crate::checklist::{Checklist, Fact, HiddenBy};
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

fn one(checklist: &Checklist, fact: &Fact, answered: fn(&str, &str) -> String) -> String {
    let Some(question) = checklist.profile_question(&fact.question) else {
        return answered(fact.question.as_str(), fact.option.as_str());
    };
    let label = question.option(&fact.option).map_or(fact.option.as_str(), |option| &option.label);
    answered(&question.question, label)
}
