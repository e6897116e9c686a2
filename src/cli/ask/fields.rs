//! The fields of an answer that are more than one word: asks for them and turns them into edits.
//!
//! An empty line leaves a field as it is, `-` clears it. The end of the input ends a text of many lines.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::super::args::day;
use super::super::error::CliError;
use super::interview::Interview;
use super::talk::Talk;
use crate::record::{Acceptance, AnswerKey, Edit, Plan};
use crate::report::{days, plain};
use crate::store;
use crate::text::{visible, visible_line};
use crate::words::shell::ask as words;
use crate::words::shell::hint;

/// What clears a field.
const CLEAR: &str = "-";

/// A note: of one line if it was typed behind the word, else of many.
pub(super) fn note(talk: &mut Talk<'_, '_>, typed: &str) -> Result<Option<Edit>, CliError> {
    let text = if typed.is_empty() { talk.lines(words::NOTE)? } else { Some(typed.to_owned()) };
    Ok(text.filter(|text| !text.trim().is_empty()).map(cleared).map(Edit::Note))
}

/// A field of one line.
pub(super) fn line(
    talk: &mut Talk<'_, '_>,
    prompt: &str,
    typed: &str,
    edit: fn(String) -> Edit,
) -> Result<Option<Edit>, CliError> {
    Ok(one(talk, prompt, typed)?.map(cleared).map(edit))
}

/// A plan: what, then by when.
pub(super) fn plan(
    interview: &Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
    typed: &str,
) -> Result<Option<Edit>, CliError> {
    let known = interview.session.answer(key).plan;
    let what = match one(talk, words::WHAT_WILL_BE_DONE, typed)? {
        Some(text) if text == CLEAR => return Ok(Some(Edit::Plan(None))),
        Some(text) => text,
        None => match &known {
            Some(plan) => plan.what.clone(),
            None => return Ok(None),
        },
    };
    let now = known.and_then(|plan| plan.by);
    let by = match asked_day(talk, words::BY_WHICH_DAY, now)? {
        Asked::Day(by) => Some(by),
        Asked::Cleared => None,
        // What was typed before the end is kept: a plan may well have no day.
        Asked::Kept | Asked::End => now,
    };
    told(interview, talk, Edit::Plan(Some(Plan { by, what })))
}

/// An acceptance: why, then until when.
pub(super) fn accept(
    interview: &Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
    typed: &str,
) -> Result<Option<Edit>, CliError> {
    let known = interview.session.answer(key).acceptance;
    let reason = match one(talk, words::WHY_IT_IS_BEARABLE, typed)? {
        Some(text) if text == CLEAR => return Ok(Some(Edit::Accept(None))),
        Some(text) => text,
        None => match &known {
            Some(taken) => taken.reason.clone(),
            None => return Ok(None),
        },
    };
    let now = known.map(|taken| taken.until);
    let until = match asked_day(talk, words::UNTIL_WHICH_DAY, now)? {
        Asked::Day(until) => Some(until),
        Asked::Kept | Asked::End => now,
        Asked::Cleared => None,
    };
    let Some(until) = until else {
        talk.say_line(words::FOR_A_TIME_ONLY)?;
        return Ok(None);
    };
    told(interview, talk, Edit::Accept(Some(Acceptance { reason, until, who: interview.who.clone() })))
}

/// An edit, after it was told that its day is past.
fn told(interview: &Interview<'_>, talk: &mut Talk<'_, '_>, edit: Edit) -> Result<Option<Edit>, CliError> {
    if let Some(past) = days::of_edit(&edit, interview.setting.today()) {
        talk.say(&format!("{past}\n"))?;
    }
    Ok(Some(edit))
}

/// Evidence, one piece after the other until an empty line; or the one that was typed behind the word.
pub(super) fn evidence(
    interview: &Interview<'_>,
    talk: &mut Talk<'_, '_>,
    typed: &str,
) -> Result<Vec<Edit>, CliError> {
    let (project, cwd) = (interview.session.project(), &interview.setting.cwd);
    let mut edits = Vec::new();
    let mut next = (!typed.is_empty()).then(|| typed.to_owned());
    loop {
        let text = match next.take() {
            Some(text) => text,
            None => match talk.text(words::WHAT_EVIDENCE, words::help::EVIDENCE)? {
                Some(text) if !text.trim().is_empty() => text,
                _ => return Ok(edits),
            },
        };
        match store::name(project, cwd, &text) {
            Ok(evidence) => edits.push(Edit::AddEvidence(evidence)),
            Err(error) => talk.say_line(&hint::after(visible(&error.to_string()), error.hint()))?,
        }
        if !typed.is_empty() {
            return Ok(edits);
        }
    }
}

/// Which evidence goes.
pub(super) fn drop_evidence(
    interview: &Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
    typed: &str,
) -> Result<Option<Edit>, CliError> {
    let there = interview.session.answer(key).evidence;
    if there.is_empty() {
        talk.say_line(words::NO_EVIDENCE)?;
        return Ok(None);
    }
    let mut list = String::new();
    for (at, each) in there.iter().enumerate() {
        let _ = writeln!(list, "  {}. {}", at + 1, plain::evidence(each, &interview.session.observed));
    }
    if typed.is_empty() {
        talk.say(&list)?;
    }
    let Some(wanted) = one(talk, words::WHICH_NUMBER, typed)? else { return Ok(None) };
    let by_number = wanted.parse::<usize>().ok().and_then(|number| there.get(number.checked_sub(1)?));
    let found = by_number.or_else(|| there.iter().find(|each| each.to_string() == wanted));
    if found.is_none() {
        talk.say_line(&words::no_such_evidence(&visible_line(&wanted)))?;
    }
    Ok(found.cloned().map(Edit::DropEvidence))
}

/// One line: the one that was typed behind the word, or asked for. None if it is empty or the input ended.
fn one(talk: &mut Talk<'_, '_>, prompt: &str, typed: &str) -> Result<Option<String>, CliError> {
    let text = if typed.is_empty() { talk.text(prompt, words::help::FIELD)? } else { Some(typed.to_owned()) };
    Ok(text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
}

fn cleared(text: String) -> String {
    if text == CLEAR { String::new() } else { text }
}

/// What was said when a day was asked for.
enum Asked {
    Day(NaiveDate),
    /// An empty line.
    Kept,
    Cleared,
    /// The input ended.
    End,
}

fn asked_day(talk: &mut Talk<'_, '_>, prompt: &str, now: Option<NaiveDate>) -> Result<Asked, CliError> {
    let enter = now.map_or_else(|| words::NO_DAY.to_owned(), |day| day.to_string());
    loop {
        let Some(line) = talk.field(&words::day(prompt, &enter), words::help::DAY)? else {
            return Ok(Asked::End);
        };
        match line.trim() {
            "" => return Ok(Asked::Kept),
            CLEAR => return Ok(Asked::Cleared),
            text => match day(text) {
                Ok(day) => return Ok(Asked::Day(day)),
                Err(why) => talk.say_line(&why)?,
            },
        }
    }
}
