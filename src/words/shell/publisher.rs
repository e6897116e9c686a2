//! What is said beside the text with questions about a model.

pub(crate) const NAME_IS_EMPTY: &str = "the name of the model is empty";
pub(crate) const NAME_THE_MODEL: &str = "leave it out, or name the model";
pub(crate) const NOTHING_IS_OPEN: &str = "nothing is open that somebody could be asked about this model";
pub(crate) const NOT_SEEN: &str =
    "the scan sees no model of that name, so the text says nothing about its card";
pub(crate) const HOW_TO_LIST: &str = "`mindgap ask-publisher` lists the models that it sees";
pub(crate) const NO_CARD: &str =
    "no card of this model lies in the project, so the text says nothing about one";
pub(crate) const READ_IT_FIRST: &str =
    "read it before you post it, and take out what does not fit this model; mindgap sends nothing";

pub(crate) fn place_to_post(address: &str) -> String {
    format!("a place to post it: {address}")
}
