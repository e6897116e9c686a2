//! What git knows. The program is asked for tags and older versions of the record, and for a name and a commit where
//! its files do not tell them plainly, with a bound on time and output; without it everything else works as well.
//!
//! Never changes a repository beyond the merge driver that somebody asked for, runs no hook, filter, pager or signature
//! check of it, fetches nothing from anywhere, and believes no commit that another one was put in the place of.

mod blobs;
mod driver;
mod head;
mod history;
mod name;
mod past;
mod pointer;
mod staged;

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::text::visible_line;
pub(super) use blobs::{Blob, blobs_at};
pub use driver::{Installed, install_driver, merge_as_text, uninstall_driver};
use head::{commit, read_head};
pub use history::{Held, Step, Steps, steps};
use name::read_name;
pub(super) use past::{Past, brought, contents, past};
pub(super) use pointer::stands_for_another;
pub(super) use staged::staged;

/// How long an answer is waited for. A key that wants the name may wait as long, so it is less than a second.
const PATIENCE: Duration = Duration::from_millis(800);
/// After its last word, the first pause until the program is asked whether it ended; each is twice as long as the one
/// before. All together they are less than a fifth of a second.
const END_PAUSE: Duration = Duration::from_micros(50);
const END_TRIES: usize = 11;
/// Most bytes of an answer.
const MOST: u64 = 64 << 10;
/// The same where a whole history is asked for, in which git may have to unpack much.
const LONG_PATIENCE: Duration = Duration::from_mins(1);
/// Longest name, in characters.
const LONGEST_NAME: usize = 200;

/// Who works here: git's `user.name`, or else the part of `user.email` before the `@`.
pub fn user_name(root: &Path) -> Option<String> {
    let written = read_name(root, |variable| std::env::var_os(variable));
    written.and_then(|name| plain(&name)).or_else(|| ask_name(root))
}

fn ask_name(root: &Path) -> Option<String> {
    // Both in one question, since starting the program is what takes the time. What comes last holds.
    let said = ask(root, &["config", "--null", "--get-regexp", r"^user\.(name|email)$"])?;
    let last = |key: &str| said.rsplit('\0').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('\n'));
    let name = last("user.name").and_then(plain);
    name.or_else(|| plain(last("user.email")?.split('@').next()?))
}

/// Git's `user.email`, by which people are told apart.
pub fn user_mail(root: &Path) -> Option<String> {
    ask(root, &["config", "--get", "user.email"]).and_then(|mail| plain(&mail))
}

/// The tags of the commit that is checked out.
pub(super) fn tags_here(root: &Path) -> Vec<String> {
    let tags = ask(root, &["tag", "--points-at", "HEAD"]).unwrap_or_default();
    tags.lines().filter_map(plain).collect()
}

/// The latest tag that the commit grew out of.
pub(super) fn latest_tag(root: &Path) -> Option<String> {
    ask(root, &["describe", "--tags", "--abbrev=0"]).and_then(|tag| plain(&tag))
}

/// From where git can put a file back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InGit {
    /// From what is staged, which is what is committed unless somebody staged otherwise.
    Staged,
    /// It was taken away since this commit.
    At(String),
    /// From nowhere.
    Nowhere,
    /// Git does not tell.
    Unknown,
}

/// From where git can put a file back.
pub fn copy_in_git(root: &Path, file: &Path) -> InGit {
    let Some(file) = file.to_str() else { return InGit::Unknown };
    match ask(root, &["ls-files", "--", file]) {
        // Without a repository git is silent, too.
        None => return if head_commit(root).is_some() { InGit::Unknown } else { InGit::Nowhere },
        Some(listed) if !listed.is_empty() => return InGit::Staged,
        Some(_) => {}
    }
    let Some(head) = head_commit(root) else { return InGit::Nowhere };
    let last = ["log", "-1", "--no-renames", "--diff-filter=AM", "--format=%H", &head, "--", file];
    match ask(root, &last) {
        None => InGit::Unknown,
        Some(said) => commit(said.trim()).map_or(InGit::Nowhere, InGit::At),
    }
}

/// The commit that is checked out, in full.
pub fn head_commit(root: &Path) -> Option<String> {
    read_head(root).or_else(|| commit(&ask(root, &["rev-parse", "--verify", "--quiet", "HEAD"])?))
}

/// A name of one line that a terminal may show.
fn plain(text: &str) -> Option<String> {
    let name: String = visible_line(text.trim()).trim().chars().take(LONGEST_NAME).collect();
    (!name.is_empty()).then_some(name)
}

/// Asks git, and takes what it says if it ends well and in time.
fn ask(root: &Path, question: &[&str]) -> Option<String> {
    let bytes = exchange(git(root, question), Vec::new(), PATIENCE, MOST)?;
    text(bytes)
}

/// What git said, where it is text.
fn text(bytes: Vec<u8>) -> Option<String> {
    String::from_utf8(bytes).ok()
}

/// The same for long answers, with something to read for git.
fn ask_at_length(root: &Path, question: &[&str], input: Vec<u8>, most: u64) -> Option<Vec<u8>> {
    exchange(git(root, question), input, LONG_PATIENCE, most)
}

/// What the repository's own configuration may not decide.
const SETTINGS: [&str; 12] = [
    "-c",
    "log.showSignature=false",
    "-c",
    "log.showRoot=true",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "column.ui=never",
    "--no-pager",
    "--literal-pathspecs",
];

/// A call of git that runs nothing of the repository's, and asks nobody on the network.
fn git(root: &Path, question: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(root).args(SETTINGS).args(question);
    // A hook that started us would name its own repository here.
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE");
    git.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    // What a part of a repository lacks is not fetched, since that runs what its configuration names; nothing is allowed
    // that is called `none`, and so no way to another repository.
    git.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    // History is told as it was committed. A list of other parents that cannot be is none, and git says nothing about it.
    git.env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_GRAFT_FILE", "/dev/null/none");
    git
}

/// Runs a program and takes its output, unless it fails, takes too long or says too much.
fn exchange(mut program: Command, input: Vec<u8>, patience: Duration, most: u64) -> Option<Vec<u8>> {
    program.stdin(if input.is_empty() { Stdio::null() } else { Stdio::piped() });
    program.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = program.spawn().ok()?;
    if let Some(mut stdin) = child.stdin.take() {
        // Written beside the reading: either pipe may be full. A program that ends early has read enough.
        thread::spawn(move || stdin.write_all(&input));
    }
    let output = child.stdout.take()?;
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.take(most + 1).read_to_end(&mut bytes);
        let _ = send.send(read.map(|_| bytes));
    });
    let bytes = receive.recv_timeout(patience).ok().and_then(Result::ok).unwrap_or_else(|| {
        let _ = child.kill();
        Vec::new()
    });
    if !ended_well(&mut child) {
        return None;
    }
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// Whether the program ended with success by now; one that did not end is ended.
fn ended_well(child: &mut Child) -> bool {
    let mut pause = END_PAUSE;
    for _ in 0..END_TRIES {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(pause),
            Err(_) => break,
        }
        pause *= 2;
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_git(root: &Path, args: &[&str]) {
        let mut git = Command::new("git");
        git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE");
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let done = git.arg("-C").arg(root).args(args).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    /// Begins a repository. Where git is missing, nothing is known, and there is nothing more to tell.
    fn begins_a_repository(root: &Path) -> bool {
        if Command::new("git").arg("--version").output().is_err() {
            assert_eq!((user_name(root), head_commit(root)), (None, None));
            return false;
        }
        run_git(root, &["init", "--quiet"]);
        true
    }

    #[test]
    fn a_repository_tells_who_works_in_it_and_on_what() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        if !begins_a_repository(root) {
            return;
        }
        assert_eq!(head_commit(root), None, "nothing is committed yet");
        run_git(root, &["config", "user.email", "ada@example.org"]);
        run_git(root, &["config", "user.name", "Ada\u{1b}[31m Lovelace "]);
        assert_eq!(user_name(root).as_deref(), Some("Ada\u{fffd}[31m Lovelace"));
        run_git(root, &["commit", "--quiet", "--allow-empty", "-m", "x"]);
        let commit = head_commit(root).unwrap();
        assert!(commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{commit}");
    }

    #[test]
    fn without_a_name_the_mail_address_serves() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        if !begins_a_repository(root) {
            return;
        }
        run_git(root, &["config", "user.name", ""]);
        run_git(root, &["config", "user.email", "ada@example.org"]);
        assert_eq!(user_name(root).as_deref(), Some("ada"));
    }

    #[test]
    fn where_there_is_no_repository_there_is_no_commit() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(head_commit(folder.path()), None);
        assert_eq!(head_commit(&folder.path().join("gone")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_fails_or_babbles_is_no_answer() {
        let run = |script: &str, patience| {
            let mut shell = Command::new("sh");
            shell.args(["-c", script]);
            exchange(shell, Vec::new(), patience, MOST).and_then(text)
        };
        assert_eq!(run("echo yes", PATIENCE).as_deref(), Some("yes\n"));
        assert_eq!(run("exec sleep 60", Duration::from_millis(50)), None);
        assert_eq!(run("echo yes; exit 1", PATIENCE), None);
        assert_eq!(run("exec yes", PATIENCE), None);
        assert_eq!(run("printf '\\377'", PATIENCE), None);
    }
}
