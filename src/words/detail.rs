//! What the guidance of an item says around the words of the checklist.

use std::fmt::Display;

pub(crate) const TITLE: &str = "Guidance";
pub(crate) const WHY: &str = "Why";
pub(crate) const TODAY: &str = "Today";
pub(crate) const EVIDENCE_WANTED: &str = "Evidence wanted";
pub(crate) const GOOD_ANSWER: &str = "A good answer";
pub(crate) const RESTS_ON: &str = "Rests on";
pub(crate) const NO_STUDY: &str = "design: engineering judgement, no study";
pub(crate) const FOR_EACH_MODEL: &str = "for each model";

pub(crate) fn more_rows(hidden: usize, key: &str) -> String {
    format!("{hidden} more rows: {key} reads all")
}

/// Where a long text was not gone through to its end: so many at least.
pub(crate) fn many_more_rows(hidden: usize, key: &str) -> String {
    format!("more than {hidden} more rows: {key} reads all")
}

pub(crate) fn reads_on(key: &str) -> String {
    format!("{key} reads on")
}

/// Said of an item whose translation is missing.
pub(crate) fn in_language(language: impl Display) -> String {
    format!("in {language}")
}

pub(crate) fn not_asked(why: &str) -> String {
    format!("Not asked here: {why}.")
}

pub(crate) fn takes(minutes: impl Display) -> String {
    format!("about {minutes} min")
}

/// Before the name of a model.
pub(crate) fn for_model(number: usize, of: usize) -> String {
    format!("For model {number} of {of}:")
}

pub(crate) fn next_model(key: &str) -> String {
    format!("{key} turns to the next")
}

pub(crate) fn opens_in_full(key: &str) -> String {
    format!("{key} opens each of these in full")
}
