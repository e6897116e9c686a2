//! What the questions of each model say beside the words of the checklist.

pub(crate) const ITEM: &str = "item";
pub(crate) const NO_MODEL: &str =
    "no model is in use, so each question is asked once; declare one among the models";

/// Before the name of a model.
pub(crate) fn model(number: usize, of: usize) -> String {
    format!("Model {number} of {of}:")
}
