//! What the overview says.

pub(crate) const TITLE: &str = "Overview: said and shown";
pub(crate) const ALL_PHASES: &str = "All phases";
pub(crate) const WHAT_IS_COUNTED: &str = "Said: answered yes. Shown: yes, with evidence that still holds. A link or a \
    commit is taken at its word. These are counts, not marks: nothing here adds up to a score.";
pub(crate) const NOT_APPLICABLE: &str = "not applicable";
pub(crate) const NOT_ASKED: &str = "not asked";
/// Before a bar, as wide as the other.
pub(crate) const SAID: &str = "said ";
/// Before a bar, as wide as the other.
pub(crate) const SHOWN: &str = "shown";
pub(crate) const WANTING: &str = "Wanting";

pub(crate) fn answered(answered: usize, applicable: usize) -> String {
    format!("{answered} of {applicable} answered")
}

pub(crate) fn part_of(count: usize, applicable: usize) -> String {
    format!("{count} of {applicable}")
}

pub(crate) fn accepted(count: usize) -> String {
    format!("{count} accepted for a time")
}
