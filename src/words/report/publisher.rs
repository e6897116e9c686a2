//! The courteous text with questions about a model, and the list of those who can be asked.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const ASKING: &str = "Some of them we could not answer from what we found. We would be glad of an answer, \
    or of a pointer to one that we have overlooked. Where a question does not fit this model, a word that it does \
    not is an answer too.";
pub(crate) const THANKS: &str = "That a question is open means only that we have not found its answer; it says \
    nothing about the model. Thank you.";
/// Behind a question.
pub(crate) const CARD_IS_SILENT_ON_IT: &str = "The copy of its card that we have says nothing on this.";
pub(crate) const CARD_IS_SILENT_ON_THESE: &str = "In the copy of its card that lies beside our files we found \
    nothing on these. If it stands elsewhere, a pointer is enough.";

pub(crate) const READ: &str = "What we have read and answered for ourselves";
pub(crate) const READ_IN_PART: &str = "What we have answered in part";
pub(crate) const MISSING: &str = "What we are missing";
pub(crate) const NOT_IN_THE_CARD: &str = "What the card does not tell us";

pub(crate) const THIS_MODEL: &str = "this model";
pub(crate) const MODEL_AS_A_FILE: &str = "a model that we hold as a file";

pub(crate) const TO_A_PUBLISHER: &str =
    "We are building a product on this model and are going through a list of questions about it.";
pub(crate) const TO_A_LIBRARY: &str = "We are building a product on this model, which your library fetches for us, \
    and are going through a list of questions about it.";
pub(crate) const TO_A_PROVIDER: &str = "We are building a product on this model, which we use through your service, \
    and are going through a list of questions about it.";
pub(crate) const TO_A_GIVER: &str = "We are building a product on a model that came to us as a file. As far as we \
    know you made it or handed it on. We are going through a list of questions about it.";
pub(crate) const ANSWER_IN_THE_CARD: &str =
    "An answer in the model card would help every other team that builds on this model.";
pub(crate) const ANSWER_IN_THE_DOCUMENTATION: &str =
    "An answer in your documentation would help every other team that builds on this model.";
pub(crate) const ANSWER_BESIDE_THE_FILE: &str =
    "A few lines in a file beside the weights would help whoever gets them next.";

pub(crate) const ON_LICENCE: &str = "Under which licence may the weights be used, changed and passed on?";
pub(crate) const ON_DATA: &str = "What was it trained on, where did that come from, and under which terms?";
pub(crate) const ON_LIMITS: &str = "What can it not do, and which biases are known?";
pub(crate) const ON_EVALUATION: &str =
    "How was it measured: on which data, with which settings, with which results?";
pub(crate) const ON_INTENDED_USE: &str = "What is it meant for, and what should nobody use it for?";

/// Who can be asked, in a list of models.
pub(crate) const AT_A_HUB: &str = "published on a hub, on whose page can be asked";
pub(crate) const AT_A_LIBRARY: &str = "fetched by a library, whose makers can be asked";
pub(crate) const AT_A_PROVIDER: &str = "run by a provider, whose support can be asked";
pub(crate) const WHOEVER_GAVE_THE_FILE: &str =
    "files in the project; whoever made them or handed them on can be asked";

pub(crate) const NO_CARD: &str = "no card of it lies in the project, so nothing is said about one";
pub(crate) const CARD_SPEAKS_OF_ALL: &str =
    "the card speaks of licence, data, limits, evaluation and intended use";

/// Of a model in a list.
pub(crate) const OUT_OF_USE: &str = "out of use: nothing more is asked of it";

pub(crate) fn title(model: &str) -> String {
    format!("Questions about {model}")
}

pub(crate) fn file(name: &str, bytes: impl Display, digest: Option<&str>) -> String {
    match digest {
        Some(digest) => format!("The file: {name}, {bytes} bytes, {digest}"),
        None => format!("The file: {name}, {bytes} bytes"),
    }
}

pub(crate) fn asked_on(day: impl Display, checklist: &str, version: &str) -> String {
    format!("Asked on {day}, with the checklist {checklist}, version {version}.")
}

pub(crate) fn card_is_silent_about(topics: &str) -> String {
    format!("the card says nothing about {topics}")
}

pub(crate) fn open_questions(count: usize) -> String {
    counted(count, "open question", "open questions")
}

pub(crate) fn models(count: usize) -> String {
    format!("{}; `mindgap ask-publisher MODEL` writes the text for one", counted(count, "model", "models"))
}
