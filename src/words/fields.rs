//! What the fields of forms are called, what they say while they are empty, and what is wrong with what was typed.

// Fields, each with what stands in it while it is empty.
pub(crate) const NOTE: &str = "Note";
pub(crate) const NOTE_HINT: &str = "Anything worth telling";
pub(crate) const REASON: &str = "Reason";
pub(crate) const REASON_HINT: &str = "Why the question does not arise here";
pub(crate) const COMMENT: &str = "Comment";
pub(crate) const COMMENT_HINT: &str = "What is wanting in the answer";
pub(crate) const OWNER: &str = "Owner";
pub(crate) const OWNER_HINT: &str = "Who takes care of it";
pub(crate) const PLAN: &str = "What";
pub(crate) const PLAN_HINT: &str = "What will be done";
pub(crate) const PLAN_BY: &str = "By";
pub(crate) const PLAN_BY_HINT: &str = "YYYY-MM-DD, or empty";
pub(crate) const ACCEPTANCE: &str = "Why";
pub(crate) const ACCEPTANCE_HINT: &str = "Why the risk is bearable for now";
pub(crate) const UNTIL: &str = "Until";
pub(crate) const UNTIL_HINT: &str = "YYYY-MM-DD, the last day on which that holds";
pub(crate) const ASIDE: &str = "Why";
pub(crate) const ASIDE_HINT: &str = "Why it speaks against nothing, such as: only used in a benchmark";
pub(crate) const EVIDENCE: &str = "Add";
pub(crate) const EVIDENCE_HINT: &str = "docs/file.md, https://… or commit:SHA";
pub(crate) const PROJECT: &str = "Project";
pub(crate) const PROJECT_HINT: &str = "what people call it";
pub(crate) const WHO: &str = "Your name";
pub(crate) const WHO_HINT: &str = "as it should stand beside your answers";
pub(crate) const EXPORT_TO: &str = "File";
pub(crate) const EXPORT_TO_HINT: &str = "a path within the project";
pub(crate) const MODEL: &str = "Model";
pub(crate) const MODEL_HINT: &str = "org/name, or hub:name such as openai:gpt-4o-2024-08-06";
pub(crate) const REVISION: &str = "Revision";
pub(crate) const REVISION_HINT: &str = "a full commit, or empty";
pub(crate) const VERSION: &str = "Version";
pub(crate) const VERSION_HINT: &str = "such as 1.4.0";
pub(crate) const RELEASE: &str = "Release";
pub(crate) const STATEMENT: &str = "Statement";
pub(crate) const STATEMENT_HINT: &str = "in your own words, or empty";
pub(crate) const FIND: &str = "Find";
pub(crate) const FIND_ITEM_HINT: &str =
    "a title, question or model, `touches MAP 4.1`, `about privacy`, `incident in health care`";
pub(crate) const FIND_ACTION_HINT: &str = "what you want to do";

// The fields of an answer, within a sentence.
pub(crate) const THE_NOTE: &str = "note";
pub(crate) const THE_REASON: &str = "reason";
pub(crate) const THE_EVIDENCE: &str = "evidence";
pub(crate) const THE_OWNER: &str = "owner";
pub(crate) const THE_PLAN: &str = "plan";
pub(crate) const THE_ACCEPTANCE: &str = "acceptance";
pub(crate) const THE_COMMENT: &str = "comment";

// What is wrong.
pub(crate) const NO_NAME: &str = "an answer needs a name beside it";
pub(crate) const PLAN_WITHOUT_DEED: &str = "say what will be done by then";
pub(crate) const ACCEPTANCE_WITHOUT_REASON: &str = "say why the risk is bearable";
pub(crate) const ACCEPTANCE_WITHOUT_END: &str =
    "a risk is accepted for a time: write the last day as YYYY-MM-DD";
pub(crate) const ASIDE_WITHOUT_END: &str = "nothing is set aside for ever: write the last day as YYYY-MM-DD";
pub(crate) const SENT_BACK_WITHOUT_COMMENT: &str = "say what is wanting";
pub(crate) const NO_FILE_STARTS_LIKE_THIS: &str = "no file starts like this";
pub(crate) const PASTED_IN_PART: &str =
    "only the beginning of what was pasted was taken; what is longer belongs into a file";

pub(crate) fn no_day(typed: &str) -> String {
    format!("“{typed}” is no day; write it as YYYY-MM-DD")
}
