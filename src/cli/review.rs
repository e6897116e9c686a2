//! `review`: what a reviewer changed in an exported record, shown as proposals; applied only where somebody says so.

use std::collections::BTreeSet;

use super::args::{Review as Args, TextOrJson};
use super::ask::Talk;
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::diff::Field;
use crate::record::{Answer, AnswerKey, Change, Edit, edit, ended, keep_ended, set_aside};
use crate::report::privacy;
use crate::report::{Proposal, Review, Subject, field_value, json, markdown, noted, plain, review};
use crate::scan::is_own;
use crate::store;
use crate::text::visible_line;
use crate::words::shell::review as words;

/// Largest document, in bytes.
const LARGEST: u64 = 64 << 20;

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    if setting.cwd.join(&args.file).is_dir() {
        let folder = visible_line(&args.file.to_string_lossy()).into_owned();
        return Err(CliError::usage(words::is_a_folder(&folder), words::HOW_TO_EXPORT));
    }
    let text = store::read_text(&setting.cwd.join(&args.file), LARGEST)?;
    if !markdown::is_record(&text) {
        let file = visible_line(&args.file.to_string_lossy()).into_owned();
        let what = if is_own(&text) { words::is_json(&file) } else { words::no_exported_record(&file) };
        return Err(CliError::usage(what, words::HOW_TO_EXPORT));
    }
    let applies = args.all || !args.apply.is_empty() || world.terminal && args.format == TextOrJson::Text;
    let mut session =
        if applies { Session::to_write(setting, world)? } else { Session::open(setting, world)? };
    let assessment = session.assess(setting.today());
    let subject = session.subject(&assessment, setting.today());
    let masked = privacy::masked(session.record());
    let review = review(&text, &subject, &Subject { record: &masked, ..subject.clone() });
    let named = named(args, &review, &session)?;
    world.say(&match args.format {
        TextOrJson::Text => plain::review(&review),
        TextOrJson::Json => json::review(&review),
    })?;
    let wanted = if args.all || !named.is_empty() {
        chosen(&review, &named, args.all, world)
    } else if world.terminal && args.format == TextOrJson::Text {
        asked(&review, &mut Talk::new(world))?
    } else {
        Vec::new()
    };
    let open = review.proposals.len() + review.comments.len() - wanted.len();
    if !wanted.is_empty() {
        apply(&wanted, args.format, &mut session, setting, world)?;
    } else if review.proposals.len() + review.comments.iter().filter(|each| each.key.is_some()).count() > 0 {
        world.note(words::NOTHING_IS_APPLIED);
    }
    Ok(if open > 0 || !review.strange.is_empty() { exit::WANTING } else { exit::DONE })
}

/// One thing to be applied.
enum Wanted {
    Change(Proposal),
    Comment(AnswerKey, String),
}

impl Wanted {
    fn key(&self) -> &AnswerKey {
        match self {
            Self::Change(proposal) => &proposal.key,
            Self::Comment(key, _) => key,
        }
    }
}

/// The answers that were named to be applied.
fn named(args: &Args, review: &Review, session: &Session) -> Result<BTreeSet<AnswerKey>, CliError> {
    let of = |typed: &String| {
        let key = session.key(typed)?;
        let proposed = review.proposals.iter().any(|proposal| proposal.key == key)
            || review.comments.iter().any(|comment| comment.key.as_ref() == Some(&key));
        if proposed {
            return Ok(key);
        }
        Err(CliError::usage(words::nothing_proposed(&key), words::HOW_TO_LIST))
    };
    args.apply.iter().map(of).collect()
}

/// What was named; with --all everything, but for answers that changed since the document was written.
fn chosen(review: &Review, named: &BTreeSet<AnswerKey>, all: bool, world: &mut World<'_>) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for proposal in &review.proposals {
        if named.contains(&proposal.key) || all && !proposal.stale {
            wanted.push(Wanted::Change(proposal.clone()));
        } else if all {
            world.note(&words::not_applied(&proposal.key, proposal.field));
        }
    }
    for comment in &review.comments {
        if let Some(key) = comment.key.as_ref().filter(|key| all || named.contains(key)) {
            wanted.push(Wanted::Comment(key.clone(), comment.text.clone()));
        } else if all && comment.key.is_none() {
            world.note(&words::belongs_to_no_answer(comment.line));
        }
    }
    wanted
}

/// Asks about each, one after the other. The end of the input is a no to the rest.
fn asked(review: &Review, talk: &mut Talk<'_, '_>) -> Result<Vec<Wanted>, CliError> {
    let mut wanted = Vec::new();
    let changes = review.proposals.iter().map(|each| (plain::proposal(each), Wanted::Change(each.clone())));
    let comments = review.comments.iter().filter_map(|each| {
        let key = each.key.clone()?;
        Some((plain::comment(each), Wanted::Comment(key, each.text.clone())))
    });
    for (text, each) in changes.chain(comments) {
        talk.say(&format!("\n{text}"))?;
        match talk.line(words::APPLY_THIS)?.as_deref().map(str::trim) {
            Some("y" | "Y" | "yes") => wanted.push(each),
            None | Some("q") => break,
            Some(_) => {}
        }
    }
    Ok(wanted)
}

/// Makes the edits and saves them together.
fn apply(
    wanted: &[Wanted],
    format: TextOrJson,
    session: &mut Session,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
    let keys: BTreeSet<AnswerKey> = wanted.iter().map(|each| each.key().clone()).collect();
    let (mut changes, mut replaced) = (Vec::new(), String::new());
    for key in &keys {
        let before = session.answer(key);
        let item = session.item(key);
        let step = |answer: Answer, each: &Wanted| {
            let one: Edit = match each {
                Wanted::Change(proposal) => proposal.edit.clone(),
                Wanted::Comment(_, text) => noted(&answer, text),
            };
            edit(&answer, one, item, &who, setting.at())
        };
        let own = || wanted.iter().filter(|each| each.key() == key);
        let given =
            own().any(|each| matches!(each, Wanted::Change(one) if matches!(one.edit, Edit::Status(_))));
        let mut after = own().fold(before.clone(), step);
        if given {
            after = edit(&after, Edit::Facts(session.facts(key)), item, &who, setting.at());
        }
        after = keep_ended(&before, after, setting.at());
        // The document is older than what it takes the place of.
        if own().any(|each| matches!(each, Wanted::Change(one) if one.stale)) {
            after = set_aside(&after, &before, setting.at());
        }
        replaced.push_str(&was(key, own(), ended(&before, &after).is_some().then_some(&before)));
        changes.push(Change::Answer(key.clone(), Box::new(after)));
    }
    let saved = session.save(changes)?;
    if let Some(conflict) = saved.conflicts.first() {
        return Err(CliError::Conflict(conflict.key.to_string()));
    }
    if matches!(format, TextOrJson::Text) {
        world.say(&replaced)?;
    }
    let keys: Vec<_> = keys.iter().map(AnswerKey::as_str).collect();
    world.note(&words::applied(wanted.len(), &keys.join(", ")));
    Ok(())
}

/// What an answer said in place of what is applied.
fn was<'a>(key: &AnswerKey, wanted: impl Iterator<Item = &'a Wanted>, accepted: Option<&Answer>) -> String {
    let typed = [Field::Note, Field::Reason, Field::Owner, Field::Plan, Field::Acceptance];
    let of = |each: &Wanted| match each {
        Wanted::Change(one) if typed.contains(&one.field) && !one.before.is_empty() => {
            Some((one.field, one.before.clone()))
        }
        _ => None,
    };
    let ended = accepted.map(|before| (Field::Acceptance, field_value(Field::Acceptance, Some(before))));
    let all: Vec<_> = wanted.filter_map(of).chain(ended).collect();
    if all.is_empty() { String::new() } else { format!("{key}\n{}", plain::replaced(&all)) }
}
