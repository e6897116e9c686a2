//! What the facts are called that answers rest on, and that one of them has moved.

pub(crate) const MODELS: &str = "the models in use";
pub(crate) const ADAPTERS: &str = "the adapters";
pub(crate) const DATA_SETS: &str = "the data sets";
pub(crate) const PROMPTS: &str = "the prompt files";

pub(crate) fn revision(model: &str) -> String {
    format!("the revision of {model}")
}

pub(crate) fn files(model: &str) -> String {
    format!("the files of {model}")
}

pub(crate) fn moved(fact: &str, before: &str, after: &str) -> String {
    format!("{fact}, from {before} to {after}")
}
