//! What is pointed out as private in a report, and the places where it stands.

use std::fmt::{Display, Formatter, Result};

pub(crate) const PROJECT_NAME: &str = "project name";
pub(crate) const EXTRA: &str = "extra";
pub(crate) const CHECKLIST: &str = "version of the checklist";
pub(crate) const RELEASE: &str = "release";
pub(crate) const SIGNED_BY: &str = "signed by";
pub(crate) const STATEMENT: &str = "statement";
pub(crate) const COMMIT: &str = "commit";
pub(crate) const SET_ASIDE_BY: &str = "set aside by";
pub(crate) const SET_ASIDE: &str = "set aside";
pub(crate) const OBSERVATION: &str = "observation";
pub(crate) const DECLARED_BY: &str = "declared by";
pub(crate) const NOTE_OF_A_MODEL: &str = "note of a model";
pub(crate) const REVISION_OF_A_MODEL: &str = "revision of a model";
pub(crate) const RETIRED_BY: &str = "retired by";
pub(crate) const QUESTION_ASKED: &str = "question asked";
pub(crate) const NOTE: &str = "note";
pub(crate) const REASON: &str = "reason";
pub(crate) const ANSWERED_BY: &str = "answered by";
pub(crate) const OWNER: &str = "owner";
pub(crate) const PLAN: &str = "plan";
pub(crate) const ACCEPTANCE: &str = "acceptance";
pub(crate) const REAFFIRMED_BY: &str = "reaffirmed by";
pub(crate) const REVIEWED_BY: &str = "reviewed by";
pub(crate) const REVIEW: &str = "review";
pub(crate) const LINK: &str = "link";
pub(crate) const FACT: &str = "fact";
pub(crate) const PLACE_OF_THE_CHECKLIST: &str = "place of the checklist";
pub(crate) const WRITTEN_BY: &str = "written by";
pub(crate) const MODEL_THAT_THE_SCAN_SAW: &str = "a model that the scan saw";
pub(crate) const FILE_THAT_THE_SCAN_EXAMINED: &str = "a file that the scan examined";
pub(crate) const FILE_THAT_THE_SCAN_DID_NOT_EXAMINE: &str = "a file that the scan did not examine";
pub(crate) const WHAT_THE_SCAN_SAW: &str = "what the scan saw";

/// How every masked text ends; nobody proposes that as an answer.
pub(crate) const MASK_ENDS: &str = " masked]";

/// In the place of what is private.
pub(crate) fn mask(kind: impl Display) -> String {
    format!("[{kind}{MASK_ENDS}")
}

/// Without a key it is in the record itself.
pub(crate) fn sighting(
    to: &mut Formatter<'_>,
    key: Option<&dyn Display>,
    field: &str,
    kind: &dyn Display,
    times: usize,
) -> Result {
    match key {
        Some(key) => write!(to, "{key}, {field}: {kind}")?,
        None => write!(to, "the record, {field}: {kind}")?,
    }
    if times > 1 { write!(to, " ({times} times)") } else { Ok(()) }
}
