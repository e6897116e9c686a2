//! What came of the effects.

use chrono::{DateTime, FixedOffset};

use crate::record::Change;
use crate::store::Saved;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Identity, Reply};
use crate::tui::keymap::name_of;
use crate::tui::model::{Dialog, Model, Notice, Saving};
use crate::words::notice::saving as words;

use super::{
    answer, contrast, evidence, export, form, leave, leaving, outside, release, restore, scan, seen, sign,
};

/// Takes in what came back.
pub(super) fn reply(model: &mut Model, reply: Reply, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    match reply {
        Reply::Saved { saved, covers, kept } => {
            acknowledge(model, covers);
            model.held = kept;
            self::saved(model, saved, effects);
        }
        Reply::NotSaved { covers, why, hint, kept } => {
            acknowledge(model, covers);
            not_saved(model, Saving::Failed { why, hint, kept });
        }
        Reply::Looked(then) => {
            if let Some(then) = then {
                self::reply(model, *then, now, effects);
            }
        }
        Reply::Released { released, then } => {
            release::take_in(model, &released.changes);
            self::reply(model, *then, now, effects);
            sign::done(model, released.done, effects);
        }
        Reply::Earlier { version, result } => restore::read(model, version, result, now),
        Reply::Releases(shelf) => release::shelved(model, *shelf),
        Reply::LookedBack(past) => model.past = Some(past),
        Reply::Compared(compared) => contrast::compared(model, *compared),
        Reply::Proposed(proposals) => model.releases.proposals = Some(proposals),
        Reply::SessionKept(kept) => session_kept(model, kept.err()),
        Reply::DraftsMet(both) => {
            let [sent, met] = *both;
            model.drafts = model.drafts.meeting(&met, &sent);
        }
        // Nothing changes but what can be drawn, and a frame follows every reply.
        Reply::KnowledgeRead => {}
        Reply::Identified(Identity { who, commit }) => model.work.identify(who, commit),
        Reply::Observed(observed) => {
            model.work.see(observed);
        }
        Reply::Printed { printed, .. } => model.preview.take_in(*printed),
        Reply::NotPrinted { why, .. } => model.preview.fault = Some(why),
        Reply::Scanning { done, of } => scan::moved_on(model, done, of),
        Reply::Scanned { result, .. } => scan::ended(model, result),
        Reply::Glanced { place, result } => seen::glanced(model, &place, result),
        Reply::Named { key, typed, result } => evidence::named(model, &key, &typed, result, now, effects),
        Reply::Completed { key, typed, candidates } => {
            evidence::completed(model, &key, &typed, candidates);
        }
        Reply::Exported { to, result } => export::done(model, &to, result),
        Reply::OthersWrote { to, words } => export::others_wrote(model, to, words),
        Reply::WrittenOutside(Ok(text)) => {
            // Whoever was in their editor may have changed more than the note.
            scan::again(model, effects);
            leave::look_at_evidence(model, effects);
            if outside::written_outside(model, &text) {
                form::confirm(model, now, effects);
            }
        }
        Reply::WrittenOutside(Err(why)) => outside::not_written_outside(model, why),
        Reply::Failed(why) | Reply::Broken { why, .. } => model.fail(why),
    }
}

/// The place and the drafts could not be kept, or can be again: either is told once.
fn session_kept(model: &mut Model, why: Option<String>) {
    match (&why, &model.unkept) {
        (Some(why), None) => model.fail(words::session_not_kept(why)),
        (None, Some(_)) => model.say(words::SESSION_KEPT_AGAIN),
        _ => {}
    }
    model.unkept = why;
}

/// So many of the saves that were asked for have been answered.
fn acknowledge(model: &mut Model, covers: usize) {
    model.pending.drain(..covers.min(model.pending.len()));
    if model.pending.is_empty() {
        model.chosen.clear();
    }
}

/// Everything is on disk, and what others wrote meanwhile is here.
fn saved(model: &mut Model, saved: Saved, effects: &mut Vec<Effect>) {
    if model.pending.is_empty() && !model.saving.then_leaves() {
        model.saving = Saving::Saved;
    }
    if !saved.incoming.is_empty() {
        answer::apply(model, &saved.incoming);
        // A step back that knew nothing of what others wrote would take it away.
        model.history.forget(&saved.incoming);
        // What the user changed while the disk was busy is newer than what came from it.
        let newer: Vec<Change> = model.pending.iter().flatten().cloned().collect();
        answer::apply(model, &newer);
        let files: Vec<_> = model
            .work
            .record
            .written()
            .flat_map(|(_, answer)| answer.evidence_files())
            .filter(|path| !model.work.observed.contains_key(*path))
            .cloned()
            .collect();
        if !files.is_empty() {
            effects.push(Effect::Observe(files));
        }
        model.say(words::taken_in(saved.incoming.len()));
    }
    if !saved.aside.is_empty() {
        let key = name_of(Action::ShowProfile);
        model.say(words::changed_by_both(&visible_line(&saved.aside.join(", ")), &key));
    }
    // A choice that is on its way is not asked for again.
    model.conflicts = saved.conflicts;
    model.conflicts.retain(|conflict| !model.chosen.contains(&conflict.key));
    if model.conflicts.is_empty() {
        // The other side may have taken its version back. What waits in the record goes on waiting.
        let waits = !model.work.record.conflicts.is_empty();
        model.dialogs.retain(|dialog| waits || !matches!(dialog, Dialog::Conflict { .. }));
        leaving::goes_on(model, effects);
    } else {
        leaving::stays(model);
        if model.is_free() {
            model.dialogs.push(Dialog::Conflict { of: None, scroll: 0 });
        }
    }
}

/// The header says why in a few words; what to do about it stands below until the next key.
fn not_saved(model: &mut Model, failed: Saving) {
    if model.saving.then_leaves() && model.is_free() {
        model.dialogs.push(Dialog::Leaving);
    }
    if let Saving::Failed { why, hint, .. } = &failed {
        model.notice = Some(Notice::Failed(words::not_saved(why, hint)));
    }
    model.saving = failed;
}
