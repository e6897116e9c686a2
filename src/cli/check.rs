//! `check`: the gaps and the counts, and an exit code for scripts.

use super::args::{Check, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::report::{json, plain};

pub(super) fn run(args: &Check, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    let today = setting.today();
    let assessment = session.assess(today);
    let subject = session.subject(&assessment, today);
    world.say(&match args.format {
        TextOrJson::Text => plain::check(&subject, args.fail_on),
        TextOrJson::Json => json::check(&subject, args.fail_on),
    })?;
    let wanting = assessment.at_or_above(args.fail_on).next().is_some();
    Ok(if wanting { exit::WANTING } else { exit::DONE })
}
