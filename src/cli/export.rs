//! `export`: the safety record, with what is private in it masked unless the user says otherwise. An export in which somebody
//! wrote is not written over.

mod written;

use std::thread;

use super::args::{Export, ExportFormat};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::checklist;
use crate::report::privacy::{self, Sighting};
use crate::report::{Subject, json, markdown};
use crate::store;
use crate::text::visible_line;
use crate::words::shell::export as words;
use crate::words::shell::saving::wrote;

pub(super) fn run(args: &Export, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    refuse_folder(args, setting)?;
    let project = setting.project()?;
    let root = project.root();
    let (session, who, commit) = thread::scope(|scope| {
        // Git takes as long as everything else together, so it is asked meanwhile.
        let who = scope.spawn(|| setting.who(root));
        let commit = scope.spawn(|| store::head_commit(root));
        // And the tables that every record refers to are read while the questions are.
        scope.spawn(checklist::read_ahead);
        (Session::open(setting, world), who.join().ok().flatten(), commit.join().ok().flatten())
    });
    let session = session?;
    let seen = if args.scan { Some(look(root, setting, Memory::unless(args.no_cache))?) } else { None };
    let (project, record, observed) = (session.project(), session.record(), &session.observed);
    let (uncommitted, assessment, (masked, mut sightings)) = thread::scope(|scope| {
        let commit = commit.as_deref();
        let uncommitted =
            commit.map(|commit| scope.spawn(|| store::count_uncommitted(project, commit, record, observed)));
        let assessment = session.assess_seen(setting.today(), seen.as_ref());
        let masked = privacy::mask(record);
        let uncommitted = uncommitted.and_then(|asked| asked.join().ok().flatten());
        (uncommitted.unwrap_or_default(), assessment, masked)
    });
    let masked_scan = seen.as_ref().filter(|_| !args.unmasked).map(privacy::mask_scan);
    let head = privacy::mask_head(&session.origin, who.as_deref());
    sightings.splice(..0, head.sightings);
    sightings.extend(masked_scan.iter().flat_map(|(_, found)| found.iter().cloned()));
    let mut subject = Subject {
        who: who.as_deref(),
        commit: commit.as_deref(),
        uncommitted,
        scan: masked_scan.as_ref().map(|(scan, _)| scan).or(seen.as_ref()),
        ..session.subject(&assessment, setting.today())
    };
    if !args.unmasked {
        subject = Subject { record: &masked, origin: head.origin, who: head.who.as_deref(), ..subject };
    }
    let text = match args.format {
        ExportFormat::Md => markdown::record(&subject),
        ExportFormat::Json => json::record(&subject),
    };
    point_out(args, &sightings, world);
    match args.to.output.as_ref().filter(|path| path.as_os_str() != "-") {
        None => world.say(&text)?,
        Some(path) => {
            let unmasked = session.subject(&assessment, setting.today());
            let both = [&unmasked, &Subject { record: &masked, ..unmasked.clone() }];
            if !args.to.force {
                written::refuse(&setting.cwd.join(path), &text, both, setting, session.project())?;
            }
            let path = store::export(session.project(), &setting.cwd.join(path), &text)?;
            store::remember_export(session.project(), setting.dirs.as_ref(), &text);
            world.note(&wrote(&store::shown(&path)));
        }
    }
    Ok(exit::DONE)
}

/// Refuses a folder where a file should be written.
fn refuse_folder(args: &Export, setting: &Setting) -> Result<(), CliError> {
    let Some(path) = args.to.output.as_ref().filter(|path| setting.cwd.join(path).is_dir()) else {
        return Ok(());
    };
    let folder = visible_line(&path.to_string_lossy()).trim_end_matches('/').to_owned();
    Err(CliError::usage(words::is_a_folder(&folder), words::name_a_file_in(&folder)))
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
