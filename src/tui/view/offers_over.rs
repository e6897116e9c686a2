//! Which keys would do something now in what lies over a screen. Changes nothing.

use super::{conflict, help, knowledge, letter, place};
use crate::assess::{Look, adoption, aside_key, heed, only_supports, renewals};
use crate::record::Evidence;
use crate::tui::action::Action;
use crate::tui::beside::{address, entries};
use crate::tui::model::{
    Dialog, EvidenceDialog, Glance, KnowledgeDialog, Looked, Model, Seeing, SeenDialog, SeenRow,
};

/// Whether a place is a file, which can be looked at.
pub(super) fn is_file(path: &str) -> bool {
    path != "."
}

/// Whether a key with this meaning would do something in a dialog.
pub(super) fn in_dialog(model: &Model, dialog: &Dialog, action: Action) -> bool {
    match dialog {
        Dialog::Form(form) => match action {
            Action::NextField => form.fields.len() > 1,
            Action::DeleteLine => form.fields.get(form.focus).is_some_and(|field| !field.is_at_start()),
            _ => true,
        },
        Dialog::Evidence(dialog) => {
            let pieces = model.work.record.answer(&dialog.key).map_or(0, |answer| answer.evidence.len());
            match action {
                Action::Next => pieces > 1,
                Action::DropEvidence => pieces > 0,
                Action::RetakeEvidence => is_other_now(model, dialog),
                Action::DeleteLine => !dialog.field.is_at_start(),
                _ => true,
            }
        }
        Dialog::Finder(finder) => match action {
            Action::Confirm => !finder.rows.is_empty(),
            Action::DeleteLine => !finder.field.is_at_start(),
            _ => true,
        },
        Dialog::Signing(signing) => action != Action::DeleteLine || !signing.statement.is_at_start(),
        Dialog::Knowledge(dialog) => in_knowledge(model, dialog, action),
        Dialog::Seen(dialog) => in_seen(model, dialog, action),
        Dialog::Place(glance) => action != Action::Next || is_long(model, glance),
        Dialog::Letter(letter) => action != Action::Next || letter::letter_height(model, letter) > 1,
        Dialog::Help { mode, .. } => action != Action::Next || help::help_height(model, *mode) > 1,
        Dialog::Conflict { .. } => action != Action::Next || conflict::conflict_height(model) > 1,
        Dialog::Blocked { .. } | Dialog::Confirming(_) | Dialog::OthersWrote { .. } | Dialog::Leaving => true,
    }
}

/// Whether the chosen piece of evidence may be another now than it was when it was named.
fn is_other_now(model: &Model, dialog: &EvidenceDialog) -> bool {
    let work = &model.work;
    let Some(answer) = work.record.answer(&dialog.key) else { return false };
    let Some(chosen) = answer.evidence.get(dialog.chosen) else { return false };
    let look = Look { observed: &work.observed, observations: work.whole_scan() };
    let unseen = matches!(chosen, Evidence::File { path, .. } if !work.observed.contains_key(path));
    unseen || renewals(&dialog.key, answer, look).iter().any(|each| each.was == *chosen)
}

fn in_knowledge(model: &Model, dialog: &KnowledgeDialog, action: Action) -> bool {
    match action {
        Action::Next => knowledge::knowledge_height(model, dialog) > 1,
        Action::CopyLink => {
            let entries = entries(&model.work, dialog.position);
            let entry = entries.get(dialog.chosen);
            entry.is_some_and(|entry| address(&model.work, &entry.known).is_some())
        }
        _ => true,
    }
}

fn in_seen(model: &Model, dialog: &SeenDialog, action: Action) -> bool {
    let work = &model.work;
    let row = work.scanned.as_deref().and_then(|all| dialog.row(all, work, dialog.chosen));
    match (action, row) {
        (Action::Open, Some(row)) => is_file(&row.place().path),
        (Action::SetAside, Some(SeenRow::Observation(one, _))) => {
            let is_aside = heed(one, &work.record, work.today).is_set_aside();
            aside_key(one).is_ok() && (is_aside || !only_supports(one))
        }
        (Action::Adopt, Some(SeenRow::Observation(one, _))) => {
            let Seeing::Item(position) = dialog.of else { return false };
            let Some(key) = work.key(position) else { return false };
            let held = |evidence| {
                let answer = work.record.answer(&key);
                answer.is_some_and(|answer| answer.evidence.contains(&evidence))
            };
            work.is_asked(position) && adoption(one, &key).is_ok_and(|evidence| !held(evidence))
        }
        (Action::Open | Action::SetAside | Action::Adopt, _) => false,
        _ => true,
    }
}

/// Whether there are more lines around a place than fit.
fn is_long(model: &Model, glance: &Glance) -> bool {
    let height = place::place_height(glance, model.size);
    matches!(&glance.looked, Looked::At(Ok(glimpse)) if glimpse.lines.len() > height)
}
