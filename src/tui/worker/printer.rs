//! Reads what stands beside the questions, and prints the record for its preview on a thread of its own: at ten thousand items that takes most of a second, and
//! neither a save nor a look at evidence may wait for it. Never writes anything.

use std::sync::mpsc::{Receiver, Sender};

use super::guard::guarded;
use crate::checklist::Checklist;
use crate::store::Project;
use crate::tui::effect::Reply;
use crate::tui::preview::Print;
use crate::words::notice::saving::knowledge_not_read;

/// Reads the tables that no frame waits for, then prints until nobody asks any more.
pub(super) fn work(
    project: &Project,
    checklist: &Checklist,
    inbox: &Receiver<Box<Print>>,
    outbox: &Sender<Reply>,
) {
    let read = guarded(|| _ = checklist.knowledge());
    let reply = read.map_or_else(
        |why| Reply::Broken { why: knowledge_not_read(&why), covers: 1 },
        |()| Reply::KnowledgeRead,
    );
    if outbox.send(reply).is_err() {
        return;
    }
    while let Ok(first) = inbox.recv() {
        // Of several orders that wait only the last one is of use.
        let (covers, order) = inbox.try_iter().fold((1, first), |(covers, _), newer| (covers + 1, newer));
        let printed = guarded(|| Box::new(order.carry_out_in(project)));
        // Given back before the reply, so that no later change has to take a copy.
        drop(order);
        let reply = match printed {
            Ok(printed) => Reply::Printed { printed, covers },
            Err(why) => Reply::NotPrinted { why, covers },
        };
        if outbox.send(reply).is_err() {
            return;
        }
    }
}
