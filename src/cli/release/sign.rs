//! `release sign`: a signature under the answers as they stand, and with the last one the frozen copy.

use super::kept::put_back;
use super::queue::{open_release, seen};
use crate::assess::{blockers, haste, model_days};
use crate::checklist::Severity;
use crate::cli::args::{Sign, TextOrJson};
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Person, ScanThen, Unsigned, Version, signed_as};
use crate::report::{Subject, json, markdown, plain, privacy};
use crate::scan::Scan;
use crate::store::{self, SignOff, releases};
use crate::text::visible_line;
use crate::words::shell::release as words;
use crate::words::shell::saving::wrote;

pub(super) fn run(args: &Sign, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut session = Session::to_write(setting, world)?;
    let version = &open_release(&session)?.version;
    if args.with_markdown {
        releases::has_room_for_markdown(session.project(), version)?;
    }
    // What is judged is what is signed: first the disk is looked at once more.
    session.save(Vec::new())?;
    let threshold = threshold(args, session.record().rules().threshold)?;
    let kept = releases::keeping(session.project())?;
    // A sign-off continues a chain: whoever signs is told where it is broken, also far behind.
    for line in plain::flaws(&kept, |version| put_back(session.project(), version)).lines() {
        world.note(line);
    }
    let scan = seen(&args.seeing, args.format, &session, setting, world)?;
    let assessment = session.assess_seen(setting.today(), scan.as_ref());
    let subject = Subject { scan: scan.as_ref(), ..session.subject(&assessment, setting.today()) };
    let blockers = blockers(&session.checklist, session.record(), &assessment, threshold);
    if !blockers.is_empty() {
        world.say(&match args.format {
            TextOrJson::Text => plain::blocked(&subject, &blockers, threshold),
            TextOrJson::Json => json::blocked(&subject, &blockers, threshold, &kept),
        })?;
        return Ok(exit::WANTING);
    }
    for fact in haste(&session.checklist, session.record(), &model_days(session.record())) {
        world.note(&words::worth_a_look(&visible_line(&fact.sentence)));
    }
    for line in plain::models_unasked(&subject).lines() {
        world.note(line);
    }
    let root = session.project().root().to_path_buf();
    let name = setting.who(&root).ok_or(CliError::NoWho)?;
    let person = Person::new(&name, store::user_mail(&root).as_deref());
    let commit = store::head_commit(&root);
    let evidence = commit.as_deref().and_then(|commit| {
        store::uncommitted(session.project(), commit, session.record(), &session.observed)
    });
    let uncommitted = evidence.as_ref().map(Vec::len);
    let evidence = evidence.unwrap_or_default();
    if let Some(commit) = commit.as_deref().filter(|_| !evidence.is_empty()) {
        world.note(&not_in_the_commit(commit, &evidence));
    }
    let statement = args.statement.trim().to_owned();
    let unsigned = Unsigned { at: session.moment(setting), commit: commit.clone(), statement };
    let judged_by = ScanThen::of(scan.as_ref().map(Scan::is_whole));
    let stood = signed_as(session.record(), assessment.counts(), &session.observed, judged_by);
    let done = session.vault.sign_off(&session.checklist, stood, &person, unsigned)?;
    world.say(&match args.format {
        TextOrJson::Text => plain::signed(&name, &done, judged_by),
        TextOrJson::Json => {
            json::signed(&name, &done, scan.as_ref().is_some_and(Scan::is_whole), &kept, &evidence)
        }
    })?;
    if args.with_markdown && matches!(done, SignOff::Signed { .. }) {
        world.note(words::MARKDOWN_WITH_THE_LAST);
    }
    if let (SignOff::Frozen { version, .. }, true) = (&done, args.with_markdown) {
        let head = Head { who: &name, commit: commit.as_deref(), uncommitted, scan: scan.as_ref() };
        let path = write_markdown(version, &session, setting, &head)?;
        world.note(&wrote(&path));
    }
    Ok(exit::DONE)
}

/// Columns of a commit's name.
const SHORT: usize = 7;
/// Files that are named.
const NAMED: usize = 5;

/// That a commit has not all of the evidence as it is signed for.
fn not_in_the_commit(commit: &str, files: &[String]) -> String {
    let short: String = commit.chars().take(SHORT).collect();
    let named: Vec<_> = files.iter().take(NAMED).map(|file| visible_line(file)).collect();
    words::not_in_the_commit(&short, &named.join(", "), files.len().saturating_sub(NAMED))
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

/// Who signs, at which commit, by what the project shows.
struct Head<'a> {
    who: &'a str,
    commit: Option<&'a str>,
    uncommitted: Option<usize>,
    scan: Option<&'a Scan>,
}

/// The Markdown record beside the frozen one, masked as every export is.
fn write_markdown(
    version: &Version,
    session: &Session,
    setting: &Setting,
    signed: &Head<'_>,
) -> Result<String, CliError> {
    let assessment = session.assess_seen(setting.today(), signed.scan);
    let judged = privacy::mask_assessment(&assessment);
    let record = privacy::masked(session.record());
    let scan = signed.scan.map(|scan| privacy::mask_scan(scan).0);
    let head = privacy::mask_head(&session.origin, Some(signed.who));
    let subject = Subject {
        record: &record,
        origin: head.origin,
        who: head.who.as_deref(),
        commit: signed.commit,
        uncommitted: signed.uncommitted,
        scan: scan.as_ref(),
        ..session.subject(&judged, setting.today())
    };
    let path = releases::write_markdown(session.project(), version, &markdown::record(&subject))?;
    Ok(store::shown(&path))
}
