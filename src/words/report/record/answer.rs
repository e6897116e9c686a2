//! What the safety record says of one answer. A reviewed record is read back by the same names.

use std::fmt::{Display, from_fn};

pub(crate) const ITEM: &str = "Item";
/// Before the name of a model; the rest of the line is that name and a colon.
pub(crate) const FOR_THE_MODEL: &str = "For the model ";

pub(crate) const STATUS: &str = "Status";
pub(crate) const KEPT: &str = "Kept";
pub(crate) const WANTING: &str = "Wanting";
pub(crate) const ACCEPTED_FOR_A_TIME: &str = "Accepted for a time";
pub(crate) const ASKED_THEN: &str = "Answered when the question was";
pub(crate) const WAITS_FOR_A_CHOICE: &str = "Waits for a choice";
/// Of one version of an answer that has two: when its status was given, and when the facts beside it were told.
pub(crate) const STATUS_GIVEN: &str = "Status given";
pub(crate) const FACTS_TOLD: &str = "Facts told";
pub(crate) const OF_OTHER_TOOLS: &str = "Values of other tools";
pub(crate) const GIVEN_WHEN: &str = "Given when";
pub(crate) const ANSWERED: &str = "Answered";
pub(crate) const ANSWERED_BY: &str = "Answered by";
pub(crate) const LAST_CHANGED: &str = "Last changed";
pub(crate) const LAST_CHANGED_BY: &str = "Last changed by";
pub(crate) const OWNER: &str = "Owner";
pub(crate) const PLANNED_BY: &str = "Planned by";
pub(crate) const ACCEPTED_UNTIL: &str = "Accepted until";
pub(crate) const ACCEPTANCE_ENDED: &str = "Acceptance ended";
pub(crate) const REAFFIRMED: &str = "Reaffirmed";
pub(crate) const REVIEWED: &str = "Reviewed";
pub(crate) const EVIDENCE: &str = "Evidence";

pub(crate) const REASON: &str = "Reason";
pub(crate) const NOTE: &str = "Note";
pub(crate) const PLAN: &str = "Plan";
pub(crate) const RISK: &str = "Why the risk is accepted";
pub(crate) const COMMENT_OF_THE_REVIEWER: &str = "Comment of the reviewer";

/// How a moment is written, in the signs of chrono; with its seconds, so that a review knows which answer is newer.
pub(crate) const MOMENT: &str = "%Y-%m-%d %H:%M:%S UTC";
pub(crate) const MOMENT_LENGTH: usize = "2026-11-20 10:03:00 UTC".len();
/// The same in exports of before.
pub(crate) const FORMER_MOMENT: &str = "%Y-%m-%d %H:%M UTC";
pub(crate) const FORMER_MOMENT_LENGTH: usize = "2026-11-20 10:03 UTC".len();
/// Between the day and the name of an acceptance, when it is written and when it is read back.
pub(crate) const BY: &str = ", by ";

pub(crate) fn until(day: impl Display, who: &str) -> impl Display {
    from_fn(move |to| write!(to, "{day}{BY}{who}"))
}

/// `together`: with all other answers that had not changed.
pub(crate) fn reaffirmed(day: impl Display, who: &str, release: &str, together: bool) -> impl Display {
    let together = if together { ", with all that had not changed" } else { "" };
    from_fn(move |to| write!(to, "{day}, by {who}, for {release}{together}"))
}

/// `changed`: after the review.
pub(crate) fn reviewed(verdict: impl Display, day: impl Display, who: &str, changed: bool) -> impl Display {
    let old = if changed { ", before the answer was changed" } else { "" };
    from_fn(move |to| write!(to, "{verdict}, {day}, by {who}{old}"))
}

pub(crate) fn commit(commit: &str, proof: &str) -> impl Display {
    from_fn(move |to| write!(to, "commit {commit}, {proof}"))
}

pub(crate) fn observation(
    detector: &str,
    path: &str,
    line: Option<impl Display>,
    proof: &str,
    saw: &str,
) -> impl Display {
    from_fn(move |to| match &line {
        Some(line) => write!(to, "seen by {detector} in {path}, line {line}, {proof}: {saw}"),
        None => write!(to, "seen by {detector} in {path}, {proof}: {saw}"),
    })
}
