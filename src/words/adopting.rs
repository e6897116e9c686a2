//! What is said of observations as evidence: which can be adopted, and of what only they show.

/// Of an answer that nothing else backs.
pub(crate) const ONLY_MENTIONED: &str = "shown only by what a scan mentions, which by itself proves nothing";
/// Before `ONLY_MENTIONED`, where evidence is listed.
pub(crate) const ALL_EVIDENCE: &str = "Evidence, all of it";
/// Before `ONLY_MENTIONED` on the screen.
pub(crate) const THIS_IS: &str = "This is";

pub(crate) const BEARS_ON_NONE: &str = "it bears on no item";
pub(crate) const ADOPT_ELSEWHERE: &str =
    "adopt it for an item that it bears on, or name its file as evidence";
pub(crate) const DECLARE_FIRST: &str = "declare that model if the product uses it, and adopt it there";
pub(crate) const MEND_FIRST: &str =
    "mend the code, change the answer, or set the observation aside for a time";
pub(crate) const SEE_WHY: &str = "see why, or name the file itself as evidence";
pub(crate) const NAME_A_FILE: &str = "name a file as evidence";

pub(crate) fn bears_on(items: &str) -> String {
    format!("it bears on {items}")
}

/// On the screen.
pub(crate) fn refused(why: &str, hint: &str) -> String {
    format!("not adopted: {why}; {hint}")
}
