//! `release accept` and `release send-back`: what a reviewer says about single answers.

use super::queue::open_release;
use crate::cli::args::{Accept, SendBack, TextOrJson};
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Answer, Change, Edit, Review, Verdict, edit, same_name};
use crate::report::{json, plain};
use crate::words::shell::release as words;

pub(super) fn accept(args: &Accept, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let said = Said { items: &args.item, verdict: Verdict::Accepted, comment: &args.comment };
    said.record(args.format, setting, world)
}

pub(super) fn send_back(args: &SendBack, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    if args.comment.trim().is_empty() {
        return Err(CliError::usage(words::COMMENT_IS_EMPTY, words::SAY_WHAT_IS_WANTING));
    }
    let said = Said { items: &args.item, verdict: Verdict::SentBack, comment: &args.comment };
    said.record(args.format, setting, world)
}

/// What a reviewer says.
struct Said<'a> {
    items: &'a [String],
    verdict: Verdict,
    comment: &'a str,
}

impl Said<'_> {
    fn record(&self, format: TextOrJson, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
        let &Self { items, verdict, comment } = self;
        let mut session = Session::to_write(setting, world)?;
        open_release(&session)?;
        let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
        let mut changes = Vec::new();
        let mut keys = Vec::new();
        for typed in items {
            // What nobody is asked any more nobody can answer better, and holds no release up.
            let key = session.asked_key(typed)?;
            let answer = session.answer(&key);
            refuse_own(&answer, &key.to_string(), &who)?;
            let (at, by, of) = (session.moment(setting), who.clone(), answer.content());
            let review = Edit::Review(Review { at, by, comment: comment.to_owned(), of, verdict });
            let after = edit(&answer, review, session.item(&key), &who, at);
            changes.push(Change::Answer(key.clone(), Box::new(after)));
            keys.push(key);
        }
        session.save(changes)?;
        world.say(&match format {
            TextOrJson::Text => plain::reviewed(&keys, verdict),
            TextOrJson::Json => json::reviewed(&keys, verdict),
        })?;
        Ok(exit::DONE)
    }
}

/// Nobody reviews an answer of their own, and there is nothing to review in an item that nobody answered.
fn refuse_own(answer: &Answer, key: &str, who: &str) -> Result<(), CliError> {
    if answer.status.is_none() {
        return Err(CliError::usage(words::nothing_to_review(key), words::UNANSWERED_KEEPS_IT_OPEN));
    }
    if answer.by.as_deref().is_some_and(|by| same_name(by, who)) {
        return Err(CliError::usage(words::your_own(key), words::ASK_A_COLLEAGUE));
    }
    Ok(())
}
