//! Signing off: what it waits for, who may, and that nobody is stuck.

use mindgap::record::Answer;

use super::product::{Product, item};

#[test]
fn a_release_is_not_signed_while_something_heavy_is_open() {
    let product = Product::begun();
    for name in ["owner", "watch", "licence"] {
        product.run(&format!("answer {name} yes --evidence https://example.org/{name}")).gives(0);
    }
    product.run("answer watch no").gives(0);
    product.run("release open 1.0").gives(0);
    product
        .run("release sign")
        .gives(1)
        .says("high      watch: answered no")
        .never_says("extras")
        .says("1 question with gaps at or above high neither closed nor accepted, 0 sent back");
    let json = product.run("release sign --format json").gives(1).json();
    assert_eq!((json["signed"].as_bool(), json["gaps"][0]["item"].as_str()), (Some(false), Some("watch")));
    assert!(product.frozen().is_empty());
    product.run("answer watch keep --until 2026-06-01 --accept").with("one user, in-house").gives(0);
    product.run("release sign --threshold low").gives(1).says("extras: nobody has answered this yet");
    product.run("release sign --threshold critical").gives(2).complains("at or above high is open");
    product
        .run("release sign --statement")
        .with("Looked at it all")
        .gives(0)
        .says("release 1.0 is signed off");
    product
        .run("release list")
        .gives(0)
        .says("1.0  as signed off: asked 4, answered 3, said 2, shown 2; gaps 1, accepted 1")
        .says("signed by Ada as author on 2026-01-01: Looked at it all");
    assert!(product.record().release.is_none());
}

#[test]
fn the_check_names_what_would_keep_a_release_from_being_signed_once() {
    let product = Product::begun();
    for name in ["owner", "watch", "licence"] {
        product.run(&format!("answer {name} yes --evidence https://example.org/{name}")).gives(0);
    }
    product.run("answer extras no").gives(0);
    let refuse = "`mindgap release sign` would refuse it";
    product.run("check").gives(0).never_says(refuse);
    product.run("release open 1.0").gives(0);
    let json = product.run("check --format json").gives(0).json();
    assert_eq!(json["release"]["kept_by"], serde_json::Value::Null);
    // One question with two gaps, and two answers that a reviewer does not take, one of them without any gap.
    product.run("answer watch no --by 2025-12-01 --plan").with("look").gives(0);
    product.by("Grace").run("release send-back owner watch --comment").with("- since when?").gives(0);
    let counted = "1 question with gaps at or above high neither closed nor accepted, 2 sent back";
    let check = product.run("check").gives(1).says(&format!("{refuse}: {counted}\n"));
    check.says("sent back owner: by Grace: - since when?\n").says("sent back watch: by Grace");
    product.run("release sign").gives(1).says(counted);
    let json = product.run("check --format json").gives(1).json();
    let kept_by = serde_json::json!(
        {"threshold": "high", "answers": 2, "with_gaps": ["watch"], "sent_back": ["owner", "watch"]}
    );
    assert_eq!(json["release"]["kept_by"], kept_by);
    // Who is asked is asked of what was sent back, too.
    product.by("Ada").run("ask").gives(0).says("Question 1 of 3");
}

#[test]
fn a_version_that_is_named_as_an_example_is_free() {
    let product = Product::begun();
    product.run("release open").gives(2).complains("`mindgap release open 1.0.0`");
    for (signed, free) in [("1.0.0", "1.0.1"), ("2026-09", "2026-10"), ("2027-rc9-x", "2027-rc10-x")] {
        product.run(&format!("release open {signed}")).gives(0);
        for name in ["owner", "watch", "licence"] {
            product.run(&format!("answer {name} yes --evidence https://example.org/{name}")).gives(0);
        }
        product.run("release sign").gives(0);
        product.run("release open").gives(2).complains(&format!("`mindgap release open {free}`"));
    }
}

#[test]
fn where_the_project_says_so_two_people_sign() {
    let product = Product::released();
    product.run("release rules --people 2").gives(0).says("2 different people sign");
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    let first = product.run("release sign --with-markdown").gives(0);
    first.says("signed by Ada; one more person has to sign").complains("whoever signs last writes it");
    product.run("release sign").gives(2).complains("Ada has signed these answers already");
    // The same person under another name is known by the address.
    product.run("--who Countess release sign").gives(2).complains(
        "this git identity (Ada) has signed these answers already; the name Countess does not count",
    );
    assert_eq!(product.frozen().len(), 1);
    // What a reviewer says is no change to what was signed.
    product.by("Grace").run("release accept owner watch").gives(0).says("accepted: owner");
    let json = product.run("release accept extras --format json").gives(0).json();
    assert_eq!((&json["verdict"], &json["items"][0]), (&"accepted".into(), &"extras".into()));
    product.run("release sign").gives(0).says("signed by Grace; release 1.1 is signed off");
    let list = product.run("release list --format json").gives(0).json();
    let signed = list["releases"][1]["signed"].as_array().unwrap().clone();
    assert_eq!((&signed[0]["by"], &signed[0]["role"]), (&"Ada".into(), &"author".into()));
    assert_eq!((&signed[1]["by"], &signed[1]["role"]), (&"Grace".into(), &"reviewer".into()));
    assert_eq!(signed[0]["commit"].as_str().map(str::len), Some(40));
    assert!(!product.read("ai-safety/releases/1.1.json").contains("example.org"), "no address is kept");
}

/// A release that two people sign, each on a branch; Ada's is checked out, with Grace's merged into it.
fn signed_on_two_branches() -> Product {
    let product = Product::released();
    product.run("release rules --people 2").gives(0);
    product.run("merge --install").gives(0);
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.commit("opened");
    product.git(&["checkout", "--quiet", "-b", "grace"]);
    product.by("Grace").run("release sign").gives(0);
    product.commit("Grace signed");
    product.git(&["checkout", "--quiet", "main"]);
    product.by("Ada").run("release sign").gives(0);
    product.commit("Ada signed");
    assert!(product.merges("grace"));
    product
}

#[test]
fn two_who_signed_first_on_branches_of_their_own_count_as_one_until_one_of_them_signs_as_reviewer() {
    let product = signed_on_two_branches();
    let told = "signatures missing: 1 of 2; Grace, Ada signed as author, each on a branch of their own, and count as one; \
                next as reviewer, by one of them who looks at it once more, or by somebody else";
    for line in ["check", "release queue", "release list", "release open"] {
        product.run(line).gives(0).says(told);
    }
    let exported = product.run("export").gives(0);
    exported.says("- Open release: `1.1`; signed by Grace as author").says(told);
    let json = product.run("export --format json").gives(0).json();
    let signatures = &json["release"]["signatures"];
    assert_eq!((&signatures["missing"], &signatures["next_as"]), (&1.into(), &"reviewer".into()));
    assert_eq!(signatures["authors"], serde_json::json!(["Grace", "Ada"]));

    product.run("release sign").gives(0).says("release 1.1 is signed off");
    let list = product.run("release list --format json").gives(0).json();
    let signed = list["releases"][1]["signed"].as_array().unwrap();
    let roles: Vec<_> = signed.iter().map(|each| (each["by"].as_str(), each["role"].as_str())).collect();
    assert_eq!(roles, [(Some("Grace"), Some("author")), (Some("Ada"), Some("reviewer"))]);
}

/// Three people have to sign: Ada did, and on a branch Bob.
fn signed_by_ada_and_on_a_branch_by_bob(branch: &str) -> Product {
    let product = Product::released();
    product.run("release rules --people 3").gives(0);
    product.run("merge --install").gives(0);
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign").gives(0);
    product.commit("Ada signed");
    product.git(&["checkout", "--quiet", "-b", branch]);
    product.by("Bob").run("release sign").gives(0).says("one more person has to sign");
    product.commit("Bob signed");
    product.git(&["checkout", "--quiet", "main"]);
    product
}

#[test]
fn where_branches_bring_all_signatures_together_one_of_the_signers_freezes_the_release() {
    let product = signed_by_ada_and_on_a_branch_by_bob("bob");
    product.by("Cy").run("release sign").gives(0).says("one more person has to sign");
    product.commit("Cy signed");
    assert!(product.merges("bob"));
    let told =
        "no signature is missing; one of Ada, Bob, Cy signs it off as it stands: `mindgap release sign`";
    for line in ["check", "release queue", "release list"] {
        product.run(line).gives(0).says(told);
    }
    product.by("Bob").run("release sign").gives(0).says("release 1.1 is signed off");
    let list = product.run("release list --format json").gives(0).json();
    let signed = list["releases"][1]["signed"].as_array().unwrap();
    let roles: Vec<_> = signed.iter().map(|each| (each["by"].as_str(), each["role"].as_str())).collect();
    let reviewer = Some("reviewer");
    assert_eq!(roles, [(Some("Ada"), Some("author")), (Some("Bob"), reviewer), (Some("Cy"), reviewer)]);
}

#[test]
fn one_who_signs_on_two_branches_is_one_of_the_people_who_sign() {
    let product = signed_by_ada_and_on_a_branch_by_bob("again");
    product.run("release sign").gives(0).says("one more person has to sign");
    product.commit("Bob signed here, too");
    assert!(product.merges("again"));
    let told = product.run("release list").gives(0).says("signatures missing: 1 of 3");
    assert_eq!(told.out.matches("signed by Bob as reviewer").count(), 1, "{}", told.out);
    product.run("release sign").gives(2).complains("Bob has signed these answers already");
    product.by("Cy").run("release sign").gives(0).says("release 1.1 is signed off");
}

#[test]
fn a_signature_under_answers_that_were_changed_since_does_not_count() {
    let product = Product::released();
    product.run("release rules --people 2 --threshold critical").gives(0);
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product
        .run("release sign --statement")
        .with("Looked at with the team")
        .gives(0)
        .says("one more person has to sign");
    product.by("Grace").run("answer owner no").gives(0);
    let lapsed =
        "signed by Ada as author on 2026-02-01: Looked at with the team, under answers that have changed";
    product.run("release queue").gives(0).says(lapsed);
    product.run("release sign").gives(0).says("signed by Grace; one more person has to sign");
    product.run("release queue").gives(0).says(lapsed).says("signed by Grace as author");
    product.by("Ada").run("release sign").gives(0).says("release 1.1 is signed off");
    let list = product.run("release list --format json").gives(0).json();
    assert_eq!(list["releases"][1]["signed"][0]["by"], "Grace");
}

#[test]
fn what_a_reviewer_sends_back_keeps_the_release_until_it_is_changed() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release send-back extras --comment no").gives(2).complains("`extras` is your own answer");
    product.by("Grace").run("release send-back extras --comment").with("which tests?\nand whose?").gives(0);
    let not_due = ["unchanged licence (not due)", "unchanged watch (not due)"];
    assert_eq!(product.queue(), [&["sent-back extras"], &not_due[..]].concat());
    product
        .by("Ada")
        .run("release sign")
        .gives(1)
        .says("sent back extras: by Grace: which tests?\n          and whose?");
    product.run("release affirm extras").gives(0).says("still to look at: sent back by Grace");
    product
        .run("answer extras keep --note")
        .with("tests/extras.py, by Ada")
        .gives(0)
        .says("before the answer was changed");
    assert_eq!(product.queue(), not_due);
    product.run("release sign").gives(0).says("is signed off");
    let review = product.answer("extras").review.unwrap();
    assert_eq!((review.by.as_str(), review.comment.as_str()), ("Grace", "which tests?\nand whose?"));
}

#[test]
fn what_was_sent_back_and_is_asked_no_more_keeps_no_release() {
    let product = Product::begun();
    let extras = item("extras", "low", "\"release\"", "Is there more?");
    product.asks(&[extras.replace("per = \"project\"", "per = \"model\"")]);
    product.run("answer extras yes --evidence https://example.org/").gives(0);
    product.on("2026-02-01").run("release open 1.0").gives(0);
    product.by("Grace").run("release send-back extras --comment no").gives(0);
    product.by("Ada").run("release sign").gives(1).says("sent back extras");
    product.run("models add org/x").gives(0);
    product.run("answer extras partly").gives(2);
    product.by("Grace").run("release send-back extras --comment no").gives(2).complains("extras");
    product.by("Ada").run("release sign").gives(0).says("is signed off");
}

#[test]
fn a_version_is_proposed_and_a_person_chooses() {
    let product = Product::released();
    product.run("release open").gives(2).complains("no tag and no manifest");
    product.write("pyproject.toml", "[project]\nname = \"bot\"\nversion = \"1.2.0\"\n");
    product.write("package.json", "{\"version\": \"1.0\"}");
    product.git(&["tag", "v1.1.0"]);
    product
        .run("release open")
        .gives(0)
        .says("1.1.0  from a git tag of this commit\n1.2.0  from pyproject.toml\n")
        .never_says("\n1.0  from")
        .says("mindgap release open 1.1.0");
    let json = product.run("release open --format json").gives(0).json();
    assert_eq!(json["proposals"][1]["from"], "pyproject.toml");
    assert!(product.record().release.is_none(), "nothing was opened");
}

#[test]
fn a_tag_from_before_the_last_release_is_not_what_comes_next() {
    let product = Product::released();
    product.git(&["tag", "v0.9.0"]);
    product.write("later.txt", "the tag is on the commit before this one");
    product.commit("later");
    product.run("release open").gives(2).complains("no tag and no manifest");
    product.git(&["tag", "v1.3.0"]);
    product.commit("later still");
    product.run("release open").gives(0).says("1.3.0  from the latest git tag\n").never_says("0.9.0");
}

#[test]
fn one_release_is_open_at_a_time_and_can_be_given_up() {
    let product = Product::released();
    product.run("release sign").gives(2).complains("no release is open");
    product.run("release open 1.0").gives(2).complains("release 1.0 is signed off already");
    product.run("release open ../../x").gives(2).complains("a version is");
    product.run("release open 1.1").gives(0);
    product.run("release open 1.2").gives(2).complains("release 1.1 is open").complains("release abandon");
    product.run("release abandon").gives(0).says("1.1 is no longer open");
    product.run("release abandon").gives(2).complains("no release is open");
    product.run("release open 0.9").gives(0).complains("0.9 goes before 1.0, which is signed off already");
    assert_eq!(product.run("release abandon --format json").gives(0).json()["abandoned"], "0.9");
    product.run("release open 1.2 --since 0.9").gives(2).complains("there is no release `0.9`");
    let said = product.run("release open 1.2").gives(0);
    assert_eq!(said.says("after 1.0").err, "");
}

#[test]
fn a_sign_off_that_was_cut_short_leaves_nobody_stuck() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    let open = product.read("ai-safety/record.json");
    product.run("release sign").gives(0);
    // The power went away between the frozen file and the record.
    product.write("ai-safety/record.json", &open);
    product.run("release sign").gives(2).complains("1.1 is signed off already");
    product.run("release open 1.2").gives(0).says("after 1.1");
}

#[test]
fn the_markdown_is_written_beside_the_release_and_masked() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("answer owner keep --note").with("ask ada@example.org").gives(0);
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign --with-markdown").gives(0).complains("1.1.md");
    let text = product.read("ai-safety/releases/1.1.md");
    assert!(text.starts_with("# AI safety record") && !text.contains("ada@example.org"), "{text}");
    product.run("release verify").gives(0).says("2 of 2 as signed off").says("not covered").says("1.1.md");
}

#[test]
fn rules_are_shown_and_set_field_by_field() {
    let product = Product::begun();
    product.run("release rules").gives(0).says("one person signs, and no gap at or above high");
    product.run("release rules --threshold medium").gives(0);
    let json = product.run("release rules --people 2 --format json").gives(0).json();
    assert_eq!((json["people"].as_u64(), json["threshold"].as_str()), (Some(2), Some("medium")));
    product.run("release rules --people 0").gives(2).complains("1..=9");
}

#[test]
fn a_sign_off_that_is_refused_signs_nothing() {
    let product = Product::released();
    product.on("2026-02-01");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    let noted = |note: &str| Answer { note: note.to_owned(), ..product.answer("owner") };
    product.is_left_over("owner", noted("as one says"), || {
        product.run("answer owner yes --note").with("as another says").gives(0);
    });
    for people in ["1", "2"] {
        product.run(&format!("release rules --people {people}")).gives(0);
        let before = product.read("ai-safety/record.json");
        product
            .run("release sign --statement x")
            .gives(2)
            .complains("an answer was changed on two sides")
            .complains("merge --resolve");
        assert_eq!(product.read("ai-safety/record.json"), before);
    }
    assert_eq!(product.frozen().len(), 1);
}

#[test]
fn a_commit_that_has_not_what_answers_rest_on_is_named_with_that() {
    let product = Product::released();
    product.on("2026-02-01");
    let commit =
        |text: &str| text.lines().find(|line| line.starts_with("- Commit: ")).map(str::to_owned).unwrap();
    let clean = commit(&product.run("export").gives(0).out);
    assert!(!clean.contains("not in it"), "{clean}");
    // The record alone is otherwise there now.
    product.run("release open 1.1").gives(0);
    let one = commit(&product.run("export").gives(0).out);
    assert!(one.ends_with("`, with changes that are not in it: 1 file that answers rest on"), "{one}");
    product.commit("opened");
    product.write("owner.md", "Ada, and Grace on Fridays\n");
    product.write("new.md", "never committed\n");
    product.run("answer owner yes --evidence owner.md --evidence new.md").gives(0);
    product.run("release affirm --unchanged").gives(0);
    let three = commit(&product.run("export").gives(0).out);
    assert!(three.ends_with("not in it: 3 files that answers rest on"), "{three}");
    assert_eq!(product.run("export --format json").gives(0).json()["uncommitted"], 3);
    let signed = product.run("release sign --with-markdown --format json").gives(0);
    let signed = signed.complains("evidence is otherwise there or not in it: new.md, owner.md");
    assert_eq!(signed.json()["uncommitted"], serde_json::json!(["new.md", "owner.md"]));
    let markdown = commit(&product.read("ai-safety/releases/1.1.md"));
    // Where git does not tell, nothing is claimed: here the folder of the commit is gone from its objects.
    let folder = product.asks_git(&["rev-parse", "HEAD^{tree}"]);
    std::fs::remove_file(product.path(&format!(".git/objects/{}/{}", &folder[..2], &folder[2..]))).unwrap();
    let unknown = commit(&product.run("export").gives(0).out);
    assert!(unknown.ends_with("`; what of it is not in it is not known"), "{unknown}");
    let json = product.run("export --format json").gives(0).json();
    assert_eq!(json.get("uncommitted"), Some(&serde_json::Value::Null));
    assert!(markdown.ends_with("not in it: 2 files that answers rest on"), "{markdown}");
}

#[test]
fn what_stands_in_a_commit_for_a_file_that_is_kept_elsewhere_is_no_change() {
    let product = Product::released();
    let told = || {
        let out = product.run("export").gives(0).out;
        out.lines().find(|line| line.starts_with("- Commit: ")).map(str::to_owned).unwrap()
    };
    let here = product.read("owner.md");
    product.write("owner.md", "version https://git-lfs.github.com/spec/v1\noid sha256:01\nsize 15\n");
    product.commit("kept elsewhere");
    product.write("owner.md", &here);
    assert!(!told().contains("not in it"), "{}", told());
    product.write("owner.md", "version of another kind\n");
    product.commit("kept here");
    product.write("owner.md", &here);
    assert!(told().ends_with("not in it: 1 file that answers rest on"), "{}", told());
}

#[test]
fn a_check_that_looked_at_the_project_names_the_sign_off_that_looks() {
    let product = Product::begun();
    product.run("release open 1.0").gives(0);
    product.run("check --scan").gives(1).says("`mindgap release sign --scan` would refuse it: ");
}

/// A product that has signed off 1.0 and has 1.1 open, with everything looked at again.
fn about_to_sign() -> Product {
    let product = Product::released();
    product.on("2026-01-10").run("release open 1.1").gives(0);
    product.run("release affirm owner extras").gives(0);
    product
}

#[test]
fn a_release_whose_markdown_has_no_room_is_not_frozen_without_it() {
    let product = about_to_sign();
    product.write("ai-safety/releases/1.1.md", "mine\n");
    let refused = product.run("release sign --with-markdown").gives(2);
    refused.complains("1.1.md is there already; nothing was signed").complains("without the Markdown");
    assert!(product.record().release.is_some_and(|open| open.signed.is_empty()));
    product.run("release sign").gives(0).says("release 1.1 is signed off");
}

#[test]
fn that_the_release_before_was_edited_is_named_wherever_a_sign_off_is_prepared() {
    let product = about_to_sign();
    let refuse = "`mindgap release sign` would refuse it: the release before is not as it was: release 1.0";
    product.run("release queue").gives(0).never_says("would refuse it");
    let path = "ai-safety/releases/1.0.json";
    product.write(path, &product.read(path).replace("is done", "was done").replace("Ada", "Eve"));
    product.run("release sign").gives(2).complains("the release before is not as it was: release 1.0");
    product.run("release queue").gives(0).says(refuse);
    product.run("check").gives(1).says(refuse);
    let json = product.run("release queue --format json").gives(0).json();
    assert!(json["broken"].as_str().unwrap().contains("release 1.0"), "{json}");
    let json = product.run("check --format json").gives(1).json();
    assert!(json["release"]["broken"].as_str().unwrap().contains("release 1.0"), "{json}");
}

#[test]
fn a_version_that_differs_from_a_release_in_capitals_only_is_neither_opened_nor_signed() {
    let product = Product::begun();
    for name in ["owner", "watch", "licence"] {
        product.run(&format!("answer {name} yes --evidence https://example.org/{name}")).gives(0);
    }
    product.run("release open 1.0-rc1").gives(0);
    product.run("release sign").gives(0);
    let alike = "release 1.0-rc1 is signed off already, and 1.0-RC1 differs from it in capitals only";
    product.run("release open 1.0-RC1").gives(2).complains(alike);
    assert!(product.record().release.is_none());
    // As a branch brings it, or another system.
    product.run("release open 1.1").gives(0);
    let path = "ai-safety/record.json";
    product.write(path, &product.read(path).replace("\"version\": \"1.1\"", "\"version\": \"1.0-RC1\""));
    for name in ["owner", "watch", "licence"] {
        product.run(&format!("answer {name} yes")).gives(0);
    }
    product.run("release sign").gives(2).complains(alike);
    assert!(product.record().release.is_some_and(|open| open.signed.is_empty()));
}

#[test]
fn rules_that_end_a_signature_say_so() {
    let product = Product::begun();
    for name in ["owner", "watch", "licence"] {
        product.run(&format!("answer {name} yes --evidence https://example.org/{name}")).gives(0);
    }
    product.run("release rules --people 2").gives(0);
    product.run("release open 1.0").gives(0);
    product.run("release sign").gives(0);
    let same = product.run("release rules --people 2").gives(0);
    assert!(!same.err.contains("no longer counts"), "{}", same.err);
    product
        .run("release rules --people 3")
        .gives(0)
        .complains("1 signature no longer counts: the rules have changed");
    product.run("release list").gives(0).says("or other rules");
}

#[test]
fn a_release_that_is_gone_or_renamed_is_missed_and_says_how_it_is_put_back() {
    let product = Product::released();
    let at = |name: &str| product.path("ai-safety/releases").join(name);
    std::fs::rename(at("1.0.json"), at("2.0.json")).unwrap();
    product.run("release verify").gives(1).says("next: rename it to 1.0.json");
    std::fs::remove_file(at("2.0.json")).unwrap();
    product
        .run("diff")
        .gives(0)
        .complains("release 1.0 was signed off and its file is gone")
        .complains("HEAD:");
}

#[test]
fn an_answer_that_was_sent_back_says_who_does_what_next() {
    let product = about_to_sign();
    product.by("Grace").run("release send-back owner --comment why").gives(0);
    product.run("release sign").gives(1).says("next: change the answer, or the reviewer accepts it");
}
