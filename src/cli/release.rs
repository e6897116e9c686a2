//! `release`: opened, looked at again, signed off, frozen. One file a deed; each is what the screen does as well.

mod affirm;
mod kept;
mod open;
mod queue;
mod restore;
mod review;
mod rules;
mod sign;

pub(super) use queue::{broken, queue_of};

use super::args::Release;
use super::error::CliError;
use super::exit::Exit;
use super::setting::Setting;
use super::stranger::no_release;
use super::world::World;

pub(super) fn run(args: &Release, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let done = deed(args, setting, world);
    done.or_else(|error| Err(no_release(error, &setting.project()?)))
}

fn deed(args: &Release, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    match args {
        Release::Open(args) => open::run(args, setting, world),
        Release::Queue(args) => queue::run(args, setting, world),
        Release::Affirm(args) => affirm::run(args, setting, world),
        Release::Accept(args) => review::accept(args, setting, world),
        Release::SendBack(args) => review::send_back(args, setting, world),
        Release::Sign(args) => sign::run(args, setting, world),
        Release::List { format } => kept::list(*format, setting, world),
        Release::Verify { version, format } => kept::verify(version.as_ref(), *format, setting, world),
        Release::Rules(args) => rules::run(args, setting, world),
        Release::Restore { version, format } => restore::run(version, *format, setting, world),
        Release::Abandon { format } => open::abandon(*format, setting, world),
    }
}
