//! A product over six releases, with three people and two branches; after each step the queue and the gaps are exactly
//! the expected ones, and at the end nothing that anyone typed is missing.

use mindgap::record::Status;

use super::product::{Product, item};

/// Ada signs and Grace signs, and the release is committed.
fn sign_off(product: &Product, version: &str) {
    product.by("Ada").run("release sign").gives(0).says("one more person has to sign");
    product.by("Grace").run("release sign").gives(0).says(&format!("release {version} is signed off"));
    product.commit(&format!("release {version}"));
    product.by("Ada");
}

fn checklist(product: &Product, owner: &str) {
    product.asks(&[
        item("owner", "high", "\"release\"", owner),
        item("watch", "high", "90", "Is it watched?"),
        item("licence", "critical", "\"once\"", "Does the licence allow it?"),
        item("extras", "low", "\"release\"", "Is there more?"),
    ]);
}

#[test]
fn six_releases_three_people_two_branches() {
    let product = Product::begun();
    kick_off(&product);
    question_changes(&product);
    evidence_changes(&product);
    time_passes(&product);
    two_branches(&product);
    regression_and_rollback(&product);
    nothing_is_missing(&product);
}

/// Kick-off, answers, and the first sign-off.
fn kick_off(product: &Product) {
    product.run("release rules --people 2").gives(0);
    for name in ["owner", "watch", "licence"] {
        product.write(&format!("{name}.md"), &format!("{name} is done\n"));
        product
            .run(&format!("answer {name} yes --evidence {name}.md --note"))
            .with(&format!("{name}, said Ada"))
            .gives(0);
    }
    product.by("Bob").run("answer extras no --note").with("extras, said Bob").gives(0);
    product.by("Ada").run("release open 1.0").gives(0);
    assert_eq!(product.queue(), [""; 0], "a first release carries nothing over");
    assert_eq!(product.gaps(), ["not-done extras"]);
    sign_off(product, "1.0");
}

/// The checklist asks one question in other words.
fn question_changes(product: &Product) {
    product.on("2026-02-01");
    checklist(product, "Is there one owner?");
    product.run("release open 1.1").gives(0);
    assert_eq!(
        product.queue(),
        [
            "question-changed+due owner",
            "due extras",
            "unchanged licence (not due)",
            "unchanged watch (not due)"
        ]
    );
    product.run("release queue").gives(0).says("it was: Is there an owner?");
    assert_eq!(
        product.gaps(),
        ["question-changed owner", "not-reviewed owner", "not-done extras", "not-reviewed extras"]
    );
    product.run("release sign").gives(1).says("owner: the question has changed");
    product.run("release affirm owner").gives(0);
    product.by("Bob").run("release affirm extras").gives(0);
    sign_off(product, "1.1");
}

/// A file that was named as evidence is edited.
fn evidence_changes(product: &Product) {
    product.on("2026-03-01").write("owner.md", "Grace owns it\n");
    product.run("release open 1.2").gives(0);
    assert_eq!(product.queue()[..2], ["evidence-changed+due owner", "due extras"]);
    product.run("release affirm owner extras").gives(0);
    assert_eq!(product.gaps(), ["not-done extras"]);
    sign_off(product, "1.2");
}

/// A risk was accepted for a time that is over, and ninety days are gone.
fn time_passes(product: &Product) {
    product.run("answer licence no --until 2026-04-15 --accept").with("the pilot only, says legal").gives(0);
    product.on("2026-05-01");
    product.run("release open 1.3").gives(0);
    assert_eq!(product.queue(), ["acceptance-expired licence", "due owner", "due watch", "due extras"]);
    product.run("release affirm --unchanged").gives(0).says("3 reaffirmed; left: 1 item, about 2 minutes");
    product
        .run("release sign")
        .gives(1)
        .says("licence: the time for which the risk was accepted is over: 2026-04-15");
    product.run("answer licence keep --until 2026-08-31").gives(0);
    assert_eq!(product.queue(), [""; 0]);
    sign_off(product, "1.3");
}

/// Two branches answer different items and reaffirm others; git merges them by itself.
fn two_branches(product: &Product) {
    product.on("2026-06-01");
    product.run("release open 1.4").gives(0);
    product.commit("1.4 is open");
    product.git(&["switch", "--quiet", "--create", "bob"]);
    product.by("Bob").run("answer extras partly --note").with("extras, begun by Bob").gives(0);
    product.commit("extras");
    product.git(&["switch", "--quiet", "main"]);
    product.by("Ada").run("release affirm owner").gives(0);
    product.commit("owner");
    product.git(&["merge", "--quiet", "--no-edit", "bob"]);
    assert_eq!(product.queue(), ["unchanged licence (not due)", "unchanged watch (not due)"]);
    assert_eq!(product.answer("extras").by.as_deref(), Some("Bob"));
    sign_off(product, "1.4");
}

/// A regression: what was shown is no longer; the product goes back to the release before, and its answers with it.
fn regression_and_rollback(product: &Product) {
    product.on("2026-07-01");
    product.run("release open 2.0").gives(0);
    std::fs::remove_file(product.path("watch.md")).unwrap();
    product.run("answer owner no --note").with("Grace has left").gives(0);
    assert_eq!(product.queue(), ["evidence-missing watch", "due extras", "unchanged licence (not due)"]);
    product
        .run("release sign")
        .gives(1)
        .says("owner: answered no")
        .says("watch: a file named as evidence is gone");
    product.run("release abandon").gives(0);
    product.commit("2.0 is given up");
    product.git(&["checkout", "--quiet", "HEAD~1", "--", "watch.md"]);
    product.run("release restore 1.4").gives(0).says("as it was: owner").says("answers 1, profile 0");
    product.run("release restore 1.4").gives(0).says("nothing was changed");
    assert_eq!(product.answer("owner").status, Some(Status::Yes));
    assert!(product.answer("owner").note.contains("Grace has left"), "{}", product.answer("owner").note);
    product.run("release open 1.4.1").gives(0).says("after 1.4");
    assert_eq!(
        product.queue(),
        ["due owner", "due extras", "unchanged licence (not due)", "unchanged watch (not due)"]
    );
    product.run("release affirm --unchanged").gives(0);
    sign_off(product, "1.4.1");
}

/// Nothing is missing.
fn nothing_is_missing(product: &Product) {
    product.run("release verify").gives(0).says("6 of 6 as signed off");
    let everything = product.frozen().into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    let everything = everything.collect::<String>() + &product.read("ai-safety/record.json");
    for typed in [
        "owner, said Ada",
        "watch, said Ada",
        "licence, said Ada",
        "extras, said Bob",
        "extras, begun by Bob",
        "the pilot only, says legal",
        "Is there an owner?",
        "Is there one owner?",
    ] {
        assert!(everything.contains(typed), "{typed} is missing");
    }
    product.git(&["show", "HEAD~1:ai-safety/record.json"]);
    let list = product.run("release list").gives(0).out;
    assert_eq!(list.lines().filter(|line| line.contains("asked 4")).count(), 6, "{list}");
}
