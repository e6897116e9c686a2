//! What is said where a release is opened, looked at again and signed off.

use std::fmt::Display;

pub(crate) const NO_VERSION_TO_PROPOSE: &str =
    "no tag and no manifest names a version that is not signed off";
pub(crate) const WITHOUT_A_SCAN: &str = "without a scan: what the project contradicts, and what became of adopted observations, is not told; add --scan";
pub(crate) const MARKDOWN_WITH_THE_LAST: &str = "no Markdown is written yet: whoever signs last writes it, with \
    --with-markdown there";
pub(crate) const COMMENT_IS_EMPTY: &str = "the comment is empty";
pub(crate) const SAY_WHAT_IS_WANTING: &str = "say what is wanting with --comment TEXT";
pub(crate) const UNANSWERED_KEEPS_IT_OPEN: &str = "an unanswered item keeps a release open by itself";
pub(crate) const ASK_A_COLLEAGUE: &str = "ask a colleague to review it";
pub(crate) const HOW_TO_CHANGE_THE_THRESHOLD: &str =
    "`mindgap release rules --threshold SEVERITY` changes that for everybody";

/// `free`: a version that is not signed off.
pub(crate) fn name_one(free: Option<impl Display>) -> String {
    let free = free.map_or_else(|| "1.0.0".to_owned(), |free| free.to_string());
    format!("name one, such as `mindgap release open {free}`")
}

pub(crate) fn record_is_unread(why: impl Display) -> String {
    format!("whether a release is open, and who signed it, is not told: {why}")
}

/// `files`: the Markdown beside releases.
pub(crate) fn not_covered(files: &str) -> String {
    format!("not covered, and not looked at: the Markdown beside a release: {files}")
}

pub(crate) fn cut_short(files: &str) -> String {
    format!(
        "the scan did not come to its end: what became of the facts and of adopted observations is not told; not reached: {files}"
    )
}

pub(crate) fn nothing_to_reaffirm(key: impl Display) -> String {
    format!("`{key}` has no answer to reaffirm")
}

pub(crate) fn answer_it(key: impl Display) -> String {
    format!("answer it with `mindgap answer {key} STATUS`")
}

pub(crate) fn nothing_to_review(key: impl Display) -> String {
    format!("`{key}` has no answer to review")
}

pub(crate) fn your_own(key: impl Display) -> String {
    format!("`{key}` is your own answer")
}

pub(crate) fn worth_a_look(fact: &str) -> String {
    format!("worth a look: {fact}")
}

/// `files`: the evidence that a commit has otherwise or not at all, `more`: how many of it are not among them.
pub(crate) fn not_in_the_commit(commit: &str, files: &str, more: usize) -> String {
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(
        "the signature names commit {commit}, and evidence is otherwise there or not in it: {files}{more}; commit it \
         before you sign, so that others find what you signed for"
    )
}

pub(crate) fn threshold(severity: impl Display) -> String {
    format!("the project demands that nothing at or above {severity} is open")
}

/// Signatures that the new rules end.
pub(crate) fn lapsed(count: usize) -> String {
    let signatures = if count == 1 { "1 signature no longer counts" } else { "signatures no longer count" };
    let count = if count == 1 { String::new() } else { format!("{count} ") };
    format!("{count}{signatures}: the rules have changed since; sign again with `mindgap release sign`")
}
