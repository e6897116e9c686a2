//! What is said of days that are past.

pub(crate) fn plan_is_past(day: &str) -> String {
    format!("{day} is past: the plan is overdue as it stands")
}

pub(crate) fn acceptance_is_past(day: &str) -> String {
    format!("{day} is past: the risk is no longer accepted")
}
