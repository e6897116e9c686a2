//! `check`: the gaps and the counts, the releases, and an exit code for scripts.

use std::path::Path;

use super::args::{Check, CheckFormat};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::release::{broken, queue_of};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::assess::{haste, model_days};
use crate::record::MAX_BYTES;
use crate::report::{Beside, Subject, github, json, plain};
use crate::store::{self, releases};

pub(super) fn run(args: &Check, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    let today = setting.today();
    let memory = Memory::unless(args.no_cache);
    let seen = if args.scan { Some(look(session.project().root(), setting, memory)?) } else { None };
    let assessment = session.assess_seen(today, seen.as_ref());
    let subject = Subject { scan: seen.as_ref(), ..session.subject(&assessment, today) };
    let kept = releases::keeping(session.project())?;
    let queue = session.record().release.as_ref().map(|_| queue_of(&session, setting, assessment.witness()));
    let haste = haste(&session.checklist, session.record(), &model_days(session.record()));
    let blockers = queue.as_ref().map(|_| subject.blockers());
    let broken = broken(&session);
    let beside = Beside {
        kept: &kept,
        queue: queue.as_ref(),
        blockers: blockers.as_ref().map(|(blockers, threshold)| (blockers, *threshold)),
        broken: broken.as_deref(),
        haste: &haste,
        scan: seen.as_ref(),
    };
    world.say(&match args.format {
        CheckFormat::Text => plain::check(&subject, args.fail_on, &beside),
        CheckFormat::Json => json::check(&subject, args.fail_on, &beside),
        CheckFormat::Github => {
            let path = session.project().record_path();
            let text = store::read_text(&path, MAX_BYTES)?;
            let record = below(&path, &setting.cwd);
            let folder = below(&releases::folder(session.project()), &setting.cwd);
            let places = github::Places { record: &record, releases: &folder, text: &text };
            github::check(&subject, args.fail_on, &beside, &places)
        }
    })?;
    let wanting = assessment.at_or_above(args.fail_on).next().is_some();
    let tampered = beside.tampered().next().is_some();
    Ok(if wanting || tampered { exit::WANTING } else { exit::DONE })
}

/// A path as it is seen from the folder that the program was started in, with the separators of an address.
fn below(path: &Path, cwd: &Path) -> String {
    let cwd = std::fs::canonicalize(cwd);
    let path = cwd.ok().and_then(|cwd| path.strip_prefix(cwd).ok()).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}
