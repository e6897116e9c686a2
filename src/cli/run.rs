//! From arguments to exit code: parses, calls one command, shows its error.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::{ContextKind, ErrorKind as ClapError};

use super::args::{Args, Command, command, marked};
use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::stranger::stranger;
use super::world::World;
use super::{
    answer, ask, ask_publisher, check, checklist, ci, completions, demo, diff, explain, export, init, log,
    man, merge, models, open, release, restore, review, scan, set_aside,
};
use crate::text::visible;
use crate::words::shell::unknown;

/// Runs the program. The first argument is its own name.
pub fn run(args: impl Iterator<Item = OsString>, mut world: World<'_>) -> ExitCode {
    let outcome = match parse(args) {
        Ok(args) => dispatch(args, &mut world),
        Err(error) => usage(&error, &mut world),
    };
    let exit = outcome.unwrap_or_else(|error| match error {
        // Whoever reads the output has read enough.
        CliError::Output(error) if error.kind() == ErrorKind::BrokenPipe => exit::DONE,
        error => {
            world.note(&error.message());
            exit::COULD_NOT_TELL
        }
    });
    ExitCode::from(exit.code)
}

fn parse(args: impl Iterator<Item = OsString>) -> Result<Args, clap::Error> {
    let mut whole = command();
    let args: Vec<OsString> = marked(&whole, args);
    let matches = whole.try_get_matches_from_mut(&args).map_err(|error| no_such_command(error, &args))?;
    let args = Args::from_arg_matches(&matches)?;
    if args.path.is_some() && args.command.is_some() {
        let what = unknown::FOLDER_BEFORE_A_COMMAND;
        return Err(command().error(ClapError::ArgumentConflict, what));
    }
    Ok(args)
}

/// Below `models` a word that is no command is taken for a folder, and the word after it for the mistake.
fn no_such_command(error: clap::Error, args: &[OsString]) -> clap::Error {
    let is_one =
        error.kind() == ClapError::ArgumentConflict && error.get(ContextKind::InvalidSubcommand).is_some();
    let typed = args.iter().skip_while(|arg| *arg != "models").nth(1);
    let Some(typed) = typed.filter(|_| is_one) else { return error };
    let mut whole = command();
    let all = whole.find_subcommand("models").into_iter().flat_map(clap::Command::get_subcommands);
    let names: Vec<_> = all.map(clap::Command::get_name).collect();
    let what = unknown::no_command_of_models(&typed.to_string_lossy(), &names.join(", "));
    whole.error(ClapError::InvalidSubcommand, what)
}

/// Help and version are results; everything else that the parser says is an error.
fn usage(error: &clap::Error, world: &mut World<'_>) -> Result<Exit, CliError> {
    let text = error.render().to_string();
    let text = visible(&text);
    if error.use_stderr() {
        world.note(text.trim_end());
        return Ok(exit::COULD_NOT_TELL);
    }
    world.say(&text)?;
    Ok(exit::DONE)
}

/// A word that is neither a folder nor a command.
fn no_command(path: &Path) -> CliError {
    let typed = path.to_string_lossy();
    let commands = command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let what = unknown::no(unknown::FOLDER_OR_COMMAND, &typed);
    stranger(what, &typed, names, unknown::LISTS_COMMANDS)
}

fn dispatch(args: Args, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut globals = args.globals;
    if let Some(path) = args.path {
        if !world.cwd.join(&path).exists() {
            return Err(no_command(&path));
        }
        globals.project = Some(path);
    }
    let setting = Setting::new(&globals, world);
    match args.command {
        None => open::open(&setting, world),
        Some(Command::Init(args)) => init::run(&args, &setting, world),
        Some(Command::Ask(args)) => ask::run(&args, &setting, world),
        Some(Command::Answer(args)) => answer::run(&args, &setting, world),
        Some(Command::Check(args)) => check::run(&args, &setting, world),
        Some(Command::Export(args)) => export::run(&args, &setting, world),
        Some(Command::Explain(args)) => explain::run(&args, &setting, world),
        Some(Command::AskPublisher(args)) => ask_publisher::run(&args, &setting, world),
        Some(Command::Diff(args)) => diff::run(&args, &setting, world),
        Some(Command::Merge(args)) => merge::run(&args, &setting, world),
        Some(Command::Log(args)) => log::run(&args, &setting, world),
        Some(Command::Review(args)) => review::run(&args, &setting, world),
        Some(Command::Models(args)) => models::run(&args, &setting, world),
        Some(Command::Checklist(args)) => checklist::run(&args, &setting, world),
        Some(Command::Release(args)) => release::run(&args, &setting, world),
        Some(Command::Ci { kind }) => ci::run(kind, world),
        Some(Command::Demo(args)) => demo::run(&args, &setting, world),
        Some(Command::Scan(args)) => scan::run(&args, &setting, world),
        Some(Command::SetAside(args)) => set_aside::run(&args, &setting, world),
        Some(Command::Restore { former }) => restore::run(former, &setting, world),
        Some(Command::Completions { shell }) => completions::run(shell, world),
        Some(Command::Man) => man::run(world),
    }
}
