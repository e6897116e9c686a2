//! Everything that touches the disk while the screen is up, on a thread of its own, so that no key ever waits for it.
//!
//! It holds the one [`Vault`] and never sees the model: effects come in, replies go out, in order. Saves that pile up
//! are carried out as one.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::effect::{Effect, Identity, Reply};
use super::model::Session;
use crate::record::{Change, Conflict, Record, Side};
use crate::store::{self, Project, Saved, StoreError, UserDirs, Vault};

/// The file in the project's state directory that holds the session.
pub(super) const SESSION: &str = "session.json";
/// The file in the project's state directory that holds a record whose first save failed.
pub(super) const BEGUN: &str = "begun.json";

/// What the worker works on.
#[derive(Debug)]
pub(super) struct Desk {
    /// The project.
    pub project: Project,
    /// The user's own folders.
    pub dirs: Option<UserDirs>,
    /// The record, unless it is only begun when the kick-off ends.
    pub vault: Option<Vault>,
    /// A record that could not be begun on disk yet.
    pub begun: Option<Box<Record>>,
    /// The folder that typed paths are relative to.
    pub cwd: PathBuf,
}

enum Order {
    Do(Effect),
    /// Save what is open, keep what cannot be saved, and answer.
    Flush(Sender<()>),
}

/// The worker's thread, from outside.
#[derive(Debug)]
pub(super) struct Worker {
    orders: Sender<Order>,
    replies: Receiver<Reply>,
    /// Where the answer of git comes in; none once it has.
    identity: Option<Receiver<Identity>>,
    open: usize,
    thread: Option<JoinHandle<()>>,
}

/// Lets another thread have everything saved, when a signal ends the program.
#[derive(Debug, Clone)]
pub(super) struct Flusher(Sender<Order>);

impl Flusher {
    /// Waits, not for ever, until everything confirmed is on disk or kept.
    pub(super) fn flush(&self, patience: Duration) {
        let (done, wait) = channel();
        if self.0.send(Order::Flush(done)).is_ok() {
            let _ = wait.recv_timeout(patience);
        }
    }
}

impl Worker {
    /// Starts the thread. What git knows comes from elsewhere, and is handed on among the replies.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(super) fn start(desk: Desk, identity: Receiver<Identity>) -> std::io::Result<Self> {
        let (orders, inbox) = channel();
        let (outbox, replies) = channel();
        let thread =
            thread::Builder::new().name("disk".to_owned()).spawn(move || work(desk, &inbox, &outbox))?;
        Ok(Self { orders, replies, identity: Some(identity), open: 0, thread: Some(thread) })
    }

    /// Hands over an effect; [`Worker::is_busy`] until its reply was taken.
    pub(super) fn send(&mut self, effect: Effect) {
        let silent = matches!(effect, Effect::KeepSession(_) | Effect::KeepName(_));
        if self.orders.send(Order::Do(effect)).is_ok() && !silent {
            self.open += 1;
        }
    }

    /// Whether a reply is to be expected.
    pub(super) fn is_busy(&self) -> bool {
        self.open > 0 || self.identity.is_some()
    }

    /// The answer of git, once. Who asked may have ended without one; then nothing is known.
    fn identified(&mut self) -> Option<Reply> {
        let identity = match self.identity.as_ref()?.try_recv() {
            Err(TryRecvError::Empty) => return None,
            Ok(identity) => identity,
            Err(TryRecvError::Disconnected) => Identity::default(),
        };
        self.identity = None;
        Some(Reply::Identified(identity))
    }

    /// The replies that have come in.
    pub(super) fn replies(&mut self) -> Vec<Reply> {
        // Asked first, so that nothing which the thread still said is missed.
        let ended = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        let mut replies: Vec<Reply> = self.replies.try_iter().collect();
        if ended && replies.is_empty() && self.open > 0 {
            let (why, hint) = ("the saving thread ended", "leave and start again; what was saved is on disk");
            replies.push(Reply::NotSaved { covers: self.open, why: why.to_owned(), hint: hint.to_owned() });
        }
        let covered: usize = replies.iter().map(covers).sum();
        self.open = self.open.saturating_sub(covered);
        self.identified().into_iter().chain(replies).collect()
    }

    /// For the thread that waits for signals.
    pub(super) fn flusher(&self) -> Flusher {
        Flusher(self.orders.clone())
    }
}

impl Drop for Worker {
    /// Also on a panic: whatever was handed over is carried out before the program ends.
    fn drop(&mut self) {
        let (done, wait) = channel();
        let _ = self.orders.send(Order::Flush(done));
        let _ = wait.recv_timeout(Duration::from_secs(10));
        self.thread.take();
    }
}

/// How many effects a reply answers.
fn covers(reply: &Reply) -> usize {
    match reply {
        Reply::Saved { covers, .. } | Reply::NotSaved { covers, .. } => *covers,
        // Tells of something that nobody waits for.
        Reply::Failed(_) => 0,
        _ => 1,
    }
}

fn work(mut desk: Desk, inbox: &Receiver<Order>, outbox: &Sender<Reply>) {
    while let Ok(order) = inbox.recv() {
        // Taking all that waits lets saves that pile up become one.
        let mut orders: Vec<Order> = std::iter::once(order).chain(inbox.try_iter()).collect();
        let mut rest = orders.drain(..).peekable();
        while let Some(order) = rest.next() {
            let mut save = match order {
                Order::Flush(done) => {
                    desk.flush();
                    let _ = done.send(());
                    continue;
                }
                Order::Do(Effect::Save(changes)) => Saves { changes, covers: 1 },
                Order::Do(effect) => {
                    if let Some(reply) = desk.carry_out(effect) {
                        let _ = outbox.send(reply);
                    }
                    continue;
                }
            };
            while let Some(Order::Do(Effect::Save(more))) =
                rest.next_if(|next| matches!(next, Order::Do(Effect::Save(_))))
            {
                save.changes.extend(more);
                save.covers += 1;
            }
            let _ = outbox.send(desk.save(save));
        }
    }
}

struct Saves {
    changes: Vec<Change>,
    covers: usize,
}

impl Desk {
    fn carry_out(&mut self, effect: Effect) -> Option<Reply> {
        Some(match effect {
            Effect::Create(record) => {
                self.begun = Some(record);
                self.save(Saves { changes: Vec::new(), covers: 1 })
            }
            Effect::Settle { conflict, side, change } => self.settle(&conflict, side, *change),
            Effect::Observe(files) => Reply::Observed(store::observe(&self.project, files.iter())),
            Effect::Name { key, typed } => {
                let result = store::name(&self.project, &self.cwd, &typed);
                Reply::Named {
                    key,
                    typed,
                    result: result.map_err(|error| format!("{error}; {}", error.hint())),
                }
            }
            Effect::Complete(typed) => Reply::Completed(store::complete(&self.project, &typed)),
            Effect::Export { to, text } => self.export(&to, &text),
            Effect::KeepSession(session) => return self.keep_session(&session),
            Effect::KeepName(name) => return self.keep_name(&name),
            // The others are the terminal's business and never come here.
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
                let _ = kept.map(|path| store::keep(&path, &*record));
                self.begun = Some(record);
                not_saved(&error, save.covers)
            }
        }
    }

    fn save(&mut self, save: Saves) -> Reply {
        if let Some(record) = self.begun.take() {
            return self.begin(record, save);
        }
        let Saves { changes, covers } = save;
        let Some(vault) = &mut self.vault else {
            return not_saved(&StoreError::NoRecord { path: self.project.record_path() }, covers);
        };
        match vault.save(changes) {
            Ok(saved) => Reply::Saved { saved, covers },
            Err(error) => {
                // Should the program end now, the next session takes these answers in.
                let _ = vault.rescue();
                not_saved(&error, covers)
            }
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
    fn flush(&mut self) {
        if let Some(vault) = self.vault.as_mut().filter(|vault| vault.unsaved()) {
            let _ = vault.save(Vec::new());
            let _ = vault.rescue();
        }
    }
}

fn not_saved(error: &StoreError, covers: usize) -> Reply {
    Reply::NotSaved { covers, why: error.why().to_owned(), hint: error.hint().to_owned() }
}
