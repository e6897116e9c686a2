//! What is recorded under one answer and what is wanting in it, field by field.

use std::fmt::Display;

use crate::words::reasons::spoken;

pub(crate) const NOTE: &str = "note";
pub(crate) const REASON: &str = "reason";
pub(crate) const EVIDENCE: &str = "evidence";
pub(crate) const OWNER: &str = "owner";
pub(crate) const PLAN: &str = "plan";
pub(crate) const PLANNED_BY: &str = "planned by";
pub(crate) const RISK: &str = "risk accepted";
pub(crate) const ACCEPTED_UNTIL: &str = "accepted until";
pub(crate) const ANSWERED_BY: &str = "answered by";
pub(crate) const LAST_CHANGED_BY: &str = "last changed by";
pub(crate) const REAFFIRMED_BY: &str = "reaffirmed by";
pub(crate) const COMMENT: &str = "comment";

pub(crate) const WANTING: &str = "wanting";
pub(crate) const NEXT: &str = "next";
pub(crate) const ACCEPTED_FOR_A_TIME: &str = "accepted for a time";
pub(crate) const NOT_ASKED: &str = "not asked";
pub(crate) const ASKED_INSTEAD: &str = "asked instead";
pub(crate) const NOT_ASKED_OF_THIS_PROJECT: &str = "not asked of this project";
pub(crate) const NOTHING_WANTING: &str = "nothing wanting here";
/// Where a scan, which was not made, may find something.
pub(crate) const NOTHING_WANTING_UNSCANNED: &str =
    "nothing wanting here without a scan; `mindgap check --scan` looks at the project, too";

/// Between the fields of two versions of one answer.
pub(crate) const LEFT_BY_A_SESSION: &str =
    "ours is what an earlier session could not save, theirs is in the record";
pub(crate) const TWO_BRANCHES: &str = "two branches answered this differently";
pub(crate) const KEPT_IN_ANY_CASE: &str = "kept, whichever is chosen";
/// At most 6 columns.
pub(crate) const OURS: &str = "ours";
/// At most 6 columns.
pub(crate) const THEIRS: &str = "theirs";
pub(crate) const WITHDRAWN: &str = "withdrawn";
pub(crate) const NOTHING: &str = "nothing";

/// An answer to an earlier question.
pub(crate) const ASKED_THEN: &str = "asked then";
pub(crate) const ASKED_NOW: &str = "asked now";
pub(crate) const ANSWERED_THEN: &str = "answered then";
pub(crate) const NOTE_THEN: &str = "note then";
pub(crate) const EVIDENCE_THEN: &str = "evidence then";
pub(crate) const WORDS_ARE_NOT_RECORDED: &str = "the record does not have the words";

pub(crate) fn given_when(fact: &str) -> String {
    format!("given when {fact}")
}

pub(crate) fn more_facts(count: usize) -> String {
    format!("and {count} more facts, which the record keeps")
}

pub(crate) fn until(day: impl Display, who: &str) -> String {
    format!("{day} by {who}")
}

pub(crate) fn who_and_when(who: &str, day: Option<impl Display>) -> String {
    day.map_or_else(|| who.to_owned(), |day| format!("{who} on {day}"))
}

/// `together`: with all other answers that had not changed.
pub(crate) fn reaffirmed(who: &str, day: impl Display, release: impl Display, together: bool) -> String {
    let together = if together { ", with all that had not changed" } else { "" };
    format!("{who} on {day} for {release}{together}")
}

/// `verdict`: the word of it, as programs read it.
/// Apart from a risk that somebody accepted.
pub(crate) fn judged_by(verdict: &str) -> String {
    format!("answer {} by", spoken(verdict))
}

/// `changed`: after the review.
pub(crate) fn judged(who: &str, day: impl Display, changed: bool) -> String {
    let old = if changed { ", before the answer was changed" } else { "" };
    format!("{who} on {day}{old}")
}

pub(crate) fn replaced(field: impl Display) -> String {
    format!("replaced {field}, which was")
}

pub(crate) fn and_kept(why: &str) -> String {
    format!("{why}; the answer is kept")
}

pub(crate) fn asked_then_under(key: impl Display) -> String {
    format!("asked then under {key}")
}

pub(crate) fn said_then(status: &str, who: Option<&str>, day: Option<impl Display>) -> String {
    let who = who.map(|who| format!(", by {who}")).unwrap_or_default();
    let day = day.map(|day| format!(" on {day}")).unwrap_or_default();
    format!("{status}{who}{day}")
}
