//! What is told of models: declared, out of use, chosen, and their publishers.

use crate::words::number::counted;
use crate::words::report::models;

pub(crate) const NAME_NOT_KNOWN: &str =
    "only the running program knows its name; add it by hand if you know it";
pub(crate) const NO_MODEL_HERE: &str = "there is no model here";
pub(crate) const NO_PLACE_NAMES_IT: &str = "no place names it, as far as the scan sees";
pub(crate) const ROW_IS_GONE: &str = "what was chosen is gone from the list: another row is chosen now";
pub(crate) const NOTHING_ASKED_OF_EACH: &str = "no model is in use, so nothing is asked of each";
pub(crate) const NOBODY_TO_ASK: &str = "only the running program knows its name, so nobody can be asked";
pub(crate) const NOTHING_TO_ASK: &str = "nothing is open that a publisher could answer";
pub(crate) const LETTER_COPIED: &str =
    "handed to the terminal's clipboard; read it before you post it: mindgap sends nothing";

pub(crate) fn ask_publisher(model: impl std::fmt::Display) -> String {
    format!("Ask the publisher of {model}")
}

pub(crate) fn in_use_again(model: &str) -> String {
    format!("{model}: in use again")
}

pub(crate) fn revision_taken_over(model: &str) -> String {
    format!("{model}: its revision is taken over; what rests on it is open again")
}

pub(crate) fn declared(model: &str) -> String {
    format!("{model}: declared")
}

/// `first`: no model was in use before. `said`: answers that were given for the whole project.
pub(crate) fn asked_of_each(first: bool, items: usize, said: usize, take: &str) -> String {
    let items = counted(items, "item is", "items are");
    let asked = if first {
        format!("{items} now asked of each model instead of once")
    } else {
        format!("{items} asked of it, too")
    };
    match said {
        0 => asked,
        said => format!(
            "{asked}; {} given for the whole project: in the checklist {take} takes one over for a model",
            counted(said, "answer was", "answers were")
        ),
    }
}

pub(crate) fn declared_already(model: &str) -> String {
    format!("{model} is declared already")
}

/// `retire`: the key that takes it out of use.
pub(crate) fn gone(model: &str, retire: &str) -> String {
    format!("{model} is no longer seen, so there is nothing to take over; {retire} takes it out of use")
}

/// `revisions`: all at which it is used.
pub(crate) fn split(model: &str, revisions: &str) -> String {
    format!("none is taken over: {}; name one at each place", models::used_at_several(model, revisions))
}

pub(crate) fn added(model: &str) -> String {
    format!("{model} is added by hand")
}

pub(crate) fn not_in_use(model: &str) -> String {
    format!("{model} is not in use")
}

pub(crate) fn out_of_use(model: &str) -> String {
    format!("{model} is out of use; its answers are kept, and it can be taken into use again")
}

pub(crate) fn none_declared(list: &str) -> String {
    format!("no model is in use, so each question is asked once; {list} lists those that the project names")
}

pub(crate) fn only_one(model: &str) -> String {
    format!("{model} is the only model in use")
}

pub(crate) fn chosen(at: usize, of: usize, model: &str) -> String {
    format!("model {at} of {of}: {model}")
}
