//! The list of everything that can be explained: its headings, and where what is too long for it is listed.

pub(crate) const FRAMEWORKS: &str = "Frameworks";
pub(crate) const CONCERNS: &str = "Concerns";
pub(crate) const KINDS_OF_GAPS: &str = "Kinds of gaps";
pub(crate) const DETECTORS: &str = "Detectors";
pub(crate) const TOOLS: &str = "Tools";
pub(crate) const TERMS: &str = "Terms";
pub(crate) const FINDINGS: &str = "Findings";
pub(crate) const INCIDENTS: &str = "Incidents";

pub(crate) fn title(heading: &str, count: usize) -> String {
    format!("{heading}: {count}")
}

pub(crate) fn items(count: usize) -> String {
    format!("Items: {count}; `mindgap checklist list` lists them")
}

pub(crate) fn clauses(count: usize) -> String {
    format!("Clauses of frameworks: {count}; `mindgap explain FRAMEWORK` lists those of one")
}
