//! What stands between an open release and its sign-off: told wherever the release is told, and not by the check alone.

use serde_json::json;

use super::product::Product;

#[test]
fn the_queue_lists_what_keeps_the_sign_off_as_the_check_counts_it() {
    let product = Product::begun();
    product.run("answer owner no").gives(0);
    product.run("answer watch yes --evidence https://example.org/watch").gives(0);
    product.run("release open 1.0").gives(0).says("high      owner: answered no");
    // Nobody looks again at what was answered for this release; it keeps it all the same.
    let queue = product.run("release queue").gives(0);
    let queue = queue.says("`mindgap release sign` would refuse it: 2 questions with gaps at or above high");
    let queue =
        queue.says("high      owner: answered no\n          next: ").says("unanswered, as listed above: 1");
    assert_eq!(queue.out.matches("licence: nobody has answered this yet").count(), 0, "{}", queue.out);
    let of = |line: &str| product.run(&format!("{line} --format json")).anyhow().json();
    let (queue, check) = (of("release queue"), of("check"));
    assert_eq!(queue["kept_by"], check["release"]["kept_by"]);
    assert_eq!(queue["kept_by"]["with_gaps"], json!(["licence", "owner"]));
    product.run("answer owner yes --evidence https://example.org/owner").gives(0);
    product.run("answer licence yes --evidence https://example.org/licence").gives(0);
    product.run("release queue").gives(0).never_says("would refuse it");
    assert!(of("release queue")["kept_by"].is_null());
}

#[test]
fn with_one_of_two_signatures_every_list_names_the_one_that_is_missing() {
    let product = Product::released();
    product.run("release rules --people 2").gives(0);
    product
        .run("release open 1.1")
        .gives(0)
        .says("signatures missing: 2 of 2; next as author: `mindgap release sign`");
    product.run("release affirm owner extras").gives(0);
    product.run("release sign").gives(0).says("one more person has to sign");
    let missing =
        "signatures missing: 1 of 2; next as reviewer, by somebody else than Ada: `mindgap release sign`";
    product.run("check").gives(0).says("signed by Ada as author").says(missing);
    product.run("release queue").gives(0).says(missing);
    product.run("release list").gives(0).says("1.1  is open, and not signed off yet").says(missing);
    product.run("release open").gives(0).says(missing);
    let signatures = json!({ "people": 2, "signed_by": ["Ada"], "missing": 1, "next_as": "reviewer" });
    let of = |line: &str| product.run(&format!("{line} --format json")).gives(0).json();
    assert_eq!(of("check")["release"]["signatures"], signatures);
    assert_eq!(of("release queue")["signatures"], signatures);
    assert_eq!(of("release list")["open"], json!({ "version": "1.1", "signatures": signatures }));
    // Under answers that have changed since, nobody has signed.
    product.run("answer extras partly").gives(0);
    product
        .run("check")
        .gives(0)
        .says("under answers that have changed since")
        .says("signatures missing: 2 of 2");
    product.run("answer extras yes").gives(0);
    product.run("release sign").gives(0);
    product.by("Grace").run("release sign").gives(0).says("release 1.1 is signed off");
    product.run("release list").gives(0).never_says("is open").says("signed by Grace as reviewer");
}

#[test]
fn opening_without_a_version_while_one_is_open_says_which_and_what_may_be_done() {
    let product = Product::released();
    product.write("Cargo.toml", "[package]\nversion = \"1.1.0\"\n");
    product.run("release open").gives(0).says("open it with: mindgap release open 1.1.0");
    product.run("release open 1.1.0").gives(0);
    let open =
        product.run("release open").gives(0).says("release 1.1.0, opened by Ada on 2026-01-01, after 1.0");
    let open = open.says("`mindgap release sign` signs it off, `mindgap release abandon` gives it up");
    open.says("for another name: `mindgap release abandon`, then `mindgap release open VERSION`");
    let json = product.run("release open --format json").gives(0).json();
    assert_eq!((&json["proposals"], &json["open"]["version"]), (&json!([]), &json!("1.1.0")));
    product
        .run("release open 1.2.0")
        .gives(2)
        .complains("release 1.1.0 is open")
        .complains("under another name");
}

#[test]
fn a_signature_without_a_scan_says_so_last_and_for_ever() {
    let product = Product::begun();
    for name in ["owner", "watch", "licence", "extras"] {
        product.run(&format!("answer {name} yes --evidence https://example.org/{name}")).gives(0);
    }
    product.run("release open 1.0").gives(0);
    let said = product.run("release sign").gives(0).says("1.0.json; judged without a scan\n");
    let last = said.out.lines().last().unwrap_or_default();
    assert!(last.starts_with("nobody looked everywhere whether the project contradicts"), "{last}");
    product.run("release verify").gives(0).says("release 1.0 judged without a scan");
    product.run("release list").gives(0).says("judged without a scan");
    product.run("diff 1.0").gives(0).says("judged without a scan");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    let said = product.run("release sign --scan").gives(0).says("judged with a complete scan");
    said.never_says("nobody looked");
}
