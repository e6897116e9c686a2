//! What the comparison of two records says: its headings, and what became of evidence, choices and questions.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const NOTHING_YET: &str = "There is nothing to compare with yet. Commit ai-safety/record.json, or sign a \
    release off: from then on, what has changed since stands here.";
pub(crate) const WORKING_RECORD: &str = "the working record";
/// The working record, in the list of releases.
pub(crate) const NOW: &str = "now";

pub(crate) const NO_LONGER_SHOWN: &str = "Shown before, and no longer";
pub(crate) const NO_LONGER_ASKED: &str = "Shown before, and no longer asked";
pub(crate) const NOW_SHOWN: &str = "Shown now, and not before";
pub(crate) const GAPS_OPENED: &str = "Gaps opened";
pub(crate) const GAPS_CLOSED: &str = "Gaps closed";
pub(crate) const ANSWERS_ADDED: &str = "Answers added";
pub(crate) const ANSWERS_CHANGED: &str = "Answers changed";
pub(crate) const ANSWERS_CONFIRMED: &str = "Answers confirmed";
pub(crate) const ANSWERS_WITHDRAWN: &str = "Answers withdrawn";
pub(crate) const EVIDENCE_GAINED: &str = "Evidence gained";
pub(crate) const EVIDENCE_LOST: &str = "Evidence lost";
pub(crate) const CHOICES: &str = "Choices between two versions";
pub(crate) const MODELS: &str = "Models";
pub(crate) const CHECKLIST: &str = "Checklist";
pub(crate) const ITEMS_GAINED: &str = "Items that the checklist gained";
pub(crate) const ITEMS_LOST: &str = "Items that it lost";
pub(crate) const PROFILE: &str = "Profile";
pub(crate) const NAME: &str = "Name";

pub(crate) const EVIDENCE: &str = "evidence";
pub(crate) const WORDED_ANEW: &str = "the question is worded anew";
pub(crate) const WAITS_FOR_CHOICE: &str = "waits for a choice";
pub(crate) const WAS_CHOSEN: &str = "was chosen";

/// The commit that the working tree stands on.
pub(crate) const LAST_COMMIT: &str = "the last commit";

pub(crate) fn release(version: impl Display) -> String {
    format!("release {version}")
}

/// `files`: of how many.
pub(crate) fn git_does_not_tell(side: &str, files: usize) -> String {
    let files = counted(files, "evidence file", "evidence files");
    format!("{side}: of {files} git does not tell what was there; nothing that rests on them counts as shown")
}

pub(crate) fn judged(side: &str, day: impl Display, sight: &str) -> String {
    format!("{side}, judged as of {day}, {sight}")
}
