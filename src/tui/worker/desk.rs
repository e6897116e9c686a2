//! The desk at which effects are carried out: the one [`Vault`], and what is kept beside it.

use crate::record::{Change, Conflict, Record, Side};
use crate::store::{self, Project, Saved, StoreError, UserDirs, Vault};
use crate::tui::effect::{Effect, Reply};
use crate::tui::model::{Kept, Session};

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
    /// A record that could not be begun on disk yet.
    pub(in crate::tui) begun: Option<Box<Record>>,
}

/// Saves that are carried out as one.
#[derive(Debug)]
pub(super) struct Saves {
    pub(super) changes: Vec<Change>,
    pub(super) covers: usize,
}

impl Desk {
    /// Carries out an effect; what nobody waits for has no reply.
    pub(super) fn carry_out(&mut self, effect: Effect) -> Option<Reply> {
        Some(match effect {
            Effect::Create(record) => {
                self.begun = Some(record);
                self.save(Saves { changes: Vec::new(), covers: 1 })
            }
            Effect::Settle { conflict, side, change } => self.settle(&conflict, side, *change),
            Effect::Export { to, text } => self.export(&to, &text),
            Effect::KeepSession(session) => return self.keep_session(&session),
            Effect::KeepName(name) => return self.keep_name(&name),
            // The others are the terminal's business or the looker's, and never come here.
            _ => return None,
        })
    }

    /// Begins the record on disk. What fails is tried again by the next save, and kept for the next session.
    fn begin(&mut self, mut record: Box<Record>, save: Saves) -> Reply {
        for change in save.changes {
            drop(change.apply(&mut record));
        }
        let kept = self.dirs.as_ref().map(|dirs| dirs.project_state(&self.project).join(BEGUN));
        match Vault::create(self.project.clone(), self.dirs.as_ref(), (*record).clone()) {
            Ok(vault) => {
                self.vault = Some(vault);
                kept.map(std::fs::remove_file);
                Reply::Saved { saved: Saved { wrote: true, ..Saved::default() }, covers: save.covers }
            }
            Err(error) => {
                let kept = kept.is_some_and(|path| store::keep(&path, &*record).is_ok());
                self.begun = Some(record);
                not_saved(&error, save.covers, kept)
            }
        }
    }

    /// Brings changes to disk.
    pub(super) fn save(&mut self, save: Saves) -> Reply {
        if let Some(record) = self.begun.take() {
            return self.begin(record, save);
        }
        let Saves { changes, covers } = save;
        let Some(vault) = &mut self.vault else {
            return not_saved(&StoreError::NoRecord { path: self.project.record_path() }, covers, false);
        };
        let outcome = vault.save(changes);
        // Should the program end now, the next session takes in what the disk has not, a version that waits for a
        // choice included.
        let kept = vault.rescue();
        match outcome {
            Ok(saved) => Reply::Saved { saved, covers },
            Err(error) => not_saved(&error, covers, kept.is_ok()),
        }
    }

    /// The version that was chosen, with the words of the other one in its note, becomes the answer.
    fn settle(&mut self, conflict: &Conflict, side: Side, change: Change) -> Reply {
        let chosen = self.vault.as_mut().map(|vault| vault.choose(conflict, side));
        let mut reply = self.save(Saves { changes: vec![change], covers: 1 });
        if let (Some(Ok(chosen)), Reply::Saved { saved, .. }) = (chosen, &mut reply) {
            let others = |change: &Change| !matches!(change, Change::Answer(key, _) if *key == conflict.key);
            saved.incoming.splice(..0, chosen.incoming.into_iter().filter(others));
        }
        reply
    }

    fn export(&self, to: &str, text: &str) -> Reply {
        let path = self.project.root().join(to);
        let result = store::write_atomic(&path, text.as_bytes());
        Reply::Exported(match result {
            Ok(()) => Ok(store::shown(&path)),
            Err(error) => Err(format!("{error}; {}", error.hint())),
        })
    }

    fn keep_session(&self, session: &Session) -> Option<Reply> {
        let dirs = self.dirs.as_ref()?;
        let kept = store::keep(&dirs.project_state(&self.project).join(SESSION), session);
        kept.err().map(|error| Reply::Failed(format!("the place and the drafts are not kept: {error}")))
    }

    fn keep_name(&self, name: &str) -> Option<Reply> {
        let dirs = self.dirs.as_ref()?;
        let kept = store::keep_name(dirs, name);
        kept.err().map(|error| Reply::Failed(format!("your name is not kept: {error}")))
    }

    /// Saves what is open; what the disk refuses is kept for the next session.
    pub(super) fn flush(&mut self) {
        if let Some(vault) = self.vault.as_mut().filter(|vault| vault.unsaved()) {
            let _ = vault.save(Vec::new());
            let _ = vault.rescue();
        }
    }
}

fn not_saved(error: &StoreError, covers: usize, kept: bool) -> Reply {
    let kept = if kept { Kept::ForNextTime } else { Kept::InMemoryOnly };
    Reply::NotSaved { covers, why: error.why().to_owned(), hint: error.hint().to_owned(), kept }
}
