//! `models update` and `models retire`: what became of declared models, and which answers that re-opens.

use crate::assess::{Gap, GapKind, roster};
use crate::cli::args::TextOrJson;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::stranger::no_model;
use crate::cli::world::World;
use crate::record::{Change, ModelId, retire as retired, revise};
use crate::report::{json, plain};
use crate::text::visible_line;
use crate::words::shell::models as words;

/// What was done to models.
pub(super) enum Done {
    Declared(Vec<ModelId>),
    Updated(Vec<ModelId>),
    Retired(ModelId),
}

/// Takes over the revisions that the project uses now.
pub(super) fn update(
    named: &[String],
    format: TextOrJson,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    if let Some(named) = named.first() {
        return Err(CliError::usage(words::UPDATES_ALL, words::how_to_revise(&visible_line(named))));
    }
    let mut session = Session::to_write(setting, world)?;
    let moved: Vec<(ModelId, Option<String>)> = {
        let roster = roster(session.record(), Some(session.sight().whole()?));
        let moved = roster.iter().filter(|listed| listed.has_moved());
        let now = |seen: &crate::assess::Seen| seen.pinned().map(str::to_owned);
        moved.map(|listed| (listed.id.clone(), listed.seen.and_then(now))).collect()
    };
    if session.record().in_use().next().is_none() {
        world.note(words::NONE_IS_DECLARED);
        // Of no revision can be said that it is the one in use.
        if format == TextOrJson::Text {
            return session.save_any(Vec::new());
        }
    }
    let at = session.moment(setting);
    let changes = moved
        .iter()
        .filter_map(|(id, revision)| revise(session.record(), id, revision.clone(), at))
        .collect();
    let ids = moved.into_iter().map(|(id, _)| id).collect();
    save(&mut session, changes, &Done::Updated(ids), format, setting, world)
}

/// Takes a model out of use.
pub(super) fn retire(
    typed: Option<&str>,
    format: TextOrJson,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let typed = typed.ok_or_else(|| CliError::usage(words::NO_MODEL_IS_NAMED, words::HOW_TO_RETIRE))?;
    let mut session = Session::to_write(setting, world)?;
    let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
    let id = typed.parse::<ModelId>().ok().filter(|id| session.record().models.contains_key(id));
    let id = id.ok_or_else(|| no_model(session.record(), typed))?;
    let Some(change) = retired(session.record(), &id, &who, session.moment(setting)) else {
        return Err(CliError::usage(words::out_of_use_already(&id), words::take_into_use_again(&id)));
    };
    save(&mut session, vec![change], &Done::Retired(id), format, setting, world)
}

/// Saves what was done, and says what that re-opens.
pub(super) fn save(
    session: &mut Session,
    changes: Vec<Change>,
    done: &Done,
    format: TextOrJson,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let today = setting.today();
    let before = session.assess(today);
    session.save_any(changes)?;
    let assessment = session.assess(today);
    let new = |gap: &&Gap| gap.kind == GapKind::ModelChanged && !before.gaps.contains(gap);
    let reopened: Vec<&Gap> = assessment.gaps.iter().filter(new).collect();
    let subject = session.subject(&assessment, today);
    let (models, deed) = match done {
        Done::Declared(ids) => (ids.as_slice(), plain::ModelDeed::Declared),
        Done::Updated(ids) => (ids.as_slice(), plain::ModelDeed::Updated),
        Done::Retired(id) => (std::slice::from_ref(id), plain::ModelDeed::Retired),
    };
    // What could not be taken over is told where it was asked for.
    let all = match done {
        Done::Updated(_) => roster(session.record(), Some(session.sight().whole()?)),
        Done::Declared(_) | Done::Retired(_) => Vec::new(),
    };
    let text = match format {
        TextOrJson::Text => plain::models_changed(&subject, deed, (models, &all), &reopened),
        TextOrJson::Json => json::models_changed(&subject, (models, &all), &reopened),
    };
    world.say(&text)
}
