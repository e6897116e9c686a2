//! What is said where a record is opened and a question named.

use std::fmt::Display;

pub(crate) const HELD_ELSEWHERE: &str = "another window holds answers that are not in the record yet: it could not save them, \
    or a choice waits there; they are left to it";
pub(crate) const TAKE_INTO_USE: &str = "`mindgap models add ID` takes it into use; its answers are kept";

pub(crate) fn recovered(answers: usize) -> String {
    format!("took back answers that an earlier session could not save: {answers}")
}

/// `path`: a file that an earlier session left.
pub(crate) fn unread(path: &str) -> String {
    format!(
        "answers that an earlier session could not save are in {path}, which cannot be read\nhint: look into it with an \
         editor, or with the program that wrote it, give the answers again, and remove it"
    )
}

/// `folder`: where they are.
pub(crate) fn beyond(files: usize, folder: &str) -> String {
    format!(
        "files of earlier sessions that were not looked at, since newer ones come first: {files}, in {folder}\nhint: they \
         are looked at when the newer ones are gone; `mindgap merge --resolve` settles what waits in those"
    )
}

pub(crate) fn left(answers: usize) -> String {
    format!(
        "not in the record, and not counted here: answers that an earlier session could not save: {answers}\nhint: the \
         screen takes them in as it starts, and so does the next command that writes"
    )
}

/// `keys`: the answers of which two versions wait.
pub(crate) fn unsettled(keys: &str) -> String {
    format!(
        "a choice waits since an earlier session, whose answer met another one: {keys}; what is in the record counts \
         here\nhint: `mindgap merge --resolve` chooses, and so does the screen as it starts"
    )
}

pub(crate) fn two_versions(path: &str) -> String {
    format!(
        "git left two versions in {path}; they are read together here, and the file is as it was\nhint: `mindgap merge \
         --resolve` writes them as one and asks where somebody has to choose"
    )
}

pub(crate) fn asked_once(item: &str) -> String {
    format!("`{item}` is asked once for the project, not of each model")
}

pub(crate) fn name_it_alone(item: &str) -> String {
    format!("name it without a model: `{item}`")
}

/// `recorded`: what became of the answer, where one is there.
pub(crate) fn asked_of_each_model(key: impl Display, recorded: Option<&str>) -> String {
    let recorded = recorded.map(|recorded| format!("; what is recorded here was {recorded}"));
    format!("`{key}` is asked of each model{}", recorded.unwrap_or_default())
}

pub(crate) fn name_the_model(keys: &[String]) -> String {
    format!("name the model: {}", keys.join(" or "))
}

pub(crate) fn model_not_in_use(model: &str) -> String {
    format!("the model `{model}` is not in use")
}

pub(crate) fn no_longer_asked(key: impl Display) -> String {
    format!("`{key}` is no longer asked")
}

/// `why`: of which models it is not asked.
pub(crate) fn not_asked(key: impl Display, why: &str) -> String {
    format!("`{key}` is not asked: {why}")
}

/// `ways`: what `init --set` is given.
pub(crate) fn change_the_profile(ways: &[String]) -> String {
    let change = crate::words::report::models::change_the_profile(ways);
    format!("where that is not so, {change} changes the profile, and the item is asked")
}

pub(crate) const NO_SUCH_MODEL: &str = "it is asked once a model of another kind is in use";

pub(crate) fn withdraw(key: impl Display) -> String {
    format!("`mindgap answer {key} unanswered` withdraws what is recorded")
}

pub(crate) fn replaced(key: impl Display, heir: impl Display) -> String {
    format!("`{key}` is no longer asked; `{heir}` took its place")
}

pub(crate) fn look_at(heir: impl Display) -> String {
    format!("`mindgap checklist show {heir}` shows what is asked now")
}

pub(crate) fn answer_or_withdraw(heir: impl Display, key: impl Display) -> String {
    format!("answer what is asked now, `mindgap answer {heir} STATUS`; {}", withdraw(key))
}
