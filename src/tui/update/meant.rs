//! What somebody means who confirms a form about an answer. Reads what was typed, and changes nothing.

use chrono::NaiveDate;

use crate::record::{Acceptance, Edit, Plan};
use crate::tui::model::DraftField;
use crate::words::fields;

/// What a form means, or which field is wrong and why.
pub(super) fn edits(texts: &[String], field: DraftField, who: &str) -> Result<Edit, (usize, String)> {
    let text = |at: usize| texts.get(at).map_or("", |text| text.trim());
    let day = |at: usize| match text(at) {
        "" => Ok(None),
        typed => match typed.parse::<NaiveDate>() {
            Ok(day) => Ok(Some(day)),
            Err(_) => Err((at, fields::no_day(typed))),
        },
    };
    match field {
        DraftField::Note => Ok(Edit::Note(texts.concat())),
        DraftField::Reason => Ok(Edit::Reason(texts.concat())),
        DraftField::Owner | DraftField::Evidence | DraftField::Comment => Ok(Edit::Owner(text(0).to_owned())),
        DraftField::Plan => match (text(0), day(1)?) {
            ("", None) => Ok(Edit::Plan(None)),
            ("", Some(_)) => Err((0, fields::PLAN_WITHOUT_DEED.to_owned())),
            (what, by) => Ok(Edit::Plan(Some(Plan { what: what.to_owned(), by }))),
        },
        DraftField::Accept => match (text(0), day(1)?) {
            ("", None) => Ok(Edit::Accept(None)),
            ("", Some(_)) => Err((0, fields::ACCEPTANCE_WITHOUT_REASON.to_owned())),
            (_, None) => Err((1, fields::ACCEPTANCE_WITHOUT_END.to_owned())),
            (reason, Some(until)) => {
                Ok(Edit::Accept(Some(Acceptance { reason: reason.to_owned(), until, who: who.to_owned() })))
            }
        },
    }
}
