//! Stories about how answers came to be: who said what on which branch, in a repository that may mean no good.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;
#[path = "past/place.rs"]
mod place;

use std::fs;

use place::Place;
use serde_json::Value;

/// A record with one answer, committed; `main` is checked out, and `grace` begins here.
fn begun() -> Option<Place> {
    let place = Place::repository()?;
    place.run("init --name bot").gives(0);
    place.run("answer safety-owner partly").gives(0);
    place.commit("begun");
    place.git(&["branch", "grace"]);
    Some(place)
}

/// What Grace answers on her branch.
fn grace(place: &Place, item: &str, said: &str, subject: &str) {
    place.git(&["checkout", "--quiet", "grace"]);
    place.run(&format!("answer {item} {said}")).by("Grace").gives(0);
    place.commit(subject);
    place.git(&["checkout", "--quiet", "main"]);
}

/// The moments that the history tells: the subject, and each answer with what was done and what it says now.
fn told(place: &Place) -> Vec<String> {
    let json: Value = serde_json::from_str(&place.run("log --format json").gives(0).out).unwrap();
    let entries = json["entries"].as_array().unwrap().iter();
    let answer = |each: &Value| {
        let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let [key, deed, now] = [&each["key"], &each["deed"], &each["after"]["status"]].map(word);
        format!("{key} {deed} {now}")
    };
    let mut told: Vec<String> = entries
        .map(|entry| {
            let answers: Vec<_> = entry["answers"].as_array().unwrap().iter().map(answer).collect();
            format!("{}: {}", entry["subject"].as_str().unwrap(), answers.join(", "))
        })
        .collect();
    told.sort();
    told
}

#[test]
fn branches_are_told_each_by_its_own_and_a_merge_that_adds_nothing_says_nothing() {
    let Some(place) = begun() else { return };
    grace(&place, "intended-use", "yes", "Grace on use");
    place.run("answer abuse-cases no").gives(0);
    place.commit("Ada on abuse");
    let (clean, said) = place.merge("grace");
    assert!(clean, "{said}");
    let expected = [
        "Ada on abuse: abuse-cases added no",
        "Grace on use: intended-use added yes",
        "begun: safety-owner added partly",
    ];
    assert_eq!(told(&place), expected);
    // Nobody withdrew anything.
    assert!(!place.run("log").gives(0).out.contains("withdrawn"));
}

#[test]
fn a_merge_tells_what_was_chosen_in_it_and_no_more() {
    let Some(place) = begun() else { return };
    grace(&place, "safety-owner", "no", "Grace says no");
    place.run("answer safety-owner yes").gives(0);
    place.run("answer abuse-cases no").gives(0);
    place.commit("Ada says yes");
    let (clean, said) = place.merge("grace");
    assert!(!clean, "{said}");
    place.git(&["checkout", "--quiet", "--ours", "ai-safety/record.json"]);
    place.run("answer safety-owner n/a --reason").with("sold").gives(0);
    place.commit("merged");
    let expected = [
        "Ada says yes: abuse-cases added no, safety-owner changed yes",
        "Grace says no: safety-owner changed no",
        "begun: safety-owner added partly",
        "merged: safety-owner changed not-applicable",
    ];
    assert_eq!(told(&place), expected);
}

#[test]
fn what_one_branch_said_is_told_once_where_the_other_changed_the_same_answer() {
    let Some(place) = begun() else { return };
    place.run("merge --install").gives(0);
    place.run("release open 1.0").gives(0);
    place.commit("opened");
    place.git(&["branch", "--force", "grace"]);
    place.git(&["checkout", "--quiet", "grace"]);
    place.run("release send-back safety-owner --comment").with("who else?").by("Grace").gives(0);
    place.commit("Grace asks");
    place.git(&["checkout", "--quiet", "main"]);
    place.run("answer safety-owner keep --owner Bob").gives(0);
    place.commit("Ada names Bob");
    assert!(place.merge("grace").0);
    for line in ["log safety-owner", "log safety-owner --format json"] {
        let said = place.run(line).gives(0).out;
        assert_eq!(said.matches("who else?").count(), 1, "{said}");
    }
}

#[test]
fn a_branch_whose_words_were_dropped_in_a_merge_is_told_all_the_same() {
    let Some(place) = begun() else { return };
    grace(&place, "safety-owner", "no", "Grace says no");
    place.run("answer safety-owner yes").gives(0);
    place.commit("Ada says yes");
    place.git(&["merge", "--quiet", "--strategy=ours", "-m", "ours alone", "grace"]);
    let expected = [
        "Ada says yes: safety-owner changed yes",
        "Grace says no: safety-owner changed no",
        "begun: safety-owner added partly",
        "ours alone: safety-owner changed yes",
    ];
    assert_eq!(told(&place), expected);
}

/// What the text of the history says of the status, from the top down, with the subject of each moment.
fn statuses(place: &Place) -> Vec<String> {
    let said = place.run("log safety-owner").gives(0).out;
    let mut subject = String::new();
    let mut told = Vec::new();
    for line in said.lines() {
        if !line.starts_with(' ') {
            line.rsplit(", ").next().unwrap_or_default().clone_into(&mut subject);
        } else if let Some(status) = line.trim().strip_prefix("status: ") {
            told.push(format!("{subject}: {status}"));
        }
    }
    told
}

#[test]
fn whoever_reads_from_the_top_down_finds_what_stands_after_a_choice() {
    for (side, take) in [("theirs", "yes"), ("ours", "no")] {
        let Some(place) = begun() else { return };
        place.run("merge --install").gives(0);
        grace(&place, "safety-owner", "yes --note Grace", "Grace says yes");
        place.run("answer safety-owner no --note Ada").gives(0);
        place.commit("Ada says no");
        drop(place.merge("grace"));
        place.run(&format!("merge --resolve --take {side} safety-owner")).gives(0);
        place.commit("chosen");
        assert_eq!(place.answer("safety-owner").status.map(mindgap::record::Status::word), Some(take));
        let was = if take == "yes" { "no" } else { "yes" };
        assert_eq!(statuses(&place).first(), Some(&format!("chosen: {was} -> {take}")), "{side}");
        let said = place.run("log safety-owner").gives(0).out;
        let chosen = said.split("Grace says yes").next().unwrap().split("Ada says no").next().unwrap();
        // Both notes stood there; what was set aside is new.
        assert!(!chosen.contains("+ Ada") && !chosen.contains("+ Grace"), "{chosen}");
        assert!(chosen.contains(&format!("+ status: {was}")), "{chosen}");
    }
}

#[test]
fn a_file_that_a_merge_takes_whole_from_one_side_tells_what_it_left_of_the_other() {
    let Some(place) = begun() else { return };
    grace(&place, "safety-owner", "yes", "Grace says yes");
    place.run("answer safety-owner no").gives(0);
    place.commit("Ada says no");
    drop(place.merge("grace"));
    place.git(&["checkout", "--quiet", "--theirs", "ai-safety/record.json"]);
    place.commit("hers");
    assert_eq!(statuses(&place).first().map(String::as_str), Some("hers: no -> yes"));
    // A branch that nobody else touched is told by itself alone.
    place.git(&["branch", "--force", "grace"]);
    grace(&place, "safety-owner", "partly", "Grace says partly");
    place.git(&["merge", "--quiet", "--no-ff", "-m", "nothing chosen", "grace"]);
    assert_eq!(statuses(&place).first().map(String::as_str), Some("Grace says partly: yes -> partly"));
}

#[test]
fn the_history_of_a_question_is_that_of_each_model_and_a_release_tells_what_it_asked() {
    let Some(place) = begun() else { return };
    place.freeze("0.1.0");
    place.run("models add org/a").gives(0);
    place.run("answer pin-model-revision@org/a yes").gives(0);
    place.commit("pinned");
    place.freeze("0.2.0");
    let log = place.run("log pin-model-revision").gives(0).out;
    for line in [
        "pinned\n  pin-model-revision@org/a: added, yes",
        // It was asked once then.
        "release 0.1.0, 2026-11-20T10:00:00Z, Grace, pin-model-revision: unanswered\n",
        "release 0.2.0, 2026-11-20T10:00:00Z, Grace, pin-model-revision@org/a: yes\n",
    ] {
        assert!(log.contains(line), "{line}: {log}");
    }
}

#[test]
fn a_record_that_cannot_be_read_is_no_reason_to_say_that_answers_went() {
    let Some(place) = begun() else { return };
    let before = place.read("ai-safety/record.json");
    place.write("ai-safety/record.json", "broken\n");
    place.commit("broken");
    place.write("ai-safety/record.json", &before);
    place.run("answer intended-use yes").gives(0);
    place.commit("mended");
    let said = place.run("log").gives(0).out;
    assert!(said.contains("the record cannot be read there"), "{said}");
    assert!(said.contains("what changed there cannot be told"), "{said}");
    assert!(!said.contains("withdrawn") && !said.contains("mended"), "{said}");
    assert_eq!(told(&place), ["begun: safety-owner added partly"]);
}

#[test]
fn before_the_first_commit_the_history_says_so_and_what_to_do() {
    let Some(place) = Place::repository() else { return };
    place.run("init --name bot").gives(0);
    place.run("answer safety-owner partly").gives(0);
    let said = place.run("log").gives(0).out;
    assert!(said.contains("not committed yet\n  safety-owner: added, partly"), "{said}");
    assert!(said.contains("nothing is committed here yet; ") && said.contains("git commit`"), "{said}");
    assert!(!said.contains("git did not say"), "{said}");
}

#[test]
fn a_release_that_was_edited_is_told_as_edited_and_nobody_signed_it() {
    let Some(place) = begun() else { return };
    place.freeze("1.0.0");
    assert!(place.run("log safety-owner").gives(0).out.contains("Grace, safety-owner: partly"));
    let file = "ai-safety/releases/1.0.0.json";
    place.write(file, &place.read(file).replacen("\"status\": \"partly\"", "\"status\": \"yes\"", 1));
    for line in ["log", "log safety-owner"] {
        let said = place.run(line).gives(0).out;
        let expected = "release 1.0.0, edited after it was signed off, in these answers: safety-owner\n";
        assert!(said.contains(expected), "{said}");
        assert!(!said.contains("safety-owner: yes"), "{said}");
    }
}

/// Whatever git could be made to run leaves this behind.
#[cfg(unix)]
const SPRUNG: &str = "sprung";

/// A repository of which a part is missing, and whose configuration runs something wherever it can.
#[cfg(unix)]
fn trapped() -> Option<Place> {
    use std::os::unix::fs::PermissionsExt as _;
    let place = begun()?;
    place.run("answer safety-owner yes").gives(0);
    place.commit("second");
    let trap = place.path("../trap");
    let sprung = place.path("..").join(SPRUNG);
    fs::create_dir(&trap).unwrap();
    let script = format!("#!/bin/sh\ntouch '{}'\nexit 1\n", sprung.display());
    let hooks = [
        "pre-commit",
        "post-index-change",
        "reference-transaction",
        "post-checkout",
        "fsmonitor-watchman",
        "any",
    ];
    for name in hooks {
        fs::write(trap.join(name), &script).unwrap();
        fs::set_permissions(trap.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let any = trap.join("any").display().to_string();
    let aliased = format!("!{any}");
    for (key, value) in [
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "ssh://localhost/nowhere"),
        ("remote.origin.uploadPack", &any),
        ("core.sshCommand", &any),
        ("core.askPass", &any),
        ("core.editor", &any),
        ("core.fsmonitor", &any),
        ("core.hooksPath", trap.to_str().unwrap()),
        ("core.pager", &any),
        ("pager.log", "true"),
        ("pager.tag", "true"),
        ("credential.helper", &aliased),
        ("diff.external", &any),
        ("diff.trap.command", &any),
        ("diff.trap.textconv", &any),
        ("filter.trap.clean", &any),
        ("filter.trap.smudge", &any),
        ("filter.trap.process", &any),
        ("gpg.program", &any),
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("column.ui", "always"),
        ("color.ui", "always"),
        ("alias.log", &aliased),
        ("alias.ls-tree", &aliased),
    ] {
        place.git(&["config", key, value]);
    }
    place.write(".git/info/attributes", "* diff=trap filter=trap\n");
    let blob = place.git(&["rev-parse", "main~1:ai-safety/record.json"]);
    let (folder, rest) = blob.trim().split_at(2);
    fs::remove_file(place.path(&format!(".git/objects/{folder}/{rest}"))).unwrap();
    // The trap works: git itself steps into it.
    drop(place.command(&["cat-file", "-p", blob.trim()]).output().unwrap());
    assert!(sprung.exists(), "git asks nobody for what is missing");
    fs::remove_file(&sprung).unwrap();
    Some(place)
}

#[cfg(unix)]
#[test]
fn looking_into_the_past_runs_nothing_that_the_repository_names_and_fetches_nothing() {
    let Some(place) = trapped() else { return };
    let said = place.run("log").gives(0).out;
    // What is not here is not told as if it had never been.
    assert!(said.contains("the record cannot be read there") && !said.contains("withdrawn"), "{said}");
    place.run("diff HEAD: .").gives(0);
    place.run("diff HEAD~1: .").gives(2);
    place.run("check").gives(1);
    place.run("export").gives(0);
    place.run("release list").gives(0);
    place.run("release open 1.0.0").gives(0);
    place.run("merge --install").gives(0);
    for name in ["b", "o", "t"] {
        place.write(name, "no record\n");
    }
    place.run("merge b o t").gives(2);
    assert!(!place.path("..").join(SPRUNG).exists(), "something of the repository's was run");
}

#[test]
fn a_commit_that_another_was_put_in_the_place_of_is_told_as_it_was_committed() {
    let Some(place) = begun() else { return };
    place.run("answer safety-owner yes").gives(0);
    place.commit("as it was");
    let real = place.head();
    place.git(&["checkout", "--quiet", "-b", "other", "main~1"]);
    place.run("answer safety-owner no").gives(0);
    place.commit("as somebody would have it");
    let other = place.head();
    place.git(&["checkout", "--quiet", "main"]);
    place.git(&["replace", &real, &other]);
    assert_eq!(told(&place), ["as it was: safety-owner changed yes", "begun: safety-owner added partly"]);
}

#[test]
fn evidence_that_changed_is_told_with_what_became_of_it() {
    let Some(place) = begun() else { return };
    place.write("SAFETY.md", "Ada owns it.\n");
    place.run("answer safety-owner keep --evidence SAFETY.md --evidence https://example.org/a").gives(0);
    place.commit("with evidence");
    place.write("SAFETY.md", "Grace owns it.\n");
    place.run("answer safety-owner keep --evidence SAFETY.md").gives(0);
    place.commit("read again");
    let said = place.run("log").gives(0).out;
    assert!(said.contains("    + evidence SAFETY.md\n    + evidence https://example.org/a\n"), "{said}");
    let again = said.lines().find(|line| line.contains("~ evidence SAFETY.md: sha256:")).unwrap_or_default();
    assert!(again.contains(" -> sha256:"), "{said}");
    // Where nothing stood before, the answer itself is the news.
    place.run("answer intended-use yes --evidence SAFETY.md").gives(0);
    let said = place.run("log -n 1").gives(0).out;
    assert!(
        said.starts_with("not committed yet\n  intended-use: added, yes") && !said.contains("+ evidence"),
        "{said}"
    );
}

#[test]
fn a_history_that_was_cut_says_where_it_begins_and_puts_nothing_down_to_whoever_stands_there() {
    let Some(place) = begun() else { return };
    place.run("answer safety-owner yes --note").with("Ada said so").gives(0);
    place.commit("Ada");
    place.write("README.md", "bot\n");
    place.commit("Bob");
    let border = place.head();
    place.run("answer safety-owner keep --owner Carl").gives(0);
    place.commit("Carl is named");
    let whole = place.run("log safety-owner --format json").gives(0).out;
    assert!(!whole.contains("cut_at") && whole.contains("Ada said so"), "{whole}");
    // As in a clone that took the last two commits only.
    place.write(".git/shallow", &format!("{border}\n"));
    let said = place.run("log safety-owner").gives(0).out;
    assert!(said.contains("owner: nothing -> Carl") && !said.contains("Ada said so"), "{said}");
    assert!(said.contains("this clone is shallow") && said.contains("fetch-depth: 0"), "{said}");
    let json: Value = serde_json::from_str(&place.run("log --format json").gives(0).out).unwrap();
    assert_eq!(json["cut_at"], serde_json::json!([border]));
    assert_eq!(json["entries"].as_array().unwrap().len(), 1, "{json}");
    let said = place.run("diff HEAD~3:").gives(2).err;
    assert!(said.contains("this clone is shallow") && said.contains("fetch-depth: 0"), "{said}");
}
