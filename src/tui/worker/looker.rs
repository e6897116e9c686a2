//! Looks at the project for whoever asks: what is named as evidence, what could be, places, releases and the past. Paths
//! start at the project's root, as they do in the record and in what completion offers. Changes nothing.

use std::sync::mpsc::{Receiver, Sender};

use super::guard::guarded;
use super::{past, shelf};
use crate::checklist::Checklist;
use crate::record::AnswerKey;
use crate::scan::glimpse;
use crate::store::{self, Project};
use crate::tui::effect::{Effect, Reply};
use crate::words::notice::saving::not_looked_at;
use crate::words::refused::with_next;

/// Carries out looks, one after the other, until nobody asks any more.
pub(super) fn work(
    project: &Project,
    checklist: &Checklist,
    inbox: &Receiver<Effect>,
    outbox: &Sender<Reply>,
) {
    while let Ok(effect) = inbox.recv() {
        let named = match &effect {
            Effect::Name { key, typed } => Some((key.clone(), typed.clone())),
            _ => None,
        };
        let reply = match guarded(|| carry_out(project, checklist, effect)) {
            Ok(Some(reply)) => reply,
            Ok(None) => continue,
            Err(why) => broken(named, not_looked_at(&why)),
        };
        if outbox.send(reply).is_err() {
            return;
        }
    }
}

/// What is told of a fault. Who leaves waits for what was named, so that is answered in any case.
fn broken(named: Option<(AnswerKey, String)>, why: String) -> Reply {
    match named {
        Some((key, typed)) => Reply::Named { key, typed, result: Err(why) },
        None => Reply::Broken { why, covers: 1 },
    }
}

/// Carries out one effect; none where it is somebody else's.
fn carry_out(project: &Project, checklist: &Checklist, effect: Effect) -> Option<Reply> {
    Some(match effect {
        Effect::Name { key, typed } => {
            let result = store::name(project, project.root(), &typed);
            let result = result.map_err(|error| with_next(&error, error.hint()));
            Reply::Named { key, typed, result }
        }
        Effect::LookAtReleases(open) => Reply::Releases(Box::new(shelf::look(project, open.as_deref()))),
        Effect::LookBack(now) => Reply::LookedBack(past::look(project, checklist, now)),
        Effect::Compare(side, now) => {
            Reply::Compared(Box::new(past::compare(project, checklist, side, &now)))
        }
        Effect::ReadRelease(version) => {
            let result = shelf::read(project, &version);
            Reply::Earlier { version, result }
        }
        Effect::Propose => Reply::Proposed(store::releases::propose(project).unwrap_or_default()),
        Effect::Complete { key, typed } => {
            let candidates = store::complete(project, &typed);
            Reply::Completed { key, typed, candidates }
        }
        Effect::Glance(place) => {
            let result = glimpse(project.root(), &place).map_err(|error| error.to_string());
            Reply::Glanced { place, result }
        }
        _ => return None,
    })
}
