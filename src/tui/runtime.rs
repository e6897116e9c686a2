//! How the screen is opened: what earlier sessions left, the thread beside it, the terminal, the first frame.

use std::io;
use std::path::Path;
use std::sync::Arc;

use ratatui::layout::Size;

use super::action::Action;
use super::cycle::Loop;
use super::effect::KickOff;
use super::keymap::name_of;
use super::left;
use super::model::{Model, Place, Saving, Screen as Shown, Session, Visit, Work};
use super::signals;
use super::start::{Ending, Start};
use super::terminal::{Lent, Screen};
use super::theme::Theme;
use super::update::{Input, begin, update};
use super::worker::{BEGUN, Desk, Unseen, Worker};
use crate::record::Record;
use crate::store::{self, Vault};
use crate::text::visible_line;
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
    let mut met = None;
    if let (Some(open), Some(kick_off), Some(path)) = (&mut vault, &begun, &kept) {
        met = take_in(open, kick_off, path);
    }
    let news = vault.as_ref().map(|vault| news(vault, met.as_deref())).unwrap_or_default();
    let unsaved = vault.as_ref().is_some_and(Vault::unsaved);
    let record = match (&vault, begun) {
        (Some(vault), _) => vault.record().clone(),
        (None, Some(kick_off)) => kick_off.begun,
        (None, None) => Record::new(&project.default_name(), &checklist),
    };
    let session = left::session(&project, dirs.as_ref()).unwrap_or_default();

    let checklist = Arc::new(checklist);
    let desk = Desk {
        project,
        dirs,
        vault,
        checklist: Arc::clone(&checklist),
        begun: None,
        unseen: Unseen::default(),
        drafts: session.drafts().clone(),
        unkept: false,
    };
    let mut worker = Worker::start(desk, Arc::clone(&checklist), identity)?;
    let lent = Lent::default();
    signals::end_well(worker.flusher(), lent.clone())?;
    let mut screen = Screen::take(session.mouse(), lent)?;
    let work = Work::new(checklist, origin, record, now().date_naive(), who.unwrap_or_default());
    let mut model = open(work, &session, saving, theme, screen.size()?);
    for each in news {
        model.say_more(each);
    }
    let mut first = update(&mut model, Input::Opened, now());
    if unsaved {
        // What came back is not on disk yet, or waits for a choice.
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

/// What the record that is opened has to tell, one after the other; `met`: what it and a kick-off both said.
fn news(vault: &Vault, met: Option<&[String]>) -> Vec<String> {
    let recovered = Some(vault.recovered()).filter(|count| *count > 0).map(words::recovered);
    let met = met.map(|aside| words::kick_off_taken_in(&visible_line(&aside.join(", "))));
    let elsewhere = (vault.elsewhere() > 0).then(|| words::HELD_ELSEWHERE.to_owned());
    let unmerged = vault.unmerged().then(|| words::TWO_VERSIONS.to_owned());
    [recovered, met, elsewhere, out_of_reach(vault), unmerged].into_iter().flatten().collect()
}

/// A kick-off of an earlier session could not be saved, and somebody else began the record since: both count, and nothing
/// of either is written over. Returns what both said, where the kick-off was taken in.
fn take_in(vault: &mut Vault, kick_off: &KickOff, kept: &Path) -> Option<Vec<String>> {
    let aside = vault.take_in(&kick_off.empty, &kick_off.begun)?;
    let _ = std::fs::remove_file(kept);
    Some(aside)
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
    if let Some(left) = session.left().filter(|_| !begins) {
        let lost = left.beside(&model.work.record, &model.work.checklist);
        if !lost.is_empty() {
            let key = name_of(Action::ShowProfile);
            model.say(words::kick_off_left_behind(&visible_line(&lost.join(", ")), &key));
        }
    }
    // A kick-off that ended elsewhere meanwhile, as by `init`, is no longer kept by the next update.
    model.kept = model.session().in_kick_off(session.left().cloned());
    model
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::builtin;
    use crate::record::{Answer, AnswerKey, Change, Status};
    use crate::store::{Project, UserDirs};

    #[test]
    fn a_kick_off_that_could_not_be_saved_writes_nothing_over_that_was_answered_since() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = UserDirs::new(Some(&folder.path().join("data")));
        let project = Project::to_be(folder.path()).unwrap();
        let checklist = builtin().unwrap();
        let says = |status| {
            let answer = Answer { status: Some(status), ..Answer::default() };
            Change::Answer("safety-owner".parse::<AnswerKey>().unwrap(), Box::new(answer))
        };
        let empty = Record::new("bot", &checklist);
        let mut begun = Record::new("ward", &checklist);
        drop(says(Status::No).apply(&mut begun));
        let kept = folder.path().join(BEGUN);
        let kick_off = KickOff { empty, begun };
        store::keep(&kept, &kick_off).unwrap();
        let mut vault = Vault::create(project, dirs.as_ref(), Record::new("other", &checklist)).unwrap();
        drop(vault.save(vec![says(Status::Yes)]).unwrap());
        let met = take_in(&mut vault, &kick_off, &kept).unwrap();
        assert_eq!(met, ["project name"]);
        assert!(vault.unsaved() && !kept.exists(), "the two answers wait for a choice, and it is held");
        let disk = Vault::open_taking(vault.project().clone(), None, store::TakeBack::Nothing).unwrap();
        let stands = disk.record().answer(&"safety-owner".parse().unwrap()).unwrap().status;
        assert_eq!(stands, Some(Status::Yes));
    }

    #[test]
    fn a_kick_off_is_taken_in_beside_what_came_back_and_both_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = UserDirs::new(Some(&folder.path().join("data")));
        let project = Project::to_be(folder.path()).unwrap();
        let checklist = builtin().unwrap();
        let says = |item: &str, note: &str| {
            let answer = Answer { status: Some(Status::No), note: note.to_owned(), ..Answer::default() };
            Change::Answer(item.parse::<AnswerKey>().unwrap(), Box::new(answer))
        };
        let empty = Record::new("bot", &checklist);
        let mut vault = Vault::create(project.clone(), dirs.as_ref(), empty.clone()).unwrap();
        let path = project.record_path();
        let text = std::fs::read(&path).unwrap();
        std::fs::write(&path, "no record").unwrap();
        assert!(vault.save(vec![says("intended-use", "rescued")]).is_err());
        vault.rescue().unwrap();
        drop(vault);
        std::fs::write(&path, text).unwrap();

        let begins = |change: Change| {
            let mut begun = Record::new("ward", &checklist);
            drop(change.apply(&mut begun));
            let kept = folder.path().join(BEGUN);
            let kick_off = KickOff { empty: empty.clone(), begun };
            store::keep(&kept, &kick_off).unwrap();
            (kick_off, kept)
        };
        let mut vault = Vault::open(project, dirs.as_ref()).unwrap();
        // It says of the answer that came back something else: it waits for a session in which nothing else does.
        let (kick_off, kept) = begins(says("intended-use", "begun"));
        assert_eq!(take_in(&mut vault, &kick_off, &kept), None);
        assert!(kept.exists());
        let (kick_off, kept) = begins(says("safety-owner", "begun"));
        let met = take_in(&mut vault, &kick_off, &kept).unwrap();
        assert!(!kept.exists() && vault.unsaved());
        let note = |item: &str| vault.record().answer(&item.parse().unwrap()).unwrap().note.clone();
        assert_eq!((note("intended-use"), note("safety-owner")), ("rescued".into(), "begun".into()));
        let told = news(&vault, Some(&met));
        assert_eq!(told, [words::recovered(1), words::kick_off_taken_in(&met.join(", "))]);
    }
}
