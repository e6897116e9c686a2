//! The desk at which effects are carried out: the one [`Vault`], and what is kept beside it.

use std::sync::Arc;

use super::{Unseen, release};
use crate::checklist::Checklist;
use crate::record::{Answer, AnswerKey, Change, Conflict, Record};
use crate::report::markdown;
use crate::store::{self, Exported, Project, StoreError, To, UserDirs, Vault};
use crate::text::visible_line;
use crate::tui::deed::{Deed, Released};
use crate::tui::effect::{Effect, KickOff, Over, Reply};
use crate::tui::model::{Drafts, Kept, Session};
use crate::tui::preview::Print;
use crate::words::notice::saving as words;
use crate::words::refused::with_next;

/// The file in the project's state directory that holds the session.
pub(in crate::tui) const SESSION: &str = "session.json";
/// The file in the project's state directory that holds a record whose first save failed.
pub(in crate::tui) const BEGUN: &str = "begun.json";

/// What the worker works on.
#[derive(Debug)]
pub(in crate::tui) struct Desk {
    /// The project.
    pub(in crate::tui) project: Project,
    /// The user's own folders.
    pub(in crate::tui) dirs: Option<UserDirs>,
    /// The record, unless it is only begun when the kick-off ends.
    pub(in crate::tui) vault: Option<Vault>,
    /// The questions.
    pub(in crate::tui) checklist: Arc<Checklist>,
    /// A record that could not be begun on disk yet.
    pub(in crate::tui) begun: Option<KickOff>,
    /// What the screen does not show yet.
    pub(in crate::tui) unseen: Unseen,
    /// The drafts of this window, as they were kept last.
    pub(in crate::tui) drafts: Drafts,
    /// Whether the session could not be kept when that was last tried.
    pub(in crate::tui) unkept: bool,
}

/// Saves that are carried out as one.
#[derive(Debug)]
pub(super) struct Saves {
    pub(super) changes: Vec<Change>,
    pub(super) covers: usize,
    /// Replies about saves that the screen had taken in before the first of them.
    pub(super) taken: usize,
}

impl Desk {
    /// Carries out an effect; what nobody waits for has no reply.
    pub(super) fn carry_out(&mut self, effect: Effect) -> Option<Reply> {
        Some(match effect {
            Effect::Create(kick_off) => {
                self.begun = Some(*kick_off);
                self.save_alone(1)
            }
            Effect::Look => self.look(),
            Effect::Settle { conflict, change } => self.settle(&conflict, *change),
            Effect::Release(deed) => self.release(deed),
            Effect::Export { to, print, over } => self.export(to, &print, over),
            Effect::KeepSession(session) => return self.keep_session(&session),
            Effect::KeepName(name) => return self.keep_name(&name),
            // The others are the terminal's business or the looker's, and never come here.
            _ => return None,
        })
    }

    /// Begins the record on disk. What fails is tried again by the next save, and kept for the next session.
    fn begin(&mut self, mut kick_off: KickOff, save: Saves) -> Reply {
        for change in save.changes {
            drop(change.apply(&mut kick_off.begun));
        }
        let kept = self.dirs.as_ref().map(|dirs| dirs.project_state(&self.project).join(BEGUN));
        let begun =
            Vault::begin(self.project.clone(), self.dirs.as_ref(), &kick_off.empty, kick_off.begun.clone());
        match begun {
            Ok(vault) => {
                // Another window may have been faster; what it wrote is news here.
                let incoming = Change::between(&kick_off.begun, vault.record());
                self.unseen.brought(&replaced(&kick_off.begun, &incoming));
                let aside = vault.set_aside().to_vec();
                self.vault = Some(vault);
                kept.map(std::fs::remove_file);
                let mut reply = self.save_alone(save.covers);
                if let Reply::Saved { saved, .. } = &mut reply {
                    saved.incoming.splice(..0, incoming);
                    saved.aside.splice(..0, aside);
                }
                reply
            }
            Err(error) => {
                let kept = kept.is_some_and(|path| store::keep(&path, &kick_off).is_ok());
                self.begun = Some(kick_off);
                self.not_saved(&error, save.covers, kept)
            }
        }
    }

    /// What is told where nothing was written: of a damaged record also the place, and whether a good copy is at hand.
    fn not_saved(&self, error: &StoreError, covers: usize, kept: bool) -> Reply {
        let mut hint = error.hint().into_owned();
        if error.is_damage() {
            hint = with_next(error, &hint);
            if store::last_good(&self.project, self.dirs.as_ref()).is_some() {
                hint = words::or_put_back(&hint);
            }
        }
        Reply::NotSaved { covers, why: error.why().to_owned(), hint, kept: whether(kept) }
    }

    /// Brings changes to disk.
    pub(super) fn save(&mut self, save: Saves) -> Reply {
        if let Some(kick_off) = self.begun.take() {
            return self.begin(kick_off, save);
        }
        let Saves { changes, covers, taken } = save;
        self.unseen.taken(taken);
        let Some(vault) = &mut self.vault else {
            let error = StoreError::NoRecord { path: self.project.record_path() };
            return self.not_saved(&error, covers, false);
        };
        self.unseen.comes(vault, &changes);
        let outcome = vault.save(changes);
        if let Ok(saved) = &outcome {
            self.unseen.saved(saved, vault.replaced());
        }
        // Should the program end now, the next session takes in what the disk has not, a version that waits for a
        // choice included.
        let kept = vault.rescue();
        match outcome {
            Ok(saved) => Reply::Saved { saved, covers, kept: whether(kept.is_ok()) },
            Err(error) => self.not_saved(&error, covers, kept.is_ok()),
        }
    }

    /// Brings to disk what is not there yet, and looks what others wrote.
    fn save_alone(&mut self, covers: usize) -> Reply {
        // Whatever the screen has not taken in goes on being that.
        self.save(Saves { changes: Vec::new(), covers, taken: 0 })
    }

    /// Looks whether others have written; only then is anything read.
    fn look(&mut self) -> Reply {
        let news = self.vault.as_ref().is_some_and(Vault::is_outdated);
        Reply::Looked(news.then(|| Box::new(self.save_alone(0))))
    }

    /// The version that was chosen, with the words of the other one in its note, becomes the answer.
    fn settle(&mut self, conflict: &Conflict, change: Change) -> Reply {
        let Some(vault) = &mut self.vault else {
            let error = StoreError::NoRecord { path: self.project.record_path() };
            return self.not_saved(&error, 1, false);
        };
        self.unseen.comes(vault, std::slice::from_ref(&change));
        let outcome = vault.settle(conflict, change);
        if let Ok(saved) = &outcome {
            self.unseen.chosen(&conflict.key);
            self.unseen.saved(saved, vault.replaced());
        }
        let kept = vault.rescue();
        match outcome {
            Ok(saved) => Reply::Saved { saved, covers: 1, kept: whether(kept.is_ok()) },
            Err(error) => self.not_saved(&error, 1, kept.is_ok()),
        }
    }

    /// Does something about a release. What it changed goes back with what any save tells.
    fn release(&mut self, deed: Deed) -> Reply {
        let before = self.vault.as_ref().map(|vault| vault.record().clone());
        let done = match &mut self.vault {
            Some(vault) => release::carry_out(vault, &self.checklist, deed),
            None => Err(words::NO_RECORD_YET.to_owned()),
        };
        let after = self.vault.as_ref().map(Vault::record);
        let changes = before.as_ref().zip(after).map(|(before, after)| Change::between(before, after));
        let changes = changes.unwrap_or_default();
        if let Some(before) = &before {
            self.unseen.brought(&replaced(before, &changes));
        }
        let released = Box::new(Released { changes, done });
        // Names conflicts and failures again, should the deed have met any.
        Reply::Released { released, then: Box::new(self.save_alone(1)) }
    }

    /// Writes the record to a file, unless somebody wrote into the export that stands there.
    fn export(&self, to: String, print: &Print, over: Over) -> Reply {
        let text = markdown::sealed(print.carry_out_in(&self.project).text().to_owned());
        let words = (over == Over::Own).then_some(|there: &str| print.words_of_others(there));
        match store::export_record(&self.project, To::Within(&to), &text, words) {
            Ok(Exported::Wrote(path)) => Reply::Exported { to, result: Ok(store::shown(&path)) },
            Ok(Exported::Holds(words)) => Reply::OthersWrote { to, words },
            Err(StoreError::NotAFile { .. }) if self.project.root().join(&to).is_dir() => {
                let why = words::is_a_folder(&visible_line(to.trim_end_matches('/')));
                Reply::Exported { to, result: Err(why) }
            }
            Err(error) => Reply::Exported { to, result: Err(with_next(&error, &error.hint())) },
        }
    }

    /// Keeps the session. Of the drafts those that another window kept since stay. That it cannot be kept is told once,
    /// and so is that it can be again.
    fn keep_session(&mut self, session: &Session) -> Option<Reply> {
        let kept = self.kept_session(session);
        let unkept = std::mem::replace(&mut self.unkept, kept.is_err());
        match (kept, unkept) {
            (Err(error), false) => Some(Reply::SessionKept(Err(error.to_string()))),
            (Err(_), true) => None,
            (Ok(_), true) => Some(Reply::SessionKept(Ok(()))),
            (Ok(met), false) => met,
        }
    }

    fn kept_session(&mut self, session: &Session) -> Result<Option<Reply>, StoreError> {
        let dirs = self.dirs.as_ref().ok_or(StoreError::NoUserFolder)?;
        let path = dirs.project_state(&self.project).join(SESSION);
        let drafts = session.drafts().clone();
        let there = store::load(&path);
        let meets = |there: Session| drafts.meeting(there.drafts(), &self.drafts);
        let met = there.map_or_else(|| drafts.clone(), meets);
        store::keep(&path, &session.clone().with_drafts(met.clone()))?;
        self.drafts.clone_from(&drafts);
        Ok((met != drafts).then(|| Reply::DraftsMet(Box::new([drafts, met]))))
    }

    fn keep_name(&self, name: &str) -> Option<Reply> {
        let dirs = self.dirs.as_ref()?;
        let kept = store::keep_name(dirs, name);
        kept.err().map(|error| Reply::Failed(words::name_not_kept(error)))
    }

    /// Saves what is open; what the disk refuses is kept for the next session.
    pub(super) fn flush(&mut self) {
        if let Some(vault) = self.vault.as_mut().filter(|vault| vault.unsaved()) {
            let _ = vault.save(Vec::new());
            let _ = vault.rescue();
        }
    }
}

/// The answers that changes put others into the place of.
fn replaced(before: &Record, changes: &[Change]) -> Vec<(AnswerKey, Answer)> {
    let keys = changes.iter().filter_map(|change| match change {
        Change::Answer(key, _) | Change::Removed(key) => Some(key),
        _ => None,
    });
    keys.map(|key| (key.clone(), before.answers.get(key).cloned().unwrap_or_default())).collect()
}

fn whether(kept: bool) -> Kept {
    if kept { Kept::ForNextTime } else { Kept::InMemoryOnly }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::builtin;
    use crate::record::ProfileAnswer;
    use crate::tui::model::{Blank, Draft};

    #[test]
    fn of_two_windows_in_one_kick_off_the_second_is_told_what_both_said() {
        let folder = tempfile::tempdir().unwrap();
        let checklist = Arc::new(builtin().unwrap());
        let ends = |source: &str, name: &str| {
            let project = Project::to_be(folder.path()).unwrap();
            let empty = Record::new("bot", &checklist);
            let mut begun = Record::new(name, &checklist);
            for question in &checklist.profile {
                let is_asked = question.id.as_str() == "model-source";
                let chosen = is_asked.then(|| source.parse().unwrap());
                let answer = chosen.map_or(ProfileAnswer::NotSure, |one| ProfileAnswer::Chosen([one].into()));
                begun.profile.set(question.id.clone(), Some(answer));
            }
            let checklist = Arc::clone(&checklist);
            let (begun, unseen) = (Some(KickOff { empty, begun }), Unseen::default());
            let drafts = Drafts::default();
            let mut desk =
                Desk { project, dirs: None, vault: None, checklist, drafts, begun, unseen, unkept: false };
            let Reply::Saved { saved, .. } = desk.save_alone(1) else { panic!("not saved") };
            saved.aside
        };
        assert_eq!(ends("hub", "ward"), Vec::<String>::new());
        // What nobody answered in one of them is no second answer.
        assert_eq!(ends("local", "ward"), ["profile model-source"]);
    }

    #[test]
    fn a_draft_that_could_not_be_kept_is_kept_the_next_time_and_goes_where_another_window_took_it() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = UserDirs::new(Some(&folder.path().join("data")));
        let project = Project::to_be(folder.path()).unwrap();
        let path = dirs.as_ref().unwrap().project_state(&project).join(SESSION);
        let checklist = Arc::new(builtin().unwrap());
        let (drafts, unseen) = (Drafts::default(), Unseen::default());
        let mut desk =
            Desk { project, dirs, vault: None, checklist, drafts, begun: None, unseen, unkept: false };
        assert!(desk.keep_session(&Session::default()).is_none());
        let mut typed = Drafts::default();
        typed.keep(Blank::Who, Draft { texts: vec!["Ada".to_owned()], ..Draft::default() });
        let session = Session::default().with_drafts(typed.clone());
        let aside = path.with_extension("aside");
        std::fs::rename(&path, &aside).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert!(matches!(desk.keep_session(&session), Some(Reply::SessionKept(Err(_)))));
        assert!(desk.keep_session(&session).is_none(), "told once");
        std::fs::remove_dir(&path).unwrap();
        std::fs::rename(&aside, &path).unwrap();
        assert!(matches!(desk.keep_session(&session), Some(Reply::SessionKept(Ok(())))));
        assert_eq!(*store::load::<Session>(&path).unwrap().drafts(), typed);

        // Another window confirms it: it comes up no more in this one.
        store::keep(&path, &Session::default()).unwrap();
        let reply = desk.keep_session(&Session::default().with_drafts(typed.clone()));
        let Some(Reply::DraftsMet(both)) = reply else { panic!("{reply:?}") };
        assert_eq!(*both, [typed, Drafts::default()]);
    }
}
