//! What to look at again: each item with every reason for it, in the order that is promised, and nothing else.

use mindgap::record::Status;

use super::product::{Product, item};

#[test]
fn a_first_release_asks_for_what_is_unanswered_and_no_more() {
    let product = Product::begun();
    product.run("answer owner yes --evidence https://example.org/owner").gives(0);
    product.run("release open 1.0").gives(0).says("to look at again: 3 items, about 1 hour");
    assert_eq!(product.queue(), ["unanswered licence", "unanswered watch", "unanswered extras"]);
}

#[test]
fn a_later_release_asks_by_rhythm_and_offers_the_rest() {
    let product = Product::released();
    product.on("2026-02-01");
    product
        .run("release open 1.1")
        .gives(0)
        .says("after 1.0")
        .says("2 items, about 2 minutes")
        .says("not due, and listed last: 2")
        .says("looked at every release; last on 2026-01-01, 31 days ago");
    assert_eq!(
        product.queue(),
        ["due owner", "due extras", "unchanged licence (not due)", "unchanged watch (not due)"]
    );
    assert_eq!(product.gaps(), ["not-reviewed owner", "not-reviewed extras"]);
    product.run("check").gives(1).says("due to be looked at again for the release that is open: 1.1");
}

#[test]
fn who_changes_a_note_or_an_owner_has_not_looked_again() {
    let product = Product::released();
    product.on("2026-02-01").run("release open 1.1").gives(0);
    for field in ["--note", "--owner", "--plan"] {
        product.run(&format!("answer owner keep {field}")).with("Grace").gives(0);
    }
    product.run("answer owner keep --evidence https://example.org/other").gives(0);
    assert_eq!(product.queue()[0], "due owner");
    assert_eq!(product.gaps(), ["not-reviewed owner", "not-reviewed extras"]);
    product.run("release queue").gives(0).says("last on 2026-01-01, 31 days ago");
    product.run("answer owner yes").gives(0);
    product.run("answer extras keep --note again").gives(0);
    product.run("release affirm extras").gives(0);
    product.run("answer extras keep --note later").gives(0);
    assert!(product.gaps().is_empty(), "{:?}", product.gaps());
}

#[test]
fn ninety_days_are_over_on_the_ninetieth() {
    let product = Product::released();
    for (day, kind) in [("2026-03-31", "unchanged watch (not due)"), ("2026-04-01", "due watch")] {
        product.on(day);
        product.run("release open 1.1").gives(0);
        assert!(product.queue().contains(&kind.to_owned()), "{day}: {:?}", product.queue());
        product.run("release abandon").gives(0);
    }
}

#[test]
fn every_reason_has_its_place_and_says_what_changed() {
    let product = Product::released();
    let more = |id: &str| item(id, "medium", "\"release\"", &format!("Is {id} done?"));
    let all = ["asked", "gone", "other", "over", "ending", "late", "new"];
    let small = [
        item("owner", "high", "\"release\"", "Is there an owner?"),
        item("watch", "high", "90", "Is it watched?"),
        item("licence", "critical", "\"once\"", "Does the licence allow it?"),
        item("extras", "low", "\"release\"", "Is there more?"),
    ];
    let items = |changed: &str| {
        let more = all.iter().map(|id| {
            let item = more(id);
            if *id == "asked" { item.replace("Is asked done?", changed) } else { item }
        });
        small.iter().cloned().chain(more).collect::<Vec<_>>()
    };
    product.asks(&items("Is asked done?"));
    product.write("gone.md", "here");
    product.write("other.md", "one");
    product.run("answer asked yes --evidence https://example.org/asked").gives(0);
    product.run("answer gone yes --evidence gone.md").gives(0);
    product.run("answer other yes --evidence other.md").gives(0);
    for (name, until) in [("over", "2026-02-10"), ("ending", "2026-03-31")] {
        let line = format!("answer {name} no --until {until} --accept");
        product.run(&line).with("one pilot user, in-house").gives(0);
    }
    product.run("answer late partly --by 2026-02-20 --plan").with("finish the rest").gives(0);
    // So that the words of the question are kept.
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("answer new unknown").gives(0);
    product.run("release sign").gives(0);
    product.run("answer new unanswered").gives(0);

    product.on("2026-03-01").asks(&items("Is it really done?"));
    std::fs::remove_file(product.path("gone.md")).unwrap();
    product.write("other.md", "two");
    product.run("release open 1.2").gives(0);
    assert_eq!(
        product.queue(),
        [
            "question-changed+due asked",
            "evidence-missing+due gone",
            "evidence-changed+due other",
            "acceptance-expired+due over",
            "acceptance-ending+due ending",
            "plan-overdue+due late",
            "due owner",
            "due extras",
            "unanswered new",
            "unchanged licence (not due)",
            "unchanged watch (not due)",
        ]
    );
    product
        .run("release queue")
        .gives(0)
        .says("the question has changed; it was: Is asked done?")
        .says("gone.md is gone, unreadable or outside the project")
        .says("other.md has changed, from 7692c3ad3540 to 3fc4ccfe7458")
        .says("the acceptance of the risk ended on 2026-02-10, 19 days ago")
        .says("the acceptance of the risk ends on 2026-03-31, in 30 days")
        .says("the plan was to be done by 2026-02-20, 9 days ago")
        // Five and five and five for reading, two and two and two for deciding, a glance at two, twenty for the new one.
        .says("9 items, about 43 minutes");
    let json = product.run("release queue --format json").gives(0).json();
    assert_eq!(json["minutes"], 43);
    assert_eq!(json["entries"][0]["reasons"][0]["after"], "Is it really done?");
    assert_eq!(json["entries"][3]["reasons"][0]["days"], 19);
}

#[test]
fn to_reaffirm_takes_an_item_out_of_the_queue_and_keeps_who_answered() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.by("Grace").run("release affirm owner").gives(0).says("reaffirmed: owner").says("left: 1 item");
    let answer = product.answer("owner");
    assert_eq!(answer.by.as_deref(), Some("Ada"));
    let affirmed = answer.affirmed.unwrap();
    assert_eq!(
        (affirmed.by.as_str(), affirmed.release.as_str(), affirmed.unchanged),
        ("Grace", "1.1", false)
    );
    assert!(!product.queue().iter().any(|entry| entry.contains("owner")));
    product
        .run("answer owner keep")
        .with("--note")
        .with("still")
        .gives(0)
        .says("reaffirmed by: Grace on 2026-02-01");
}

#[test]
fn to_reaffirm_takes_changed_evidence_as_it_is_now_and_cannot_bring_back_what_is_gone() {
    let product = Product::released();
    product.on("2026-02-01");
    product.write("owner.md", "Grace owns it\n");
    std::fs::remove_file(product.path("extras.md")).unwrap();
    product.run("release open 1.1").gives(0);
    assert_eq!(product.queue()[..2], ["evidence-missing+due extras", "evidence-changed+due owner"]);
    product
        .run("release affirm owner extras")
        .gives(0)
        .says("reaffirmed: owner\n  taken as it is now: owner.md")
        .says("still to look at: extras.md is gone");
    assert_eq!(product.gaps(), ["evidence-missing extras"]);
}

#[test]
fn an_answer_given_while_the_release_is_open_needs_no_reaffirming() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("answer owner partly").gives(0);
    assert_eq!(product.queue()[0], "due extras");
    assert_eq!(product.answer("owner").affirmed, None, "another answer reaffirms nothing");
    product.run("answer extras yes").gives(0);
    assert_eq!(product.answer("extras").affirmed.unwrap().release.as_str(), "1.1");
}

#[test]
fn a_first_answer_reaffirms_nothing_also_within_the_second_of_the_opening() {
    let product = Product::released();
    product.run("answer owner unanswered").gives(0);
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    let answered = product.run("answer owner yes").at_the_same_moment();
    answered.gives(0).never_says("reaffirmed");
    assert_eq!(product.answer("owner").affirmed, None);
    assert!(!product.queue().iter().any(|entry| entry.ends_with(" owner")), "{:?}", product.queue());
}

#[test]
fn an_answer_of_the_second_in_which_a_release_is_opened_is_asked_again_unless_it_was_given_for_it() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("answer owner partly").gives(0);
    product.run("release open 1.1").at_the_same_moment().gives(0);
    assert!(product.queue().contains(&"due owner".to_owned()), "{:?}", product.queue());
    product.run("release abandon").gives(0);
    product.run("release open 1.1").gives(0);
    product.run("answer owner yes --evidence owner.md").at_the_same_moment().gives(0);
    assert!(!product.queue().iter().any(|entry| entry.contains("owner")), "{:?}", product.queue());
}

#[test]
fn days_that_are_past_are_taken_and_told() {
    let product = Product::begun();
    let said =
        product.run("answer owner no --until 2025-12-31 --accept").with("one pilot user, in-house").gives(0);
    said.complains("--until 2025-12-31 is past: the risk is no longer accepted");
    let said = product.run("answer owner keep --by 2025-12-30 --plan").with("ask around").gives(0);
    said.complains("--by 2025-12-30 is past: the plan is overdue as it stands");
    let said = product.run("answer owner keep --by 2026-01-01 --until 2026-01-01").gives(0);
    assert_eq!(said.err, "", "today is not past");
}

#[test]
fn who_only_takes_a_risk_has_answered_nothing() {
    let product = Product::begun();
    product
        .run("answer owner keep --until 2026-12-31 --accept")
        .with("one pilot user, in-house")
        .gives(0)
        .says("owner: unanswered")
        .says("last changed by: Ada on 2026-01-01")
        .never_says("answered by");
    let text = product.run("export").gives(0).out;
    assert!(text.contains("- Last changed by: Ada") && !text.contains("Answered by"), "{text}");
    // A reviewer's copy is read back without a word about that line.
    product.write("record.md", &text);
    product.run("review record.md").gives(0).never_says("Last changed");
    // Nobody took the risk of what is answered only now.
    let json = product.run("answer owner yes --format json").gives(0).json();
    assert_eq!(
        (&json["answer"]["status"], &json["gaps"][0]["kind"], &json["accepted"]),
        (&"yes".into(), &"no-evidence".into(), &serde_json::json!([]))
    );
}

#[test]
fn in_bulk_only_what_has_not_changed_is_reaffirmed_and_the_record_says_so() {
    let product = Product::released();
    product.on("2026-02-01");
    product.write("owner.md", "Grace owns it\n");
    product.run("release open 1.1").gives(0);
    product
        .run("release affirm --unchanged")
        .gives(0)
        .says("reaffirmed: extras")
        .never_says("reaffirmed: owner")
        .says("1 reaffirmed; left: 1 item, about 5 minutes");
    // What is not due has no reason at all, and is reaffirmed by name.
    assert_eq!(
        product.queue(),
        ["evidence-changed+due owner", "unchanged licence (not due)", "unchanged watch (not due)"]
    );
    assert!(product.answer("extras").affirmed.unwrap().unchanged);
    for name in ["owner", "licence", "watch"] {
        assert!(product.answer(name).affirmed.is_none(), "{name}");
    }
    product.run("release affirm licence watch").gives(0);
    assert!(!product.answer("licence").affirmed.unwrap().unchanged);
}

#[test]
fn what_is_left_says_that_a_scan_was_asked_and_a_name_that_is_none_is_told_first() {
    let product = Product::released();
    product.on("2026-02-01").run("release open 1.1").gives(0);
    let said = product.run("release affirm nope").gives(2);
    assert!(!said.err.contains("add --scan"), "{}", said.err);
    let alone = product.run("release affirm owner").gives(0);
    assert!(!alone.out.contains("with a scan"), "{}", alone.out);
    product.run("release affirm --unchanged").gives(0).says("with a scan (`mindgap release queue --scan`");
}

#[test]
fn what_nobody_answered_cannot_be_reaffirmed() {
    let product = Product::begun();
    product.run("release affirm owner").gives(2).complains("no release is open");
    product.run("release open 1.0").gives(0);
    product.run("release affirm owner").gives(2).complains("`owner` has no answer to reaffirm");
    product.run("release affirm").gives(2).complains("required");
    product.run("release affirm nobody").gives(2).complains("there is no item `nobody`");
    product.run("release affirm owner --unchanged").gives(2).complains("cannot be used with");
    assert_eq!(product.answer("owner").status, None::<Status>);
}
