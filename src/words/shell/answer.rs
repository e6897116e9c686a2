//! What is said where an answer is given.

use std::fmt::Display;

pub(crate) const NOTHING_TO_CHANGE: &str = "`keep` without a field changes nothing";
pub(crate) const NAME_A_FIELD: &str =
    "name a field to change, such as --note TEXT; `mindgap answer --help` lists them";
pub(crate) const VERSIONS_ARE_IN_THE_NOTE: &str =
    "the two versions that waited for a choice are kept in the note";
pub(crate) const SEEN_STAYS_WITH_THE_PROJECT: &str = "what was seen and adopted for the whole project stays with it: adopt what is about this model with `--adopt`";
pub(crate) const NAME_THE_MODEL: &str = "write ITEM@MODEL; `mindgap models list` lists the models";
pub(crate) const NO_EVIDENCE: &str = "none is recorded";
pub(crate) const DAY_WITHOUT_A_PLAN: &str = "--by has no plan to belong to";
pub(crate) const SAY_WHAT_WILL_BE_DONE: &str = "say what will be done with --plan TEXT";
pub(crate) const DAY_WITHOUT_A_RISK: &str = "--until has nothing to end";
pub(crate) const SAY_WHY: &str = "say why with --accept REASON";
pub(crate) const FOR_A_TIME_ONLY: &str = "a risk is accepted for a time only";
pub(crate) const NAME_ITS_LAST_DAY: &str = "name its last day with --until DATE";
pub(crate) const READS_AS_AN_OPTION: &str =
    "this reads as an option where a text is wanted; if it is the text, write it behind a `=`";
/// What may be typed for `unknown`.
pub(crate) const DO_NOT_KNOW: &str = "don't know";

pub(crate) fn begin_first(item: &str) -> String {
    format!(
        "`mindgap init` begins one here, then give this answer to `{item}` again, which was not kept; `mindgap ask {item}` \
         does both; `mindgap -C DIR` looks elsewhere"
    )
}

pub(crate) fn put_back_first(item: &str) -> String {
    format!(
        "`mindgap restore` puts it back, `mindgap init` begins another one; then give this answer to `{item}` again, which \
         was not kept"
    )
}

pub(crate) fn names_no_model(key: impl Display) -> String {
    format!("`{key}` names no model to copy to")
}

pub(crate) fn nothing_for_the_project(item: impl Display) -> String {
    format!("nothing is recorded for `{item}` that was said for the whole project")
}

pub(crate) fn answer_it(key: impl Display) -> String {
    format!("answer it: `mindgap answer {key} STATUS`")
}

pub(crate) fn no_such_evidence(typed: &str) -> String {
    format!("`{typed}` is not among the evidence")
}

pub(crate) fn several_such_evidence(typed: &str, number: usize) -> String {
    format!("`{typed}` names {number} pieces of evidence")
}

pub(crate) fn recorded(evidence: &str) -> String {
    format!("recorded: {evidence}")
}

/// What may be typed as a status; `known` are the words of all of them.
pub(crate) fn statuses(known: &str) -> String {
    format!("{known}, na, unanswered, keep")
}
