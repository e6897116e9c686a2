//! What stands around an answer: its fields, what was said for the whole project, and what is wanting.

use std::fmt::Display;

pub(crate) const NOT_YET: &str = "not answered yet";
pub(crate) const YOURS: &str = "Your answer";
pub(crate) const REASON: &str = "Reason";
pub(crate) const EVIDENCE: &str = "Evidence";
pub(crate) const PLAN: &str = "Plan";
pub(crate) const ACCEPTED: &str = "Accepted";
pub(crate) const NOTE: &str = "Note";
pub(crate) const REAFFIRMED: &str = "Reaffirmed";
pub(crate) const REVIEWED: &str = "Reviewed";
/// A reviewer's verdict, at most 13 columns.
pub(crate) const WILL_DO: &str = "will do";
/// A reviewer's verdict, at most 13 columns.
pub(crate) const SENT_BACK: &str = "sent back";
/// In place of a verdict, at most 13 columns.
pub(crate) const NOT_REVIEWED: &str = "not reviewed";

pub(crate) fn yours_about(model: &str) -> String {
    format!("{YOURS} for {model}")
}

pub(crate) fn owner(name: &str) -> String {
    format!("owner {name}")
}

pub(crate) fn planned_by(what: &str, day: impl Display) -> String {
    format!("{what}, by {day}")
}

pub(crate) fn accepted(until: impl Display, who: &str, reason: &str) -> String {
    format!("until {until}, by {who}: {reason}")
}

pub(crate) fn accepted_and_over(until: impl Display, who: &str, reason: &str) -> String {
    format!("until {until} (over), by {who}: {reason}")
}

/// `status`: the one before; `accepted`: how the risk was accepted for it.
pub(crate) fn acceptance_ended(status: &str, accepted: &str) -> String {
    format!(
        "the risk was accepted for `{status}`, which is no longer the answer; the acceptance has ended: {accepted}"
    )
}

/// The same, where there was no answer yet.
pub(crate) fn acceptance_of_open_ended(accepted: &str) -> String {
    format!(
        "the risk was accepted while there was no answer; now there is one, and the acceptance has ended: {accepted}"
    )
}

pub(crate) fn reaffirmed(by: &str, day: impl Display, release: impl Display) -> String {
    format!("by {by} on {day} for {release}")
}

pub(crate) fn reaffirmed_together(by: &str, day: impl Display, release: impl Display) -> String {
    format!("by {by} on {day} for {release}, together with all that was unchanged")
}

pub(crate) fn reviewed(verdict: &str, by: &str, day: impl Display) -> String {
    format!("{verdict}, by {by} on {day}")
}

pub(crate) fn of_project(status: &str, key: &str) -> String {
    format!("For the whole project: {status}; {key} takes it over")
}

pub(crate) fn of_project_by(who: &str, status: &str, key: &str) -> String {
    format!("For the whole project: {status} by {who}; {key} takes it over")
}

pub(crate) fn draft_kept(fields: &str) -> String {
    format!("Draft kept: {fields}")
}

pub(crate) fn wanting(gap: &str, next: &str) -> String {
    format!("Wanting: {gap}: {next}")
}

pub(crate) fn wanting_but_accepted(gap: &str, until: impl Display) -> String {
    format!("Wanting: {gap} (accepted until {until})")
}
