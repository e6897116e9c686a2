//! What is said where models are declared and retired.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const ALL_ARE_DECLARED: &str = "every model that the project names is declared";
pub(crate) const NO_MODEL_IS_NAMED: &str = "no model is named";
pub(crate) const HOW_TO_ADD: &str = "name one, such as `mindgap models add sentence-transformers/all-MiniLM-L6-v2` or \
    `mindgap models add openai:gpt-4o`; `mindgap models` lists those that the project names, and `mindgap models add --seen` \
    declares them all";
pub(crate) const HOW_TO_RETIRE: &str =
    "name one as `mindgap models list` shows it, such as `mindgap models retire org/name`";
pub(crate) const ONE_AT_A_TIME: &str = "one model is declared at a time";
pub(crate) const UPDATES_ALL: &str = "`mindgap models update` takes over the revisions of all declared models as the project has them now, and names none";
pub(crate) const NONE_IS_DECLARED: &str = "no model is declared yet: `mindgap models` lists those that the project names, \
    `mindgap models add --seen` declares them";

/// Beside a listing of what the project names.
pub(crate) fn declared(models: usize) -> String {
    let models = counted(models, "model is", "models are");
    format!("hint: {models} declared in the record; `mindgap models list` tells of each")
}

/// `first`: the first of those that were named.
pub(crate) fn one_after_the_other(first: &str) -> String {
    format!(
        "name the first, `mindgap models add {first}`, then the next; `mindgap models add --seen` declares all that the \
         project names; a note of several words stands in quotes"
    )
}

/// `named`: the model that was named where none is.
pub(crate) fn how_to_revise(named: &str) -> String {
    format!(
        "leave it out; for one model `mindgap models add {named} --revision COMMIT` says which revision is in use, and \
         `mindgap models list` shows what is known"
    )
}

pub(crate) const WHAT_CAN_BE_CHANGED: &str =
    "--revision and --note change what is known of it; `mindgap models list` shows that";
pub(crate) const REVISION: &str = "revision";
pub(crate) const NOTE: &str = "note";
pub(crate) const REVISION_IS_EMPTY: &str = "the revision is empty";
pub(crate) const REVISION_HAS_BLANKS: &str = "a revision has no blanks";
pub(crate) const NAME_THE_COMMIT: &str = "leave it out, or name the commit";

pub(crate) fn declared_already(id: impl Display) -> String {
    format!("`{id}` is declared already")
}

/// `why`: what kept the project from being looked at.
pub(crate) fn not_known(why: impl Display) -> String {
    format!("warning: {why}; what is gone or has moved is not told")
}

/// It is declared all the same.
pub(crate) fn named_nowhere(id: impl Display) -> String {
    format!("no place in the product names {id}, as far as the scan sees; it is declared all the same")
}

pub(crate) fn not_looked_whether_named(id: impl Display, why: impl Display) -> String {
    format!("nobody looked whether the project names {id}: {why}; it is declared all the same")
}

/// `what` is one of the texts of a model.
pub(crate) fn too_long(what: &str) -> String {
    format!("the {what} is too long, or not one line")
}

pub(crate) fn at_most(bytes: usize) -> String {
    format!("write one line of at most {bytes} bytes")
}

pub(crate) fn out_of_use_already(id: impl Display) -> String {
    format!("`{id}` is out of use already")
}

pub(crate) fn take_into_use_again(id: impl Display) -> String {
    format!("`mindgap models add {id}` takes it into use again")
}
