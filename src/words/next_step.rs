//! The one thing to do next, for each kind of gap.

use std::fmt::Display;

pub(crate) const UNANSWERED: &str = "read the item and give it a status";
pub(crate) const UNKNOWN: &str = "find out who knows, and make them the owner";
pub(crate) const NOT_DONE: &str = "do the first step of the item, or plan it, or accept the risk for a time";
/// Where the risk is accepted, and the time still runs.
pub(crate) const NOT_DONE_ACCEPTED: &str =
    "do the first step of the item, or plan it, before the acceptance ends";
pub(crate) const PARTLY_DONE: &str = "note what is left and plan it";
pub(crate) const NO_EVIDENCE: &str = "name a file, a link or a commit that shows it";
pub(crate) const EVIDENCE_MISSING: &str = "put the file back, or name other evidence";
pub(crate) const EVIDENCE_CHANGED: &str = "read the file again, then name it again as evidence";
pub(crate) const CONTRADICTED: &str =
    "look at the places that `mindgap check --scan` names, then mend them or change the answer";
/// On the screen; `seen`: the key that shows the places.
pub(crate) fn contradicted_on_the_screen(seen: &str) -> String {
    format!("{seen} beside the question shows the places; mend them or change the answer")
}

/// Where the places stand beside it.
pub(crate) const CONTRADICTED_HERE: &str =
    "mend that place or change the answer; where it speaks against nothing, `mindgap set-aside` says why";
/// Where no release is open, for which an answer could be reaffirmed.
pub(crate) const MODEL_CHANGED_SINCE: &str = "look whether the answer still holds, then give it again";
pub(crate) const MODEL_CHANGED: &str =
    "look whether the answer still holds, then give it again or reaffirm it";
pub(crate) const QUESTION_CHANGED: &str = "read the question again and confirm or change the status";
pub(crate) const NOT_REVIEWED: &str = "look at it again, then reaffirm or change it";
pub(crate) const NO_REASON: &str = "write down why the question does not arise";
pub(crate) const ACCEPTANCE_EXPIRED: &str = "close the gap, or accept the risk again with a new date";
pub(crate) const PLAN_OVERDUE: &str = "finish it, or set a new day";
pub(crate) const CONFLICT: &str =
    "choose one on the screen, which asks when it is opened, or with `mindgap merge --resolve`";
/// On the screen; `shows`: the key that shows both.
pub(crate) fn conflict_on_the_screen(shows: &str) -> String {
    format!("{shows} shows both; choose one")
}

pub(crate) const ORPHANED: &str = "move what still matters into another answer, then withdraw this one";
pub(crate) const ADOPTED_MISSING: &str = "withdraw it, or adopt something else that is seen: `mindgap answer ITEM keep --drop-evidence … --adopt …`";
pub(crate) const ADOPTED_CHANGED: &str = "look at the place again, then adopt what is seen there now: `mindgap answer ITEM keep --adopt …`, or for a release \
     `mindgap release affirm --scan ITEM`";

pub(crate) fn planned_by(day: impl Display, plan: &str) -> String {
    format!("by {day}: {plan}")
}

pub(crate) fn planned(plan: &str) -> String {
    format!("as planned: {plan}")
}

/// `options`: what withdraws the rest.
pub(crate) fn remains(key: impl Display, options: &str) -> String {
    format!("its status is withdrawn; `mindgap answer {key} keep {options}` withdraws the rest")
}

pub(crate) fn replaced(heir: impl Display) -> String {
    format!("move what still matters into the answer to `{heir}`, then withdraw this one")
}
