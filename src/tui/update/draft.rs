//! Drafts: what was typed is kept as long as it says something else than what stands there anyway. One way for every dialog
//! in which something is typed.

use chrono::NaiveDate;

use crate::record::Answer;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Blank, Dialog, Draft, DraftField, Model};
use crate::words::notice::answer as words;

use super::answer::answer_of;

/// Opens a dialog with what was typed into it before, and says so.
pub(super) fn open(model: &mut Model, mut dialog: Dialog) {
    let between = match dialog.mode() {
        Mode::Writing => Draft::BETWEEN_LINES,
        _ => Draft::WITHIN_A_LINE,
    };
    let kept =
        dialog.typed().and_then(|(blank, typed)| Some((model.drafts.get(&blank)?.clone(), blank, typed)));
    let mut say = None;
    if let Some((kept, blank, typed)) = kept {
        let texts = kept.joined(between);
        if texts != typed.texts {
            say = Some(if kept.others.is_empty() { words::draft_is_back } else { words::drafts_are_back });
            let draft = Draft { texts, from: kept.from, others: Vec::new() };
            model.drafts.keep(blank, draft.clone());
            dialog.fill(draft);
        }
    }
    model.dialogs.push(dialog);
    if let Some(say) = say {
        model.say(say(&name_in(model.mode(), Action::DeleteLine)));
    }
}

/// Keeps what is typed in the dialog on top, unless it is what stands there anyway. Where nothing stood, nothing is kept
/// of an emptied form.
pub(super) fn keep(model: &mut Model) {
    let Some((blank, draft)) = model.dialogs.last().and_then(Dialog::typed) else { return };
    let is_empty = draft.texts.iter().all(String::is_empty);
    let says_nothing_new = match &blank {
        Blank::Answer(key, field) => draft.texts == stored(&answer_of(model, key), *field),
        _ => is_empty || draft.texts == draft.from,
    };
    // What another window typed there is no business of what is typed here.
    let others = model.drafts.get(&blank).map(|kept| kept.others.clone()).unwrap_or_default();
    if says_nothing_new && others.is_empty() {
        model.drafts.forget(&blank);
    } else {
        model.drafts.keep(blank, Draft { others, ..draft });
    }
}

/// A dialog was left: says what is kept of it, if anything is.
pub(super) fn left(model: &mut Model, dialog: &Dialog) {
    match dialog.typed() {
        Some((blank, _)) if model.drafts.get(&blank).is_some() => match blank {
            Blank::Answer(_, field) if field != DraftField::Evidence => {
                model.say(words::draft_kept(field.word()));
            }
            _ => model.say(words::TYPED_IS_KEPT),
        },
        _ => {}
    }
}

/// What an answer holds in a field, as the texts of its form.
pub(super) fn stored(answer: &Answer, field: DraftField) -> Vec<String> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    match field {
        DraftField::Note => vec![answer.note.clone()],
        DraftField::Reason => vec![answer.reason.clone()],
        DraftField::Owner => vec![answer.owner.clone().unwrap_or_default()],
        DraftField::Evidence | DraftField::Comment => vec![String::new()],
        DraftField::Plan => answer
            .plan
            .as_ref()
            .map_or_else(|| vec![String::new(); 2], |plan| vec![plan.what.clone(), day(plan.by)]),
        DraftField::Accept => answer.acceptance.as_ref().map_or_else(
            || vec![String::new(); 2],
            |acceptance| vec![acceptance.reason.clone(), day(Some(acceptance.until))],
        ),
    }
}
