//! Scans the project on a thread of its own, and orders what it saw. Reads only; what the user stopped is not told.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use super::guard::guarded;
use crate::scan::{Options, Progress, scan_with};
use crate::store::Project;
use crate::tui::effect::Reply;
use crate::tui::model::Scanned;

/// A scan that is wanted, until somebody sets this.
pub(super) type Stop = Arc<AtomicBool>;

/// Scans whenever it is asked to, until nobody asks any more.
pub(super) fn work(project: &Project, cache: Option<&Path>, inbox: &Receiver<Stop>, outbox: &Sender<Reply>) {
    while let Ok(first) = inbox.recv() {
        // Of several that wait only the last one is of use.
        let (covers, stop) = inbox.try_iter().fold((1, first), |(covers, _), newer| (covers + 1, newer));
        let result = guarded(|| look(project, cache, &stop, outbox)).unwrap_or_else(Err);
        let result = if stop.load(Ordering::Relaxed) { Ok(None) } else { result };
        if outbox.send(Reply::Scanned { result, covers }).is_err() {
            return;
        }
    }
}

fn look(
    project: &Project,
    cache: Option<&Path>,
    stop: &Stop,
    outbox: &Sender<Reply>,
) -> Result<Option<Arc<Scanned>>, String> {
    let told = AtomicUsize::new(0);
    let progress = |Progress { done, of }| {
        // A hundred times at most: each is a frame.
        let part = (done * 100).checked_div(of).unwrap_or_default();
        if told.swap(part, Ordering::Relaxed) != part {
            let _ = outbox.send(Reply::Scanning { done, of });
        }
    };
    let cancelled = || stop.load(Ordering::Relaxed);
    let options = Options { cache, cancelled: &cancelled, progress: &progress, ..Options::default() };
    let seen = scan_with(project.root(), &options).map_err(|error| error.to_string())?;
    Ok(Some(Arc::new(Scanned::new(seen))))
}
