//! Everything that touches the disk while the screen is up, on threads of their own, so that no key ever waits for it.
//!
//! One thread saves; it never sees the model: effects come in, replies go out, in order, and saves that pile up are
//! carried out as one. What may take long has others, so that neither a save nor anything else waits for it: one takes the
//! digests of evidence, one those of what is just named as evidence, one looks at whatever else is asked for, one reads the
//! tables that stand beside the questions and prints the record, and one scans the project. A fault on one of them is
//! told; nobody waits for what will never come.

mod desk;
mod digests;
mod guard;
mod looker;
mod past;
mod printer;
mod release;
mod scanner;
mod shelf;
mod unseen;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::effect::{Effect, Identity, Reply};
use super::model::Kept;
use super::preview::Print;
use crate::checklist::Checklist;
use crate::record::ProjectPath;
use crate::words::notice::saving as words;
use desk::Saves;
pub(super) use desk::{BEGUN, Desk, SESSION};
use scanner::Stop;
pub(super) use unseen::{Unseen, counts};

enum Order {
    /// An effect of a screen that has taken in so many replies about saves.
    Do(Effect, usize),
    /// Save what is open, keep what cannot be saved, and answer.
    Flush(Sender<()>),
}

/// The worker's thread, from outside.
#[derive(Debug)]
pub(super) struct Worker {
    orders: Sender<Order>,
    /// Evidence that is looked at.
    digests: Sender<Vec<ProjectPath>>,
    /// What is named as evidence.
    names: Sender<Effect>,
    /// Whatever else is looked at.
    looks: Sender<Effect>,
    /// What is printed.
    prints: Sender<Box<Print>>,
    /// Scans that are wanted.
    scans: Sender<Stop>,
    /// Stops the last of them.
    stop: Stop,
    replies: Receiver<Reply>,
    /// Where the answer of git comes in; none once it has.
    identity: Option<Receiver<Identity>>,
    open: usize,
    /// Replies about saves that the screen has been given, and those of them after which it showed all that they told.
    given: usize,
    taken: usize,
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
    /// Starts the threads. What git knows comes from elsewhere, and is handed on among the replies.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(super) fn start(
        desk: Desk,
        checklist: Arc<Checklist>,
        identity: Receiver<Identity>,
    ) -> std::io::Result<Self> {
        let (orders, inbox) = channel();
        let (outbox, replies) = channel();
        let (digests, digest_inbox) = channel();
        let (project, digest_outbox) = (desk.project.clone(), outbox.clone());
        thread::Builder::new()
            .name("evidence".to_owned())
            .spawn(move || digests::work(&project, &digest_inbox, &digest_outbox))?;
        let looker = |name: &str| {
            let (looks, inbox) = channel();
            let (project, outbox) = (desk.project.clone(), outbox.clone());
            let asked = Arc::clone(&checklist);
            let work = move || looker::work(&project, &asked, &inbox, &outbox);
            thread::Builder::new().name(name.to_owned()).spawn(work).map(|_| looks)
        };
        let (names, looks) = (looker("name")?, looker("look")?);
        let (prints, print_inbox) = channel();
        let (printed, print_outbox) = (desk.project.clone(), outbox.clone());
        thread::Builder::new()
            .name("print".to_owned())
            .spawn(move || printer::work(&printed, &checklist, &print_inbox, &print_outbox))?;
        let (scans, scan_inbox) = channel();
        let (scanned, scan_outbox) = (desk.project.clone(), outbox.clone());
        let kept = desk.dirs.as_ref().map(|dirs| dirs.scan_cache(scanned.root()));
        thread::Builder::new()
            .name("scan".to_owned())
            .spawn(move || scanner::work(&scanned, kept.as_deref(), &scan_inbox, &scan_outbox))?;
        let thread =
            thread::Builder::new().name("disk".to_owned()).spawn(move || work(desk, &inbox, &outbox))?;
        let (stop, identity) = (Stop::default(), Some(identity));
        Ok(Self {
            orders,
            digests,
            names,
            looks,
            prints,
            scans,
            stop,
            replies,
            identity,
            open: 1,
            given: 0,
            taken: 0,
            thread: Some(thread),
        })
    }

    /// Hands over an effect; [`Worker::is_busy`] until its reply was taken.
    pub(super) fn send(&mut self, effect: Effect) {
        let silent = matches!(effect, Effect::KeepSession(_) | Effect::KeepName(_) | Effect::StopScan);
        let looks = matches!(
            effect,
            Effect::Complete { .. }
                | Effect::LookAtReleases(_)
                | Effect::Propose
                | Effect::ReadRelease(_)
                | Effect::LookBack(_)
                | Effect::Compare(..)
                | Effect::Glance(_)
        );
        // Counted even when nobody takes it any more: then `replies` says that the thread ended.
        self.open += usize::from(!silent);
        match effect {
            Effect::Print(print) => drop(self.prints.send(print)),
            Effect::Scan => {
                self.stop = Stop::default();
                drop(self.scans.send(Arc::clone(&self.stop)));
            }
            Effect::StopScan => self.stop.store(true, Ordering::Relaxed),
            Effect::Observe(files) => drop(self.digests.send(files)),
            named @ Effect::Name { .. } => drop(self.names.send(named)),
            effect if looks => drop(self.looks.send(effect)),
            effect => drop(self.orders.send(Order::Do(effect, self.taken))),
        }
    }

    /// The screen was given a reply. What it shows is what the disk has only while nothing more is on its way there.
    pub(super) fn gave(&mut self, counts: bool, settled: bool) {
        self.given += usize::from(counts);
        if settled {
            self.taken = self.given;
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
            let (why, hint) = (words::THREAD_ENDED, words::LEAVE_AND_START_AGAIN);
            replies.push(Reply::NotSaved {
                covers: self.open,
                why: why.to_owned(),
                hint: hint.to_owned(),
                kept: Kept::InMemoryOnly,
            });
        }
        let covered: usize = replies.iter().map(covers).sum();
        self.open = self.open.saturating_sub(covered);
        self.identified().into_iter().chain(replies).collect()
    }

    /// The replies that have come in once everything was carried out that was handed to the disk.
    pub(super) fn settled(&mut self) -> Vec<Reply> {
        self.flush();
        self.replies()
    }

    fn flush(&self) {
        let (done, wait) = channel();
        let _ = self.orders.send(Order::Flush(done));
        let _ = wait.recv_timeout(Duration::from_secs(10));
    }

    /// For the thread that waits for signals.
    pub(super) fn flusher(&self) -> Flusher {
        Flusher(self.orders.clone())
    }
}

impl Drop for Worker {
    /// Also on a panic: whatever was handed over is carried out before the program ends.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.flush();
        self.thread.take();
    }
}

/// How many effects a reply answers.
fn covers(reply: &Reply) -> usize {
    match reply {
        Reply::Saved { covers, .. }
        | Reply::NotSaved { covers, .. }
        | Reply::Printed { covers, .. }
        | Reply::NotPrinted { covers, .. }
        | Reply::Scanned { covers, .. }
        | Reply::Broken { covers, .. } => *covers,
        // Tells of something that nobody waits for.
        Reply::Failed(_) | Reply::SessionKept(_) | Reply::DraftsMet(_) | Reply::Scanning { .. } => 0,
        _ => 1,
    }
}

fn work(mut desk: Desk, inbox: &Receiver<Order>, outbox: &Sender<Reply>) {
    while let Ok(order) = inbox.recv() {
        // Taking all that waits lets saves that pile up become one.
        let orders: Vec<Order> = std::iter::once(order).chain(inbox.try_iter()).collect();
        let mut rest = without_old_sessions(orders).into_iter().peekable();
        while let Some(order) = rest.next() {
            let mut save = match order {
                Order::Flush(done) => {
                    desk.flush();
                    let _ = done.send(());
                    continue;
                }
                Order::Do(Effect::Save(changes), taken) => Saves { changes, covers: 1, taken },
                Order::Do(effect, taken) => {
                    desk.unseen.taken(taken);
                    if let Some(reply) = desk.carry_out(effect) {
                        desk.unseen.tells(&reply);
                        let _ = outbox.send(reply);
                    }
                    continue;
                }
            };
            while let Some(Order::Do(Effect::Save(more), _)) =
                rest.next_if(|next| matches!(next, Order::Do(Effect::Save(_), _)))
            {
                save.changes.extend(more);
                save.covers += 1;
            }
            let reply = desk.save(save);
            desk.unseen.tells(&reply);
            let _ = outbox.send(reply);
        }
    }
}

/// Of several sessions to be kept only the last one says anything.
fn without_old_sessions(mut orders: Vec<Order>) -> Vec<Order> {
    let is_session = |order: &Order| matches!(order, Order::Do(Effect::KeepSession(_), _));
    let last = orders.iter().rposition(is_session);
    let mut at = 0;
    orders.retain(|order| {
        at += 1;
        !is_session(order) || Some(at - 1) == last
    });
    orders
}
