//! What is said where observations are set aside and taken back.

use std::fmt::Display;

pub(crate) const NONE_NAMED: &str = "no observation is named";
pub(crate) const HOW_ONE_IS_NAMED: &str =
    "name it as `mindgap scan` prints the place, or as DETECTOR:PATH or DETECTOR:PATH:LINE";
pub(crate) const NO_REASON: &str = "nothing is set aside without a reason";
pub(crate) const SAY_WHY: &str = "say why with --reason TEXT";
pub(crate) const FOR_A_TIME_ONLY: &str = "an observation is set aside for a time only";
pub(crate) const NAME_THE_LAST_DAY: &str = "name the last day with --until YYYY-MM-DD";
pub(crate) const HOW_TO_LIST: &str = "`mindgap set-aside` lists what is";

pub(crate) fn none_under(typed: &str) -> String {
    format!("nothing is set aside under `{typed}`")
}

/// An observation that bears on several questions.
pub(crate) fn for_all(observation: &str, questions: &[&str]) -> String {
    let titles: Vec<_> = questions.iter().map(|title| format!("“{title}”")).collect();
    format!("{observation} is set aside for each question that it bears on: {}", titles.join(", "))
}

pub(crate) fn several(count: usize) -> String {
    format!("{count} observations of that name are set aside")
}

pub(crate) fn name_one(first: impl Display) -> String {
    format!("name one in full, such as `{first}`")
}
