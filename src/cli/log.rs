//! `log`: how an answer came to be, from git's history of the record and from the releases.

use chrono::DateTime;

use super::args::{Log as Args, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::diff::{Deed, Difference, diff};
use crate::record::{self, AnswerKey, Record};
use crate::report::{Entry, Log, Source, json, plain, status_word};
use crate::store::{self, Step};
use crate::words::shell::log as words;

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    let key = args.item.as_deref().map(|typed| known(typed, &session)).transpose()?;
    let mut log = Log::default();
    commits(&mut log, &session, key.as_ref(), args.number.clamp(1, 1_000));
    releases(&mut log, &session, key.as_ref());
    // Stable: what happened at the same moment stays in the order of git.
    let moment =
        |entry: &Entry| DateTime::parse_from_rfc3339(&entry.at).map_or(i64::MAX, |at| at.timestamp());
    log.entries.sort_by_key(|entry| std::cmp::Reverse(moment(entry)));
    world.say(&match args.format {
        TextOrJson::Text => plain::log(&log, key.is_some()),
        TextOrJson::Json => json::log(&log),
    })?;
    Ok(exit::DONE)
}

/// A key that is asked, answered, or at least could have been once.
fn known(typed: &str, session: &Session) -> Result<AnswerKey, CliError> {
    session.key(typed).or_else(|error| match typed.parse::<AnswerKey>() {
        Ok(key) if session.record().answers.contains_key(&key) || key.model().is_some() => Ok(key),
        _ => Err(error),
    })
}

/// What each commit changed, and what is not committed yet.
fn commits(log: &mut Log, session: &Session, key: Option<&AnswerKey>, most: usize) {
    let project = session.project();
    let steps = match store::steps(project.root(), &project.record_name(), most) {
        Ok(steps) => steps,
        Err(error) => {
            log.remarks.push(words::no_git(error));
            return;
        }
    };
    let parsed = |step: &Step| step.text.as_deref().and_then(|text| record::parse(text).ok());
    let mut older: Vec<Option<Record>> = steps.steps.iter().skip(1).map(parsed).collect();
    // The very first commit began with nothing; the oldest of a part of the history only serves to compare with.
    let begins = !steps.more;
    if begins {
        older.push(Some(nothing(session)));
    }
    let newest = steps.steps.first().and_then(parsed);
    if let Some(newest) = &newest {
        let changes = changed(newest, session.record(), key);
        push(log, Source::Working, [String::new(), String::new(), String::new(), String::new()], changes);
    }
    let mut newer = newest;
    for (step, older) in steps.steps.iter().zip(older) {
        if let (Some(before), Some(after)) = (&older, &newer) {
            let heads = [&step.commit, &step.at, &step.who, &step.subject].map(Clone::clone);
            push(log, Source::Commit, heads, changed(before, after, key));
        } else {
            let short: String = step.commit.chars().take(12).collect();
            log.remarks.push(words::no_record_at(&short));
        }
        newer = older;
    }
    if steps.more {
        log.remarks.push(words::older_commits(most));
    }
}

fn nothing(session: &Session) -> Record {
    let mut record = Record::new("", &session.checklist);
    record.answers.clear();
    record
}

/// What changed, in the answer that is asked about and in its model; with none, in all models, and what was set aside too.
fn changed(before: &Record, after: &Record, key: Option<&AnswerKey>) -> Difference {
    let mut all = diff(before, after);
    all.answers.retain(|change| change.deed() != Deed::Room && key.is_none_or(|key| change.key == *key));
    if key.is_some() {
        all.aside.clear();
        all.models.retain(|pair| key.and_then(AnswerKey::model) == Some(pair.key.as_str()));
    }
    all
}

fn push(log: &mut Log, source: Source, heads: [String; 4], difference: Difference) {
    let [name, at, who, subject] = heads;
    let Difference { answers: changes, aside, models, .. } = difference;
    if !(changes.is_empty() && aside.is_empty() && models.is_empty()) {
        log.entries.push(Entry { source, name, at, who, subject, changes, aside, models });
    }
}

/// The releases, each with what it says.
fn releases(log: &mut Log, session: &Session, key: Option<&AnswerKey>) {
    let versions = match store::releases::list(session.project()) {
        Ok(versions) => versions,
        Err(error) => {
            log.remarks.push(error.to_string());
            return;
        }
    };
    for version in versions {
        // What the file says is enough; looking its evidence up in git would cost a process for each release.
        let record = match store::releases::load(session.project(), &version) {
            Ok(record) => record,
            Err(error) => {
                log.remarks.push(error.to_string());
                continue;
            }
        };
        let subject = match key {
            Some(key) => {
                let status = record.answer(key).and_then(|answer| answer.status);
                format!("{key}: {}", status_word(status))
            }
            None => words::answers(record.written().count()),
        };
        let signature = record.seal.as_ref().and_then(|seal| seal.release.signed.last());
        log.entries.push(Entry {
            source: Source::Release,
            name: version.to_string(),
            at: signature.map(|last| last.at.fixed_offset().to_rfc3339()).unwrap_or_default(),
            who: signature.map(|last| last.by.clone()).unwrap_or_default(),
            subject,
            changes: Vec::new(),
            aside: Vec::new(),
            models: Vec::new(),
        });
    }
}
