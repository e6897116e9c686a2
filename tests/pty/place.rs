//! A project in a temporary folder, the program's own files beside it, and what is in the record.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};

use mindgap::checklist::builtin;
use mindgap::record::{Answer, Record, Status, parse};
use tempfile::TempDir;

use crate::alone;
use crate::terminal::Terminal;

/// One story at a time: each has the machine for itself, and no program inherits another story's terminal.
static TURN: Mutex<()> = Mutex::new(());

/// A shell with one job.
const SHELL: &str = r#"set -m; "$0" "$@"
while ended=$?; [ $ended -ge 128 ]; do echo 'the shell waits'; read -r line; fg > /dev/null; done
exit $ended"#;

/// A project and everything around it.
pub struct Place {
    folder: TempDir,
    environment: Vec<(String, String)>,
    _turn: MutexGuard<'static, ()>,
}

impl Place {
    /// An empty git repository.
    pub fn empty() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::tempdir().unwrap();
        let mut place = Self { folder, environment: Vec::new(), _turn: turn };
        for name in ["home", "project", "tmp"] {
            std::fs::create_dir(place.beside(name)).unwrap();
        }
        place.environment = alone::environment(&place.beside("home"));
        let temporary = place.beside("tmp");
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("MINDGAP_WHO", "Ada Byron"),
            ("TMPDIR", temporary.to_str().unwrap()),
        ] {
            place = place.with(name, value);
        }
        let git = place.command("git").args(["init", "--quiet"]).status().unwrap();
        assert!(git.success());
        place
    }

    /// A project whose record has been begun.
    pub fn begun() -> Self {
        let place = Self::empty();
        place.gives(0, &["init", "--name", "bot"]);
        place
    }

    /// The same with a variable set otherwise; an empty value takes it away.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.environment.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Something beside the project.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Holds every save back until this is dropped; the program waits for it three seconds.
    pub fn holds_saves_back(&self) -> std::fs::File {
        let folder = std::fs::File::open(self.path("ai-safety")).unwrap();
        folder.lock().unwrap();
        folder
    }

    /// A path in the project.
    pub fn path(&self, name: &str) -> PathBuf {
        self.beside("project").join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// The program in a terminal of 80 columns and 24 rows.
    pub fn open(&self) -> Terminal {
        self.open_with(&[])
    }

    /// The program as another person opens it.
    pub fn open_as(&self, who: &str) -> Terminal {
        self.open_with(&["--who", who])
    }

    /// The program with a command that opens the screen.
    pub fn open_with(&self, args: &[&str]) -> Terminal {
        let data = self.beside("data");
        let args = [&["--data-dir", data.to_str().unwrap()], args].concat();
        Terminal::open(Path::new(env!("CARGO_BIN_EXE_mindgap")), &args, self, 80, 24)
    }

    /// The program as a job of a shell, which says that it waits while the program is stopped, and continues it with Enter.
    pub fn open_in_shell(&self) -> Terminal {
        let data = self.beside("data");
        let program = env!("CARGO_BIN_EXE_mindgap");
        let args = ["-c", SHELL, program, "--data-dir", data.to_str().unwrap()];
        Terminal::open(Path::new("/bin/sh"), &args, self, 80, 24)
    }

    /// The environment that programs get.
    pub fn environment(&self) -> &[(String, String)] {
        &self.environment
    }

    /// The program without a terminal.
    pub fn run(&self, args: &[&str]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_mindgap"));
        command.arg("--data-dir").arg(self.beside("data")).args(args);
        command.output().unwrap()
    }

    /// The output of the program without a terminal, which must end with this code.
    pub fn gives(&self, code: i32, args: &[&str]) -> String {
        let output = self.run(args);
        let text = String::from_utf8(output.stdout).unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}\n{text}\n{told}");
        text
    }

    /// Whether what the program keeps about its session holds these words.
    pub fn session_holds(&self, words: &str) -> bool {
        let Ok(mut projects) = std::fs::read_dir(self.beside("data/state/projects")) else { return false };
        projects.any(|project| {
            let session = std::fs::read_to_string(project.unwrap().path().join("session.json"));
            session.is_ok_and(|session| session.contains(words))
        })
    }

    /// Another program in the project, with the same environment.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment.iter().cloned()).current_dir(self.path(""));
        command
    }

    /// The record, which must be in order.
    pub fn record(&self) -> Record {
        parse(&std::fs::read_to_string(self.path("ai-safety/record.json")).unwrap()).unwrap()
    }

    /// The answer to an item.
    pub fn answer(&self, id: &str) -> Answer {
        self.record().answer(&id.parse().unwrap()).cloned().unwrap_or_default()
    }

    /// The status of an item.
    pub fn status(&self, id: &str) -> Option<Status> {
        self.answer(id).status
    }
}

/// Ids and titles of the first phase's items, in order.
pub fn first_phase() -> Vec<(String, String)> {
    let checklist = builtin().unwrap();
    let first = checklist.items().iter().filter(|item| item.phase == 0);
    first.map(|item| (item.id.to_string(), item.title.clone())).collect()
}
