//! `release rules`: what the project demands of a sign-off, shown or set.

use crate::cli::args::{Rules as Args, TextOrJson};
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Change, Rules};
use crate::report::{json, plain};
use crate::words::shell::release as words;

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let sets = args.people.is_some() || args.threshold.is_some();
    let mut session = if sets { Session::to_write(setting, world)? } else { Session::open(setting, world)? };
    let before = session.record().rules();
    let rules = Rules {
        people: args.people.unwrap_or(before.people),
        threshold: args.threshold.unwrap_or(before.threshold),
    };
    let counting = |session: &Session| {
        let stand = session.record().stand();
        session.record().release.as_ref().map_or(0, |release| release.valid(stand).count())
    };
    let signed = counting(&session);
    if sets {
        session.save(vec![Change::Rules(Some(rules))])?;
    }
    let lapsed = signed.saturating_sub(counting(&session));
    if lapsed > 0 {
        world.note(&words::lapsed(lapsed));
    }
    world.say(&match args.format {
        TextOrJson::Text => plain::rules(rules),
        TextOrJson::Json => json::rules(rules),
    })?;
    Ok(exit::DONE)
}
