//! How the screen is opened: what earlier sessions left, the thread beside it, the terminal, the first frame.

use std::io;
use std::path::Path;
use std::sync::Arc;

use ratatui::layout::Size;

use super::cycle::Loop;
use super::effect::KickOff;
use super::model::{Model, Place, Saving, Screen as Shown, Session, Visit, Work};
use super::signals;
use super::start::{Ending, Start};
use super::terminal::{Lent, Screen};
use super::theme::Theme;
use super::update::{Input, begin, update};
use super::worker::{BEGUN, Desk, SESSION, Unseen, Worker};
use crate::record::{Change, Record};
use crate::store::{self, Vault};
use crate::words::notice::saving as words;

/// Runs the screen until the user leaves.
///
/// # Errors
/// The terminal refuses or is gone. Everything confirmed is on disk or kept for the next session.
pub fn run(start: Start) -> io::Result<Ending> {
    let Start { checklist, origin, project, dirs, vault, who, identity, editor, theme, now } = start;
    let kept = dirs.as_ref().map(|dirs| dirs.project_state(&project).join(BEGUN));
    let begun = kept.as_ref().and_then(|path| store::load::<KickOff>(path));
    let saving = if vault.is_some() { Saving::Saved } else { Saving::NotBegun };
    let mut vault = vault;
    if let (Some(vault), Some(kick_off), Some(path)) = (&mut vault, &begun, &kept) {
        take_in(vault, kick_off, path);
    }
    let recovered = vault.as_ref().map_or(0, Vault::recovered);
    let elsewhere = vault.as_ref().map_or(0, Vault::elsewhere);
    let out_of_reach = vault.as_ref().and_then(out_of_reach);
    let unmerged = vault.as_ref().is_some_and(Vault::unmerged);
    let record = match (&vault, begun) {
        (Some(vault), _) => vault.record().clone(),
        (None, Some(kick_off)) => kick_off.begun,
        (None, None) => Record::new(&project.default_name(), &checklist),
    };
    let session: Session = dirs
        .as_ref()
        .and_then(|dirs| store::load(&dirs.project_state(&project).join(SESSION)))
        .unwrap_or_default();

    let checklist = Arc::new(checklist);
    let desk = Desk {
        project,
        dirs,
        vault,
        checklist: Arc::clone(&checklist),
        begun: None,
        unseen: Unseen::default(),
        drafts: session.drafts().clone(),
    };
    let mut worker = Worker::start(desk, Arc::clone(&checklist), identity)?;
    let lent = Lent::default();
    signals::end_well(worker.flusher(), lent.clone())?;
    let mut screen = Screen::take(session.mouse(), lent)?;
    let work = Work::new(checklist, origin, record, now().date_naive(), who.unwrap_or_default());
    let mut model = open(work, &session, saving, theme, screen.size()?);
    if recovered > 0 {
        model.say(words::recovered(recovered));
    }
    if elsewhere > 0 {
        model.say(words::HELD_ELSEWHERE);
    }
    if let Some(said) = out_of_reach {
        model.say(said);
    }
    if unmerged {
        model.say(words::TWO_VERSIONS);
    }
    let mut first = update(&mut model, Input::Opened, now());
    if recovered > 0 {
        // What came back is not on disk yet.
        first.extend(update(&mut model, Input::Focus, now()));
    }
    Loop::new(&mut screen, &mut worker, editor, now)
        .run(model, first)
        .inspect_err(|_| signals::let_them_end())
}

/// What is said of files that earlier sessions left and nobody reads.
fn out_of_reach(vault: &Vault) -> Option<String> {
    match (vault.unread(), vault.beyond()) {
        ([first, ..], _) => Some(words::unread(vault.unread().len(), &store::shown(first))),
        ([], Some((files, folder))) => Some(words::beyond(files, &store::shown(folder))),
        ([], None) => None,
    }
}

/// A kick-off of an earlier session could not be saved, and somebody else began the record since: both count.
fn take_in(vault: &mut Vault, kick_off: &KickOff, kept: &Path) {
    let changes = Change::between(&kick_off.empty, &kick_off.begun);
    if vault.save(changes).is_ok() {
        let _ = std::fs::remove_file(kept);
    }
}

/// The model of a session that begins where the last one was.
pub fn open(mut work: Work, session: &Session, saving: Saving, theme: Theme, size: Size) -> Model {
    let begins = saving == Saving::NotBegun;
    let place = session.place(&mut work);
    let place = if begins { Place { screen: Shown::Profile(Visit::KickOff), ..place } } else { place };
    let mut model = Model::new(work, place, saving, theme, size);
    model.mouse = session.mouse();
    model.drafts = session.drafts().clone();
    if begins {
        begin(&mut model, session.left());
    }
    // A kick-off that ended elsewhere meanwhile, as by `init`, is no longer kept by the next update.
    model.kept = model.session().in_kick_off(session.left().cloned());
    model
}
