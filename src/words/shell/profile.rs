//! What is said of an answer to a profile question as it was typed.

use std::fmt::Display;

pub(crate) const HOW_IT_IS_WRITTEN: &str = "write FACT=VALUE, such as --set users=public";
pub(crate) const WHERE_FACTS_ARE_LISTED: &str =
    "`mindgap checklist show` begins with every profile question, its id and those of its options";
pub(crate) const NOT_ANSWERED: &str = "not answered";

pub(crate) fn with_its_hint(what: impl Display, hint: &str) -> String {
    format!("{what} ({hint})")
}

pub(crate) fn no_value(typed: &str) -> String {
    format!("`{typed}` has no `=`")
}

pub(crate) const SAY_ONE: &str = "name one of the two; nothing was changed";
pub(crate) const SAY_IT_ALONE: &str = "name it alone, or leave it out; nothing was changed";

/// `option`: an answer that no other can hold beside.
pub(crate) fn stands_alone(option: impl Display) -> String {
    format!("`{option}` stands by itself, and others are named beside it")
}

/// `one`, `other`: answers as they are typed.
pub(crate) fn two_answers(question: impl Display, one: &str, other: &str) -> String {
    format!("`{question}` is set to `{one}` and to `{other}`, which cannot both hold")
}

pub(crate) fn one_option_only(question: impl Display) -> String {
    format!("`{question}` takes one option")
}

pub(crate) fn choose_one_of(options: &str) -> String {
    format!("choose one of: {options}")
}

pub(crate) fn no_option(question: impl Display, typed: &str) -> String {
    format!("`{question}` has no option `{typed}`")
}

/// `not_sure` is what puts a question off.
pub(crate) fn choose_from(options: &str, not_sure: &str) -> String {
    format!("choose from: {options}, {not_sure}")
}
