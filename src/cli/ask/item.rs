//! One question: shown, then whatever the person wants to do about it, until they go on.

use super::super::error::CliError;
use super::fields;
use super::interview::{Interview, Question};
use super::profile;
use super::talk::Talk;
use super::words::{Word, help, parse};
use crate::checklist::{Checklist, Item};
use crate::record::{
    AnswerKey, Change, Edit, Side, Status, choose, from_project as said_of_project, overrule,
};
use crate::report::{acceptance_ended, plain};
use crate::text::{visible, visible_line};
use crate::words::shell::ask as said;
use crate::words::shell::hint;

/// Where the person goes from a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Move {
    Next,
    Back,
    Go(Question),
    Quit,
}

/// Asks one question; `count` is its number and how many there are.
pub(super) fn ask(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    (position, key): &Question,
    count: (usize, usize),
) -> Result<Move, CliError> {
    let position = *position;
    talk.say(&format!("\n{}\n", said::question(count.0, count.1)))?;
    show(interview, talk, position, key)?;
    loop {
        let Some(line) = talk.line(said::ANSWER)? else {
            return Ok(Move::Quit);
        };
        let Some((word, rest)) = parse(&line) else {
            talk.say_line(&said::not_known(&visible(line.trim())))?;
            continue;
        };
        match word {
            Word::Skip => return Ok(Move::Next),
            Word::Back => return Ok(Move::Back),
            Word::Quit => return Ok(Move::Quit),
            Word::Go => match interview.questions(rest).map(|there| there.into_iter().next()) {
                Ok(Some(there)) => return Ok(Move::Go(there)),
                Ok(None) => {}
                Err(error) => {
                    talk.say_line(&hint::after(visible(&error.to_string()), visible(&error.hint())))?;
                }
            },
            Word::Show => show(interview, talk, position, key)?,
            Word::Project => from_project(interview, talk, key)?,
            Word::Profile if !profile::ask_all(interview, talk)? => return Ok(Move::Quit),
            Word::Profile => {}
            Word::Undo => interview.take_back(talk)?,
            Word::Help => talk.say(&help())?,
            Word::Gaps => gaps(interview, talk)?,
            Word::Ours => pick(interview, talk, key, Side::Ours)?,
            Word::Theirs => pick(interview, talk, key, Side::Theirs)?,
            word => match told(interview, word, position) {
                Some(text) => talk.say(&text)?,
                None => change(interview, talk, key, word, rest)?,
            },
        }
    }
}

/// The question, what is recorded, and what is wanting.
fn show(
    interview: &Interview<'_>,
    talk: &mut Talk<'_, '_>,
    position: usize,
    key: &AnswerKey,
) -> Result<(), CliError> {
    let Some(item) = interview.item(position) else { return Ok(()) };
    talk.say(&plain::heading(&interview.session.checklist, item))?;
    if let Some(model) = key.model() {
        talk.say_line(&said::of_the_model(&visible_line(model)))?;
    }
    recorded(interview, talk, key)
}

fn recorded(interview: &Interview<'_>, talk: &mut Talk<'_, '_>, key: &AnswerKey) -> Result<(), CliError> {
    if let Some(versions) = interview.session.record().conflicts.get(key) {
        talk.say(&plain::versions(key, versions))?;
        talk.say_line(said::CHOOSE_OR_ANSWER_ANEW)?;
    }
    talk.say(&interview.with_subject(|subject| plain::answer(subject, key) + &plain::wanting(subject, key)))?;
    match interview.of_project(key) {
        Some(_) => talk.say_line(said::SAID_OF_THE_PROJECT),
        None => Ok(()),
    }
}

/// Says of a model what was said for the whole project.
fn from_project(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
) -> Result<(), CliError> {
    let Some(project) = interview.of_project(key) else {
        return talk.say_line(said::NOTHING_SAID_OF_THE_PROJECT);
    };
    let (facts, own) = (interview.session.facts(key), interview.session.answer(key));
    let answer = said_of_project(project, &own, facts, &interview.who, interview.moment());
    let changes = overrule(interview.session.record(), key, answer, interview.moment());
    interview.make_all(talk, changes)?;
    recorded(interview, talk, key)
}

/// Takes one of two versions that wait.
fn pick(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
    side: Side,
) -> Result<(), CliError> {
    let changes = choose(interview.session.record(), key, side, interview.moment());
    if changes.is_empty() {
        return talk.say_line(said::NOTHING_WAITS);
    }
    interview.make_all(talk, changes)?;
    recorded(interview, talk, key)
}

/// What the checklist says about an item, if a word asks for that.
fn told(interview: &Interview<'_>, word: Word, position: usize) -> Option<String> {
    let checklist: &Checklist = &interview.session.checklist;
    let item: &Item = interview.item(position)?;
    match word {
        Word::Why => Some(plain::why(item)),
        Word::Today => Some(plain::today(item)),
        Word::Wanted => Some(plain::wanted(item)),
        Word::Example => Some(plain::example(item)),
        Word::Findings => Some(plain::findings(checklist, item)),
        _ => None,
    }
}

/// Everything that is wanting, heaviest first.
fn gaps(interview: &Interview<'_>, talk: &mut Talk<'_, '_>) -> Result<(), CliError> {
    let text = interview.with_subject(plain::gaps);
    talk.say(&text)
}

/// Changes the answer; a yes asks for its evidence, and what does not arise asks for its reason.
fn change(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
    word: Word,
    rest: &str,
) -> Result<(), CliError> {
    let wanted = edits(interview, talk, key, word, rest)?;
    let stood = interview.session.answer(key);
    let waits = interview.session.record().conflicts.contains_key(key);
    if waits && matches!(word, Word::Status(_) | Word::Unanswered) {
        if let Some(Change::Answer(_, answer)) = interview.change(key, wanted) {
            let changes = overrule(interview.session.record(), key, *answer, interview.moment());
            interview.make_all(talk, changes)?;
        }
    } else {
        make(interview, talk, key, wanted)?;
    }
    let answer = interview.session.answer(key);
    if let Some(ended) = acceptance_ended(&stood, &answer).filter(|_| !waits) {
        talk.say_line(&ended)?;
    }
    let more = match word {
        Word::Status(Status::Yes) if answer.evidence.is_empty() => fields::evidence(interview, talk, "")?,
        Word::Status(Status::NotApplicable) if answer.reason.is_empty() => {
            fields::line(talk, said::WHY_IT_DOES_NOT_ARISE, "", Edit::Reason)?.into_iter().collect()
        }
        _ => Vec::new(),
    };
    make(interview, talk, key, more)?;
    recorded(interview, talk, key)
}

fn edits(
    interview: &Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
    word: Word,
    rest: &str,
) -> Result<Vec<Edit>, CliError> {
    let one = match word {
        Word::Status(status) => Some(Edit::Status(status)),
        Word::Unanswered => Some(Edit::Unanswered),
        Word::Note => fields::note(talk, rest)?,
        Word::Reason => fields::line(talk, said::WHY_IT_DOES_NOT_ARISE, rest, Edit::Reason)?,
        Word::Owner => fields::line(talk, said::WHO_TAKES_CARE, rest, Edit::Owner)?,
        Word::Plan => fields::plan(interview, talk, key, rest)?,
        Word::Accept => fields::accept(interview, talk, key, rest)?,
        Word::Drop => fields::drop_evidence(interview, talk, key, rest)?,
        Word::Evidence => return fields::evidence(interview, talk, rest),
        _ => None,
    };
    Ok(one.into_iter().collect())
}

fn make(
    interview: &mut Interview<'_>,
    talk: &mut Talk<'_, '_>,
    key: &AnswerKey,
    edits: Vec<Edit>,
) -> Result<(), CliError> {
    match interview.change(key, edits) {
        Some(change) => interview.make(talk, change),
        None => Ok(()),
    }
}
