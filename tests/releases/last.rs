//! The record knows which releases were signed off, and misses them; and a release tells by what look it was judged.

use std::fs;

use mindgap::record::{Counts, ScanThen, SignedAs, intact, join, merge, parse, print, sealed};
use serde_json::Value;

use super::product::Product;

const NEWEST: &str = "ai-safety/releases/1.0.json";

#[test]
fn the_last_release_is_missed_though_none_is_open() {
    let product = Product::released();
    let kept = product.read(NEWEST);
    fs::remove_file(product.path(NEWEST)).unwrap();
    let told = "release 1.0 is gone, and was signed off, by the record";
    let verified = product.run("release verify").gives(1).says(told).says("0 of 1 as signed off");
    verified.says("git checkout -- ").says("needs its `releases` folder beside it");
    product.run("check").gives(1).says(told);
    assert_eq!(product.run("check --format json").gives(1).json()["tampered"][0]["version"], "1.0");
    let before = product.read("ai-safety/record.json");
    let refused = product.run("release open 1.1").gives(2).complains(told);
    refused
        .complains("the release before was signed off and is not there as it was")
        .complains("mindgap release verify");
    assert_eq!(product.read("ai-safety/record.json"), before, "nothing is opened upon what is missing");

    product.write(NEWEST, &kept);
    product.run("release verify").gives(0).says("1 of 1 as signed off");
    product.run("release open 1.1").gives(0).says("after 1.0");
}

#[test]
fn another_file_in_the_place_of_the_last_release_is_noticed_though_it_is_in_order() {
    let product = Product::released();
    let mut record = parse(&product.read(NEWEST)).unwrap();
    record.answers.get_mut(&"owner".parse().unwrap()).unwrap().note = "it was always so".to_owned();
    let seal = record.seal.take().unwrap();
    let stood = SignedAs { counts: seal.counts, otherwise: seal.otherwise, scan: seal.scan };
    let text = sealed(&record, seal.release, seal.asked, stood).unwrap();
    assert!(intact(&text).is_some(), "by itself it is in order");
    product.write(NEWEST, &text);
    let told = "release 1.0 is not the file that was signed off, by the record";
    product.run("release verify").gives(1).says(told);
    product.run("check").gives(1).says(told);
    product.run("release open 1.1").gives(2).complains(told);
}

#[test]
fn a_record_that_was_copied_without_its_releases_says_so() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign").gives(0);
    let copy = Product::begun();
    copy.write("ai-safety/record.json", &product.read("ai-safety/record.json"));
    let told = "release 1.1 is gone, and was signed off, by the record";
    copy.run("release verify").gives(1).says(told);
    copy.run("check").gives(1).says(told);
    copy.run("release open 1.2").gives(2).complains(told);
    // With an earlier one beside it, whoever names that begins again behind it, and is told.
    copy.write(NEWEST, &product.read(NEWEST));
    copy.run("release open 1.2").gives(2).complains(told);
    copy.run("release open 1.2 --since 1.0").gives(0).says("after 1.0").complains(told);
}

#[test]
fn a_record_of_before_names_no_release_until_one_is_signed() {
    let product = Product::released();
    let mut record = product.record();
    record.frozen.clear();
    product.write("ai-safety/record.json", &print(&record).unwrap());
    assert!(!product.read("ai-safety/record.json").contains("\"frozen\""));
    fs::rename(product.path(NEWEST), product.path("elsewhere")).unwrap();
    product.run("release verify").gives(0).says("0 of 0 as signed off");
    fs::rename(product.path("elsewhere"), product.path(NEWEST)).unwrap();
    product.run("answer owner no").gives(0);
    product.run("release restore 1.0").gives(0);
    assert!(product.record().frozen.is_empty(), "what is taken back was not signed off just now");
    product.run("release restore 1.0").gives(0).says("nothing was changed");
    assert!(product.difference("1.0").iter().all(|each| each.starts_with("changed ")));
}

#[test]
fn a_release_tells_by_what_look_it_was_judged() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign --scan --with-markdown").gives(0);
    let (without, whole) = ("judged without a scan", "judged with a complete scan");
    product.run("release list").gives(0).says(without).says(whole);
    let verified = product.run("release verify").gives(0);
    verified.says(&format!("release 1.0 {without}")).says(&format!("release 1.1 {whole}"));
    for line in ["release list --format json", "release verify --format json"] {
        let json = product.run(line).gives(0).json();
        let scans: Vec<&Value> =
            json["releases"].as_array().unwrap().iter().map(|each| &each["scan"]).collect();
        assert_eq!(scans, ["none", "complete"]);
    }
    product.run("diff 1.0 1.1").anyhow().says(without).says(whole);
    product.run("diff 1.0 1.1 --format markdown").anyhow().says(without).says(whole);
    let json = product.run("diff 1.0 1.1 --format json").anyhow().json();
    assert_eq!((&json["from"]["scan"], &json["to"]["scan"]), (&"none".into(), &"complete".into()));
    assert!(product.read("ai-safety/releases/1.1.md").contains("- Repository: looked at to the end"));
}

#[test]
fn a_release_of_before_says_nothing_of_its_look_and_is_written_as_it_was() {
    let product = Product::released();
    let record = parse(&product.read(NEWEST)).unwrap();
    let seal = record.seal.clone().unwrap();
    assert_eq!(seal.scan, Some(ScanThen::Missing));
    let stood = SignedAs { counts: Counts::default(), otherwise: None, scan: None };
    let before = sealed(&record, seal.release.clone(), seal.asked.clone(), stood.clone()).unwrap();
    assert!(!before.contains("\"scan\"") && intact(&before).is_some());
    assert_eq!(print(&parse(&before).unwrap()).unwrap(), before);
    // What it tells is a part of what is sealed.
    let told = SignedAs { scan: Some(ScanThen::Incomplete), ..stood };
    let told = sealed(&record, seal.release, seal.asked, told).unwrap();
    assert_eq!(intact(&told).unwrap().scan, Some(ScanThen::Incomplete));
    assert!(intact(&told.replace("\"incomplete\"", "\"complete\"")).is_none());
}

/// Signs 1.0, 1.3 and 2.0 off.
fn three_releases() -> Product {
    let product = Product::released();
    sign(&product, "1.3");
    sign(&product, "2.0");
    product
}

fn sign(product: &Product, version: &str) {
    product.run(&format!("release open {version}")).gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign").gives(0);
}

fn delete(product: &Product, version: &str) {
    fs::remove_file(product.path(&format!("ai-safety/releases/{version}.json"))).unwrap();
}

#[test]
fn the_newest_release_is_missed_after_an_older_one_was_mended() {
    let product = three_releases();
    sign(&product, "1.3.1 --since 1.3");
    product.run("release verify").gives(0).says("4 of 4 as signed off");
    delete(&product, "2.0");
    let told = "release 2.0 is gone, and release 1.3.1 came after it";
    product.run("release verify").gives(1).says(told).says("3 of 4 as signed off");
    // And without the file of the mended one the record still knows of both.
    delete(&product, "1.3.1");
    product
        .run("release verify")
        .gives(1)
        .says("2.0 is gone")
        .says("1.3.1 is gone")
        .says("2 of 4 as signed off");
    product
        .run("release open 2.1")
        .gives(2)
        .complains("release 2.0 is gone, and was signed off, by the record");
    product.run("release open 2.0").gives(2).complains("release 2.0 is signed off already");
}

#[test]
fn a_release_that_is_gone_is_told_also_after_a_later_one_was_signed_off_without_it() {
    let product = three_releases();
    delete(&product, "2.0");
    sign(&product, "2.1 --since 1.3");
    let told = "release 2.0 is gone, and release 2.1 came after it";
    product.run("release verify").gives(1).says(told).says("3 of 4 as signed off");
    product.run("check").gives(1).says(told);
    // The file alone tells of it, as files of before do.
    let mut record = product.record();
    record.frozen.clear();
    product.write("ai-safety/record.json", &print(&record).unwrap());
    product.run("release verify").gives(1).says(told);
}

#[test]
fn two_branches_that_both_sign_off_keep_both_names() {
    let product = Product::released();
    let base = product.record();
    sign(&product, "1.1");
    let ours = product.record();
    product.write("ai-safety/record.json", &print(&base).unwrap());
    fs::rename(product.path("ai-safety/releases/1.1.json"), product.path("elsewhere")).unwrap();
    sign(&product, "2.0");
    let theirs = product.record();
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let joined = join(&base, ours, theirs).record;
        let names: Vec<_> = joined.frozen.iter().map(|each| each.version.as_str()).collect();
        assert_eq!(names, ["1.0", "1.1", "2.0"]);
        assert_eq!(merge(&base, ours, theirs).record.frozen, joined.frozen);
        product.write("ai-safety/record.json", &print(&joined).unwrap());
    }
    let told = "release 1.1 is gone, and was signed off, by the record";
    product.run("release verify").gives(1).says(told).says("2 of 3 as signed off");
    fs::rename(product.path("elsewhere"), product.path("ai-safety/releases/1.1.json")).unwrap();
    product.run("release verify").gives(0).says("3 of 3 as signed off");
}

#[test]
fn each_release_is_missed_where_all_files_are_gone() {
    let product = three_releases();
    fs::remove_dir_all(product.path("ai-safety/releases")).unwrap();
    let verified = product.run("release verify").gives(1).says("0 of 3 as signed off");
    verified.says("release 1.0 is gone").says("release 1.3 is gone").says("release 2.0 is gone");
}

#[test]
fn taking_an_earlier_release_back_signs_nothing_off() {
    let product = three_releases();
    let before = product.record().frozen;
    product.run("answer owner no").gives(0);
    product.run("release restore 1.0").gives(0);
    assert_eq!(product.record().frozen, before);
}

#[test]
fn releases_that_were_signed_off_are_read_in_any_order_and_written_in_that_of_their_versions() {
    let product = three_releases();
    let (text, record) = (product.read("ai-safety/record.json"), product.record());
    let mut json: Value = serde_json::from_str(&text).unwrap();
    json["frozen"].as_array_mut().unwrap().reverse();
    assert_eq!(print(&parse(&json.to_string()).unwrap()).unwrap(), print(&record).unwrap());
}
