//! `release accept` and `release send-back`: what a reviewer says about single answers.

use super::queue::open_release;
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Answer, Change, Edit, Review, Verdict, edit, same_name};
use crate::report::plain;

pub(super) fn run(
    items: &[String],
    verdict: Verdict,
    comment: &str,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    let mut session = Session::open(setting, world)?;
    open_release(&session)?;
    if verdict == Verdict::SentBack && comment.trim().is_empty() {
        return Err(CliError::usage("the comment is empty", "say what is wanting with --comment TEXT"));
    }
    let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
    let mut changes = Vec::new();
    let mut keys = Vec::new();
    for typed in items {
        let key = session.key(typed)?;
        let answer = session.answer(&key);
        refuse_own(&answer, &key.to_string(), &who)?;
        let (at, by, of) = (setting.at(), who.clone(), answer.content());
        let review = Edit::Review(Review { at, by, comment: comment.to_owned(), of, verdict });
        let after = edit(&answer, review, session.item(&key), &who, setting.at());
        changes.push(Change::Answer(key.clone(), Box::new(after)));
        keys.push(key);
    }
    let saved = session.save(changes)?;
    if let Some(conflict) = saved.conflicts.iter().find(|conflict| keys.contains(&conflict.key)) {
        return Err(CliError::Conflict(conflict.key.to_string()));
    }
    world.say(&plain::reviewed(&keys, verdict))?;
    Ok(exit::DONE)
}

/// Nobody reviews an answer of their own, and there is nothing to review in an item that nobody answered.
fn refuse_own(answer: &Answer, key: &str, who: &str) -> Result<(), CliError> {
    if answer.status.is_none() {
        let hint = "an unanswered item keeps a release open by itself";
        return Err(CliError::usage(format!("`{key}` has no answer to review"), hint));
    }
    if answer.by.as_deref().is_some_and(|by| same_name(by, who)) {
        let hint = "ask a colleague to review it";
        return Err(CliError::usage(format!("`{key}` is your own answer"), hint));
    }
    Ok(())
}
