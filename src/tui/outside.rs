//! What the user runs beside the program: their own editor, and the shell they suspend to.

use std::ffi::OsString;
use std::io;
use std::process::Command;

use super::action::Action;
use super::keymap::name_of;
use crate::words::notice::editor as words;

/// Lets the user write a text in their own editor. The editor is what `$VISUAL` or `$EDITOR` says, run by the shell, as
/// git does it. Returns what they left.
///
/// # Errors
/// No editor is set, it could not be run, or it said that it failed.
pub(super) fn write_in_editor(editor: Option<OsString>, text: &str) -> Result<String, String> {
    let editor = editor.ok_or_else(|| words::not_set(&name_of(Action::EditNote)))?;
    let file = tempfile::Builder::new().prefix("mindgap-note-").suffix(".md").tempfile();
    let file = file.map_err(words::no_temporary_file)?;
    std::fs::write(file.path(), text).map_err(words::no_temporary_file)?;
    let status = shell(&editor).arg(file.path()).status();
    let status = status.map_err(words::not_started)?;
    if status.code() == Some(127) {
        // So the shell says that there is no such command.
        return Err(words::not_found(editor.to_string_lossy()));
    }
    if !status.success() {
        return Err(words::ended(status));
    }
    crate::store::read_text(file.path(), 1 << 20).map_err(|error| error.to_string())
}

/// The editor with its own arguments; the file comes after them.
#[cfg(unix)]
fn shell(editor: &OsString) -> Command {
    let mut command = Command::new("sh");
    let mut script = editor.clone();
    script.push(" \"$@\"");
    command.arg("-c").arg(script).arg("mindgap");
    command
}

#[cfg(not(unix))]
fn shell(editor: &OsString) -> Command {
    Command::new(editor)
}

/// Stops the program until the shell continues it.
///
/// # Errors
/// The system does not let us, or there are no jobs on it.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    // Not SIGTSTP: the system drops it for a process whose parent is gone.
    rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP)?;
    Ok(())
}

#[cfg(not(unix))]
pub fn stop() -> io::Result<()> {
    Err(io::Error::other(words::NO_SHELL_JOBS))
}
