//! Reads what stands beside the questions, and prints the record for its preview on a thread of its own: at ten thousand items that takes most of a second, and
//! neither a save nor a look at evidence may wait for it. Never touches the disk.

use std::sync::mpsc::{Receiver, Sender};

use crate::checklist::Checklist;
use crate::tui::effect::Reply;
use crate::tui::preview::Print;

/// Reads the tables that no frame waits for, then prints until nobody asks any more.
pub(super) fn work(checklist: &Checklist, inbox: &Receiver<Box<Print>>, outbox: &Sender<Reply>) {
    checklist.knowledge();
    if outbox.send(Reply::KnowledgeRead).is_err() {
        return;
    }
    while let Ok(first) = inbox.recv() {
        // Of several orders that wait only the last one is of use.
        let (covers, order) = inbox.try_iter().fold((1, first), |(covers, _), newer| (covers + 1, newer));
        let printed = Box::new(order.carry_out());
        // Given back before the reply, so that no later change has to take a copy.
        drop(order);
        if outbox.send(Reply::Printed { printed, covers }).is_err() {
            return;
        }
    }
}
