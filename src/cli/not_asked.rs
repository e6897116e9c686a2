//! Why a key may not be answered: nothing asks for an answer under it. Reads nothing.

use super::error::CliError;
use crate::checklist::{Checklist, HiddenBy, Item};
use crate::record::{AnswerKey, Kept, Record};
use crate::report::{hidden_sentence, spared_sentence, ways_out};
use crate::text::visible_line;
use crate::words::shell::session as words;

/// The error for a key whose item the profile hides.
pub(super) fn not_of_this_project(
    checklist: &Checklist,
    record: &Record,
    key: &AnswerKey,
    hidden: &HiddenBy,
) -> CliError {
    let why = hidden_sentence(checklist, hidden);
    let ways = ways_out(checklist, &record.profile, hidden);
    CliError::usage(words::not_asked(key, &visible_line(&why)), words::change_the_profile(&ways))
}

/// The error for a key that is kept and not asked.
pub(super) fn not_asked(record: &Record, item: &Item, key: &AnswerKey, kept: Kept) -> CliError {
    let model = key.model().unwrap_or_default();
    let keys: Vec<_> = record.keys_of(item).iter().map(|key| format!("`{key}`")).collect();
    match kept {
        Kept::BeforeModels => {
            if keys.is_empty() {
                let why = spared_sentence(item, &record.spared(item));
                return CliError::usage(words::not_asked(key, &visible_line(&why)), words::NO_SUCH_MODEL);
            }
            let recorded = record.answer(key).map(|_| kept.sentence());
            let what = words::asked_of_each_model(key, recorded);
            CliError::usage(what, words::name_the_model(&keys))
        }
        Kept::Retired | Kept::NotDeclared => {
            let what = words::model_not_in_use(&visible_line(model));
            CliError::usage(what, words::TAKE_INTO_USE)
        }
        Kept::OnceForAll => {
            let item = item.id.as_str();
            CliError::usage(words::asked_once(item), words::name_it_alone(item))
        }
        Kept::Hosted | Kept::NotHosted => {
            let about = model.parse().ok();
            let why = spared_sentence(item, &about.iter().collect::<Vec<_>>());
            let what = words::not_asked(key, &visible_line(&why));
            if keys.is_empty() {
                return CliError::usage(what, words::NO_SUCH_MODEL);
            }
            CliError::usage(what, words::name_the_model(&keys))
        }
    }
}
