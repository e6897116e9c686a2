//! What stands beside clauses and cases wherever they are shown.

/// Where the choice of clauses comes from.
pub(crate) const JUDGEMENT: &str = "Which clause belongs to which item is this checklist's own judgement; nobody who \
    wrote a framework has endorsed it.";

/// In the place of a sensitive case.
pub(crate) const WITHHELD: &str = "sensitive (suicide, self-harm or abuse): not told here";

/// The same where the reader can ask for it.
pub(crate) fn withheld_for_now() -> String {
    format!("{WITHHELD}; --sensitive tells it")
}
