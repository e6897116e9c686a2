//! The name of whoever works here, read from git's own configuration where that is as usual: no process is started for it.
//!
//! Reads a few small files of bounded size and changes none. It never guesses: where anything is unusual that could
//! matter, there is no answer here, and git itself is asked, see [`super`].

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::head::{Folders, text};

/// Most bytes of a file of settings.
const MOST: u64 = 64 << 10;
/// Variables that turn git to other settings.
const TURNS: [&str; 6] = [
    "GIT_CONFIG",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
];

/// What a file of settings says about `user.name`.
#[derive(Debug, PartialEq, Eq)]
enum Says {
    /// This.
    Name(String),
    /// Nothing.
    Nothing,
    /// Only git can tell.
    Unusual,
}

/// `user.name` in the repository whose top is `root`; none where only git can tell.
pub(super) fn read_name(root: &Path, variable: impl Fn(&str) -> Option<OsString>) -> Option<String> {
    if TURNS.iter().any(|name| variable(name).is_some()) {
        return None;
    }
    let own = Folders::of(root)?.shared.join("config");
    let folder = |name: &str| variable(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    let home = folder("HOME")?;
    let other = folder("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")).join("git/config");
    if !home.is_absolute() || !other.is_absolute() {
        return None;
    }
    // What comes last here holds, but git tells nothing where one of them is spoilt. What a whole machine is set to comes
    // before all of these, and where that lies only git knows.
    let mut name = None;
    for place in [other, home.join(".gitconfig"), own] {
        match said(&place) {
            Says::Name(said) => name = Some(said),
            Says::Nothing => {}
            Says::Unusual => return None,
        }
    }
    name
}

fn said(place: &Path) -> Says {
    match place.try_exists() {
        Ok(false) => Says::Nothing,
        Ok(true) => text(place, MOST).map_or(Says::Unusual, |text| read(&text)),
        Err(_) => Says::Unusual,
    }
}

/// What settings say, as long as nobody wrote them in an unusual way.
fn read(text: &str) -> Says {
    let mut section = String::new();
    let mut says = Says::Nothing;
    for line in text.lines().map(|line| line.trim_matches([' ', '\t'])) {
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if line.starts_with('[') {
            match headed(line) {
                // They bring in files, or change how the rest is to be understood.
                Some((name, _)) if ["include", "includeif", "extensions"].contains(&name.as_str()) => {
                    return Says::Unusual;
                }
                Some((name, below)) => section = if below.is_none() { name } else { String::new() },
                None => return Says::Unusual,
            }
            continue;
        }
        let (key, value) = line.split_once('=').map_or((line, None), |(key, value)| (key, Some(value)));
        let key = key.trim_end_matches([' ', '\t']);
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(is_of_key);
        // A line may go on in the next one, and a quote that nobody ends spoils the file.
        let is_spoilt = |c: char| c == '\\' || c.is_control() && c != '\t';
        if !is_key || line.contains(is_spoilt) || line.matches('"').count() % 2 == 1 {
            return Says::Unusual;
        }
        let value = value.map(|value| value.trim_matches([' ', '\t']));
        match (section.as_str(), key.to_ascii_lowercase().as_str()) {
            ("user", "name") => match value {
                Some(name) if !name.is_empty() && !name.contains(['"', '#', ';', '\t']) => {
                    says = Says::Name(name.to_owned());
                }
                _ => return Says::Unusual,
            },
            // A repository that git does not understand is none to it.
            ("core", "repositoryformatversion") if !matches!(value, Some("0" | "1")) => return Says::Unusual,
            ("core", "bare") if !matches!(value, Some("true" | "false")) => return Says::Unusual,
            _ => {}
        }
    }
    says
}

/// The section that a line begins, such as `core`, and the part of it, such as `origin` of `remote`; none for a line that is
/// written in another way.
fn headed(line: &str) -> Option<(String, Option<&str>)> {
    let inside = line.strip_prefix('[')?.strip_suffix(']')?;
    let (name, below) = inside.split_once(' ').map_or((inside, None), |(name, below)| (name, Some(below)));
    if name.is_empty() || !name.chars().all(|c| is_of_key(c) || c == '.') {
        return None;
    }
    let Some(below) = below else { return Some((name.to_ascii_lowercase(), None)) };
    let below = below.strip_prefix('"')?.strip_suffix('"')?;
    (!below.contains(['"', '\\'])).then(|| (name.to_ascii_lowercase(), Some(below)))
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};

    use super::*;

    /// A repository and a home with settings, as git finds them.
    struct Machine {
        folder: tempfile::TempDir,
    }

    impl Machine {
        /// None where there is no git.
        fn new() -> Option<Self> {
            let machine = Self { folder: tempfile::tempdir().unwrap() };
            fs::create_dir_all(machine.at("home/.config/git")).unwrap();
            fs::create_dir(machine.at("project")).unwrap();
            machine.git(&["init", "--quiet"])?;
            Some(machine)
        }

        fn at(&self, path: &str) -> PathBuf {
            self.folder.path().join(path)
        }

        fn git(&self, args: &[&str]) -> Option<String> {
            let mut git = Command::new("git");
            for name in TURNS.iter().chain(&["GIT_DIR", "GIT_WORK_TREE", "XDG_CONFIG_HOME"]) {
                git.env_remove(name);
            }
            git.env("HOME", self.at("home")).env("GIT_CONFIG_NOSYSTEM", "1");
            let done = git.arg("-C").arg(self.at("project")).args(args).output().ok()?;
            Some(String::from_utf8(done.stdout).unwrap().trim_end_matches('\n').to_owned())
        }

        fn put(&self, place: &str, text: &str) {
            let mut there =
                if place == OWN { fs::read_to_string(self.at(OWN)).unwrap() } else { String::new() };
            there.push_str(text);
            fs::write(self.at(place), there).unwrap();
        }

        fn read(&self) -> Option<String> {
            let home = |name: &str| (name == "HOME").then(|| self.at("home").into_os_string());
            read_name(&self.at("project"), home)
        }
    }

    const OWN: &str = "project/.git/config";
    const HOME: &str = "home/.gitconfig";
    const OTHER: &str = "home/.config/git/config";

    #[cfg(unix)]
    #[test]
    fn what_is_usual_is_read_as_git_reads_it() {
        let cases: [(&[(&str, &str)], &str); 8] = [
            (&[(HOME, "[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n")], "Ada Lovelace"),
            (&[(OTHER, "[user]\nname=Ada\n"), (HOME, "[user]\nname=Grace\n")], "Grace"),
            (&[(OTHER, "[user]\r\n  NAME =  Ada  L \r\n")], "Ada  L"),
            (&[(HOME, "[user]\nname = A\n"), (OWN, "[user]\n\tname = B\n[USER]\n\tName = C\n")], "C"),
            (&[(HOME, "[core]\n\teditor = \"vi -n\"\n"), (OWN, "[user]\n\tname = B\n")], "B"),
            (&[(HOME, "[user \"x\"]\n\tname = A\n[user]\n\tname = B\n[user.y]\n\tname = C\n")], "B"),
            (
                &[(HOME, "; a\n# b \\\n[alias]\n\tl = \"log # -n\"\n\tx\n[user]\n\n name = Ünïcode = x\n")],
                "Ünïcode = x",
            ),
            (&[(HOME, "[credential \"https://example.org\"]\nhelper =\n[user]\nname = A [b]\n")], "A [b]"),
        ];
        for (files, name) in cases {
            let Some(machine) = Machine::new() else { return };
            for (place, text) in files {
                machine.put(place, text);
            }
            assert_eq!(machine.git(&["config", "user.name"]).as_deref(), Some(name), "{files:?}");
            assert_eq!(machine.read().as_deref(), Some(name), "{files:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_unusual_is_left_to_git() {
        let long = "#".repeat(70_000);
        let cases: [(&str, &str); 20] = [
            (HOME, ""),
            (HOME, &long),
            (HOME, "[user]\nname = A\n[include]\npath = x\n"),
            (HOME, "[user]\nname = A\n[includeIf \"gitdir:/\"]\npath = x\n"),
            (HOME, "[user]\nname = \"A\"\n"),
            (HOME, "[user]\nname = A # b\n"),
            (HOME, "[user]\nname = A\\\n B\n"),
            (HOME, "[alias]\nx = y\\\n[user]\nname = A\n"),
            (HOME, "[user]\nname = A\\tB\n"),
            (HOME, "[user] name = A\n"),
            (HOME, "[user]\nname\n"),
            (HOME, "[user]\nname =\n"),
            (HOME, "[user]\nname = A\n[x \"a\\\"]\nb\"]\n"),
            (HOME, "\u{feff}[user]\nname = A\n"),
            (OWN, "[extensions]\nworktreeConfig = true\n[user]\nname = A\n"),
            (OWN, "[user]\nname = A\n[remote \"x\" ]\n"),
            (OWN, "[core]\nrepositoryformatversion = 2\n[user]\nname = A\n"),
            (OWN, "[core]\nbare = maybe\n[user]\nname = A\n"),
            (HOME, "[user]\nname = A\0b\n"),
            (OTHER, "[include]\npath = x\n[user]\nname = A\n"),
        ];
        for (place, text) in cases {
            let Some(machine) = Machine::new() else { return };
            machine.put(place, text);
            assert_eq!(machine.read(), None, "{text:?}");
        }
        let Some(machine) = Machine::new() else { return };
        machine.put(HOME, "[user]\nname = A\n");
        assert!(machine.read().is_some());
        let relative = |name: &str| match name {
            "HOME" => Some(machine.at("home").into_os_string()),
            "XDG_CONFIG_HOME" => Some("cfg".into()),
            _ => None,
        };
        assert_eq!(read_name(&machine.at("project"), relative), None);
        for head in [Some("garbage\n"), None] {
            match head {
                Some(head) => fs::write(machine.at("project/.git/HEAD"), head).unwrap(),
                None => fs::remove_file(machine.at("project/.git/HEAD")).unwrap(),
            }
            assert_eq!(machine.read(), None, "no repository to git: {head:?}");
        }
        fs::write(machine.at("project/.git/HEAD"), "ref: refs/heads/main\n").unwrap();
        assert!(machine.read().is_some());
        assert_eq!(read_name(&machine.at("home"), |_| Some(machine.at("home").into_os_string())), None);
        let turned =
            |name: &str| ["HOME", "GIT_CONFIG_COUNT"].contains(&name).then(|| machine.at("home").into());
        assert_eq!(read_name(&machine.at("project"), turned), None, "what else git is told counts");
    }

    #[cfg(unix)]
    #[test]
    fn whatever_stands_in_the_settings_git_says_the_same_where_anything_is_said() {
        let Some(machine) = Machine::new() else { return };
        let lines = prop::sample::select(vec![
            "[user]",
            "[USER]",
            "[user \"x\"]",
            "[user.x]",
            "[core]",
            "[",
            "[user",
            "[x y]",
            "[a-b]",
            "name = Ada",
            "name=Grace  H",
            " NAME = B=C ",
            "name",
            "name =",
            "name = \"q\"",
            "name = a;b",
            "name = a \\",
            "x = y \\",
            "email = ada@example.org",
            "# name = no",
            "; x \\",
            "",
            "  ",
            "na me = x",
            "1x = y",
            "nickname = N",
            "\tname\t=\tT\t",
            "name = tab\tbed",
            "x = \"y # z\"",
            "x = \"y",
            "name = \u{fffd}",
            "name = Ünï\r",
            "\u{b}",
            "name = \u{a0}x\u{a0}",
        ]);
        let texts = prop::collection::vec(lines, 0..7).prop_map(|lines| lines.join("\n"));
        let mut runner =
            TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
        runner
            .run(&texts, |text| {
                machine.put(HOME, &text);
                if let Some(name) = machine.read() {
                    prop_assert_eq!(machine.git(&["config", "user.name"]), Some(name), "{:?}", text);
                }
                Ok(())
            })
            .unwrap();
    }
}
