//! Names that are not known: what is wrong with one, what it may have meant, and where the names are listed.

use std::fmt::Display;

pub(crate) const DECLARED_MODEL: &str = "declared model";
pub(crate) const FOLDER_OR_COMMAND: &str = "folder or command";
pub(crate) const ITEM: &str = "item";
pub(crate) const ITEM_TERM_OR_REFERENCE: &str = "item, term or reference";
pub(crate) const PROFILE_QUESTION: &str = "profile question";
pub(crate) const RELEASE: &str = "release";

pub(crate) const LISTS_THE_CHECKLIST: &str = "`mindgap checklist list` lists them all";
pub(crate) const SHOWS_THE_CHECKLIST: &str = "`mindgap checklist show` lists them all";
pub(crate) const EXPLAINS_FRAMEWORKS: &str =
    "`mindgap explain FRAMEWORK` lists its clauses, and `mindgap explain --list` the frameworks";
pub(crate) const LISTS_ALL_THAT_IS_EXPLAINED: &str =
    "`mindgap explain --list` lists everything that can be explained";
pub(crate) const LISTS_COMMANDS: &str = "`mindgap --help` lists them all";
pub(crate) const LISTS_MODELS: &str = "`mindgap models list` lists them all";
pub(crate) const LISTS_RELEASES: &str = "`mindgap release list` lists them all";
pub(crate) const NO_RELEASE_YET: &str = "no release was signed off yet";
pub(crate) const NOTHING_OF_THAT_KIND: &str =
    "this checklist has nothing of that kind; `mindgap checklist list` lists its items";
pub(crate) const FOLDER_BEFORE_A_COMMAND: &str =
    "a folder in front of a command is not understood; use -C DIR";

pub(crate) fn no(kind: &str, typed: impl Display) -> String {
    format!("there is no {kind} `{typed}`")
}

/// `looked_for`: after "an item that".
pub(crate) fn no_item_that(looked_for: impl Display) -> String {
    format!("no item is one that {looked_for}")
}

pub(crate) fn there_are(names: &str) -> String {
    format!("there are {names}")
}

pub(crate) fn no_command_of_models(typed: &str, all: &str) -> String {
    format!("`mindgap models` has no command `{typed}`, and lists one folder at a time; its commands: {all}")
}
