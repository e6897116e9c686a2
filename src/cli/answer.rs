//! `answer`: one answer, or some fields of one.

use chrono::{DateTime, NaiveDate, Utc};

use super::adopt::adoptions;
use super::args::{Answer as Args, StatusWord, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::stranger::stranger;
use super::world::World;
use crate::diff::Field;
use crate::record::{
    Acceptance, Affirmed, Answer, AnswerKey, Change, Edit, Evidence, Plan, edit_all, ended, from_project,
    overrule,
};
use crate::report::{acceptance_ended, days, field_value, json, plain};
use crate::store;
use crate::text::visible_line;
use crate::words::shell::answer as words;

/// The options, as they stand before what was typed for them.
const BY: &str = "--by ";
const UNTIL: &str = "--until ";

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut session = open(args, setting, world)?;
    let gives = args.from_project || matches!(args.status, Some(StatusWord::Set(_)));
    let key = if only_withdraws(args) { session.key(&args.item)? } else { session.asked_key(&args.item)? };
    let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
    let stood = session.answer(&key);
    let before = if args.from_project { copied(&key, &session, setting, &who)? } else { stood.clone() };
    let mut edits = edits(args, &key, &session, setting, &before, &who)?;
    if gives {
        edits.push(Edit::Facts(session.facts(&key)));
    }
    if edits.is_empty() {
        return Err(CliError::usage(words::NOTHING_TO_CHANGE, words::NAME_A_FIELD));
    }
    let item = session.item(&key);
    let at = session.moment(setting);
    let edits = edits.into_iter().chain(affirmation(args, &session, &before, &who, at));
    let after = edit_all(&before, edits, item, &who, at);
    // A status is a choice: where two versions waited, both go into the note.
    let keeps = !args.from_project && matches!(args.status, None | Some(StatusWord::Keep));
    let chooses = !keeps && session.record().conflicts.contains_key(&key);
    let changes = if chooses {
        overrule(session.record(), &key, after, at)
    } else {
        vec![Change::Answer(key.clone(), Box::new(after))]
    };
    let saved = session.save(changes)?;
    if chooses {
        world.note(words::VERSIONS_ARE_IN_THE_NOTE);
    }
    if args.from_project && adopts(&session, &key) {
        world.note(words::SEEN_STAYS_WITH_THE_PROJECT);
    }
    if saved.conflicts.iter().any(|conflict| conflict.key == key) {
        return Err(CliError::Conflict(key.to_string()));
    }
    session.look_at(&key);
    let is = session.answer(&key);
    if let Some(ended) = acceptance_ended(&stood, &is).filter(|_| !chooses) {
        world.note(&ended);
    }
    for past in days_past(args, setting.today()) {
        world.note(&past);
    }
    // What a choice between two versions put aside is in the note.
    let replaced = if chooses { Vec::new() } else { replaced(args, &stood, &is) };
    show(args.format, &session, &key, &replaced, setting, world)?;
    Ok(exit::DONE)
}

/// The record; where there is none, what to do first, so that what was typed can be given again.
fn open(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Session, CliError> {
    let item = visible_line(&args.item);
    Session::to_write(setting, world).map_err(|error| match error {
        CliError::NoRecord(_) => CliError::usage(error.to_string(), words::begin_first(&item)),
        CliError::Gone(..) => CliError::usage(error.to_string(), words::put_back_first(&item)),
        other => other,
    })
}

/// Whether the arguments only take away what is recorded: all that is left to do where nothing is asked any more.
fn only_withdraws(args: &Args) -> bool {
    let texts = [&args.note, &args.add_note, &args.reason, &args.owner, &args.plan, &args.accept];
    let adds = texts.into_iter().flatten().any(|text| !text.trim().is_empty())
        || !(args.evidence.is_empty() && args.adopt.is_empty())
        || args.by.is_some_and(|day| day.0.is_some())
        || args.until.is_some();
    let gives = args.from_project || matches!(args.status, Some(StatusWord::Set(_)));
    !adds && !gives
}

/// What was said for the whole project, as the beginning of an answer about one model.
fn copied(key: &AnswerKey, session: &Session, setting: &Setting, who: &str) -> Result<Answer, CliError> {
    let item = session.item(key).filter(|_| key.model().is_some());
    let Some(item) = item else {
        return Err(CliError::usage(words::names_no_model(key), words::NAME_THE_MODEL));
    };
    let Some(project) = session.record().answer(&AnswerKey::item(&item.id)) else {
        return Err(CliError::usage(words::nothing_for_the_project(&item.id), words::answer_it(key)));
    };
    Ok(from_project(project, &session.answer(key), session.facts(key), who, setting.at()))
}

/// Whether something that a scan saw was adopted for the whole project.
fn adopts(session: &Session, key: &AnswerKey) -> bool {
    let item = session.item(key).map(|item| AnswerKey::item(&item.id));
    let project = item.and_then(|item| session.record().answer(&item));
    project.is_some_and(|answer| answer.evidence.iter().any(|each| matches!(each, Evidence::Observation(_))))
}

/// Whoever gives the same status again while a release is open has found that the answer still holds. A first answer
/// and another one are answers, and reaffirm nothing.
fn affirmation(
    args: &Args,
    session: &Session,
    before: &Answer,
    who: &str,
    at: DateTime<Utc>,
) -> Option<Edit> {
    let again = |status| before.status == Some(status);
    let release = session.record().release.as_ref();
    let release =
        release.filter(|_| matches!(args.status, Some(StatusWord::Set(status)) if again(status)))?;
    let (by, release) = (who.to_owned(), release.version.clone());
    Some(Edit::Affirm(Affirmed { at, by, release, unchanged: false }))
}

/// Days that were typed and are past: most are a slip, and none is refused.
fn days_past(args: &Args, today: NaiveDate) -> Vec<String> {
    let by = args.by.and_then(|day| day.0).and_then(|by| days::of_plan(by, BY, today));
    let until = args.until.and_then(|until| days::of_acceptance(until, UNTIL, today));
    by.into_iter().chain(until).collect()
}

/// What is now recorded, what stood there before, and what is still wanting in it.
fn show(
    format: TextOrJson,
    session: &Session,
    key: &AnswerKey,
    replaced: &[(Field, String)],
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let assessment = session.assess(setting.today());
    let subject = session.subject(&assessment, setting.today());
    world.say(&match format {
        TextOrJson::Text => {
            plain::answer(&subject, key) + &plain::replaced(replaced) + &plain::wanting(&subject, key)
        }
        TextOrJson::Json => json::answer(&subject, key, replaced),
    })
}

/// The edits that the flags mean, in the order in which they make sense.
fn edits(
    args: &Args,
    key: &AnswerKey,
    session: &Session,
    setting: &Setting,
    before: &Answer,
    who: &str,
) -> Result<Vec<Edit>, CliError> {
    let mut edits = Vec::new();
    edits.extend(match args.status {
        Some(StatusWord::Set(status)) => Some(Edit::Status(status)),
        Some(StatusWord::Unanswered) => Some(Edit::Unanswered),
        Some(StatusWord::Keep) | None => None,
    });
    edits.extend(args.note.clone().map(Edit::Note));
    edits.extend(args.add_note.as_ref().map(|text| Edit::Note(added(&before.note, text))));
    edits.extend(args.reason.clone().map(Edit::Reason));
    for typed in &args.drop_evidence {
        edits.push(drop_evidence(before, typed)?);
    }
    for typed in &args.evidence {
        edits.push(Edit::AddEvidence(store::name(session.project(), &setting.cwd, typed)?));
    }
    edits.extend(adoptions(&args.adopt, key, before, session, setting)?);
    edits.extend(args.owner.clone().map(Edit::Owner));
    edits.extend(plan(args, before)?);
    edits.extend(accept(args, before, who)?);
    Ok(edits)
}

/// A note with more lines at its end.
fn added(note: &str, text: &str) -> String {
    let text = text.trim_end();
    if note.is_empty() || text.is_empty() { format!("{note}{text}") } else { format!("{note}\n{text}") }
}

/// What was typed over something that stood there: the field, and what it said.
fn replaced(args: &Args, before: &Answer, after: &Answer) -> Vec<(Field, String)> {
    let typed = [
        (Field::Note, args.note.is_some()),
        (Field::Reason, args.reason.is_some()),
        (Field::Owner, args.owner.is_some()),
        (Field::Plan, args.plan.is_some()),
        (Field::Acceptance, args.accept.is_some() || ended(before, after).is_some()),
    ];
    let of = |(field, typed): (Field, bool)| {
        let (was, is) = (field_value(field, Some(before)), field_value(field, Some(after)));
        (typed && !was.is_empty() && was != is).then_some((field, was))
    };
    typed.into_iter().filter_map(of).collect()
}

/// Evidence is withdrawn by the words it is recorded with: its file may be gone.
fn drop_evidence(before: &Answer, typed: &str) -> Result<Edit, CliError> {
    let meant = |evidence: &&Evidence| evidence.to_string() == typed || evidence.full_name() == typed;
    let found: Vec<&Evidence> = before.evidence.iter().filter(meant).collect();
    let listed = |all: &[&Evidence], name: fn(&Evidence) -> String| {
        let names: Vec<String> = all.iter().map(|each| name(each)).collect();
        words::recorded(&names.join(", "))
    };
    match found.as_slice() {
        [one] => Ok(Edit::DropEvidence(Evidence::clone(one))),
        [] => {
            let there: Vec<&Evidence> = before.evidence.iter().collect();
            let names: Vec<String> = there.iter().map(ToString::to_string).collect();
            let none = there.is_empty().then(|| words::NO_EVIDENCE.to_owned());
            let hint = none.unwrap_or_else(|| listed(&there, ToString::to_string));
            let what = words::no_such_evidence(&visible_line(typed));
            Err(stranger(what, typed, names.iter().map(String::as_str), &hint))
        }
        several => {
            let what = words::several_such_evidence(&visible_line(typed), several.len());
            Err(CliError::usage(what, listed(several, Evidence::full_name)))
        }
    }
}

fn plan(args: &Args, before: &Answer) -> Result<Option<Edit>, CliError> {
    if args.plan.is_none() && args.by.is_none() {
        return Ok(None);
    }
    let what = args.plan.clone().or_else(|| before.plan.as_ref().map(|plan| plan.what.clone()));
    let dated = args.by.is_some_and(|day| day.0.is_some());
    let Some(what) = what.filter(|what| !dated || !what.trim().is_empty()) else {
        return Err(CliError::usage(words::DAY_WITHOUT_A_PLAN, words::SAY_WHAT_WILL_BE_DONE));
    };
    let by = args.by.map_or_else(|| before.plan.as_ref().and_then(|plan| plan.by), |day| day.0);
    Ok(Some(Edit::Plan(Some(Plan { by, what }))))
}

fn accept(args: &Args, before: &Answer, who: &str) -> Result<Option<Edit>, CliError> {
    if args.accept.is_none() && args.until.is_none() {
        return Ok(None);
    }
    if args.accept.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
        let without = CliError::usage(words::DAY_WITHOUT_A_RISK, words::SAY_WHY);
        return if args.until.is_some() { Err(without) } else { Ok(Some(Edit::Accept(None))) };
    }
    let known = before.acceptance.as_ref();
    let reason = args.accept.clone().or_else(|| known.map(|taken| taken.reason.clone()));
    let until = args.until.or_else(|| known.map(|taken| taken.until));
    match (reason, until) {
        (Some(reason), Some(until)) => {
            Ok(Some(Edit::Accept(Some(Acceptance { reason, until, who: who.to_owned() }))))
        }
        (None, _) => Err(CliError::usage(words::DAY_WITHOUT_A_RISK, words::SAY_WHY)),
        (_, None) => Err(CliError::usage(words::FOR_A_TIME_ONLY, words::NAME_ITS_LAST_DAY)),
    }
}
