//! The profile: the few facts that decide which questions are asked.

use std::fmt::Write as _;

use super::super::error::CliError;
use super::super::profile::{answer, typed};
use super::interview::Interview;
use super::talk::Talk;
use crate::checklist::{Choice, ProfileQuestion};
use crate::record::{Change, NOT_SURE, ProfileAnswer};
use crate::report::provenance;
use crate::text::visible;
use crate::words::shell::ask::profile as words;
use crate::words::shell::hint;

/// What the person wants after a question of the profile.
enum After {
    Next,
    /// Treat this and all that follow as an empty line would.
    Rest,
    Quit,
}

/// Asks the profile questions that nobody answered. False if the person wants to end.
pub(super) fn ask_unanswered(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
) -> Result<bool, CliError> {
    let given = &interview.session.record().profile;
    let questions = interview.session.checklist.profile.iter();
    let open: Vec<_> = questions.filter(|question| given.get(&question.id).is_none()).cloned().collect();
    if open.is_empty() {
        return Ok(true);
    }
    talk.say_line(words::FIRST)?;
    ask_these(interview, talk, &open)
}

/// Asks every profile question again. False if the person wants to end.
pub(super) fn ask_all(interview: &mut Interview<'_>, talk: &mut Talk<'_, '_>) -> Result<bool, CliError> {
    let questions = interview.session.checklist.profile.clone();
    ask_these(interview, talk, &questions)
}

fn ask_these(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    questions: &[ProfileQuestion],
) -> Result<bool, CliError> {
    for (at, question) in questions.iter().enumerate() {
        talk.say(&format!("\n{}\n", words::question(at + 1, questions.len())))?;
        match ask(interview, talk, question)? {
            After::Next => {}
            After::Rest => {
                put_off(interview, talk, questions.get(at..).unwrap_or_default())?;
                break;
            }
            After::Quit => return Ok(false),
        }
    }
    Ok(true)
}

fn ask(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    question: &ProfileQuestion,
) -> Result<After, CliError> {
    let now = interview.session.record().profile.get(&question.id).cloned();
    let asked = provenance::profile_question(&interview.session.checklist, question);
    talk.say(&shown(&asked, question, now.as_ref()))?;
    loop {
        let Some(line) = talk.line(words::ANSWER)? else { return Ok(After::Quit) };
        let wanted = match line.trim() {
            "" => {
                put_off(interview, talk, std::slice::from_ref(question))?;
                return Ok(After::Next);
            }
            "rest" => return Ok(After::Rest),
            "quit" | "q" => return Ok(After::Quit),
            "why" => {
                talk.say_line(&visible(&question.why))?;
                continue;
            }
            "undo" | "u" => {
                interview.take_back(talk)?;
                continue;
            }
            "help" | "?" => {
                talk.say_line(&words::help(NOT_SURE, question.choice == Choice::Many, now.is_some()))?;
                continue;
            }
            line => line.to_owned(),
        };
        match answer(question, &wanted) {
            Ok(answer) if answer == now => return Ok(After::Next),
            Ok(answer) => {
                interview.make(talk, Change::Profile(question.id.clone(), answer))?;
                return Ok(After::Next);
            }
            Err(error) => {
                talk.say_line(&hint::after(visible(&error.to_string()), visible(&error.hint())))?;
            }
        }
    }
}

/// Puts those questions off that nobody answered; an answer that is there stays.
fn put_off(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    questions: &[ProfileQuestion],
) -> Result<(), CliError> {
    let given = &interview.session.record().profile;
    let open = questions.iter().filter(|question| given.get(&question.id).is_none());
    let not_sure =
        |question: &ProfileQuestion| Change::Profile(question.id.clone(), Some(ProfileAnswer::NotSure));
    let changes: Vec<_> = open.map(not_sure).collect();
    if changes.is_empty() { Ok(()) } else { interview.make_all(talk, changes) }
}

fn shown(asked: &str, question: &ProfileQuestion, now: Option<&ProfileAnswer>) -> String {
    let mut out = format!("{}\n", visible(asked));
    for (at, option) in question.options.iter().enumerate() {
        let _ = writeln!(out, "  {}. {} ({})", at + 1, visible(&option.label), option.id);
    }
    let many = question.choice == Choice::Many;
    let _ = writeln!(out, "{}", words::now(&typed(question, now), many, now.is_some()));
    out
}
