//! Names that are not known: what kind of name, and the command that lists them.

pub(crate) const DECLARED_MODEL: &str = "declared model";
pub(crate) const FOLDER_OR_COMMAND: &str = "folder or command";
pub(crate) const ITEM: &str = "item";
pub(crate) const ITEM_TERM_OR_REFERENCE: &str = "item, term or reference";
pub(crate) const PROFILE_QUESTION: &str = "profile question";

pub(crate) const LISTS_THE_CHECKLIST: &str = "mindgap checklist list";
pub(crate) const SHOWS_THE_CHECKLIST: &str = "mindgap checklist show";
pub(crate) const EXPLAINS_FRAMEWORKS: &str = "mindgap explain FRAMEWORK";
pub(crate) const LISTS_COMMANDS: &str = "mindgap --help";
pub(crate) const LISTS_MODELS: &str = "mindgap models list";

pub(crate) fn no_command_of_models(typed: &str, all: &str) -> String {
    format!("`mindgap models` has no command `{typed}`, and lists one folder at a time; its commands: {all}")
}

pub(crate) const FOLDER_BEFORE_A_COMMAND: &str =
    "a folder in front of a command is not understood; use -C DIR";
