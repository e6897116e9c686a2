//! One project's record between memory and disk: the place where nothing is lost.
//!
//! Three versions are held. `ours` is what the record should be; `disk` is what the file held when it was last read or
//! written; `base` is the version that both grew out of. The last two are the same but for answers in conflict, whose
//! base stays the old one, so that each save finds the conflict again until somebody chooses.
//!
//! Nothing is adopted before the disk has it: a save that fails leaves all three as they were, with the changes in
//! `ours`, and the next one tries again.

mod begin;
mod disk;
mod graft;
mod meanwhile;
mod recover;
mod release;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::dirs::UserDirs;
use super::error::StoreError;
use super::file::{parse_record, read_text};
use super::git::staged;
use super::last_good::remember;
use super::lock::Lock;
use super::project::Project;
use super::rescue::{self, Own};
use crate::checklist::Digest;
use crate::record::{Answer, AnswerKey, Change, Conflict, MAX_BYTES, Merged, Record, merge, unmark};
pub use recover::TakeBack;
pub use release::SignOff;

use disk::{Disk, Seen, write_record};
use graft::{graft, put};

/// A record that is open.
#[derive(Debug)]
pub struct Vault {
    project: Project,
    /// Where copies and rescue files go, if the user has such a place.
    state: Option<PathBuf>,
    /// What memory and disk had in common. Until one of them changes, these two and what the disk has are one.
    base: Arc<Record>,
    ours: Arc<Record>,
    disk: Disk,
    unsaved: bool,
    /// Whether the file still holds the two versions that git left, with its marks.
    unmerged: bool,
    recovered: usize,
    /// Sessions that were alive when this one began, and hold what they could not save.
    elsewhere: usize,
    /// Answers of sessions that have ended which were not to be taken back.
    left: usize,
    /// Files of theirs that cannot be read, newest first.
    unread: Vec<PathBuf>,
    /// How many of theirs were not looked at, since there are too many, and where they are.
    beyond: usize,
    /// Answers of theirs that met other ones, and were left for a session that asks.
    unsettled: Vec<AnswerKey>,
    /// Rescue files of earlier sessions whose answers are in `ours`.
    held: Vec<Own>,
    /// The rescue file of this session, while there is one.
    own: Option<Own>,
    /// The small parts that both sides of a merge changed, in words; theirs is in the free map.
    aside: Vec<String>,
    /// The answers that the last save put others into the place of; none if it failed.
    replaced: Vec<(AnswerKey, Answer)>,
}

/// What a save found and did. Whoever changed an answer looks for it among the conflicts: it is not saved then.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use = "an answer among the conflicts is not saved"]
pub struct Saved {
    /// What changed in [`Vault::record`] beyond the changes that were handed in: what others wrote. Applying it to a copy of the record brings that copy up to date.
    pub incoming: Vec<Change>,
    /// Answers that both sides changed; each save names them until [`Vault::settle`] settles them.
    pub conflicts: Vec<Conflict>,
    /// The small parts that others changed as well, in words: ours stays, theirs is kept in the free map.
    pub aside: Vec<String>,
    /// Whether the file was replaced.
    pub wrote: bool,
}

impl Vault {
    /// Reads a project's record.
    fn read(project: Project, dirs: Option<&UserDirs>) -> Result<Self, StoreError> {
        let path = project.record_path();
        let text = read_text(&path, MAX_BYTES).map_err(|error| match error {
            StoreError::Io { kind: io::ErrorKind::NotFound, path, .. } => StoreError::NoRecord { path },
            other => other,
        })?;
        match parse_record(&path, &text) {
            Ok(record) => Ok(Self::holding(project, dirs, record, &text)),
            Err(StoreError::Unmerged { .. }) => {
                let whole = staged(project.root(), &project.record_name());
                let joined =
                    unmark(&text, whole.as_ref()).map_err(|error| StoreError::Record { path, error })?;
                let mut vault = Self::holding(project, None, joined.record, &text);
                vault.state = dirs.map(|dirs| dirs.project_state(&vault.project));
                vault.unmerged = true;
                vault.aside = joined.aside;
                Ok(vault)
            }
            Err(error) => Err(error),
        }
    }

    /// A vault over a record that the disk holds as `text`.
    fn holding(project: Project, dirs: Option<&UserDirs>, record: Record, text: &str) -> Self {
        let state = dirs.map(|dirs| dirs.project_state(&project));
        if let Some(state) = &state {
            remember(state, text);
        }
        let record = Arc::new(record);
        Self {
            project,
            state,
            base: Arc::clone(&record),
            ours: Arc::clone(&record),
            disk: Disk { record, digest: Digest::of(text.as_bytes()) },
            unsaved: false,
            unmerged: false,
            recovered: 0,
            elsewhere: 0,
            left: 0,
            unread: Vec::new(),
            beyond: 0,
            unsettled: Vec::new(),
            held: Vec::new(),
            own: None,
            aside: Vec::new(),
            replaced: Vec::new(),
        }
    }

    /// The record as it should be, whether the disk has it yet or not.
    pub fn record(&self) -> &Record {
        &self.ours
    }

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// How many answers (of items and of the profile) came back from earlier sessions when the record was opened.
    pub fn recovered(&self) -> usize {
        self.recovered
    }

    /// How many other sessions were alive when the record was opened and held answers that they could not save, or of
    /// which a choice waits there. They are left to them.
    pub fn elsewhere(&self) -> usize {
        self.elsewhere
    }

    /// Whether [`Vault::record`] holds anything that the disk does not, a conflict included.
    pub fn unsaved(&self) -> bool {
        self.unsaved
    }

    /// Whether the file holds two versions with git's marks. [`Vault::record`] is both joined; the file stays as it is
    /// until somebody changes an answer, or [`Vault::mend`] is called.
    pub fn unmerged(&self) -> bool {
        self.unmerged
    }

    /// The small parts (project name, profile, rules, free values) that both sides changed, of git's two versions or of what
    /// was saved since, in words: ours stays, and the other value is kept in the record's free map.
    pub fn set_aside(&self) -> &[String] {
        &self.aside
    }

    /// Whether somebody else has written the file since it was last read. What cannot be read is for the next save to tell.
    pub fn is_outdated(&self) -> bool {
        matches!(self.disk.look(&self.project.record_path()), Ok(Seen::Changed(..)))
    }

    /// Writes the joined record in the place of the two versions that git left; what waits for a choice goes on waiting.
    ///
    /// # Errors
    /// As [`Vault::save`].
    pub fn mend(&mut self) -> Result<Saved, StoreError> {
        self.reconcile(true)
    }

    /// Applies changes, and brings memory and disk together. With no changes it tries again what failed, and looks
    /// what others wrote.
    ///
    /// # Errors
    /// The disk refuses, the folder is gone, or the file became one that this program does not understand and so never
    /// writes over. Every change is then still in memory.
    pub fn save(&mut self, changes: Vec<Change>) -> Result<Saved, StoreError> {
        let mends = !changes.is_empty();
        for change in changes {
            drop(change.apply(Arc::make_mut(&mut self.ours)));
        }
        self.unsaved = self.ours != self.disk.record;
        self.reconcile(mends)
    }

    /// Settles a conflict that a save named, and saves: `change` makes the answer what somebody settled on. From now on
    /// it grew out of what the others have; should they have written a third version by now, that is a new conflict,
    /// and nothing of it is written over.
    ///
    /// # Errors
    /// As [`Vault::save`]. The answer that was settled on is then still in memory, and the next save names the conflict
    /// again, with that answer as ours.
    pub fn settle(&mut self, conflict: &Conflict, change: Change) -> Result<Saved, StoreError> {
        let key = &conflict.key;
        let before = self.base.answers.get(key).cloned();
        put(Arc::make_mut(&mut self.base), key, Some(conflict.theirs.clone()));
        let settled = self.save(vec![change]);
        if settled.is_err() {
            put(Arc::make_mut(&mut self.base), key, before);
        }
        settled
    }

    /// Keeps what is unsaved among the user's own files, so that the next session can take it back. None if everything
    /// is saved.
    ///
    /// # Errors
    /// The user has no such place, or the disk refuses there too.
    pub fn rescue(&mut self) -> Result<Option<PathBuf>, StoreError> {
        if !self.unsaved {
            return Ok(None);
        }
        let state = self.state.as_ref().ok_or(StoreError::NoUserFolder)?;
        let own = match self.own.take() {
            Some(own) => own,
            None => rescue::reserve(state)?,
        };
        let path = self.own.insert(own).path.clone();
        rescue::write(&path, &self.base, &self.ours)?;
        // The new file holds what these held, and what was changed since.
        rescue::remove(self.held.drain(..));
        Ok(Some(path))
    }

    /// Brings memory and disk together under the lock; `mends` says whether git's marks may go.
    fn reconcile(&mut self, mends: bool) -> Result<Saved, StoreError> {
        self.replaced.clear();
        let path = self.project.record_path();
        let _lock = Lock::on(&self.project.folder())?;
        let seen = self.disk.look(&path)?;
        let theirs = match &seen {
            Seen::Changed(_, record) => record,
            Seen::Same | Seen::Vanished => &self.disk.record,
        };
        let Merged { record, conflicts, aside } = merge(&self.base, &self.ours, theirs);
        let record = Arc::new(record);
        let marked = self.unmerged && matches!(seen, Seen::Same);
        let wrote = record != *theirs || matches!(seen, Seen::Vanished) || (marked && mends);
        let text = match seen {
            _ if wrote => Some(write_record(&path, &record)?),
            Seen::Changed(text, _) => Some(text),
            Seen::Same | Seen::Vanished => None,
        };
        // From here on nothing can fail.
        self.unmerged = marked && !wrote;
        self.aside.extend(aside.iter().cloned());
        let ours = graft(&record, &self.ours, &conflicts);
        let incoming = Change::between(&self.ours, &ours);
        self.replaced = incoming.iter().filter_map(|change| self.instead_of(change)).collect();
        self.base = graft(&record, &self.base, &conflicts);
        self.ours = ours;
        self.unsaved = self.ours != record;
        self.disk.record = record;
        if let Some(text) = text {
            self.disk.digest = Digest::of(text.as_bytes());
            if let Some(state) = &self.state {
                remember(state, &text);
            }
        }
        if !self.unsaved {
            rescue::remove(self.held.drain(..).chain(self.own.take()));
        }
        Ok(Saved { incoming, conflicts, aside, wrote })
    }
}
