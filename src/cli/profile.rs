//! Answers to profile questions as they are typed, on the command line and in `ask`.

use std::collections::BTreeSet;

use super::error::CliError;
use super::stranger::{no_fact, stranger};
use crate::checklist::{Checklist, Choice, OptionId, ProfileQuestion, QuestionId};
use crate::record::{Change, NOT_SURE, ProfileAnswer};
use crate::text::visible_line;
use crate::words::shell::profile as words;

/// The changes that several `FACT=VALUE` mean, or everything that is wrong with them. One fact may be named more than once
/// where it takes several options: they add up.
pub(super) fn changes(checklist: &Checklist, typed: &[String]) -> Result<Vec<Change>, CliError> {
    let mut all: Vec<(&ProfileQuestion, Option<ProfileAnswer>)> = Vec::new();
    let mut faults = Vec::new();
    for each in typed {
        let added = meant(checklist, each).and_then(|(question, answer)| {
            match all.iter_mut().find(|(other, _)| other.id == question.id) {
                Some((_, before)) => *before = both(question, before.take(), answer)?,
                None => all.push((question, answer)),
            }
            Ok(())
        });
        faults.extend(added.err());
    }
    let changes = all.into_iter().map(|(question, answer)| Change::Profile(question.id.clone(), answer));
    match faults.len() {
        0 => Ok(changes.collect()),
        1 => faults.pop().map_or(Ok(Vec::new()), Err),
        _ => {
            let told = |fault: &CliError| words::with_its_hint(fault, &fault.hint());
            let all: Vec<_> = faults.iter().map(told).collect();
            Err(CliError::usage(all.join("\n"), words::WHERE_FACTS_ARE_LISTED))
        }
    }
}

/// Two answers to one question as one: the options of both.
fn both(
    question: &ProfileQuestion,
    one: Option<ProfileAnswer>,
    other: Option<ProfileAnswer>,
) -> Result<Option<ProfileAnswer>, CliError> {
    match (one, other) {
        (one, other) if one == other => Ok(one),
        (Some(ProfileAnswer::Chosen(mut one)), Some(ProfileAnswer::Chosen(mut other)))
            if question.choice == Choice::Many && !one.is_empty() && !other.is_empty() =>
        {
            one.append(&mut other);
            if let Some(alone) = question.alone_among(&one) {
                return Err(CliError::usage(words::stands_alone(alone), words::SAY_IT_ALONE));
            }
            Ok(Some(ProfileAnswer::Chosen(one)))
        }
        (one, other) => {
            let [one, other] = [one, other].map(|answer| typed(question, answer.as_ref()));
            Err(CliError::usage(words::two_answers(&question.id, &one, &other), words::SAY_ONE))
        }
    }
}

/// The question and the answer that `FACT=VALUE` means.
fn meant<'c>(
    checklist: &'c Checklist,
    typed: &str,
) -> Result<(&'c ProfileQuestion, Option<ProfileAnswer>), CliError> {
    let (fact, value) = typed
        .split_once('=')
        .ok_or_else(|| CliError::usage(words::no_value(typed), words::HOW_IT_IS_WRITTEN))?;
    let id = fact.trim().parse::<QuestionId>().ok();
    let question = id.and_then(|id| checklist.profile_question(&id));
    let question = question.ok_or_else(|| no_fact(checklist, fact))?;
    Ok((question, answer(question, value)?))
}

/// The answer that a text means; none takes an answer back.
pub(super) fn answer(question: &ProfileQuestion, value: &str) -> Result<Option<ProfileAnswer>, CliError> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(None);
    }
    if let Some(answer) = ProfileAnswer::of_word(value, question) {
        return Ok(Some(answer));
    }
    let (options, unknown) = chosen(question, value);
    if let Some(alone) = unknown.iter().find(|word| ProfileAnswer::of_word(word, question).is_some()) {
        return Err(CliError::usage(words::stands_alone(alone), words::SAY_IT_ALONE));
    }
    if !unknown.is_empty() {
        let what = words::no_option(&question.id, &visible_line(&unknown.join("`, `")));
        let options = question.options.iter().map(|option| option.id.as_str()).chain([NOT_SURE]);
        let listed = words::choose_from(&ids(question), NOT_SURE);
        return Err(stranger(what, unknown.first().unwrap_or(&""), options, &listed));
    }
    if question.choice == Choice::One && options.len() > 1 {
        let what = words::one_option_only(&question.id);
        return Err(CliError::usage(what, words::choose_one_of(&ids(question))));
    }
    if let Some(alone) = question.alone_among(&options) {
        return Err(CliError::usage(words::stands_alone(alone), words::SAY_IT_ALONE));
    }
    Ok(Some(ProfileAnswer::Chosen(options)))
}

/// The options that a text names, and the words in it that are none.
fn chosen<'v>(question: &ProfileQuestion, value: &'v str) -> (BTreeSet<OptionId>, Vec<&'v str>) {
    let (mut options, mut unknown) = (BTreeSet::new(), Vec::new());
    for word in value.split(',').map(str::trim) {
        match option(question, word) {
            Some(id) => drop(options.insert(id)),
            None => unknown.push(word),
        }
    }
    (options, unknown)
}

/// An option by its id, or by its number in the list.
fn option(question: &ProfileQuestion, word: &str) -> Option<OptionId> {
    let by_number =
        word.parse::<usize>().ok().and_then(|number| question.options.get(number.checked_sub(1)?));
    let found = question.options.iter().find(|option| option.id.as_str() == word).or(by_number);
    found.map(|option| option.id.clone())
}

fn ids(question: &ProfileQuestion) -> String {
    question.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// An answer as it is typed.
pub(super) fn typed(question: &ProfileQuestion, answer: Option<&ProfileAnswer>) -> String {
    answer.map_or_else(|| words::NOT_ANSWERED.to_owned(), |answer| answer.typed(Some(question)))
}
