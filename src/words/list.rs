//! What the list of items says beside the words of the checklist.

pub(crate) const NOT_ASKED: &str = "not asked";

pub(crate) fn no_item(key: &str) -> String {
    format!("no item applies to this project; {key} lists them")
}

pub(crate) fn not_asked_here(items: usize, key: &str) -> String {
    format!("{items} not asked here ({key})")
}
