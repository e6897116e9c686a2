//! What is said of one thing that a checklist defines: an item, a clause, a case, a term, a tool.

use std::fmt::Display;

pub(crate) const ABOUT: &str = "about";
pub(crate) const SOURCE: &str = "source";
pub(crate) const READ: &str = "read";
pub(crate) const NOTE: &str = "note";
pub(crate) const LICENCE: &str = "licence";
pub(crate) const LAST_COMPARED: &str = "last compared with its source";
pub(crate) const LAST_LOOKED_AT: &str = "last looked at";

pub(crate) const STANDS_BESIDE: &str = "Stands beside";
pub(crate) const TOUCHED_BY: &str = "Touched by";
pub(crate) const USED_BY: &str = "Used by";
pub(crate) const RESTING_ON_IT: &str = "Items that rest on it";
pub(crate) const HELPS_WITH: &str = "Helps with";
pub(crate) const NO_ITEM: &str = "no item";

pub(crate) const TITLE_IS_OURS: &str = "the title is our own short paraphrase";
pub(crate) const OUR_PARAPHRASE: &str = "our paraphrase";
pub(crate) const OF_THE_FRAMEWORK: &str = "of";
pub(crate) const BINDS: &str = "binds";
pub(crate) const ONLY_IF: &str = "only if";
pub(crate) const APPLIES_FROM: &str = "applies from";
pub(crate) const FOR_THIS_PROJECT: &str = "for this project";
pub(crate) const REPLACED_BY: &str = "replaced by";
pub(crate) const TOOK_THE_PLACE_OF: &str = "took the place of";
pub(crate) const ITS_CLAUSES: &str = "Its clauses here, each with the items that touch it";

pub(crate) const IT_HAPPENED: &str = "It happened";
pub(crate) const CREDIT: &str = "Source";
pub(crate) const STANDARDS: &str = "Standards";
pub(crate) const TOOLS: &str = "Tools, none of which mindgap runs";
pub(crate) const TERMS: &str = "Terms";
pub(crate) const HELP_BEYOND_YOUR_TEAM: &str = "Help beyond your team";
pub(crate) const ASK_THE_PUBLISHER: &str = "Ask the publisher";

pub(crate) const ALSO_WRITTEN: &str = "also written";
pub(crate) const SEE_ALSO: &str = "see also";
pub(crate) const NEVER_RUN: &str = "mindgap never runs it.";
pub(crate) const HOW_TO_GET_IT: &str = "to get it";

pub(crate) fn level(level: impl Display) -> String {
    format!("level: {level}, as the framework counts")
}

pub(crate) fn not_shown(why: &str) -> String {
    format!("not shown, {why}")
}

pub(crate) fn no_legal_advice(shown: &str) -> String {
    format!("{shown}; no legal advice")
}

pub(crate) fn left_out(clauses: usize) -> String {
    format!("not shown, because the profile says that they cannot bind you: {clauses}")
}

pub(crate) fn now(clause: impl Display) -> String {
    format!("now {clause}")
}

pub(crate) fn nothing_to_scan(why: &str) -> String {
    format!("A scan sees nothing of this: {why}")
}

/// Before the name of a detector, where terms and items are called so too.
pub(crate) const DETECTOR: &str = "detector:";

/// Before the name of a kind of gap, where other things are called so too.
pub(crate) const GAP: &str = "gap:";
pub(crate) const KIND_OF_GAP: &str = "kind of gap";
pub(crate) const NEXT: &str = "Next";
pub(crate) const ACCEPTABLE: &str = "A risk of this kind can be accepted for a time.";
pub(crate) const NOT_ACCEPTABLE: &str = "No acceptance covers it.";

/// The command that opens the page of a detector.
pub(crate) fn page_of(detector: impl Display) -> String {
    format!("`mindgap explain {DETECTOR}{detector}`")
}

/// `first`: one of the detectors, as an example.
pub(crate) fn seen_by(detectors: &str, first: &str) -> String {
    format!("What a scan sees of it: {detectors} ({})", page_of(first))
}

pub(crate) fn state(state: impl Display, seen: &str) -> String {
    if seen.is_empty() { state.to_string() } else { format!("{state}, last seen active {seen}") }
}
