//! Drafts: what was typed is kept as long as it says something else than the answer.

use chrono::NaiveDate;

use crate::record::{Answer, AnswerKey};
use crate::tui::model::{Draft, DraftField, Model};

use super::answer::answer_of;

/// Keeps what was typed, unless it is what the answer says anyway.
pub(super) fn keep_draft(model: &mut Model, key: &AnswerKey, field: DraftField, draft: Draft) {
    if draft.texts == stored(&answer_of(model, key), field) {
        model.drafts.forget(key, field);
    } else {
        model.drafts.keep(key, field, draft);
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
