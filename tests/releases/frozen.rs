//! A frozen release never changes, and an edit of it is never missed.

use std::fs;

use mindgap::record::{intact, parse, print};
use proptest::prelude::*;

use super::product::Product;

/// A second release, signed off a month later.
fn two_releases() -> Product {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign").gives(0);
    product.commit("release 1.1");
    product
}

#[test]
fn git_is_named_only_where_it_has_the_file() {
    let product = two_releases();
    product.run("release open 1.2").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign").gives(0);
    for version in ["1.1", "1.2"] {
        product.edit(&format!("ai-safety/releases/{version}.json"), "\"yes\"", "\"no\"");
    }
    let said = product.run("release verify 1.1").gives(1).says("git checkout -- ").says("releases/1.1.json`");
    said.never_says("git does not have");
    let said =
        product.run("release verify 1.2").gives(1).says("git does not have ").says("releases/1.2.json: ");
    said.never_says("git checkout");
    // What was taken away is in the history all the same.
    let last = product.asks_git(&["rev-parse", "HEAD"]);
    for take_away in [&["rm", "--quiet", "-f", "ai-safety/releases/1.1.json"][..], &["commit", "-qm", "gone"]]
    {
        product.git(take_away);
        let said = product.run("release verify 1.1").gives(1).says(&format!("git checkout {last} -- "));
        said.never_says("git does not have");
    }
    product.git(&["checkout", "--quiet", &last, "--", "ai-safety/releases/1.1.json"]);
    product.run("release verify 1.1").gives(0);
    // A git that says nothing has said neither.
    product.write(".git/config", "not a setting");
    let said = product.run("release verify 1.2").gives(1).says("git checkout -- ").says("git log");
    said.never_says("git does not have");
}

#[test]
fn a_release_is_the_record_as_it_stood_with_its_seal() {
    let product = Product::released();
    let text = product.read("ai-safety/releases/1.0.json");
    let frozen = parse(&text).unwrap();
    let mut record = product.record();
    assert_eq!(frozen.answers, record.answers);
    assert_eq!(frozen.release, None, "what is frozen is not open");
    assert_eq!(frozen.seal.as_ref().unwrap().release.version.as_str(), "1.0");
    record.seal.clone_from(&frozen.seal);
    // The record goes on to name the release, which cannot name itself.
    let last = record.frozen.pop().unwrap();
    assert_eq!((last.version.as_str(), last.whole), ("1.0", frozen.seal.as_ref().unwrap().whole));
    assert_eq!(frozen, record);
    assert_eq!(print(&frozen).unwrap(), text);
}

#[test]
fn an_edited_answer_is_noticed_everywhere_and_named() {
    let product = two_releases();
    product.run("release verify").gives(0).says("2 of 2 as signed off");
    product.run("check").gives(0);
    product.edit("ai-safety/releases/1.0.json", "\"status\": \"yes\"", "\"status\": \"no\"");
    let told = "release 1.0 edited after it was signed off, in these answers: extras";
    product.run("release verify").gives(1).says(told).says("1 of 2 as signed off");
    let next = "\n  next: `mindgap release verify 1.0` says how to put it back\n";
    product.run("check").gives(1).says(told).says(next);
    product.run("release verify 1.0").gives(1).says(told);
    product.run("release verify 1.1").gives(0).says("1 of 1 as signed off");
    product.run("check").gives(1).says(told).says("1 release is not what was signed off; nothing wanting");
    let json = product.run("check --format json").gives(1).json();
    assert_eq!(json["tampered"][0]["answers"], serde_json::json!(["extras"]));
    assert_eq!(json["wanting"], true);
    product
        .run("check --format github")
        .gives(1)
        .says("::error file=ai-safety/releases/1.0.json,title=release 1.0::edited");
    product.run("release list").gives(0).says("1.0  edited after it was signed off");
    product
        .run("release open 1.0.1")
        .gives(2)
        .complains("is not there as it was: release 1.0 edited after it was signed off");
}

#[test]
fn a_difference_tells_in_every_format_that_a_side_was_edited() {
    let product = two_releases();
    let flaw = "edited after it was signed off, in these answers: extras";
    let told = format!("release 1.0 {flaw}");
    product.run("diff 1.0 1.1").anyhow().never_says("edited");
    product.edit("ai-safety/releases/1.0.json", "\"status\": \"yes\"", "\"status\": \"no\"");
    for [from, to] in [["1.0", "1.1"], ["1.1", "1.0"]] {
        let side = if from == "1.0" { "from" } else { "to" };
        product.run(&format!("diff {from} {to}")).gives(1).says(&told);
        product.run(&format!("diff {from} {to} --format markdown")).gives(1).says(&told);
        let json = product.run(&format!("diff {from} {to} --format json")).gives(1).json();
        assert_eq!(json[side]["flaw"], flaw, "{json}");
        let other = if side == "from" { "to" } else { "from" };
        assert!(json[other].get("flaw").is_none_or(serde_json::Value::is_null), "{json}");
    }
}

#[test]
fn every_other_way_to_meddle_is_noticed_too() {
    let product = two_releases();
    let kept = product.read("ai-safety/releases/1.0.json");
    let path = "ai-safety/releases/1.0.json";
    let noticed = |told: &str| {
        product.run("release verify").gives(1).says(told);
        product.write(path, &kept);
        product.run("release verify").gives(0);
    };
    product.edit(path, "\"by\": \"Ada\",\n          \"commit\"", "\"by\": \"Eve\",\n          \"commit\"");
    noticed("outside the answers");
    product.edit(path, "  \"answers\"", "   \"answers\"");
    noticed("outside the answers");
    product.edit(path, "\"extras\": {", "\"extra-s\": {");
    noticed("in these answers: extra-s, extras");
    product.write(path, &kept[..kept.len() / 2]);
    noticed("release 1.0 cannot be read: line");
    let at = kept.find(",\n  \"seal\"").unwrap();
    product.write(path, &format!("{}\n}}\n", &kept[..at]));
    noticed("has no seal");
    product.write(path, &product.read("ai-safety/releases/1.1.json"));
    noticed("is the file of release 1.1 under another name");
    fs::remove_file(product.path(path)).unwrap();
    noticed("release 1.0 is gone, and release 1.1 came after it");
}

#[test]
fn the_newest_release_is_missed_while_the_next_one_is_open() {
    let product = two_releases();
    product.on("2026-03-01");
    product.run("release open 1.2").gives(0);
    let newest = "ai-safety/releases/1.1.json";
    let kept = product.read(newest);
    fs::remove_file(product.path(newest)).unwrap();
    let told = "release 1.1 is gone, and release 1.2 came after it";
    let next = "git checkout -- ";
    product.run("release verify").gives(1).says(told).says(next).says(newest).says("1 of 2 as signed off");
    product.run("release verify 1.1").gives(1).says(told);
    product.run("check").gives(1).says(told).says("1 release is not what was signed off");
    assert_eq!(product.run("check --format json").gives(1).json()["tampered"][0]["version"], "1.1");
    fs::remove_file(product.path("ai-safety/releases/1.0.json")).unwrap();
    product.run("release verify").gives(1).says(told).says("0 of 2 as signed off");
    // One that was sealed by itself, and is not the one that the record knows.
    let mut record = parse(&kept).unwrap();
    let seal = record.seal.take().unwrap();
    record.answers.get_mut(&"owner".parse().unwrap()).unwrap().note = "it was always so".to_owned();
    let stood = mindgap::record::SignedAs { counts: seal.counts, otherwise: seal.otherwise, scan: seal.scan };
    product.write(newest, &mindgap::record::sealed(&record, seal.release, seal.asked, stood).unwrap());
    let told = "release 1.1 is not the file that release 1.2 came after";
    product.run("release verify").gives(1).says(told);
    product.run("check").gives(1).says(told);
}

#[test]
fn nothing_is_signed_upon_a_release_that_is_not_what_it_was() {
    let product = two_releases();
    product.commit("release 1.1");
    product.on("2026-03-01");
    product.run("release open 1.2").gives(0);
    product.run("release affirm --unchanged").gives(0);
    let newest = "ai-safety/releases/1.1.json";
    let kept = product.read(newest);
    fs::remove_file(product.path(newest)).unwrap();
    let refused = product.run("release sign").gives(2);
    let refused = refused.complains("the release before is not as it was: release 1.1 is gone");
    refused.complains("mindgap release verify").complains("mindgap release abandon");
    assert!(product.record().release.unwrap().signed.is_empty());
    product.write(newest, &kept);
    product.edit(newest, "\"status\": \"yes\"", "\"status\": \"no\"");
    product.run("release sign").gives(2).complains("release 1.1 edited after it was signed off");
    // Whoever accepts that the file is what it is begins again behind it.
    product.run("release abandon").gives(0);
    let refused = product.run("release open 1.2").gives(2);
    refused.complains("the release before was signed off and is not there as it was: release 1.1 edited");
    product.run("release open 1.2 --since 1.1").gives(2).complains("release 1.1 is not what was signed off");
    product.run("release open 1.2 --since 1.0").gives(0);
    product.run("release affirm --unchanged").gives(0);
    let signed = product.run("release sign --format json").gives(0);
    let signed = signed.complains("release 1.1 edited after it was signed off").complains("git checkout -- ");
    assert_eq!(signed.json()["tampered"][0]["version"], "1.1");
}

#[test]
fn a_release_that_was_sealed_anew_is_noticed_by_the_one_after_it() {
    let product = two_releases();
    let mut record = parse(&product.read("ai-safety/releases/1.0.json")).unwrap();
    record.answers.get_mut(&"owner".parse().unwrap()).unwrap().note = "it was always so".to_owned();
    let seal = record.seal.take().unwrap();
    let stood = mindgap::record::SignedAs { counts: seal.counts, otherwise: seal.otherwise, scan: seal.scan };
    let text = mindgap::record::sealed(&record, seal.release, seal.asked, stood).unwrap();
    assert!(intact(&text).is_some(), "by itself it is in order");
    product.write("ai-safety/releases/1.0.json", &text);
    product.run("release verify").gives(1).says("release 1.0 is not the file that release 1.1 came after");
}

#[test]
fn line_ends_that_git_changed_are_no_edit() {
    let product = two_releases();
    let text = product.read("ai-safety/releases/1.0.json").replace('\n', "\r\n");
    product.write("ai-safety/releases/1.0.json", &text);
    product.run("release verify").gives(0).says("2 of 2");
    product.run("release open 1.0.1").gives(0).says("after 1.0");
}

#[test]
fn nothing_writes_over_a_release() {
    let product = two_releases();
    let before = product.frozen();
    product
        .run("export --format json -o ai-safety/releases/1.0.json")
        .gives(2)
        .complains("where the releases are kept");
    product.run("export -o ai-safety/releases/1.2.md").gives(2).complains("where the releases are kept");
    product.run("answer owner no").gives(0);
    product.run("release open 1.0").gives(2);
    assert_eq!(product.frozen(), before);
}

#[test]
fn a_release_that_is_copied_over_the_record_is_worked_on_as_any_other() {
    let product = two_releases();
    let old = product.read("ai-safety/releases/1.0.json");
    product.run("answer owner no").gives(0);
    product.write("ai-safety/record.json", &old);
    product.run("check").gives(0);
    product.run("answer extras no").gives(0);
    let record = product.record();
    assert_eq!((record.seal, record.release), (None, None));
    product.run("release open 1.2").gives(0).says("after 1.1");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_a_frozen_release_stays_byte_by_byte(
        deeds in proptest::collection::vec(0..9_usize, 1..14)
    ) {
        let product = Product::begun();
        product.run("release rules --threshold critical").gives(0);
        // There is one to be kept from the beginning on.
        product.run("answer licence yes --evidence https://example.org/licence").gives(0);
        product.run("release open 0.9").gives(0);
        product.run("release sign").gives(0);
        let mut kept = product.frozen();
        prop_assert_eq!(kept.len(), 1);
        for (at, deed) in deeds.iter().enumerate() {
            let line = match deed {
                0 => "answer owner yes --evidence https://example.org/owner".to_owned(),
                1 => "answer owner no --accept fine --until 2027-01-01".to_owned(),
                2 | 3 => format!("release open 1.{at}"),
                4 => "release rules --people 1".to_owned(),
                5 => "answer licence yes --evidence https://example.org/licence".to_owned(),
                6 => "release affirm --unchanged".to_owned(),
                7 => "release abandon".to_owned(),
                _ => "release sign --with-markdown".to_owned(),
            };
            product.run(&line).anyhow();
            product.run("answer licence yes --evidence https://example.org/licence").anyhow();
            let now = product.frozen();
            for each in &kept {
                prop_assert!(now.contains(each), "changed by {line}");
            }
            kept = now;
        }
        product.run("release verify").gives(0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_of_a_frozen_release_is_missed(at in any::<prop::sample::Index>(), put in "[a-z0-9 {}\",.\n]{0,2}", cut in 0..3_usize) {
        let text = sample();
        let at = at.index(text.len());
        let end = (at + cut).min(text.len());
        if text.is_char_boundary(at) && text.is_char_boundary(end) {
            let edited = format!("{}{put}{}", &text[..at], &text[end..]);
            prop_assert_eq!(intact(&edited).is_some(), edited == text, "{} {:?}", at, put);
        }
    }
}

/// The text of one release, made once.
fn sample() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| Product::released().read("ai-safety/releases/1.0.json"))
}
