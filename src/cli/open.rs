//! The screen: `mindgap` without a command.

use std::io::{BufRead as _, Read as _};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::store::{self, LastGood, Project, StoreError, Vault};
use crate::tui::effect::Identity;
use crate::tui::theme::{Colours, Signs, Theme};
use crate::tui::{self, Ending, Kept, Start};
use crate::words::shell::open as words;

/// Opens the screen on the project around `setting.start`; without a record it begins with the kick-off.
pub(super) fn open(setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let dumb = (world.var)("TERM").is_some_and(|term| term == "dumb");
    if !world.terminal {
        return Err(CliError::NoTerminal);
    }
    if dumb {
        return Err(CliError::DumbTerminal);
    }
    let found = setting.find()?;
    let project = match &found {
        Some(project) => project.clone(),
        None => Project::to_be(&setting.start)?,
    };
    let identity = ask_git(setting, &project);
    let loaded = setting.checklist(Some(&project), world)?;
    let vault = match found {
        Some(project) => Some(open_vault(project, setting, world)?),
        None => put_back(&project, setting, world)?,
    };
    let editor =
        ["VISUAL", "EDITOR"].iter().find_map(|name| (world.var)(name).filter(|value| !value.is_empty()));
    let ending = tui::run(Start {
        origin: loaded.origin.to_string(),
        checklist: loaded.checklist,
        project,
        dirs: setting.dirs.clone(),
        vault,
        who: setting.given_who().map(str::to_owned),
        identity,
        editor,
        theme: theme(world),
        now: world.now,
    })
    .map_err(CliError::Screen)?;
    match ending {
        Ending::Saved => Ok(exit::DONE),
        Ending::Unsaved { why, kept: Kept::ForNextTime } => {
            Err(CliError::Unsaved(words::kept_for_the_next_start(why)))
        }
        Ending::Unsaved { why, kept: Kept::InMemoryOnly } => Err(CliError::Unsaved(words::lost(why))),
    }
}

/// Asks git, which takes as long as everything else together; the first frame does not wait for it.
fn ask_git(setting: &Setting, project: &Project) -> Receiver<Identity> {
    let (send, receive) = channel();
    let (setting, root) = (setting.clone(), project.root().to_path_buf());
    thread::spawn(move || {
        let (who, commit) = thread::scope(|scope| {
            let commit = scope.spawn(|| store::head_commit(&root));
            (setting.who(&root), commit.join().ok().flatten())
        });
        // The screen may be closed by now.
        let _ = send.send(Identity { who, commit });
    });
    receive
}

/// Opens the record. A damaged one stays as it is unless the user wants the last good copy in its place.
fn open_vault(project: Project, setting: &Setting, world: &mut World<'_>) -> Result<Vault, CliError> {
    let dirs = setting.dirs.as_ref();
    let error = match Vault::open(project.clone(), dirs) {
        Err(error) if error.is_damage() => error,
        other => return Ok(other?),
    };
    match store::last_good(&project, dirs) {
        Some(copy) if wants(&copy, &error, world)? => {
            if let Some(aside) = store::restore(&project, dirs)? {
                world.note(&words::damaged_file_is_kept(&store::shown(&aside)));
            }
            Ok(Vault::open(project, dirs)?)
        }
        Some(_) => Err(CliError::Damaged(error)),
        None => Err(error.into()),
    }
}

/// Opens the record that was here and is gone, where the user wants its last good copy back.
fn put_back(project: &Project, setting: &Setting, world: &mut World<'_>) -> Result<Option<Vault>, CliError> {
    let dirs = setting.dirs.as_ref();
    let copy = store::last_good(project, dirs).filter(|copy| !copy.record.is_blank());
    let Some(copy) = copy else { return Ok(None) };
    world.note(&words::is_gone(&store::shown(&project.record_path())));
    if !offered(&copy, words::WANTS_IT_BACK, world)? {
        return Ok(None);
    }
    store::restore(project, dirs)?;
    Ok(Some(Vault::open(project.clone(), dirs)?))
}

/// Offers the last good copy in the place of a damaged record.
fn wants(copy: &LastGood, error: &StoreError, world: &mut World<'_>) -> Result<bool, CliError> {
    world.note(&words::failed(error));
    offered(copy, words::WANTS_IT_IN_PLACE, world)
}

fn offered(copy: &LastGood, question: &str, world: &mut World<'_>) -> Result<bool, CliError> {
    let answers = copy.record.written().count();
    world.note(&words::good_copy(answers, &store::shown(&copy.path)));
    world.note(question);
    let mut line = String::new();
    (&mut world.stdin).take(100).read_line(&mut line).map_err(CliError::Input)?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes"))
}

/// How things look on this terminal.
fn theme(world: &World<'_>) -> Theme {
    let set = |name: &str| (world.var)(name).filter(|value| !value.is_empty());
    let colours = if set("NO_COLOR").is_some() { Colours::None } else { Colours::Ansi };
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| set(name));
    let unicode = locale.is_none_or(|locale| {
        let locale = locale.to_string_lossy().to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    Theme { colours, signs: if unicode { Signs::Unicode } else { Signs::Ascii } }
}
