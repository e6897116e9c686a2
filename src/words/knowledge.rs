//! What is said beside the entries of what stands beside an item.

pub(crate) fn title(item: &str) -> String {
    format!("Beside: {item}")
}

pub(crate) fn hidden_clauses(clauses: usize) -> String {
    format!("Not shown, because the profile says that they cannot bind you: {clauses}.")
}

pub(crate) fn help_from(who: &str) -> String {
    format!("Help beyond your team: {who}.")
}

pub(crate) fn ask_publisher(question: &str) -> String {
    format!("Ask the publisher: {question}")
}

/// Behind the names that fit.
pub(crate) fn and_more(names: usize) -> String {
    format!("and {names} more")
}
