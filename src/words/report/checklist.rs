//! The checklist as a text: an item with its guidance, a list of items, the profile.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const WHY: &str = "Why";
pub(crate) const TODAY: &str = "Today";
pub(crate) const EVIDENCE_WANTED: &str = "Evidence wanted";
pub(crate) const EXAMPLE: &str = "Example";
pub(crate) const RESTS_ON: &str = "Rests on";
pub(crate) const DESIGN: &str = "design (engineering judgement, no study)";
pub(crate) const AN_ANSWER_RESTS_ON: &str = "an answer rests on";
pub(crate) const ASKED_WHEN: &str = "asked when";
pub(crate) const PROFILE: &str = "Profile";
pub(crate) const CHOOSE_ONE: &str = "choose one";
pub(crate) const CHOOSE_ANY: &str = "choose any";

pub(crate) fn minutes(count: impl Display) -> String {
    format!("about {count} minutes")
}

/// `of`: of which kind of models, where it is not asked of any.
pub(crate) fn again_and_each(review: impl Display, per: impl Display, of: Option<&str>) -> String {
    let of = of.map(|of| format!("; {of}")).unwrap_or_default();
    format!("looked at again: {review}; asked once for each: {per}{of}")
}

/// `old`: the items whose place it took.
pub(crate) fn replaces(old: &str) -> String {
    format!("replaces {old}")
}

pub(crate) fn all_of(facts: &str) -> String {
    format!("all of {facts}")
}

pub(crate) fn any_of(facts: &str) -> String {
    format!("any of {facts}")
}

pub(crate) fn none_of(facts: &str) -> String {
    format!("none of {facts}")
}

pub(crate) fn extended_by(extension: &str) -> String {
    format!("extended by {extension}")
}

pub(crate) fn switched_off(count: usize) -> String {
    format!("Switched off ({count})")
}

pub(crate) fn items(count: usize) -> String {
    counted(count, "item", "items")
}
