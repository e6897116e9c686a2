//! `log`: how an answer came to be, from git's history of the record and from the releases.

use chrono::{DateTime, SecondsFormat};

use super::args::{Log as Args, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::diff::{AnswerChange, Deed, Difference, across, diff};
use crate::record::{self, Answer, AnswerKey, Record, Version};
use crate::report::{Entry, Log, Source, json, plain, status_word};
use crate::store::releases::{Kept, ReleaseError, State};
use crate::store::{self, GitError, Held};
use crate::words::shell::log as words;

/// Columns of a commit's name.
const SHORT: usize = 12;
/// A moment that nobody named, dated or signed.
const HEADLESS: [String; 4] = [String::new(), String::new(), String::new(), String::new()];

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    let (key, stranger) = match args.item.as_deref().map(|typed| known(typed, &session)).transpose()? {
        Some((key, stranger)) => (Some(key), stranger),
        None => (None, None),
    };
    let mut log = Log::default();
    commits(&mut log, &session, key.as_ref(), usize::from(args.number));
    releases(&mut log, &session, key.as_ref());
    // It could have been asked once, and never was.
    if let Some(error) = stranger.filter(|_| log.entries.iter().all(|entry| entry.source == Source::Release))
    {
        return Err(error);
    }
    // Stable: what happened at the same moment stays in the order of git.
    let moment =
        |entry: &Entry| DateTime::parse_from_rfc3339(&entry.at).map_or(i64::MAX, |at| at.timestamp());
    log.entries.sort_by_key(|entry| std::cmp::Reverse(moment(entry)));
    world.say(&match args.format {
        TextOrJson::Text => plain::log(&log, key.is_some_and(|key| is_of_one(&log, &key))),
        TextOrJson::Json => json::log(&log),
    })?;
    Ok(exit::DONE)
}

/// Whether all that is told is about one answer, which then needs no name in each line.
fn is_of_one(log: &Log, key: &AnswerKey) -> bool {
    log.entries.iter().flat_map(|entry| &entry.changes).all(|change| change.key == *key)
}

/// A key that is asked, answered, or at least could have been once; of the last kind with what is wrong with it now.
fn known(typed: &str, session: &Session) -> Result<(AnswerKey, Option<CliError>), CliError> {
    let error = match session.key(typed) {
        Ok(key) => return Ok((key, None)),
        Err(error) => error,
    };
    match typed.parse::<AnswerKey>() {
        Ok(key) if session.record().answers.contains_key(&key) => Ok((key, None)),
        Ok(key) if key.model().is_some() => Ok((key, Some(error))),
        _ => Err(error),
    }
}

/// What each commit changed, and what is not committed yet.
fn commits(log: &mut Log, session: &Session, key: Option<&AnswerKey>, most: usize) {
    let project = session.project();
    let nothing = nothing(session);
    let steps = match store::steps(project.root(), &project.record_name(), most) {
        Ok(steps) => steps,
        Err(error) => {
            if error == GitError::NoCommits {
                push(log, Source::Working, HEADLESS, changed(&nothing, session.record(), key));
            }
            log.remarks.push(words::no_git(&error, error.hint()));
            return;
        }
    };
    let read = |held: &Held| match held {
        Held::Nothing => Some(nothing.clone()),
        Held::Text(text) => record::parse(text).ok(),
        Held::Unread => None,
    };
    match read(&steps.head) {
        Some(head) => push(log, Source::Working, HEADLESS, changed(&head, session.record(), key)),
        None => log.remarks.push(words::NO_RECORD_AT_HEAD.to_owned()),
    }
    for step in &steps.steps {
        let short: String = step.commit.chars().take(SHORT).collect();
        if step.cut {
            log.cut_at.push(step.commit.clone());
            log.remarks.push(words::cut_at(&short));
            continue;
        }
        let Some(after) = read(&step.held).filter(|_| step.held != Held::Nothing) else {
            log.remarks.push(words::no_record_at(&short));
            continue;
        };
        let before: Option<Vec<Record>> = step.before.iter().map(read).collect();
        let Some(before) = before else {
            log.remarks.push(words::nothing_to_compare(&short));
            continue;
        };
        let heads = [&step.commit, &step.at, &step.who, &step.subject].map(Clone::clone);
        let base = step.base.as_deref().and_then(|text| record::parse(text).ok());
        let all = match (base, before.as_slice()) {
            (Some(base), [one, other]) => changed(&across(&base, one, other, &after), &after, key),
            _ => told(&before, &after, key),
        };
        push(log, Source::Commit, heads, all);
    }
    if steps.more {
        log.remarks.push(words::older_commits(most));
    }
}

/// What a commit says: all that is like none of its parents. What a merge has from one of them is told where that said it,
/// which is all that can be told where nobody knows what both grew out of.
fn told(before: &[Record], after: &Record, key: Option<&AnswerKey>) -> Difference {
    let mut parents = before.iter().map(|before| changed(before, after, key));
    let mut all = parents.next().unwrap_or_default();
    for other in parents {
        all.answers.retain_mut(|change| {
            let there = other.answers.iter().find(|each| each.key == change.key);
            change.fields.retain(|field| there.is_some_and(|there| there.fields.contains(field)));
            !change.fields.is_empty()
        });
        all.aside.retain(|pair| other.aside.iter().any(|each| each.key == pair.key));
        all.models.retain(|pair| other.models.iter().any(|each| each.key == pair.key));
    }
    all
}

fn nothing(session: &Session) -> Record {
    let mut record = Record::new("", &session.checklist);
    record.answers.clear();
    record
}

/// What changed, in the answer that is asked about and in its model; with none, in all models, and what was set aside too.
fn changed(before: &Record, after: &Record, key: Option<&AnswerKey>) -> Difference {
    let mut all = diff(before, after);
    let is_meant = |change: &AnswerChange| key.is_none_or(|key| is_about(&change.key, key));
    all.answers.retain(|change| change.deed() != Deed::Room && is_meant(change));
    if key.is_some() {
        all.aside.clear();
        all.models.retain(|pair| key.and_then(AnswerKey::model) == Some(pair.key.as_str()));
    }
    all
}

/// Whether an answer is the one that was named, or one about a model where the question itself was.
fn is_about(key: &AnswerKey, named: &AnswerKey) -> bool {
    key == named || named.model().is_none() && key.item_str() == named.item_str()
}

fn push(log: &mut Log, source: Source, heads: [String; 4], difference: Difference) {
    let Difference { answers, aside, models, .. } = &difference;
    if !(answers.is_empty() && aside.is_empty() && models.is_empty()) {
        log.entries.push(entry(source, heads, difference));
    }
}

/// A moment with its name, when it was, who it was and what is said of it.
fn entry(source: Source, heads: [String; 4], difference: Difference) -> Entry {
    let [name, at, who, subject] = heads;
    let Difference { answers: changes, aside, models, .. } = difference;
    Entry { source, name, at, who, subject, changes, aside, models }
}

/// The releases, each with what it says; one that is not what was signed off says nothing but that.
fn releases(log: &mut Log, session: &Session, key: Option<&AnswerKey>) {
    let all = match store::releases::keeping(session.project()) {
        Ok(all) => all,
        Err(error) => {
            log.remarks.push(error.to_string());
            return;
        }
    };
    for Kept { version, state } in all {
        let heads = match state {
            State::Tampered(flaw) => {
                let [_, at, who, _] = HEADLESS;
                Ok(Some([version.to_string(), at, who, flaw.sentence()]))
            }
            State::Intact(_) => release(session, &version, key),
        };
        match heads {
            Ok(Some(heads)) => log.entries.push(entry(Source::Release, heads, Difference::default())),
            Ok(None) => {}
            Err(error) => log.remarks.push(error.to_string()),
        }
    }
}

/// What a release says that is what was signed off; nothing where it was not asked what is meant.
fn release(
    session: &Session,
    version: &Version,
    key: Option<&AnswerKey>,
) -> Result<Option<[String; 4]>, ReleaseError> {
    // What the file says is enough; looking its evidence up in git would cost a process for each release.
    let record = store::releases::load(session.project(), version)?;
    let subject = match key {
        Some(named) => {
            // Room for an answer that nobody gave says so only where no model has one.
            let mut said: Vec<_> = record.written().filter(|(key, _)| is_about(key, named)).collect();
            if said.is_empty() {
                said.extend(record.answers.get_key_value(named));
            }
            let told =
                |(key, answer): (&AnswerKey, &Answer)| format!("{key}: {}", status_word(answer.status));
            let said: Vec<_> = said.into_iter().map(told).collect();
            if said.is_empty() {
                return Ok(None);
            }
            said.join("; ")
        }
        None => words::answers(record.written().count()),
    };
    let signature = record.seal.as_ref().and_then(|seal| seal.release.signed.last());
    let at = signature.map(|last| last.at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
    let who = signature.map(|last| last.by.clone()).unwrap_or_default();
    Ok(Some([version.to_string(), at, who, subject]))
}
