//! `ask`: every question line by line, for screen readers, plain terminals and pipes. No cursor, no colour, no boxes.
//!
//! What the screen can do to an answer can be done here, but for adopting what a scan saw. Each answer is saved before the next prompt; the end
//! of the input is a clean end.

mod begin;
mod fields;
mod interview;
mod item;
mod profile;
mod saving;
mod talk;
mod words;

use super::args::Ask;
use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::checklist::Severity;
use crate::report::plain;
use crate::words::shell::ask as said;
use interview::{Interview, Question};
use item::Move;
pub(super) use talk::Talk;

pub(super) fn run(args: &Ask, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let Some(mut interview) = begin::begin(&args.item, setting, world)? else { return Ok(exit::DONE) };
    let wanted = interview.wanted(&args.item, args.all)?;
    let mut talk = Talk::new(world);
    talk.say_line(said::HOW_TO_GET_HELP)?;
    // Who names items wants those, and what is piped in answers them.
    let goes_on =
        if args.item.is_empty() { profile::ask_unanswered(&mut interview, &mut talk) } else { Ok(true) };
    let outcome = goes_on
        .and_then(|goes_on| if goes_on { walk(&mut interview, &mut talk, wanted, args) } else { Ok(()) });
    // Whatever ended the conversation, what was said is not lost.
    interview.leave(&mut talk)?;
    outcome?;
    Ok(exit::DONE)
}

/// Asks the items one after the other, back and forth as the person likes.
fn walk(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    mut list: Vec<Question>,
    args: &Ask,
) -> Result<(), CliError> {
    if args.item.is_empty() && !args.all {
        // The profile may have been answered just now, and decides what is asked.
        list = interview.wanted(&[], false)?;
    }
    let mut at = 0;
    while let Some(question) = list.get(at).cloned() {
        let hidden = args.item.is_empty() && !interview.is_asked(question.0);
        match if hidden { Move::Next } else { item::ask(interview, talk, &question, (at + 1, list.len()))? } {
            Move::Next => at += 1,
            Move::Back if at == 0 => talk.say_line(said::FIRST_QUESTION)?,
            Move::Back => at -= 1,
            Move::Go(question) => {
                let there = list.iter().position(|each| *each == question);
                at = there.unwrap_or(at + 1);
                if there.is_none() {
                    list.insert(at, question);
                }
            }
            Move::Quit => return Ok(()),
        }
    }
    let end = if list.is_empty() { said::NO_QUESTION_LEFT } else { said::LAST_QUESTION };
    talk.say_line(end)?;
    let verdict = interview.with_subject(|subject| plain::verdict(subject, Severity::Low));
    talk.say_line(&verdict)
}
