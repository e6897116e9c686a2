//! Answers in two versions that wait for a choice, for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::parts::FORMAT;
use super::print::print;
use crate::record::{Answer, AnswerKey, Apart, Versions};

#[derive(Debug, Serialize)]
struct WaitingWire<'a> {
    item: &'a AnswerKey,
    /// What both say, and so stays whichever is chosen.
    kept: Answer,
    ours: Answer,
    theirs: Answer,
}

/// What came of `merge --resolve`: how many were chosen, whether git's marks went, and what still waits.
pub fn resolved(chosen: usize, unmarked: bool, waiting: &BTreeMap<AnswerKey, Versions>) -> String {
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        chosen: usize,
        unmarked: bool,
        waiting: Vec<WaitingWire<'a>>,
    }
    let waiting = waiting.iter().map(|(item, Versions { ours, theirs })| {
        let Apart { both: kept, ours, theirs } = Apart::of(ours, theirs);
        WaitingWire { item, kept, ours, theirs }
    });
    print(&Wire { format: FORMAT, chosen, unmarked, waiting: waiting.collect() })
}
