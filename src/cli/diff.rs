//! `diff`: two records side by side, and an exit code for scripts.

use std::borrow::Cow;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::args::{Diff, DiffFormat, file};
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::stranger::stranger;
use super::world::World;
use crate::assess::{Assessment, assess, shift};
use crate::diff::{diff_of_what_is_said, questions};
use crate::record::{MAX_BYTES, Observed, Record, ScanThen, Version};
use crate::report::{Comparison, Edge, Sight, json, markdown, plain};
use crate::store::releases::{self, Flaw, ReleaseError, State};
use crate::store::{self, Exported, GitError, Looked, Moment, StoreError, To};
use crate::text::visible_line;
use crate::words::differences::git_does_not_tell;
use crate::words::shell::diff as words;
use crate::words::shell::saving::wrote;

/// How the working record is called.
const WORKING: [&str; 2] = [".", "record"];

/// One side, as it was read.
struct Side {
    name: String,
    record: Record,
    observed: Observed,
    sight: Sight,
    flaw: Option<String>,
    scan: Option<ScanThen>,
    day: NaiveDate,
    /// Of how many evidence files git does not tell, and about how many more it was not asked: nothing is known of them.
    unknown: usize,
    unasked: usize,
}

pub(super) fn run(args: &Diff, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    let from = match &args.from {
        Some(typed) => typed.clone(),
        None => usual(&session, world)?,
    };
    let before = side(&from, &session, setting)?;
    let after = side(args.to.as_deref().unwrap_or(WORKING[0]), &session, setting)?;
    for side in [&before, &after] {
        let name = visible_line(side.name.trim_end_matches(':'));
        if side.unknown > 0 {
            world.note(&git_does_not_tell(&name, side.unknown));
        }
        if side.unasked > 0 {
            world.note(&words::not_looked_up(&name, side.unasked, store::MOST_LOOKED_UP));
        }
    }
    let judged = |side: &Side| -> Assessment {
        assess(&session.checklist, &side.record.without_release(), &side.observed, side.day)
    };
    let comparison = Comparison {
        checklist: &session.checklist,
        difference: diff_of_what_is_said(&before.record, &after.record),
        questions: questions(&before.record, &after.record, &session.checklist),
        shift: shift(&judged(&before), &judged(&after)),
        before: edge(&before),
        after: edge(&after),
    };
    let differs = !comparison.is_empty();
    let regressed = !comparison.shift.no_longer_shown.is_empty();
    write(args, comparison, &session, setting, world)?;
    let wanting = if args.fail_on_regression { regressed } else { differs };
    Ok(if wanting { exit::WANTING } else { exit::DONE })
}

/// What is compared with if nobody says: the last release, or the last commit.
/// What that leaves out is told.
fn usual(session: &Session, world: &mut World<'_>) -> Result<String, CliError> {
    let mut kept = releases::keeping(session.project())?;
    let mut gone = Vec::new();
    while let Some(each) = kept.pop_if(|each| matches!(&each.state, State::Tampered(flaw) if flaw.is_gone()))
    {
        gone.push(each.version);
    }
    let latest = kept.pop().map_or_else(|| "HEAD:".to_owned(), |latest| latest.version.to_string());
    if let Some(version) = gone.first() {
        world.note(&words::last_release_is_gone(version, &latest));
    }
    Ok(latest)
}

fn edge(side: &Side) -> Edge<'_> {
    Edge {
        name: Cow::Borrowed(&side.name),
        record: Cow::Borrowed(&side.record),
        observed: &side.observed,
        sight: side.sight,
        flaw: side.flaw.clone(),
        scan: side.scan,
        day: side.day,
    }
}

/// Finds what a side means: the working record, a git revision, a release, or a file.
fn side(typed: &str, session: &Session, setting: &Setting) -> Result<Side, CliError> {
    if WORKING.contains(&typed) {
        let mut record = session.record().clone();
        // It is asked the checklist of today, whether an answer was saved since that came or not.
        record.make_room(&session.checklist);
        return Ok(Side {
            name: words::THE_WORKING_RECORD.to_owned(),
            record,
            observed: session.observed.clone(),
            sight: Sight::Files,
            flaw: None,
            scan: None,
            day: setting.today(),
            unknown: 0,
            unasked: 0,
        });
    }
    let project = session.project();
    if let Some(revision) = typed.strip_suffix(':') {
        let moment = store::record_at(project, revision).map_err(|error| match error {
            StoreError::Git(GitError::NoRepository) => CliError::usage(error.to_string(), words::WITHOUT_GIT),
            error => error.into(),
        })?;
        return Ok(frozen(typed, moment, setting));
    }
    if let Ok(version) = typed.parse::<Version>() {
        match store::release(project, &version) {
            Ok(moment) => return Ok(frozen(&words::release(&version), moment, setting)),
            Err(ReleaseError::None { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let path = setting.cwd.join(typed);
    match store::record_file(&path) {
        Ok(moment) => Ok(frozen(typed, moment, setting)),
        Err(StoreError::Io { kind: std::io::ErrorKind::NotFound, .. }) => {
            let there = releases::list(project)?;
            let what = words::neither_release_nor_file(&visible_line(typed));
            let listed = words::how_sides_are_named(&named(&there));
            Err(stranger(what, typed, there.iter().map(Version::as_str), &listed))
        }
        Err(error) => match store::read_text(&path, MAX_BYTES) {
            Ok(text) if !text.trim_start().starts_with('{') => Err(CliError::usage(
                words::no_record(&visible_line(typed)),
                words::how_sides_are_named(&named(&releases::list(project)?)),
            )),
            _ => Err(error.into()),
        },
    }
}

fn named(versions: &[Version]) -> String {
    if versions.is_empty() {
        return words::NO_RELEASE_YET.to_owned();
    }
    let names: Vec<&str> = versions.iter().map(Version::as_str).collect();
    words::releases(&names.join(", "))
}

fn frozen(name: &str, moment: Moment, setting: &Setting) -> Side {
    Side {
        name: name.to_owned(),
        record: moment.record,
        observed: moment.observed,
        sight: match moment.looked {
            Looked::InGit => Sight::Git,
            Looked::AtSigning => Sight::Signed,
            Looked::AsRecorded => Sight::Recorded,
        },
        flaw: moment.flaw.as_ref().map(Flaw::sentence),
        scan: moment.scan,
        // Each side is judged on its own day: what has lapsed since then has lapsed between the two.
        day: moment.at.map_or_else(|| setting.today(), |at| at.date_naive()),
        unknown: moment.unknown,
        unasked: moment.unasked,
    }
}

fn write(
    args: &Diff,
    comparison: Comparison<'_>,
    session: &Session,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    // What a person reads here stays here; what is made for others is masked as an export is.
    let text = match args.format {
        DiffFormat::Text => plain::difference(&comparison),
        DiffFormat::Markdown if args.unmasked => markdown::difference(&comparison),
        DiffFormat::Markdown => markdown::difference(&comparison.masked()),
        DiffFormat::Json if args.unmasked => json::difference(&comparison),
        DiffFormat::Json => json::difference(&comparison.masked()),
    };
    match file(args.output.as_ref()) {
        None => world.say(&text),
        Some(path) => {
            let path = keep(args.format, &text, session, setting.cwd.join(path))?;
            world.note(&wrote(&store::shown(&path)));
            Ok(())
        }
    }
}

/// Keeps it in a file; in the place of another one only where nobody wrote into that.
fn keep(format: DiffFormat, text: &str, session: &Session, to: PathBuf) -> Result<PathBuf, StoreError> {
    let is_markdown = format == DiffFormat::Markdown;
    let text = if is_markdown { markdown::sealed(text.to_owned()) } else { text.to_owned() };
    let words = |there: &str| usize::from(is_markdown && !markdown::is_as_written(there));
    match store::export_record(session.project(), To::Anywhere(&to), &text, Some(words))? {
        Exported::Wrote(path) => Ok(path),
        Exported::Holds(_) => Err(StoreError::Occupied { path: to }),
    }
}
