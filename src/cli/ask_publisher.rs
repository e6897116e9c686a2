//! `ask-publisher`: what only a model's publisher can answer, as a text to post on the model's page. Posts nothing.

use super::args::AskPublisher;
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::report::markdown;
use crate::store;

pub(super) fn run(args: &AskPublisher, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    if args.model.as_ref().is_some_and(|model| model.trim().is_empty()) {
        return Err(CliError::usage("the name of the model is empty", "leave it out, or name the model"));
    }
    let session = Session::open(setting, world)?;
    let assessment = session.assess(setting.today());
    let subject = session.subject(&assessment, setting.today());
    let Some(text) = markdown::ask_publisher(&subject, args.model.as_deref()) else {
        world.note("nothing is open that a publisher could answer");
        return Ok(exit::DONE);
    };
    match args.output.as_ref().filter(|path| path.as_os_str() != "-") {
        None => world.say(&text)?,
        Some(path) => {
            let path = store::export(session.project(), &setting.cwd.join(path), &text)?;
            world.note(&format!("wrote {}", store::shown(&path)));
        }
    }
    world
        .note("read it before you post it, and take out what does not fit this model; mindgap sends nothing");
    Ok(exit::DONE)
}
