//! What is said of observations, places and files that the scan saw.

use std::fmt::Display;

use super::number::counted;
use super::report::explain::page_of;

pub(crate) const IN_REPOSITORY: &str = "Seen in your repository";
pub(crate) const THE_PROJECT: &str = "the project";
/// Where an observation says how it bears, at most 13 columns.
pub(crate) const NAMED: &str = "named";
/// Where an observation says how it bears, at most 13 columns.
pub(crate) const FILE: &str = "file";
pub(crate) const SET_ASIDE: &str = "set aside";
pub(crate) const ADOPTED: &str = "adopted";
pub(crate) const ADOPTED_AS_EVIDENCE: &str = "adopted as evidence of this item";
pub(crate) const EXACT: &str = "parsed and resolved";
pub(crate) const LIKELY: &str = "likely: rests on one assumption";
pub(crate) const HINT: &str = "a hint: read by words only";
pub(crate) const NO_DIGEST: &str = "not read whole, so no digest";

pub(crate) fn on_item(item: &str, bearings: &str) -> String {
    format!("Seen: {item} ({bearings})")
}

pub(crate) fn places_of(model: &str) -> String {
    format!("Places: {model}")
}

pub(crate) fn in_repository(bearings: &str, key: &str) -> String {
    format!("{IN_REPOSITORY}: {bearings} ({key})")
}

pub(crate) fn and_more(count: usize, bearings: &str, key: &str) -> String {
    format!("and {count} more: {bearings}; {key} lists all")
}

/// `next`: what turns to the next model, where another one is in use. `list`: what lists all models.
pub(crate) fn about_other_models(count: usize, next: Option<&str>, list: &str) -> String {
    match next {
        Some(next) => format!("{count} about other models ({next} turns to the next)"),
        None => format!("{count} about models that are not in use ({list} lists them)"),
    }
}

pub(crate) fn within(scope: &str) -> String {
    format!("in {scope}")
}

pub(crate) fn within_and_adopted(scope: &str, key: &str) -> String {
    format!("in {scope}; {key} adopts one as evidence or shows its place")
}

pub(crate) fn times(count: impl Display) -> String {
    format!("{count} times")
}

pub(crate) fn times_in_file(count: impl Display) -> String {
    format!("{count} times in this file")
}

/// Of a notebook.
pub(crate) fn in_member(member: &str) -> String {
    format!("in {member}")
}

pub(crate) fn at_byte(offset: impl Display) -> String {
    format!("at byte {offset}")
}

pub(crate) fn contradict(count: usize) -> String {
    counted(count, "contradicts", "contradict")
}

pub(crate) fn not_examined(count: usize) -> String {
    format!("{count} not examined")
}

pub(crate) fn support(count: usize) -> String {
    counted(count, "supports", "support")
}

pub(crate) fn mention(count: usize) -> String {
    counted(count, "mentions", "mention")
}

pub(crate) fn set_aside(count: usize) -> String {
    format!("{count} {SET_ASIDE}")
}

pub(crate) fn files(count: usize) -> String {
    format!("{} seen", counted(count, "file", "files"))
}

pub(crate) fn opened(count: usize) -> String {
    format!("{count} opened")
}

pub(crate) fn known_when_it_runs(written: &str) -> String {
    format!("known only when it runs: {written}")
}

/// Behind the name of a model.
pub(crate) fn at_revision(revision: &str) -> String {
    format!("at {revision}")
}

pub(crate) fn by(detector: impl Display) -> String {
    format!("by {detector}")
}

pub(crate) fn does_not_count(part: impl Display) -> String {
    format!("in {part} code, which does not count")
}

pub(crate) fn about(hub: impl Display, model: &str) -> String {
    format!("about {hub} {model}")
}

pub(crate) fn why_not_examined(why: &str) -> String {
    format!("not examined: {why}")
}

pub(crate) fn explained(detector: impl Display) -> String {
    format!("{} tells what this sees and misses", page_of(detector))
}

pub(crate) fn written_as(expression: &str) -> String {
    format!("written as {expression}")
}

pub(crate) fn file(format: impl Display, bytes: impl Display, digest: &str) -> String {
    format!("{format}, {bytes} bytes, {digest}")
}
