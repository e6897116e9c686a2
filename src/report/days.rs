//! What is told of days that somebody gives: most that are past are a slip, and none is refused.

use chrono::NaiveDate;

use crate::record::Edit;
use crate::words::days as words;

/// What is told of the day of a plan, if it is past. `called` stands before the day: the option that it was typed for.
pub fn of_plan(by: NaiveDate, called: &str, today: NaiveDate) -> Option<String> {
    (by < today).then(|| words::plan_is_past(&format!("{called}{by}")))
}

/// The same of the last day of an acceptance.
pub fn of_acceptance(until: NaiveDate, called: &str, today: NaiveDate) -> Option<String> {
    (until < today).then(|| words::acceptance_is_past(&format!("{called}{until}")))
}

/// What is told of the day in an edit.
pub fn of_edit(edit: &Edit, today: NaiveDate) -> Option<String> {
    match edit {
        Edit::Plan(Some(plan)) => of_plan(plan.by?, "", today),
        Edit::Accept(Some(taken)) => of_acceptance(taken.until, "", today),
        _ => None,
    }
}
