//! The house stays a house: arrows between its files point down, and no circle of them grows.
//!
//! Reads the `use` lines and the paths of everything under `src/`, tests left out, and says each breach in a line. It
//! never compiles anything: a small reader of paths is enough, and synthetic bad houses prove that it refuses them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "layers/map.rs"]
mod map;

use std::collections::BTreeMap;
use std::path::Path;

use map::House;

/// The floors from the ground up. Peers on one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["text", "words"],
    &["checklist"],
    &["record", "scan"],
    &["store"],
    &["assess", "diff"],
    &["report"],
    &["tui"],
    &["cli"],
    &["main", "build"],
];

/// Floors whose rooms stand one above the other, too.
const ROOMS: [&str; 7] = ["assess", "cli", "diff", "record", "report", "store", "words"];

/// Names that promise nothing and collect everything.
const VAGUE: [&str; 7] = ["utils", "util", "helpers", "common", "misc", "manager", "shared"];

/// Longest file, in lines, without its tests.
const LONGEST: usize = 300;

fn floor(module: &[String]) -> Option<usize> {
    let first = module.first()?;
    FLOORS.iter().position(|floor| floor.contains(&first.as_str()))
}

/// Everything that is wrong with a house, one line a breach.
fn breaches(house: &House) -> Vec<String> {
    let mut all = Vec::new();
    for file in house.files() {
        all.extend(shape(file));
    }
    for arrow in house.arrows() {
        all.extend(climbs(&arrow));
    }
    all.extend(house.circles().into_iter().map(|circle| format!("a circle: {}", circle.join(" -> "))));
    let rooms = house.circles_of_rooms(&ROOMS).into_iter();
    all.extend(rooms.map(|circle| format!("a circle of rooms: {}", circle.join(" -> "))));
    all
}

/// What is wrong with a file by itself.
fn shape(file: &map::File) -> Vec<String> {
    let mut all = Vec::new();
    let path = &file.path;
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rs");
    if name == "mod" {
        all.push(format!("{path}: write `name.rs` beside `name/`, never `mod.rs`"));
    }
    if VAGUE.contains(&name) {
        all.push(format!("{path}: `{name}` says nothing; name it after what it holds"));
    }
    if !file.says_what_it_is {
        all.push(format!("{path}: begin with `//!`: what the file is and what it never does"));
    }
    if file.lines > LONGEST {
        all.push(format!("{path}: {} lines without tests, at most {LONGEST}", file.lines));
    }
    if !file.is_test && file.globs.iter().any(|glob| glob == "super::*") {
        all.push(format!("{path}: `use super::*` outside tests; name what is used"));
    }
    if path != "src/lib.rs" && floor(&file.module).is_none() {
        all.push(format!("{path}: stands on no floor; give it one in tests/layers.rs and in the design"));
    }
    all
}

/// What is wrong with an arrow between floors.
fn climbs(arrow: &map::Arrow) -> Option<String> {
    let (from, to) = (floor(&arrow.from_module)?, floor(&arrow.to_module)?);
    let same_module = arrow.from_module.first() == arrow.to_module.first();
    let wrong = if from == to { !same_module } else { from < to };
    wrong.then(|| format!("{}: `{}` points up or aside, to {}", arrow.from, arrow.path, arrow.to))
}

#[test]
fn every_arrow_of_the_house_points_down() {
    let mut files = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "src", &mut files);
    assert!(files.len() > 30, "the house was not found");
    let house = House::read(&files);
    assert!(house.arrows().len() > 60, "the reader lost its eyes: {} arrows", house.arrows().len());
    let all = breaches(&house);
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

fn collect(folder: &Path, shown: &str, into: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let shown = format!("{shown}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &shown, into);
        } else if entry.path().extension().is_some_and(|ending| ending == "rs") {
            into.insert(shown, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Who reads a clock outside of tests: the one that knows the day, and the scan, which has its time.
const CLOCKS: [&str; 3] = ["src/main.rs", "src/scan/course.rs", "src/scan/workers.rs"];

#[test]
fn only_main_and_the_scan_read_the_clock() {
    let mut files = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "src", &mut files);
    let reads = |text: &str| {
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = own.lines().filter(|line| !line.trim_start().starts_with("//"));
        let clocks = ["Local::now(", "Utc::now(", "SystemTime::now(", "Instant::now(", ".elapsed("];
        code.into_iter().any(|line| clocks.iter().any(|clock| line.contains(clock)))
    };
    let readers: Vec<&str> =
        files.iter().filter(|(_, text)| reads(text)).map(|(path, _)| path.as_str()).collect();
    assert_eq!(readers, CLOCKS);
}

/// A small house that is in order, with some files added or replaced.
fn house(changes: &[(&str, &str)]) -> Vec<String> {
    let mut files: BTreeMap<String, String> = [
        (
            "src/lib.rs",
            "//! h\npub mod text;\npub mod checklist;\npub mod record;\npub mod store;\npub mod assess;\n",
        ),
        ("src/text.rs", "//! h\npub fn visible() {}\n"),
        ("src/checklist.rs", "//! h\nmod item;\npub use item::Item;\n"),
        ("src/checklist/item.rs", "//! h\nuse crate::text::visible;\npub struct Item;\n"),
        (
            "src/record.rs",
            "//! h\nmod answer;\nmod merge;\npub use answer::Answer;\npub struct Record { a: Answer }\n",
        ),
        ("src/record/answer.rs", "//! h\nuse crate::checklist::Item;\npub struct Answer(Item);\n"),
        ("src/record/merge.rs", "//! h\nuse super::{Answer, Record};\n"),
        ("src/store.rs", "//! h\nuse crate::record::Record;\n"),
        ("src/assess.rs", "//! h\nuse crate::record::Record;\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    files.extend(changes.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    breaches(&House::read(&files))
}

#[track_caller]
fn refused(changes: &[(&str, &str)], words: &str) {
    let all = house(changes);
    assert!(all.iter().any(|breach| breach.contains(words)), "{changes:?} gave {all:?}");
}

#[test]
fn a_house_in_order_is_not_blamed() {
    assert_eq!(house(&[]), Vec::<String>::new());
}

#[test]
fn an_arrow_up_is_refused_however_it_is_written() {
    for line in [
        "use crate::record::Record;",
        "use crate::{text::visible, record::Record};",
        "use crate::{\n    text,\n    record::{self as notes, Record},\n};",
        "pub use crate::record::Record;",
        "pub(crate) use super::record::Record;",
        "fn f(r: &crate::record::Record) {}",
        "fn f(r: &super::record::Record) {}",
        "fn f() { crate :: record :: f() }",
        "use crate::record; fn f() { record::parse() }",
        "#[serde(with = \"crate::record\")] struct S;",
        "fn f<'a>(c: char) -> bool { c == '\"' || c == '{' } use crate::record::Record;",
        "const A: &str = r#\"\"#; use crate::record::Record;",
    ] {
        refused(&[("src/checklist.rs", &format!("//! h\n{line}\n"))], "src/checklist.rs: `");
    }
}

#[test]
fn peers_of_one_floor_do_not_know_each_other() {
    refused(&[("src/diff.rs", "//! h\nuse crate::assess::x;\n")], "src/diff.rs: `crate::assess::x`");
    refused(&[("src/scan.rs", "//! h\nuse crate::record::Record;\n")], "points up or aside");
}

#[test]
fn the_binary_uses_the_library_like_anybody_else_and_nobody_uses_the_binary() {
    let cli = ("src/cli.rs", "//! h\npub fn run() {}\n");
    assert_eq!(
        house(&[cli, ("src/main.rs", "//! h\nfn main() { mindgap::cli::run() }\n")]),
        Vec::<String>::new()
    );
    refused(&[("src/main.rs", "//! h\n"), ("src/cli.rs", "//! h\nuse crate::main::x;\n")], "src/main.rs");
}

#[test]
fn comments_texts_and_tests_are_not_arrows() {
    let quiet = "//! h\n// use crate::record::Record;\n/* crate::record */\nconst A: &str = \"crate::record::x\";\n\
        /// See [`crate::record::Record`].\nfn f() {}\n#[cfg(test)]\nmod tests {\n    use super::*;\n    \
        use crate::record::Record;\n    const B: char = '}';\n}\n";
    assert_eq!(house(&[("src/text.rs", quiet)]), Vec::<String>::new());
    let test_file = ("src/text/tests.rs", "//! h\nuse super::*;\nuse crate::record::Record;\n");
    let owner = ("src/text.rs", "//! h\n#[cfg(test)]\nmod tests;\n");
    assert_eq!(house(&[owner, test_file]), Vec::<String>::new());
}

#[test]
fn a_child_stands_below_or_above_its_parent_never_both() {
    let child = ("src/record/merge.rs", "//! h\nuse super::Record;\npub fn merge() {}\n");
    let parent = "//! h\nmod merge;\npub struct Record;\nfn f() { merge::merge() }\n";
    refused(
        &[child, ("src/record.rs", parent)],
        "a circle: src/record.rs -> src/record/merge.rs -> src/record.rs",
    );
    let serde =
        "//! h\nmod merge;\npub struct Record { #[serde(deserialize_with = \"merge::merge\")] a: u8 }\n";
    refused(&[child, ("src/record.rs", serde)], "a circle");
    let renamed = "//! h\nmod merge;\npub use merge::merge;\npub struct Record;\nfn f() { merge() }\n";
    refused(&[child, ("src/record.rs", renamed)], "a circle");
}

#[test]
fn a_circle_of_siblings_is_refused_even_through_the_facade() {
    let answer = ("src/record/answer.rs", "//! h\nuse super::Merged;\npub struct Answer;\n");
    let merge = ("src/record/merge.rs", "//! h\nuse super::Answer;\npub struct Merged;\n");
    let facade = (
        "src/record.rs",
        "//! h\nmod answer;\nmod merge;\npub use answer::Answer;\npub use merge::Merged;\n",
    );
    refused(&[answer, merge, facade], "a circle: src/record/answer.rs -> src/record/merge.rs");
}

#[test]
fn a_circle_of_rooms_is_refused_where_no_file_stands_in_one() {
    let facade =
        "//! h\nmod answers;\nmod merging;\npub use answers::Answer;\npub use merging::{Merged, marks};\n";
    let files = [
        ("src/record.rs", facade),
        ("src/record/answers.rs", "//! h\nmod one;\nmod noted;\npub use one::Answer;\n"),
        ("src/record/answers/one.rs", "//! h\npub struct Answer;\n"),
        ("src/record/answers/noted.rs", "//! h\nuse crate::record::marks;\n"),
        ("src/record/merging.rs", "//! h\nmod two;\nmod text;\npub use two::Merged;\npub use text::marks;\n"),
        ("src/record/merging/two.rs", "//! h\nuse crate::record::Answer;\npub struct Merged;\n"),
        ("src/record/merging/text.rs", "//! h\npub fn marks() {}\n"),
    ];
    refused(&files, "a circle of rooms: record/answers -> record/merging -> record/answers");
    let one_way = files.map(|(path, text)| (path, if path.ends_with("noted.rs") { "//! h\n" } else { text }));
    assert!(!house(&one_way).iter().any(|breach| breach.contains("of rooms")), "{:?}", house(&one_way));
}

#[test]
fn files_keep_their_manners() {
    refused(&[("src/record/mod.rs", "//! h\n")], "never `mod.rs`");
    refused(&[("src/record/helpers.rs", "//! h\n")], "`helpers` says nothing");
    refused(&[("src/text.rs", "fn f() {}\n")], "begin with `//!`");
    refused(&[("src/record/merge.rs", "//! h\nuse super::*;\n")], "name what is used");
    refused(&[("src/attic.rs", "//! h\n")], "stands on no floor");
    let long = format!("//! h\n{}", "fn f() {}\n".repeat(300));
    refused(&[("src/text.rs", &long)], "301 lines without tests");
    let tested = format!("//! h\n#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(300));
    assert_eq!(house(&[("src/text.rs", &tested)]), Vec::<String>::new());
}
