//! What the screen of models says: its lists, and what is told of a model.

use crate::words::number::counted;

pub(crate) const MODELS: &str = "Models";
pub(crate) const BY_QUESTION: &str = "By question";
/// `BY_QUESTION` where there is little room.
pub(crate) const BY_QUESTION_SHORT: &str = "Asked";
pub(crate) const NOT_EXAMINED: &str = "Not examined";
pub(crate) const LOADS: &str = "Loads";
pub(crate) const ABOUT_NO_ITEM: &str = "About no item";
/// `ABOUT_NO_ITEM` where there is little room.
pub(crate) const ABOUT_NO_ITEM_SHORT: &str = "Other";

pub(crate) const NOT_KNOWN_YET: &str = "not known before the scan has ended";
pub(crate) const NO_MODEL: &str = "the scan sees no model";
pub(crate) const ALL_EXAMINED: &str = "everything that was opened was examined to its end";
pub(crate) const NO_LOAD: &str = "no load without a model";
pub(crate) const ALL_BEARS: &str = "everything that was seen bears on an item";
/// In place of a pin, at most 12 columns.
pub(crate) const NOT_SEEN: &str = "not seen";

// Before what is told, at most 10 columns each.
pub(crate) const PLACE: &str = "Place";
pub(crate) const RECORD: &str = "Record";
pub(crate) const PIN: &str = "Pin";
pub(crate) const LOADED: &str = "Loaded";
pub(crate) const LICENCE: &str = "Licence";
pub(crate) const BASE: &str = "Built on";
pub(crate) const COUNTS: &str = "Counts";
pub(crate) const FILES_SEEN: &str = "Seen";
pub(crate) const FILES_OPENED: &str = "Opened";
pub(crate) const FILES_SKIPPED: &str = "Skipped";
pub(crate) const FILES_NOT_EXAMINED: &str = "Not exam.";

pub(crate) const NAME_AT_RUN_TIME: &str = "only the running program knows its name";
pub(crate) const NOT_OF_PRODUCT: &str = "not declared; the product itself does not name it";
pub(crate) const NO_REVISION: &str = "no revision";
pub(crate) const NO_FULL_COMMIT: &str = "no full commit";
pub(crate) const GONE: &str = "the scan no longer sees it, and its answers are kept";
pub(crate) const NOT_REACHED: &str = "not reached: the scan ended before it had looked everywhere";
pub(crate) const BY_HAND: &str = "no scan sees it";
pub(crate) const NO_LICENCE: &str = "not seen in the project";
pub(crate) const DOES_NOT_COUNT: &str = "no: only tests, examples, generated or foreign code name it";
pub(crate) const NONE_SKIPPED: &str = "none";

// What a pin says.
pub(crate) const PIN_FULL_COMMIT: &str = "this state and no other";
pub(crate) const PIN_SHORT_HASH: &str = "the beginning of a commit, which may come to mean another";
pub(crate) const PIN_TAG: &str = "a version word, which its owner can move";
pub(crate) const PIN_BRANCH: &str = "a line of work, which moves by design";
pub(crate) const PIN_NONE: &str = "whatever is newest on the day";
pub(crate) const PIN_DYNAMIC: &str = "decided while the program runs";
pub(crate) const PIN_LOCAL: &str = "a file or folder of one's own";
pub(crate) const PIN_DATED: &str = "named with its date or version";
pub(crate) const PIN_FLOATING: &str = "an alias that its provider moves";

pub(crate) fn not_declared(declare: &str) -> String {
    format!("not declared; {declare} declares it, and what is asked of each model is asked of it")
}

/// Of a model of which nothing is asked.
pub(crate) fn nothing_asked(contradictions: usize) -> String {
    format!(
        "seen, not declared or not in use: {}",
        counted(contradictions, "contradiction", "contradictions")
    )
}

/// Of a model of which other things are asked, by its kind or by the profile.
pub(crate) fn not_asked_of_its_kind(contradictions: usize) -> String {
    format!(
        "seen, and kept from being asked by its kind of model or the profile: {}",
        counted(contradictions, "contradiction", "contradictions")
    )
}

/// Of a question about a declared model.
pub(crate) fn contradicted(title: &str, sentence: &str) -> String {
    format!("{title}: {sentence}")
}

/// `became`: what became of the model.
pub(crate) fn and_contradicts(became: &str, contradictions: usize) -> String {
    format!("{became}, {contradictions} contradict{}", if contradictions == 1 { "s" } else { "" })
}

/// Of what is asked about a model, where nobody answered otherwise.
pub(crate) fn seen_against(seen: usize) -> String {
    format!("seen against a yes to what is asked of it: {}", counted(seen, "contradiction", "contradictions"))
}

/// `how`: who declared it, when, and how.
pub(crate) fn declared(how: &str, revision: &str) -> String {
    format!("{how}, at {revision}")
}

pub(crate) fn moved(now: &str, declare: &str) -> String {
    format!("the product uses {now} now: {declare} takes that over")
}

pub(crate) fn retired(declare: &str) -> String {
    format!("out of use, its answers are kept; {declare} takes it into use again")
}

pub(crate) fn places_and_files(places: usize, files: usize, open: &str) -> String {
    format!("Places {places}, files {files} ({open} opens them)")
}

pub(crate) fn and_more(hidden: usize, open: &str) -> String {
    format!("and {hidden} more; {open} lists all")
}

pub(crate) fn files(count: usize) -> String {
    counted(count, "file", "files")
}
