//! A product over six releases, with three people and two branches; after each step the queue, the gaps and the
//! difference to the release before are exactly the expected ones, and at the end nothing that anyone typed is missing.

use std::cell::RefCell;

use mindgap::record::Status;

use super::product::{Product, item};

/// The product, everything that was typed so far, and the releases as they were when they were signed off.
struct Story {
    product: Product,
    typed: RefCell<Vec<String>>,
    frozen: RefCell<Vec<(String, Vec<u8>)>>,
}

impl Story {
    fn begun() -> Self {
        Self { product: Product::begun(), typed: RefCell::default(), frozen: RefCell::default() }
    }

    /// Somebody types words into an answer.
    fn types(&self, command: &str, words: &str) {
        self.typed.borrow_mut().push(words.to_owned());
        self.product.run(command).with(words).gives(0);
    }

    /// How everything stands.
    fn stands(&self, since: &str, queue: &[&str], gaps: &[&str], difference: &[&str]) {
        if self.product.record().release.is_some() {
            assert_eq!(self.product.queue(), queue, "the queue");
        }
        assert_eq!(self.product.gaps(), gaps, "the gaps");
        assert_eq!(self.product.difference(since), difference, "the difference to {since}");
    }

    /// Ada signs and Grace signs, and the release is committed; nothing has changed since it then.
    fn sign_off(&self, version: &str, gaps: &[&str]) {
        let product = &self.product;
        product.by("Ada").run("release sign").gives(0).says("one more person has to sign");
        product.by("Grace").run("release sign").gives(0).says(&format!("release {version} is signed off"));
        self.stands(version, &[], gaps, &[]);
        product.run(&format!("diff {version} .")).gives(0);
        product.commit(&format!("release {version}"));
        product.by("Ada");
        // What was signed off earlier is there byte by byte, and one file has come.
        let (frozen, mut before) = (product.frozen(), self.frozen.borrow_mut());
        assert!(before.iter().all(|file| frozen.contains(file)) && frozen.len() == before.len() + 1);
        *before = frozen;
    }
}

#[test]
fn six_releases_three_people_two_branches() {
    let story = Story::begun();
    kick_off(&story);
    checklist_upgrade(&story);
    evidence_changes(&story);
    time_passes(&story);
    two_branches(&story);
    regression_and_rollback(&story);
    nothing_is_missing(&story);
}

/// Kick-off, answers of two people, and the first sign-off.
fn kick_off(story: &Story) {
    let product = &story.product;
    product.asks(&[
        item("owner", "high", "\"release\"", "Is there an owner?"),
        item("watch", "high", "90", "Is it watched?"),
        item("licence", "critical", "\"once\"", "Does the licence allow it?"),
        item("extras", "low", "\"release\"", "Is there more?"),
        item("paper", "low", "\"once\"", "Is it on paper?"),
    ]);
    product.run("release rules --people 2").gives(0);
    let unanswered = [
        "unanswered licence",
        "unanswered owner",
        "unanswered watch",
        "unanswered extras",
        "unanswered paper",
    ];
    story.stands("HEAD:", &[], &unanswered, &["gained paper"]);
    for name in ["owner", "watch", "licence"] {
        product.write(&format!("{name}.md"), &format!("{name} is done\n"));
        story.types(&format!("answer {name} yes --evidence {name}.md --note"), &format!("{name}, said Ada"));
    }
    product.by("Bob");
    story.types("answer extras no --note", "extras, said Bob");
    story.types("answer paper unknown --note", "paper, Bob looked in vain");
    product.by("Ada").run("release open 1.0").gives(0);
    // A first release carries nothing over.
    let gaps = ["not-done extras", "unknown paper"];
    story.stands(
        "HEAD:",
        &[],
        &gaps,
        &[
            "now shown owner",
            "now shown watch",
            "now shown licence",
            "opened not-done extras",
            "opened unknown paper",
            "closed unanswered licence",
            "closed unanswered owner",
            "closed unanswered watch",
            "closed unanswered extras",
            "closed unanswered paper",
            "added extras: status note question",
            "added licence: status note evidence question",
            "added owner: status note evidence question",
            "added paper: status note question",
            "added watch: status note evidence question",
            "gained paper",
        ],
    );
    story.sign_off("1.0", &gaps);
}

/// The checklist comes in another version: one question in other words, one new, one gone.
fn checklist_upgrade(story: &Story) {
    let product = &story.product;
    product.on("2026-02-01");
    product.asks_by(
        "2",
        &[
            item("owner", "high", "\"release\"", "Is there one owner?"),
            item("watch", "high", "90", "Is it watched?"),
            item("licence", "critical", "\"once\"", "Does the licence allow it?"),
            item("extras", "low", "\"release\"", "Is there more?"),
            item("pins", "medium", "\"once\"", "Is the model pinned?"),
        ],
    );
    product.run("release open 1.1").gives(0);
    product.run("release queue").gives(0).says("it was: Is there an owner?");
    story.stands(
        "1.0",
        &[
            "question-changed+due owner",
            "due extras",
            "unanswered pins",
            "unchanged licence (not due)",
            "unchanged watch (not due)",
        ],
        &[
            "question-changed owner",
            "not-reviewed owner",
            "unanswered pins",
            "not-done extras",
            "not-reviewed extras",
            "orphaned paper",
        ],
        &["gained pins", "lost paper", "checklist 1 -> 2"],
    );
    product.run("release sign").gives(1).says("owner: the question has changed");
    product.run("release affirm owner").gives(0);
    story.types("answer pins partly --by 2026-02-20 --plan", "pin it in the lock file");
    product.by("Bob").run("release affirm extras").gives(0);
    story.stands(
        "1.0",
        &["unchanged licence (not due)", "unchanged watch (not due)"],
        &["partly-done pins", "not-done extras", "orphaned paper"],
        &[
            "now shown owner",
            "opened partly-done pins",
            "closed question-changed owner",
            "closed unanswered pins",
            "confirmed extras: affirmed",
            "confirmed owner: affirmed question",
            "added pins: status plan question",
            "gained pins",
            "lost paper",
            "checklist 1 -> 2",
        ],
    );
    story.sign_off("1.1", &["partly-done pins", "not-done extras", "orphaned paper"]);
}

/// A file that was named as evidence is edited, and the day of a plan is past.
fn evidence_changes(story: &Story) {
    let product = &story.product;
    product.on("2026-03-01").write("owner.md", "Grace owns it\n");
    product.run("release open 1.2").gives(0);
    story.stands(
        "1.1",
        &[
            "evidence-changed+due owner",
            "plan-overdue pins",
            "due extras",
            "unchanged licence (not due)",
            "unchanged watch (not due)",
        ],
        &[
            "evidence-changed owner",
            "not-reviewed owner",
            "partly-done pins",
            "plan-overdue pins",
            "not-done extras",
            "not-reviewed extras",
            "orphaned paper",
        ],
        &[
            "no longer shown owner: evidence-changed",
            "opened evidence-changed owner",
            "opened plan-overdue pins",
        ],
    );
    product.run("diff --fail-on-regression").gives(1).says("owner: a file named as evidence has changed");
    product.run("release affirm owner extras").gives(0);
    product.write("pins.md", "pinned\n");
    product.run("answer pins yes --evidence pins.md").gives(0);
    story.stands(
        "1.1",
        &["unchanged licence (not due)", "unchanged watch (not due)"],
        &["not-done extras", "orphaned paper"],
        &[
            "now shown pins",
            "closed partly-done pins",
            "confirmed extras: affirmed",
            "changed owner: evidence affirmed",
            "changed pins: status evidence",
        ],
    );
    product.run("diff --fail-on-regression").gives(0);
    story.sign_off("1.2", &["not-done extras", "orphaned paper"]);
}

/// A risk was accepted for a time that is over, and ninety days are gone.
fn time_passes(story: &Story) {
    let product = &story.product;
    story.types("answer licence no --until 2026-04-15 --accept", "the pilot only, says legal");
    product.on("2026-05-01");
    product.run("release open 1.3").gives(0);
    story.stands(
        "1.2",
        &["acceptance-expired licence", "due owner", "due watch", "due extras", "unchanged pins (not due)"],
        &[
            "not-done licence",
            "acceptance-expired licence",
            "not-reviewed owner",
            "not-reviewed watch",
            "not-done extras",
            "not-reviewed extras",
            "orphaned paper",
        ],
        &[
            "no longer shown licence: status-changed",
            "opened not-done licence",
            "opened acceptance-expired licence",
            "changed licence: status acceptance",
        ],
    );
    product.run("release affirm --unchanged").gives(0).says("3 reaffirmed; left: 1 item, about 2 minutes");
    product
        .run("release sign")
        .gives(1)
        .says("licence: the time for which the risk was accepted is over: 2026-04-15");
    product.run("answer licence keep --until 2026-08-31").gives(0);
    story.stands(
        "1.2",
        &["unchanged licence (not due)", "unchanged pins (not due)"],
        &["not-done extras", "orphaned paper"],
        &[
            "no longer shown licence: status-changed",
            "confirmed extras: affirmed",
            "changed licence: status acceptance",
            "confirmed owner: affirmed",
            "confirmed watch: affirmed",
        ],
    );
    story.sign_off("1.3", &["not-done extras", "orphaned paper"]);
}

/// Two branches. First they answer different items, and git merges them by itself; then both answer the same one.
fn two_branches(story: &Story) {
    let product = &story.product;
    product.on("2026-06-01");
    product.run("release open 1.4").gives(0);
    product.commit("1.4 is open");
    product.git(&["switch", "--quiet", "--create", "bob"]);
    product.by("Bob");
    story.types("answer extras partly --note", "extras, begun by Bob");
    product.commit("extras");
    product.git(&["switch", "--quiet", "main"]);
    product.by("Ada").run("release affirm owner").gives(0);
    product.commit("owner");
    assert!(product.merges("bob"), "git needs no help");
    assert_eq!(product.answer("extras").by.as_deref(), Some("Bob"));
    story.stands(
        "1.3",
        &["unchanged licence (not due)", "unchanged watch (not due)", "unchanged pins (not due)"],
        &["partly-done extras", "orphaned paper"],
        &[
            "opened partly-done extras",
            "closed not-done extras",
            "changed extras: status note affirmed",
            "confirmed owner: affirmed",
        ],
    );

    product.run("merge --install").gives(0);
    product.commit("the driver");
    product.git(&["switch", "--quiet", "bob"]);
    product.git(&["merge", "--quiet", "--ff-only", "main"]);
    product.by("Bob").write("extras.md", "extras are done\n");
    story.types("answer extras yes --evidence extras.md --note", "extras, begun by Bob\nand finished");
    product.commit("extras are done");
    product.git(&["switch", "--quiet", "main"]);
    product.by("Grace");
    story.types("answer extras no --note", "extras, begun by Bob\nbut nobody needs them, says Grace");
    product.commit("extras are not needed");
    assert!(!product.merges("bob"), "somebody has to choose");
    story.stands(
        "1.3",
        &["unchanged licence (not due)", "unchanged watch (not due)", "unchanged pins (not due)"],
        &["not-done extras", "conflict extras", "orphaned paper"],
        &[
            "opened conflict extras",
            "changed extras: note evidence affirmed",
            "confirmed owner: affirmed",
            "waits extras",
        ],
    );
    product.run("release sign").gives(1).says("extras: two branches answered this differently");
    product.run("merge --resolve --take theirs extras").gives(0);
    product.commit("merged");
    story.stands(
        "1.3",
        &["unchanged licence (not due)", "unchanged watch (not due)", "unchanged pins (not due)"],
        &["orphaned paper"],
        &[
            "now shown extras",
            "closed not-done extras",
            "changed extras: status note evidence affirmed",
            "confirmed owner: affirmed",
        ],
    );
    story.sign_off("1.4", &["orphaned paper"]);
}

/// A regression: what was shown is no longer; the product goes back to the release before, and its answers with it.
fn regression_and_rollback(story: &Story) {
    let product = &story.product;
    product.on("2026-07-01");
    product.run("release open 2.0").gives(0);
    std::fs::remove_file(product.path("watch.md")).unwrap();
    story.types("answer owner no --note", "Grace has left");
    story.stands(
        "1.4",
        &["evidence-missing watch", "due extras", "unchanged licence (not due)", "unchanged pins (not due)"],
        &["not-done owner", "evidence-missing watch", "not-reviewed extras", "orphaned paper"],
        &[
            "no longer shown owner: status-changed",
            "no longer shown watch: evidence-missing",
            "opened not-done owner",
            "opened evidence-missing watch",
            "changed owner: status note affirmed question",
        ],
    );
    product
        .run("release sign")
        .gives(1)
        .says("owner: answered no")
        .says("watch: a file named as evidence is gone");
    product
        .run("diff --fail-on-regression")
        .gives(1)
        .says("owner: the answer is no longer yes")
        .says("watch: a file");
    product.run("release abandon").gives(0);
    product.commit("2.0 is given up");

    product.git(&["checkout", "--quiet", "HEAD~1", "--", "watch.md"]);
    product.run("release restore 1.4").gives(0).says("as it was: owner").says("answers 1, profile 0");
    product.run("release restore 1.4").gives(0).says("nothing was changed");
    assert!(product.run("release restore 1.4 --format json").gives(0).json().is_object());
    assert_eq!(product.answer("owner").status, Some(Status::Yes));
    story.stands("1.4", &[], &["orphaned paper"], &["changed owner: note"]);
    product.run("release open 1.4.1").gives(0).says("after 1.4");
    story.stands(
        "1.4",
        &[
            "due owner",
            "due extras",
            "unchanged licence (not due)",
            "unchanged watch (not due)",
            "unchanged pins (not due)",
        ],
        &["not-reviewed owner", "not-reviewed extras", "orphaned paper"],
        &["changed owner: note"],
    );
    product.run("release affirm --unchanged").gives(0);
    story.sign_off("1.4.1", &["orphaned paper"]);
}

/// Nothing is missing, and no release has changed.
fn nothing_is_missing(story: &Story) {
    let product = &story.product;
    product.run("release verify").gives(0).says("6 of 6 as signed off");
    assert_eq!(*story.frozen.borrow(), product.frozen());
    // Each line that anyone typed is in the record of today, or in a release.
    let everything = product.frozen().into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    let everything = everything.collect::<String>() + &product.read("ai-safety/record.json");
    let asked = ["Is there an owner?", "Is there one owner?"].map(str::to_owned);
    for typed in
        story.typed.borrow().iter().flat_map(|typed| typed.lines()).chain(asked.iter().map(String::as_str))
    {
        assert!(everything.contains(typed), "{typed} is missing");
    }
    let people: Vec<_> = ["Ada", "Bob", "Grace"].iter().filter(|name| everything.contains(**name)).collect();
    assert_eq!(people.len(), 3);
    let list = product.run("release list").gives(0).out;
    assert_eq!(list.lines().filter(|line| line.contains("asked 5")).count(), 6, "{list}");
}
