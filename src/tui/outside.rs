//! What the user runs beside the program: their own editor, and the shell they suspend to.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Command;

#[cfg(unix)]
use rustix::process::{Signal, getpgid, getpid, getsid, kill_process};
use tempfile::NamedTempFile;

use super::action::Action;
use super::keymap::name_of;
use super::model::Pen;
use crate::store::{read_text, shown};
use crate::words::notice::editor as words;

/// Longest text that is taken from an editor, in bytes.
const LONGEST: u64 = 1 << 20;

/// Lets the user write a text in their own editor. The editor is what `$VISUAL` or `$EDITOR` says, run by the shell, as
/// git does it. Returns what they left; where that cannot be taken the file stays, and is named. `pen`: whether a form is open
/// for this alone.
///
/// # Errors
/// No editor is set, it could not be run, or it said that it failed.
pub(super) fn write_in_editor(editor: Option<OsString>, text: &str, pen: Pen) -> Result<String, String> {
    let form = || (pen == Pen::Outside).then(|| name_of(Action::EditNote));
    let editor = editor.ok_or_else(|| words::not_set(form().as_deref()))?;
    let file = tempfile::Builder::new().prefix("mindgap-note-").suffix(".md").tempfile();
    let file = file.map_err(words::no_temporary_file)?;
    // Whatever is added to a text file begins a line of its own, as it does in git's.
    let text = if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let text = text.as_str();
    std::fs::write(file.path(), text).map_err(words::no_temporary_file)?;
    edited(&editor, file.path()).map_err(|why| untaken(why, file, text))
}

/// What the editor makes of a file.
fn edited(editor: &OsString, file: &Path) -> Result<String, String> {
    let status = shell(editor).arg(file).status();
    let status = status.map_err(words::not_started)?;
    if status.code() == Some(127) {
        // So the shell says that there is no such command.
        return Err(words::not_found(editor.to_string_lossy()));
    }
    if !status.success() {
        return Err(words::ended(status));
    }
    read_text(file, LONGEST).map_err(|error| words::not_read(error.why_read()))
}

/// Why nothing is taken from a file. What was written into it all the same is nobody's to delete.
fn untaken(why: String, file: NamedTempFile, handed: &str) -> String {
    let untouched = !file.path().exists() || read_text(file.path(), LONGEST).is_ok_and(|left| left == handed);
    if untouched {
        return why;
    }
    let path = shown(file.path());
    file.keep().map_or_else(|error| error.to_string(), |_| words::kept(&why, &path))
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
    // A shell with jobs gives each a group of its own. In the group of the session's leader nobody would continue it: that
    // one is this program itself, as after `ssh -t host mindgap`, or it knows no jobs.
    if getpgid(None)? == getsid(None)? {
        return Err(io::Error::other(words::NOBODY_CONTINUES));
    }
    // Not SIGTSTP: the system drops it for a process whose parent is gone.
    kill_process(getpid(), Signal::STOP)?;
    Ok(())
}

#[cfg(not(unix))]
pub fn stop() -> io::Result<()> {
    Err(io::Error::other(words::NO_SHELL_JOBS))
}
