//! Scans the project on a thread of its own, and orders what it saw. Reads only; what the user stopped is not told.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use super::guard::guarded;
use crate::scan::scan;
use crate::store::Project;
use crate::tui::effect::Reply;
use crate::tui::model::Scanned;

/// A scan that is wanted, until somebody sets this.
pub(super) type Stop = Arc<AtomicBool>;

/// Scans whenever it is asked to, until nobody asks any more.
pub(super) fn work(project: &Project, inbox: &Receiver<Stop>, outbox: &Sender<Reply>) {
    while let Ok(first) = inbox.recv() {
        // Of several that wait only the last one is of use.
        let (covers, stop) = inbox.try_iter().fold((1, first), |(covers, _), newer| (covers + 1, newer));
        let result = guarded(|| look(project, &stop)).unwrap_or_else(Err);
        let result = if stop.load(Ordering::Relaxed) { Ok(None) } else { result };
        if outbox.send(Reply::Scanned { result, covers }).is_err() {
            return;
        }
    }
}

fn look(project: &Project, _stop: &Stop) -> Result<Option<Arc<Scanned>>, String> {
    let seen = scan(project.root()).map_err(|error| error.to_string())?;
    Ok(Some(Arc::new(Scanned::new(seen))))
}
