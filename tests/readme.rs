//! README and CONTRIBUTING say what is true: their tables are made from the code, their commands parse, their links
//! lead somewhere, their checklist is one. `UPDATE_README=1 cargo test --test readme` writes the tables anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "readme/document.rs"]
mod document;
#[path = "readme/tables.rs"]
mod tables;

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use document::{Document, root, words};
use mindgap::checklist::{Checklist, SourceFile, builtin, compose, parse};
use mindgap::cli::{World, command, run};
use mindgap::record::AnswerKey;
use pretty_assertions::assert_str_eq;

const DOCUMENTS: [&str; 3] = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/// Where links may lead: publications and conventions. A package registry is none of them.
const HOSTS: [&str; 5] =
    ["arxiv.org", "keepachangelog.com", "no-color.org", "semver.org", "www.rust-lang.org"];

fn documents() -> Vec<Document> {
    DOCUMENTS.iter().map(|name| Document::read(name)).collect()
}

fn readme() -> Document {
    Document::read("README.md")
}

#[test]
fn the_tables_are_made_from_the_code() {
    let path = root().join("README.md");
    let mut text = readme().text;
    for (name, table) in tables::all() {
        text = document::with_table(&text, name, &table);
    }
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert_str_eq!(kept, text, "old tables: run `UPDATE_README=1 cargo test --test readme`");
}

/// The arguments of every call of the program in a document, its own name first.
fn calls(document: &Document) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    for line in document.shell_lines().chain(document.inline_code()) {
        for words in words(line) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            match words.as_slice() {
                ["mindgap", ..] => calls.push(words.iter().map(ToString::to_string).collect()),
                ["cargo", "run", "--release", "--locked", rest @ ..] => {
                    let rest = rest.strip_prefix(&["--"]).unwrap_or(rest);
                    calls.push(["mindgap"].iter().chain(rest).map(ToString::to_string).collect());
                }
                _ => {}
            }
        }
    }
    calls
}

#[test]
fn every_command_is_one_that_the_program_understands() {
    for document in documents() {
        for call in calls(&document) {
            if let Err(error) = command().try_get_matches_from(&call) {
                assert!(!error.use_stderr(), "{}: {}\n{error}", document.name, call.join(" "));
            }
        }
    }
    assert!(calls(&readme()).len() >= 20, "the README shows how the program is used");
}

#[test]
fn every_item_that_a_command_names_is_asked() {
    let checklist = builtin().unwrap();
    let mut named = 0;
    for call in calls(&readme()) {
        let matches = command().try_get_matches_from(&call).ok();
        let item = matches.as_ref().and_then(|matches| matches.subcommand()).and_then(|(name, command)| {
            if name == "answer" { command.get_one::<String>("item").cloned() } else { None }
        });
        if let Some(item) = item {
            named += 1;
            let id = item.parse::<AnswerKey>().unwrap().item_id().unwrap();
            assert!(checklist.item(&id).is_some(), "no item `{item}`");
        }
    }
    assert!(named >= 2, "the README shows how to answer from the command line");
}

#[test]
fn every_command_of_the_program_is_in_the_readme() {
    let calls = calls(&readme());
    for subcommand in command().get_subcommands().map(|each| each.get_name().to_owned()) {
        assert!(calls.iter().any(|call| call.contains(&subcommand)), "`mindgap {subcommand}` is missing");
    }
}

#[test]
fn the_daily_loop_works_as_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("support-bot");
    std::fs::create_dir_all(project.join(".git")).unwrap();
    std::fs::write(project.join("SAFETY.md"), "Ada owns it and may stop a release.").unwrap();
    let loop_of_a_day = readme().section("The daily loop");
    for line in loop_of_a_day.shell_lines() {
        let call = words(line).remove(0);
        // Without a terminal the screen refuses; everything else works. Heavy gaps are open all the time.
        let code = match call.get(1).map(String::as_str) {
            None => 2,
            Some("check") => 1,
            Some(_) => 0,
        };
        let mut said = Vec::new();
        let world = World {
            now: || "2026-11-22T12:00:00Z".parse::<DateTime<Utc>>().unwrap().fixed_offset(),
            cwd: project.clone(),
            var: |name| (name == "MINDGAP_WHO").then(|| "Ada".into()),
            terminal: false,
            stdin: &mut io::empty(),
            stdout: &mut io::sink(),
            stderr: &mut said,
        };
        let data = [OsString::from("--data-dir"), folder.path().join("data").into()];
        let exit = run(call.iter().map(OsString::from).chain(data), world);
        assert_eq!(exit, ExitCode::from(code), "{line}\n{}", String::from_utf8_lossy(&said));
    }
    let record = std::fs::read_to_string(project.join("SAFETY-RECORD.md")).unwrap();
    assert!(record.contains("support-bot") && record.contains("pin it in CI"), "{record}");
}

#[test]
fn the_numbers_are_true() {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let rust = manifest["package"]["rust-version"].as_str().unwrap();
    assert!(readme().text.contains(&format!("{rust} or newer")), "the README names another Rust than {rust}");
    let items = format!("{} items in five phases", builtin().unwrap().items().len());
    assert!(Document::read("CHANGELOG.md").text.contains(&items), "the changelog does not say: {items}");
}

/// The TOML blocks of the README, each with the file that its first line names.
fn blocks(readme: &Document) -> Vec<(&str, &str)> {
    let named = |block| (str::lines(block).next().unwrap().trim_start_matches("# ").trim(), block);
    readme.blocks("toml").map(named).collect()
}

/// The files of the README's checklist; those in folders belong to its extensions.
fn example() -> Checklist {
    let readme = readme();
    let mut blocks = blocks(&readme);
    blocks.retain(|(name, _)| !name.contains('/'));
    let files: Vec<_> = blocks.iter().map(|&(name, text)| SourceFile { name, shown: name, text }).collect();
    parse(&files).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn the_checklist_of_the_readme_is_one() {
    let checklist = example();
    assert!(!checklist.items().is_empty());
    assert!(checklist.items().iter().any(|item| item.applies.facts().count() > 0), "it shows a condition");
}

#[test]
fn the_extensions_of_the_readme_extend_the_built_in_checklist() {
    let readme = readme();
    let mut blocks = blocks(&readme);
    blocks.retain(|(name, _)| name.contains('/'));
    let name = "checklist.toml";
    let folders: Vec<_> =
        blocks.iter().map(|&(shown, text)| vec![SourceFile { name, shown, text }]).collect();
    let checklist = compose(&folders).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(checklist.composition.parts.len(), 2);
    assert_eq!(checklist.composition.off.len(), 1);
}

#[test]
fn every_link_leads_somewhere() {
    for document in documents() {
        for link in document.links() {
            let path = link.split('#').next().unwrap();
            if link.contains("://") {
                let host = link.split('/').nth(2).unwrap();
                assert!(HOSTS.contains(&host), "{}: {host} is not a place that we link to", document.name);
            } else if path.is_empty() {
                let anchor = link.trim_start_matches('#');
                assert!(
                    document.anchors().contains(&anchor.to_owned()),
                    "{}: no heading {link}",
                    document.name
                );
            } else {
                assert!(root().join(path).exists(), "{}: {path} is not there", document.name);
            }
        }
    }
}

#[test]
fn nothing_names_a_machine_or_a_registry() {
    for document in documents() {
        for word in document.text.split(|c: char| c.is_whitespace() || "`\"'()<>=,".contains(c)) {
            let rooted = word.starts_with('/') && word.trim_matches('/').contains('/');
            assert!(!rooted || word == "/tmp/sample", "{}: {word} is a path of a machine", document.name);
            let host = word.split("://").nth(1).and_then(|rest| rest.split('/').next());
            assert!(host.is_none_or(|host| HOSTS.contains(&host)), "{}: {word}", document.name);
        }
    }
}

#[test]
fn continuous_integration_takes_its_test_command_from_the_readme() {
    let ci = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).unwrap();
    assert!(ci.contains("README.md"));
    let readme = readme();
    let first = readme.shell_lines().find(|line| line.starts_with("cargo test ")).unwrap();
    assert_eq!(words(first)[0], ["cargo", "test", "--locked"]);
}
