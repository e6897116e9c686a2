//! The reviewer's view: an answer of somebody else will do, or is sent back with a comment.

use chrono::{DateTime, FixedOffset, Utc};

use crate::record::{AnswerKey, Edit, Review, Verdict};
use crate::tui::effect::Effect;
use crate::tui::model::{Blank, Dialog, DraftField, FormSubject, Model, ReleaseList, ReleasePlace, moved};
use crate::words::notice::release as words;
use crate::words::{fields, steps};

use super::{answer, form};

/// From what to look at again to what to review, and back.
pub(super) fn switch(model: &mut Model) {
    let list = match model.place.release.list {
        ReleaseList::Queue => ReleaseList::Review,
        ReleaseList::Review => ReleaseList::Queue,
    };
    // A reviewer goes on where nobody has said anything yet.
    let open =
        |key: &AnswerKey| model.work.record.answer(key).is_none_or(|answer| answer.verdict().is_none());
    let first = model.releases.review.iter().position(|(_, key)| open(key)).unwrap_or_default();
    let chosen = if list == ReleaseList::Review { first } else { 0 };
    model.place.release = ReleasePlace { list, chosen, scroll: 0 };
}

/// The answer of the chosen row, which is somebody else's.
fn chosen(model: &mut Model) -> Option<AnswerKey> {
    let chosen = model.releases.review.get(model.place.release.chosen).map(|(_, key)| key.clone());
    if chosen.is_none() {
        model.say(words::NOTHING_TO_REVIEW);
    }
    chosen
}

/// The answer will do; on to the next row.
pub(super) fn accept(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    if let Some(key) = chosen(model) {
        judge(model, &key, Verdict::Accepted, String::new(), now, effects);
    }
}

/// Asks what is wanting in the answer.
pub(super) fn ask_why(model: &mut Model) {
    if let Some(key) = chosen(model) {
        form::open_field(model, key, DraftField::Comment);
    }
}

/// Sends an answer back with what was typed, which has to say something.
pub(super) fn send_back(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some(Dialog::Form(mut form)) = model.dialogs.pop() else { return };
    let FormSubject::Answer(key, DraftField::Comment) = form.subject.clone() else { return };
    let comment = form.texts().concat();
    if comment.trim().is_empty() {
        form.fault = Some(fields::SENT_BACK_WITHOUT_COMMENT.to_owned());
        model.dialogs.push(Dialog::Form(form));
        return;
    }
    model.drafts.forget(&Blank::Answer(key.clone(), DraftField::Comment));
    judge(model, &key, Verdict::SentBack, comment, now, effects);
}

fn judge(
    model: &mut Model,
    key: &AnswerKey,
    verdict: Verdict,
    comment: String,
    now: DateTime<FixedOffset>,
    effects: &mut Vec<Effect>,
) {
    let of = answer::answer_of(model, key).content();
    let (at, by) = (now.with_timezone(&Utc), model.work.who.clone());
    let what = match verdict {
        Verdict::Accepted => steps::accepting(key),
        Verdict::SentBack => steps::sending_back(key),
    };
    let review = Edit::Review(Review { at, by, comment, of, verdict });
    answer::change_answer(model, key, vec![review], what, now, effects);
    let rows = model.releases.review.len();
    model.place.release.chosen = moved(model.place.release.chosen, 1, rows);
    model.place.release.scroll = 0;
}
