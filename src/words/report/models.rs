//! The models of the record: each with what became of it, and what a change of them re-opens.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const NEXT_DECLARE: &str = "next: `mindgap models add --seen` declares those that are seen";
pub(crate) const NEXT_RETIRE: &str =
    "next: `mindgap models retire MODEL` says that a model is out of use; its answers stay";
pub(crate) const NEXT_UPDATE: &str =
    "next: `mindgap models update` takes over the revisions that are used now";
pub(crate) const REVISION: &str = "revision";
pub(crate) const NOTE: &str = "note";
pub(crate) const USED_AT: &str = "the project uses it at";
pub(crate) const FILES: &str = "files";
pub(crate) const ALL_UP_TO_DATE: &str = "every declared revision is the one that the project uses";

pub(crate) fn counts(in_use: usize, gone: usize, retired: usize, not_declared: usize) -> String {
    let in_use = counted(in_use, "model", "models");
    format!("{in_use} in use, {gone} gone, {retired} retired, {not_declared} seen and not declared")
}

pub(crate) fn declared_as_seen(who: &str, day: impl Display) -> String {
    format!("seen by a scan, declared by {who} on {day}")
}

pub(crate) fn written_down(who: &str, day: impl Display) -> String {
    format!("written down by {who} on {day}")
}

pub(crate) fn since(revision: &str, day: Option<impl Display>) -> String {
    day.map_or_else(|| revision.to_owned(), |day| format!("{revision}, since {day}"))
}

pub(crate) fn retired(day: impl Display, who: &str) -> String {
    format!("out of use since {day}, says {who}; its answers are kept")
}

/// `pin`: how a scan calls what holds a model; `says`: the same in a sentence.
pub(crate) fn held_by(pin: impl Display, says: &str) -> String {
    format!("[{pin}]: {says}")
}

pub(crate) fn now_in_use(id: impl Display, revision: Option<&str>) -> String {
    match revision {
        Some(revision) => format!("in use: {id}, at {revision}"),
        None => format!("in use: {id}"),
    }
}

pub(crate) fn updated(id: impl Display, revision: Option<&str>) -> String {
    match revision {
        Some(revision) => format!("updated: {id}, at {revision}"),
        None => format!("updated: {id}, which the project names without a revision now"),
    }
}

/// Of a model whose places name several revisions, or one and none.
pub(crate) fn used_at_several(id: impl Display, revisions: &str) -> String {
    format!("{id} is used at more than one revision ({revisions})")
}

pub(crate) fn not_updated(id: impl Display, revisions: &str) -> String {
    format!(
        "not updated: {}; name one at each place, then `mindgap models update` again",
        used_at_several(id, revisions)
    )
}

pub(crate) fn gone(id: impl Display) -> String {
    format!("gone: {id} is no longer seen; `mindgap models retire {id}` says that it is out of use")
}

pub(crate) fn now_out_of_use(id: impl Display, kept: usize) -> String {
    format!("out of use: {id}; kept: {}", answers(kept))
}

pub(crate) fn reopened(count: usize) -> String {
    format!("re-opened: {}", answers(count))
}

pub(crate) fn asked_of_each(items: usize) -> String {
    format!("asked of each model: {}", counted(items, "item", "items"))
}

/// `of`: of which kind of models they are asked.
pub(crate) fn not_asked_of(of: &str, items: usize) -> String {
    format!("{of}: {}", counted(items, "item", "items"))
}

/// Of an item about a kind of models; `why`: what hides it; `ways`: what `init --set` is given.
pub(crate) fn hidden_though_in_use(
    item: impl Display,
    model: impl Display,
    why: &str,
    ways: &[String],
) -> String {
    let change = change_the_profile(ways);
    format!("{item} is not asked though {model} is in use: {why}; {change} changes the profile")
}

/// The whole command, with what is chosen already; of several ways each.
pub(crate) fn change_the_profile(ways: &[String]) -> String {
    let commands: Vec<_> = ways.iter().map(|way| format!("`mindgap init --set {way}`")).collect();
    if commands.is_empty() { "`mindgap init --set FACT=VALUE`".to_owned() } else { commands.join(" or ") }
}

/// `key`: one of the answers, as an example.
pub(crate) fn given_for_the_project(answers: usize, key: impl Display) -> String {
    let answers = counted(answers, "answer was", "answers were");
    format!(
        "{answers} given for the whole project, kept beside; `mindgap answer {key}@MODEL --from-project` says \
         one of a model"
    )
}

fn answers(count: usize) -> String {
    counted(count, "answer", "answers")
}
