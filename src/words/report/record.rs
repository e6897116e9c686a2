//! What the safety record says around the answers: its title, its chapters, its end. One room for each chapter.
//!
//! What is said of every answer is written straight into the document, without a text of its own: a record has thousands.

pub(crate) mod answer;
pub(crate) mod aside;
pub(crate) mod references;
pub(crate) mod scope;
pub(crate) mod seen;
pub(crate) mod wanting;

use std::fmt::{Display, from_fn};

/// What the document is not, said at its end.
pub(crate) const CLOSING: &str = "This document says what people answered and what backed their answers on the day \
    above. It counts and does not judge: it is no audit, no legal advice, and no promise about the product.";

/// Around the digest at the end of an export, which no renderer shows.
pub(crate) const SEAL_BEGINS: &str = "<!-- as mindgap wrote it: ";
pub(crate) const SEAL_ENDS: &str = " -->";

pub(crate) const NOT_ASKED_HERE: &str = "Not asked of this project";
pub(crate) const WHY_NOT_ASKED: &str = "Not asked here; each says why.";
/// What exports of before say there; models hide items, too.
pub(crate) const WHAT_HID_THEM: &str = "The profile hides these; each names the answer that did.";
pub(crate) const SWITCHED_OFF: &str = "Switched off";
pub(crate) const WHO_SWITCHED_THEM_OFF: &str =
    "Extensions of the checklist decided that these are not asked here.";
pub(crate) const ORPHANED: &str = "Orphaned answers";
pub(crate) const WHY_ORPHANED: &str = "The checklist no longer asks these; the answers are kept.";
pub(crate) const FINDINGS: &str = "Findings";
pub(crate) const WHAT_FINDINGS_ARE: &str =
    "What the questions rest on. A finding is a reason to ask, not a statement about this project.";
pub(crate) const SOURCES: &str = "Sources";

pub(crate) const RESTS_ON: &str = "Rests on";
/// What an item without findings rests on.
pub(crate) const DESIGN: &str = "design";
pub(crate) const NOT_ASKED: &str = "Not asked";
pub(crate) const ANSWER_IS_KEPT: &str = "The answer given before is kept";

pub(crate) fn title(project: &str) -> String {
    format!("AI safety record: {project}")
}

pub(crate) fn looked_at_again(when: impl Display) -> impl Display {
    from_fn(move |to| write!(to, "looked at again: {when}"))
}

pub(crate) fn not_asked_and_kept(because: &str) -> String {
    format!("{because}; the answer given before is kept")
}

pub(crate) fn switched_off_by(who: &str) -> String {
    format!("Switched off by {who}")
}
