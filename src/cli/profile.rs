//! Answers to profile questions as they are typed, on the command line and in `ask`.

use std::collections::BTreeSet;

use super::error::CliError;
use crate::checklist::{Checklist, Choice, OptionId, ProfileQuestion, QuestionId};
use crate::record::{Change, ProfileAnswer};
use crate::text::{nearest, visible_line};
use crate::words::shell::profile as words;
use crate::words::shell::unknown;

/// The word for an answer that is put off.
pub(super) const NOT_SURE: &str = "not-sure-yet";
/// The word for none of the options.
const NONE: &str = "none";

/// The change that `FACT=VALUE` means.
pub(super) fn change(checklist: &Checklist, typed: &str) -> Result<Change, CliError> {
    let (fact, value) = typed
        .split_once('=')
        .ok_or_else(|| CliError::usage(words::no_value(typed), words::HOW_IT_IS_WRITTEN))?;
    let id = fact.trim().parse::<QuestionId>().ok();
    let question = id.and_then(|id| checklist.profile_question(&id)).ok_or_else(|| CliError::Unknown {
        kind: unknown::PROFILE_QUESTION,
        typed: fact.to_owned(),
        near: nearest(fact, checklist.profile.iter().map(|question| question.id.as_str())),
        list: unknown::SHOWS_THE_CHECKLIST,
    })?;
    Ok(Change::Profile(question.id.clone(), answer(question, value)?))
}

/// The answer that a text means; none takes an answer back.
pub(super) fn answer(question: &ProfileQuestion, value: &str) -> Result<Option<ProfileAnswer>, CliError> {
    let value = value.trim();
    let called_none = question.options.iter().any(|option| option.id.as_str() == NONE);
    match value {
        "" => return Ok(None),
        NOT_SURE => return Ok(Some(ProfileAnswer::NotSure)),
        NONE if !called_none && question.choice == Choice::Many => {
            return Ok(Some(ProfileAnswer::Chosen(BTreeSet::new())));
        }
        _ => {}
    }
    let options: BTreeSet<OptionId> =
        value.split(',').map(|word| option(question, word.trim())).collect::<Result<_, _>>()?;
    if question.choice == Choice::One && options.len() > 1 {
        let what = words::one_option_only(&question.id);
        return Err(CliError::usage(what, words::choose_one_of(&ids(question))));
    }
    Ok(Some(ProfileAnswer::Chosen(options)))
}

/// An option by its id, or by its number in the list.
fn option(question: &ProfileQuestion, word: &str) -> Result<OptionId, CliError> {
    let by_number =
        word.parse::<usize>().ok().and_then(|number| question.options.get(number.checked_sub(1)?));
    let found = question.options.iter().find(|option| option.id.as_str() == word).or(by_number);
    found.map(|option| option.id.clone()).ok_or_else(|| {
        let what = words::no_option(&question.id, &visible_line(word));
        CliError::usage(what, words::choose_from(&ids(question), NOT_SURE))
    })
}

fn ids(question: &ProfileQuestion) -> String {
    question.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// An answer as it is typed.
pub(super) fn typed(answer: Option<&ProfileAnswer>) -> String {
    match answer {
        None => words::NOT_ANSWERED.to_owned(),
        Some(ProfileAnswer::NotSure) => NOT_SURE.to_owned(),
        Some(ProfileAnswer::Chosen(options)) if options.is_empty() => NONE.to_owned(),
        Some(ProfileAnswer::Chosen(options)) => {
            options.iter().map(OptionId::as_str).collect::<Vec<_>>().join(", ")
        }
    }
}
