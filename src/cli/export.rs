//! `export`: the safety record, with what is private in it masked unless the user says otherwise. An export in which somebody
//! wrote is not written over.

use std::path::Path;
use std::thread;

use super::args::{Export, ExportFormat, file};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::assess::Assessment;
use crate::checklist;
use crate::record::Record;
use crate::report::privacy::{self, Sighting};
use crate::report::{Subject, json, markdown, of_others};
use crate::scan::Scan;
use crate::store::{self, Exported, InCommit, Question, To};
use crate::text::visible_line;
use crate::words::shell::export as words;
use crate::words::shell::saving::wrote;

pub(super) fn run(args: &Export, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    refuse_folder(args, setting)?;
    let project = setting.project()?;
    let root = project.root();
    thread::scope(|scope| {
        // Git takes as long as everything else together, so it is asked meanwhile.
        let who = scope.spawn(|| setting.who(root));
        // And the tables that every record refers to are opened while the questions are.
        scope.spawn(checklist::read_ahead);
        let mut commit = None;
        let session = Session::open_and(setting, world, |vault| {
            let question = Question::of(vault.project(), vault.record());
            commit = Some(scope.spawn(|| question.ask()));
        })?;
        let commit = || commit.and_then(|asked| asked.join().ok()).flatten();
        let seen = if args.scan { Some(look(root, setting, Memory::unless(args.no_cache))?) } else { None };
        let who = || who.join().ok().flatten();
        let written = write(args, setting, &session, seen.as_ref(), who, commit);
        point_out(args, &written.sightings, world);
        match file(args.to.output.as_ref()) {
            None => world.say(&written.text)?,
            Some(path) => keep(args, setting, &session, path, &written, world)?,
        }
        Ok(exit::DONE)
    })
}

/// A record as it leaves the house.
struct Written {
    text: String,
    sightings: Vec<Sighting>,
    assessment: Assessment,
    masked: Record,
}

/// Writes the record; `who` is asked when all is written that can be without, and `commit` beside that.
fn write(
    args: &Export,
    setting: &Setting,
    session: &Session,
    seen: Option<&Scan>,
    who: impl FnOnce() -> Option<String>,
    commit: impl FnOnce() -> Option<InCommit> + Send,
) -> Written {
    thread::scope(|scope| {
        let (record, observed) = (session.record(), &session.observed);
        let commit = scope.spawn(|| commit().map(|there| there.told(observed)));
        let assessment = session.assess_seen(setting.today(), seen);
        let (masked, mut sightings) = privacy::mask(record);
        let judged = privacy::mask_assessment(&assessment);
        let masked_scan = seen.filter(|_| !args.unmasked).map(privacy::mask_scan);
        sightings.extend(masked_scan.iter().flat_map(|(_, found)| found.iter().cloned()));
        let mut subject = Subject {
            scan: masked_scan.as_ref().map(|(scan, _)| scan).or(seen),
            ..session.subject(&assessment, setting.today())
        };
        if !args.unmasked {
            subject = Subject { record: &masked, assessment: &judged, ..subject };
        }
        let body = (args.format == ExportFormat::Md).then(|| markdown::body(&subject));
        let who = who();
        let at = commit.join().ok().flatten();
        let head = privacy::mask_head(&session.origin, who.as_deref());
        sightings.splice(..0, head.sightings);
        subject = Subject {
            who: who.as_deref(),
            commit: at.as_ref().map(|at| at.commit.as_str()),
            uncommitted: at.as_ref().and_then(|at| at.uncommitted),
            ..subject
        };
        if !args.unmasked {
            subject = Subject { origin: head.origin, who: head.who.as_deref(), ..subject };
        }
        let text = body.map_or_else(|| json::record(&subject), |body| markdown::sealed(body.under(&subject)));
        Written { text, sightings, assessment, masked }
    })
}

/// Keeps the record in a file, unless somebody wrote in that.
fn keep(
    args: &Export,
    setting: &Setting,
    session: &Session,
    path: &Path,
    Written { text, assessment, masked, .. }: &Written,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let plain = session.subject(assessment, setting.today());
    let judged = privacy::mask_assessment(assessment);
    let masked = Subject { record: masked, assessment: &judged, ..plain.clone() };
    let mut theirs = Vec::new();
    let words = (!args.to.force).then_some(|there: &str| {
        theirs = of_others(there, &plain, &masked);
        theirs.len()
    });
    let to = setting.cwd.join(path);
    match store::export_record(session.project(), To::Anywhere(&to), text, words)? {
        Exported::Wrote(path) => world.note(&wrote(&store::shown(&path))),
        Exported::Holds(_) => return Err(CliError::written_in(&store::shown(&to), &theirs)),
    }
    Ok(())
}

/// Refuses a folder where a file should be written.
fn refuse_folder(args: &Export, setting: &Setting) -> Result<(), CliError> {
    let Some(path) = args.to.output.as_ref().filter(|path| setting.cwd.join(path).is_dir()) else {
        return Ok(());
    };
    let shown = visible_line(&path.to_string_lossy()).into_owned();
    let folder = shown.trim_end_matches('/');
    let named = if folder.is_empty() { &shown } else { folder };
    Err(CliError::usage(words::is_a_folder(named), words::name_a_file_in(folder)))
}

/// Names every place with something private in it.
fn point_out(args: &Export, sightings: &[Sighting], world: &mut World<'_>) {
    for sighting in sightings {
        world.note(&if args.unmasked { words::not_masked(sighting) } else { words::masked(sighting) });
    }
    if !sightings.is_empty() && !args.unmasked {
        world.note(words::HOW_TO_LEAVE_THEM);
    }
}
