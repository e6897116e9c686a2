//! `completions`: a script for a shell, made from the command line's own description.

use clap_complete::{Shell, generate};

use super::args::command;
use super::error::CliError;
use super::exit::{self, Exit};
use super::world::World;

pub(super) fn run(shell: Shell, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    generate(shell, &mut command(), "mindgap", &mut script);
    world.say(&String::from_utf8_lossy(&script))?;
    Ok(exit::DONE)
}
