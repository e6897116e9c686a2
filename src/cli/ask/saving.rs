//! Saving after each change, undo, and the choice between two versions of one answer.

use super::super::error::CliError;
use super::interview::Interview;
use super::talk::Talk;
use crate::record::{Answer, Change, Conflict, SET_ASIDE, set_aside};
use crate::report::plain;
use crate::store::{Saved, StoreError, shown};
use crate::text::visible;
use crate::words::shell::ask as words;
use crate::words::shell::{hint, merge as merging};

impl Interview<'_> {
    /// Makes a change, saves it, and says so.
    pub(super) fn make(&mut self, talk: &mut Talk<'_, '_>, change: Change) -> Result<(), CliError> {
        self.make_all(talk, vec![change])
    }

    /// The same for several changes at once, which are taken back together.
    pub(super) fn make_all(&mut self, talk: &mut Talk<'_, '_>, changes: Vec<Change>) -> Result<(), CliError> {
        let mut record = self.session.record().clone();
        let back = changes.iter().map(|change| match change.clone().apply(&mut record) {
            // An answer is never taken out of the file, only emptied, so that two branches still merge.
            Change::Removed(key) => Change::Answer(key, Box::default()),
            other => other,
        });
        let mut back: Vec<Change> = back.collect();
        back.reverse();
        self.undo.push(back);
        self.save(talk, changes)
    }

    /// Takes the last change back, and saves that.
    pub(super) fn take_back(&mut self, talk: &mut Talk<'_, '_>) -> Result<(), CliError> {
        let Some(changes) = self.undo.pop() else { return talk.say_line(words::NOTHING_TO_TAKE_BACK) };
        let mut what: Vec<String> = changes.iter().rev().filter_map(named).collect();
        if what.is_empty() {
            what.push(words::THE_RECORD.to_owned());
        }
        talk.say_line(&words::taken_back(&what.join(", ")))?;
        self.save(talk, changes)
    }

    fn save(&mut self, talk: &mut Talk<'_, '_>, changes: Vec<Change>) -> Result<(), CliError> {
        let keys = changes.iter().filter_map(|change| match change {
            Change::Answer(key, _) => Some(key.clone()),
            _ => None,
        });
        let keys: Vec<_> = keys.collect();
        let outcome = self.session.save_to_choose(changes);
        for key in keys {
            self.session.look_at(&key);
        }
        self.told(talk, outcome)
    }

    /// Says how a save went, and asks about every conflict that it met.
    fn told(&mut self, talk: &mut Talk<'_, '_>, outcome: Result<Saved, StoreError>) -> Result<(), CliError> {
        let saved = match outcome {
            Ok(saved) => saved,
            Err(error) => {
                let text = hint::after(words::not_saved(error.why(), &error), error.hint());
                talk.say_line(&visible(&text))?;
                return talk.say_line(words::KEPT_IN_MEMORY);
            }
        };
        if !saved.incoming.is_empty() {
            // What somebody else wrote must not be undone by a step that knew nothing of it.
            self.forget(&saved.incoming);
            talk.say_line(&words::changed_meanwhile(saved.incoming.len()))?;
        }
        for what in &saved.aside {
            talk.say_line(&merging::changed_by_both(&visible(what), SET_ASIDE))?;
        }
        match saved.conflicts.first() {
            None => talk.say_line(words::SAVED),
            Some(conflict) => self.choose(talk, conflict),
        }
    }

    /// Shows both versions and asks which one stays.
    fn choose(&mut self, talk: &mut Talk<'_, '_>, conflict: &Conflict) -> Result<(), CliError> {
        talk.say_line(&words::changed_by_both(&conflict.key))?;
        for (title, answer) in [(words::OURS, &conflict.ours), (words::THEIRS, &conflict.theirs)] {
            let mut record = self.session.record().clone();
            record.answers.insert(conflict.key.clone(), answer.clone());
            let text = self.with_subject(|subject| {
                let subject = crate::report::Subject { record: &record, ..subject.clone() };
                plain::answer(&subject, &conflict.key)
            });
            talk.say(&format!("{title}\n{text}"))?;
        }
        loop {
            let (kept, lost) = match talk
                .field(words::OURS_OR_THEIRS, words::help::OURS_OR_THEIRS)?
                .as_deref()
                .map(str::trim)
            {
                None => return Ok(()),
                Some("ours" | "mine") => (&conflict.ours, &conflict.theirs),
                Some("theirs") => (&conflict.theirs, &conflict.ours),
                Some(_) => continue,
            };
            return self.settle(talk, conflict, set_aside(kept, lost, self.moment()));
        }
    }

    /// Saves what was settled on, with the words of the other version in its note.
    fn settle(&mut self, talk: &mut Talk<'_, '_>, conflict: &Conflict, both: Answer) -> Result<(), CliError> {
        let change = Change::Answer(conflict.key.clone(), Box::new(both));
        // A step back beyond this point would take back what somebody else wrote.
        self.forget(std::slice::from_ref(&change));
        let outcome = self.session.settle(conflict, change);
        self.told(talk, outcome)
    }

    /// No step back may touch what these changes set.
    fn forget(&mut self, changes: &[Change]) {
        self.undo.retain(|back| !back.iter().any(|one| changes.iter().any(|other| same_part(one, other))));
    }

    /// The end of the conversation: what is not on the disk yet goes to a place where the next one finds it.
    pub(super) fn leave(&mut self, talk: &mut Talk<'_, '_>) -> Result<(), CliError> {
        if !self.session.vault.unsaved() {
            return Ok(());
        }
        let outcome = self.session.save_to_choose(Vec::new());
        if outcome.is_ok() && !self.session.vault.unsaved() {
            return talk.say_line(words::SAVED);
        }
        let kept = match self.session.vault.rescue()? {
            Some(path) => words::kept_in(&shown(&path)),
            None => return Ok(()),
        };
        Err(CliError::Unsaved(kept))
    }
}

/// What a change is about, as a person names it.
fn named(change: &Change) -> Option<String> {
    match change {
        Change::Answer(key, _) => Some(key.to_string()),
        Change::Profile(question, _) => Some(question.to_string()),
        _ => None,
    }
}

/// Whether two changes set the same part of the record.
fn same_part(a: &Change, b: &Change) -> bool {
    match (a, b) {
        (Change::Answer(a, _), Change::Answer(b, _) | Change::Removed(b))
        | (Change::Waiting(a, _), Change::Waiting(b, _)) => a == b,
        (Change::Profile(a, _), Change::Profile(b, _)) => a == b,
        _ => false,
    }
}
