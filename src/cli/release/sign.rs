//! `release sign`: a signature under the answers as they stand, and with the last one the frozen copy.

use super::queue::open_release;
use crate::assess::{Blockers, blockers, haste, model_days};
use crate::checklist::Severity;
use crate::cli::args::{Sign, TextOrJson};
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Otherwise, Person, SignedAs, Unsigned, Version};
use crate::report::{Subject, json, markdown, plain, privacy};
use crate::store::{self, SignOff, releases};
use crate::text::visible_line;
use crate::words::shell::release as words;
use crate::words::shell::saving::wrote;

pub(super) fn run(args: &Sign, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut session = Session::open(setting, world)?;
    open_release(&session)?;
    // What is judged is what is signed: first the disk is looked at once more.
    session.save(Vec::new())?;
    let threshold = threshold(args, session.record().rules().threshold)?;
    let assessment = session.assess(setting.today());
    let blockers = blockers(session.record(), &assessment, threshold);
    if !blockers.is_empty() {
        refuse(args, &blockers, threshold, &session, setting, world)?;
        return Ok(exit::WANTING);
    }
    for fact in haste(&session.checklist, session.record(), &model_days(session.record())) {
        world.note(&words::worth_a_look(&visible_line(&fact.sentence)));
    }
    let root = session.project().root().to_path_buf();
    let name = setting.who(&root).ok_or(CliError::NoWho)?;
    let person = Person::new(&name, store::user_mail(&root).as_deref());
    let commit = store::head_commit(&root);
    let statement = args.statement.trim().to_owned();
    let unsigned = Unsigned { at: setting.at(), commit: commit.clone(), statement };
    let otherwise = Some(Otherwise::of(session.record(), &session.observed));
    let stood = SignedAs { counts: assessment.counts(), otherwise };
    let done = session.vault.sign_off(&session.checklist, stood, &person, unsigned)?;
    world.say(&match args.format {
        TextOrJson::Text => plain::signed(&name, &done),
        TextOrJson::Json => json::signed(&name, &done),
    })?;
    if let (SignOff::Frozen { version, .. }, true) = (&done, args.with_markdown) {
        let path = write_markdown(version, &session, setting, &name, commit.as_deref())?;
        world.note(&wrote(&path));
    }
    Ok(exit::DONE)
}

/// The threshold that holds: the project's, or a stricter one.
fn threshold(args: &Sign, project: Severity) -> Result<Severity, CliError> {
    match args.threshold {
        Some(asked) if asked > project => {
            Err(CliError::usage(words::threshold(project), words::HOW_TO_CHANGE_THE_THRESHOLD))
        }
        asked => Ok(asked.unwrap_or(project)),
    }
}

/// Names everything that keeps the release from being signed off.
fn refuse(
    args: &Sign,
    blockers: &Blockers,
    threshold: Severity,
    session: &Session,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let assessment = session.assess(setting.today());
    let subject = session.subject(&assessment, setting.today());
    world.say(&match args.format {
        TextOrJson::Text => plain::blocked(&subject, blockers, threshold),
        TextOrJson::Json => json::blocked(&subject, blockers, threshold),
    })
}

/// The Markdown record beside the frozen one, masked as every export is.
fn write_markdown(
    version: &Version,
    session: &Session,
    setting: &Setting,
    who: &str,
    commit: Option<&str>,
) -> Result<String, CliError> {
    let assessment = session.assess(setting.today());
    let record = privacy::masked(session.record());
    let head = privacy::mask_head(&session.origin, Some(who));
    let subject = Subject {
        record: &record,
        origin: head.origin,
        who: head.who.as_deref(),
        commit,
        ..session.subject(&assessment, setting.today())
    };
    let path = releases::write_markdown(session.project(), version, &markdown::record(&subject))?;
    Ok(store::shown(&path))
}
