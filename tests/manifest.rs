//! What the product is built on: each direct dependency has its reason in CONTRIBUTING.md, every licence in the tree is
//! one that may be passed on, and the libraries that must agree with one another are there once.
//!
//! Asks `cargo tree`, offline and for this machine alone: what was compiled has been fetched. The lock file also names
//! what other systems and unused features would need; nobody compiled that here, and nobody has looked at it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Licences that allow what we do. Of alternatives, one is enough.
const LICENCES: [&str; 9] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause", // of encoding_rs, below the YAML reader: BSD-2-Clause, and no advertising with its authors
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
];

/// Two versions of these would not understand each other's events, cells or widths.
const ONCE: [&str; 4] = ["crossterm", "ratatui", "ratatui-core", "unicode-width"];

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn output(args: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = Command::new(cargo).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(run.status.success(), "cargo {}: {}", args.join(" "), String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// A package of the tree.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
}

/// Every package that is compiled here, those for the tests included.
fn packages() -> BTreeSet<Package> {
    let tree = ["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}\t{l}\t"];
    let package = |line: &str| {
        let mut cells = line.split('\t');
        let mut words = cells.next()?.split(' ');
        let (name, version) = (words.next()?.to_owned(), words.next()?.to_owned());
        Some(Package { name, version, licence: cells.next()?.to_owned() })
    };
    output(&tree).lines().filter(|line| !line.is_empty()).map(|line| package(line).unwrap()).collect()
}

/// The names in a table of the manifest.
fn names(manifest: &toml::Table, table: &str) -> BTreeSet<String> {
    manifest[table].as_table().unwrap().keys().cloned().collect()
}

/// The names that a section of CONTRIBUTING.md gives a reason for: list rows of the form "- `name`: why".
fn reasons(heading: &str) -> BTreeSet<String> {
    let text = file("CONTRIBUTING.md");
    let section =
        text.split(&format!("### {heading}\n")).nth(1).unwrap_or_else(|| panic!("no `### {heading}`"));
    let section = section.split("\n#").next().unwrap();
    let row = |line: &str| {
        let (name, why) = line.strip_prefix("- `")?.split_once("`: ")?;
        assert!(why.len() > 20, "{name}: say why");
        Some(name.to_owned())
    };
    section.lines().filter_map(row).collect()
}

#[test]
fn each_dependency_has_its_reason() {
    let manifest: toml::Table = file("Cargo.toml").parse().unwrap();
    let mut all = names(&manifest, "dependencies");
    for platform in manifest["target"].as_table().unwrap().values() {
        all.extend(names(platform.as_table().unwrap(), "dependencies"));
    }
    assert_eq!(reasons("In the program"), all);
    // What the program is built with reads the checklist as the program does, and needs nothing beside that.
    assert!(names(&manifest, "build-dependencies").is_subset(&all));
    assert_eq!(reasons("In the tests"), names(&manifest, "dev-dependencies"));
}

/// Whether an expression of licences can be met with those that are allowed.
fn allowed(expression: &str) -> bool {
    // Older manifests write a slash for OR. Brackets are met only around alternatives that are joined to something.
    let expression = expression.replace('/', " OR ");
    let within = |part: &str| part.split(" OR ").any(|each| LICENCES.contains(&each.trim()));
    if expression.contains(" AND ") {
        return expression.split(" AND ").all(|part| within(part.trim_matches(['(', ')', ' '])));
    }
    within(&expression)
}

#[test]
fn expressions_of_licences_are_understood() {
    for good in ["MIT", "Apache-2.0 / MIT", "BSL-1.0 OR Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(allowed(good), "{good}");
    }
    for bad in
        ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT OR Apache-2.0) AND SSPL-1.0", "GPL-2.0/LGPL-2.1"]
    {
        assert!(!allowed(bad), "{bad}");
    }
}

#[test]
fn every_licence_may_be_passed_on() {
    let packages = packages();
    assert!(packages.len() > 100, "the whole tree is looked at");
    let strange: Vec<_> = packages.iter().filter(|package| !allowed(&package.licence)).collect();
    assert!(strange.is_empty(), "not on the list of licences: {strange:?}");
}

#[test]
fn what_must_agree_is_there_once() {
    let packages = packages();
    for name in ONCE {
        let versions: Vec<_> =
            packages.iter().filter(|package| package.name == name).map(|package| &package.version).collect();
        assert_eq!(versions.len(), 1, "{name}: {versions:?}");
    }
}
