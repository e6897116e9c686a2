//! What the safety record says of cases, standards and clauses.

use std::fmt::{Display, from_fn};

pub(crate) const IT_HAPPENED: &str = "It happened";
pub(crate) const TOUCHES: &str = "Touches";

pub(crate) const INCIDENTS: &str = "Incidents";
pub(crate) const WHAT_INCIDENTS_ARE: &str = "What happened elsewhere and made these questions worth asking.";
pub(crate) const STANDARDS: &str = "Standards";
/// Behind the sentence on whose judgement it is.
pub(crate) const TITLES_ONLY: &str = "Titles only; law is shown by the profile and is no legal advice.";
pub(crate) const OUR_PARAPHRASE: &str = "our paraphrase";
pub(crate) const CROSSWALK: &str = "Crosswalk";
pub(crate) const WHAT_THE_CROSSWALK_COUNTS: &str = "For each clause, how the questions that touch it are answered. \
    It counts answers; it does not say how much of a framework is met.";
pub(crate) const CLAUSE: &str = "Clause";
pub(crate) const ANSWERED: &str = "Answered";
pub(crate) const BY_STATUS: &str = "Items by status";

/// `entries` is how the ids of such entries begin.
pub(crate) fn credit(entries: &str, whom: &str) -> String {
    format!("Entries {entries} are from: {whom}.")
}

pub(crate) fn left_out(clauses: usize) -> String {
    format!(
        "Clauses of law left out, because the profile says that they cannot bind this project: {clauses}."
    )
}

pub(crate) fn framework(url: &str, read: &str, licence: &str) -> String {
    format!("{url}, {read}, licence: {licence}.")
}

pub(crate) fn binds(whom: &str) -> impl Display {
    from_fn(move |to| write!(to, "binds {whom}"))
}

pub(crate) fn now(clause: &str) -> impl Display {
    from_fn(move |to| write!(to, "now {clause}"))
}

pub(crate) fn answers_by_clause(framework: &str) -> String {
    format!("{framework}: answers by clause")
}

/// An item that is asked of each model is as many questions.
pub(crate) fn counts(yes: usize, questions: usize, shown: usize) -> impl Display {
    let noun = if questions == 1 { "question" } else { "questions" };
    from_fn(move |to| write!(to, "{yes} of {questions} {noun} answered yes, {shown} shown"))
}

/// The same in exports of before.
pub(crate) fn former_counts(yes: usize, items: usize, shown: usize) -> impl Display {
    let noun = if items == 1 { "item" } else { "items" };
    from_fn(move |to| write!(to, "{yes} of {items} {noun} answered yes, {shown} shown"))
}
