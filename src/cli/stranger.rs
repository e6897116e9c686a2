//! Names that mean nothing here. Every command answers one alike: what it is no name of, what it may have meant, and where
//! the names are listed. It guesses nothing, and of the disk it looks at the list of releases only.

use super::error::CliError;
use crate::checklist::{Checklist, Query};
use crate::record::{ModelId, Record, Version};
use crate::report::provenance;
use crate::store::Project;
use crate::store::releases::{self, ReleaseError};
use crate::text::nearest;
use crate::words::shell::session as words;
use crate::words::shell::unknown;
use crate::words::typed::did_you_mean;

/// The error for a name that is none of `names`: what is wrong with it, and where or which they are.
pub(super) fn stranger<'n>(
    what: impl Into<String>,
    typed: &str,
    names: impl Iterator<Item = &'n str>,
    listed: &str,
) -> CliError {
    CliError::usage(what, did_you_mean(&nearest(typed, names), listed))
}

/// The error for a model that nobody declared.
pub(super) fn no_model(record: &Record, typed: &str) -> CliError {
    let what = unknown::no(unknown::DECLARED_MODEL, typed);
    stranger(what, typed, record.models.keys().map(ModelId::as_str), unknown::LISTS_MODELS)
}

/// The error for a name that no item has, or that of an item which is switched off or was replaced.
pub(super) fn no_item(checklist: &Checklist, typed: &str) -> CliError {
    let id = typed.split('@').next().unwrap_or(typed);
    if let Some(off) = checklist.composition.off(id) {
        return CliError::SwitchedOff { item: id.to_owned(), why: provenance::off(off) };
    }
    if let Some(heir) = id.parse().ok().and_then(|id| checklist.successor(&id)) {
        return CliError::usage(words::replaced(id, &heir.id), words::look_at(&heir.id));
    }
    let ids = checklist.items().iter().map(|item| item.id.as_str());
    stranger(unknown::no(unknown::ITEM, typed), typed, ids, unknown::LISTS_THE_CHECKLIST)
}

/// The error for a fact that no question of the profile asks for.
pub(super) fn no_fact(checklist: &Checklist, typed: &str) -> CliError {
    let ids = checklist.profile.iter().map(|question| question.id.as_str());
    stranger(unknown::no(unknown::PROFILE_QUESTION, typed), typed, ids, unknown::SHOWS_THE_CHECKLIST)
}

/// The error for a topic that no item is about. What there is of that kind is named to who has no idea only.
pub(super) fn no_topic(checklist: &Checklist, query: &Query) -> CliError {
    let (near, choices) = (checklist.near(query), checklist.choices(query));
    let listed = match (near.as_slice(), choices.as_slice()) {
        ([], []) => unknown::NOTHING_OF_THAT_KIND.to_owned(),
        ([], choices) => unknown::there_are(&choices.join(", ")),
        _ => String::new(),
    };
    CliError::usage(unknown::no_item_that(query), did_you_mean(&near, &listed))
}

/// The error for a release that nobody signed off; any other stays as it is.
pub(super) fn no_release(error: CliError, project: &Project) -> CliError {
    match error {
        CliError::Release(ReleaseError::None { version }) => {
            let there = releases::list(project).unwrap_or_default();
            let what = unknown::no(unknown::RELEASE, &version);
            if there.is_empty() {
                return CliError::usage(what, unknown::NO_RELEASE_YET);
            }
            stranger(what, version.as_str(), there.iter().map(Version::as_str), unknown::LISTS_RELEASES)
        }
        other => other,
    }
}
