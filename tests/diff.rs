//! Stories about differences: what changed between two records, wherever they come from, and what is no longer shown.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "record/arbitrary.rs"]
#[allow(dead_code, reason = "shared with the stories about the record")]
mod arbitrary;
#[path = "past/place.rs"]
mod place;

use std::borrow::Cow;

use mindgap::assess::{assess, shift};
use mindgap::checklist::{Checklist, Digest};
use mindgap::diff::{Deed, Field, Questions, apply, diff};
use mindgap::record::{Answer, AnswerKey, Evidence, Observed, Record, Review, Status, Verdict, parse, print};
use mindgap::report::{Comparison, Edge, Sight, Subject, json, markdown, plain, privacy, review};
use mindgap::store::MOST_LOOKED_UP;
use place::Place;
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_differs_in_nothing_from_itself(record in arbitrary::record()) {
        prop_assert!(diff(&record, &record).is_empty());
    }

    #[test]
    fn a_difference_applied_to_the_first_record_gives_the_second(
        (before, after) in (arbitrary::record(), arbitrary::record())
    ) {
        prop_assert_eq!(apply(&diff(&before, &after), &before), after);
    }

    #[test]
    fn a_few_changed_answers_are_the_difference_and_nothing_else(
        (record, key, answer) in (arbitrary::record(), arbitrary::key(), arbitrary::answer())
    ) {
        let mut after = record.clone();
        after.answers.insert(key.clone(), answer);
        let difference = diff(&record, &after);
        prop_assert!(difference.answers.iter().all(|change| change.key == key));
        prop_assert_eq!(apply(&difference, &record), after);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_export_that_nobody_edited_proposes_nothing_whatever_it_holds(
        answers in proptest::collection::vec((arbitrary::answer(), "(review: |> |Note:|- Item: `a`|# )?[ -~]{0,20}"), 3)
    ) {
        let checklist = mindgap::checklist::builtin().unwrap();
        let mut record = Record::new("bot", &checklist);
        for ((mut answer, line), item) in answers.into_iter().zip(checklist.items()) {
            answer.note = format!("{}\n{line}\n{line}", answer.note);
            answer.reason = line;
            record.answers.insert(AnswerKey::item(&item.id), answer);
        }
        let hidden = privacy::masked(&record);
        with_subject(&checklist, &record, |subject| {
            let masked = Subject { record: &hidden, ..subject.clone() };
            for exported in [subject, &masked] {
                let found = review(&markdown::record(exported), subject, &masked);
                assert!(found.is_empty(), "{found:?}");
            }
            // And no other text makes it panic.
            let cut: String = markdown::record(subject).chars().filter(|c| !"-:#`".contains(*c)).collect();
            let _ = review(&cut, subject, &masked);
        });
    }
}

/// Names and ids, which are no free text: those of files and releases.
fn is_name(way: &[String]) -> bool {
    let of_checklist = way.first().is_some_and(|first| first == "checklist");
    let last = way.last().map_or("", String::as_str);
    ["file", "path", "release"].contains(&last) || (last == "version" && !of_checklist)
}

/// The ways to all texts of a value.
fn texts(value: &Value, way: &mut Vec<String>, all: &mut Vec<Vec<String>>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::String(_) => return all.push(way.clone()),
        Value::Array(list) => list.iter().enumerate().map(|(at, one)| (at.to_string(), one)).collect(),
        Value::Object(map) => map.iter().map(|(key, one)| (key.clone(), one)).collect(),
        _ => return,
    };
    for (step, value) in inside {
        way.push(step);
        texts(value, way, all);
        way.pop();
    }
}

fn place<'v>(value: &'v mut Value, way: &[String]) -> &'v mut Value {
    way.iter().fold(value, |value, step| match value {
        Value::Array(list) => &mut list[step.parse::<usize>().unwrap()],
        value => &mut value[step.as_str()],
    })
}

/// The same record with a token in the place of each of its texts that may be any: the format itself tells which.
fn with_tokens(record: &Record, token: &str) -> Record {
    let mut value = serde_json::to_value(record).unwrap();
    let mut all = Vec::new();
    texts(&value, &mut Vec::new(), &mut all);
    for way in all.iter().filter(|way| !is_name(way)) {
        for text in [token.to_owned(), format!("https://example.org/{token}")] {
            let was = std::mem::replace(place(&mut value, way), Value::from(text));
            if parse(&value.to_string()).is_ok() {
                break;
            }
            *place(&mut value, way) = was;
        }
    }
    parse(&value.to_string()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_token_leaves_in_any_document_whatever_text_it_stands_in(
        (one, other, release) in (arbitrary::record(), arbitrary::record(), arbitrary::open_release())
    ) {
        // Put together here, so that no scanner takes this file for a leak.
        let token = |end: &str| format!("{}_{}{end}", "ghp", "Ab3".repeat(10));
        let secret = token("");
        let release = Record { release: Some(release), ..one };
        let (before, after) = (with_tokens(&release, &token("Old")), with_tokens(&other, &token("New")));
        let checklist = mindgap::checklist::builtin().unwrap();
        for record in [&before, &after] {
            prop_assert!(serde_json::to_string(record).unwrap().contains(&secret), "there is something to mask");
            let masked = privacy::masked(record);
            prop_assert!(!serde_json::to_string(&masked).unwrap().contains(&secret), "{masked:#?}");
            with_subject(&checklist, record, |subject| {
                let judged = privacy::mask_assessment(subject.assessment);
                let subject = Subject { record: &masked, assessment: &judged, ..subject.clone() };
                for document in [markdown::record(&subject), json::record(&subject)] {
                    assert!(!document.contains(&secret), "{document}");
                }
            });
        }
        let observed = Observed::new();
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let edge = |record| Edge {
            name: format!("/home/ada/{}.json", token("")).into(),
            record: Cow::Borrowed(record),
            observed: &observed,
            sight: Sight::Files,
            flaw: Some(token("Flaw")),
            scan: None,
            day: today,
        };
        let judged = |record: &Record| assess(&checklist, record, &observed, today);
        let comparison = Comparison {
            checklist: &checklist,
            before: edge(&before),
            after: edge(&after),
            difference: diff(&before, &after),
            questions: Questions::default(),
            shift: shift(&judged(&before), &judged(&after)),
        };
        let differing = comparison.answers().count();
        let masked = comparison.masked();
        prop_assert_eq!(masked.answers().count(), differing, "what differs goes on differing");
        for document in [markdown::difference(&masked), json::difference(&masked), plain::difference(&masked)] {
            prop_assert!(!document.contains(&secret) && !document.contains("/home/ada"), "{}", document);
        }
    }
}

/// A record as a report sees it, with no file looked at.
fn with_subject(checklist: &Checklist, record: &Record, then: impl Fn(&Subject<'_>)) {
    let observed = Observed::new();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let assessment = assess(checklist, record, &observed, today);
    then(&Subject::of(checklist, record, &assessment, &observed, today));
}

fn record(answers: &[(&str, Answer)]) -> Record {
    let mut record = Record::new("bot", &mindgap::checklist::builtin().unwrap());
    for (key, answer) in answers {
        record.answers.insert(key.parse().unwrap(), answer.clone());
    }
    record
}

#[test]
fn each_deed_has_its_word_and_its_fields() {
    let noted = |note: &str| Answer { note: note.to_owned(), ..Answer::default() };
    let at = |seconds| Answer { at: chrono::DateTime::from_timestamp(seconds, 0), ..noted("a") };
    let before =
        record(&[("safety-owner", noted("a")), ("intended-use", noted("b")), ("incident-runbook", at(1))]);
    let after = record(&[
        ("safety-owner", noted("a\nc")),
        ("pin-model-revision", noted("d")),
        ("incident-runbook", at(2)),
    ]);
    let difference = diff(&before, &after);
    let told: Vec<_> =
        difference.answers.iter().map(|each| (each.key.as_str(), each.deed(), each.fields.clone())).collect();
    assert_eq!(
        told,
        [
            ("incident-runbook", Deed::Confirmed, vec![Field::At]),
            ("intended-use", Deed::Withdrawn, vec![Field::Note]),
            ("pin-model-revision", Deed::Added, vec![Field::Note]),
            ("safety-owner", Deed::Changed, vec![Field::Note]),
        ]
    );
}

#[test]
fn words_below_what_a_reviewer_said_before_are_a_comment() {
    let mut answer = Answer { status: Some(Status::Yes), ..Answer::default() };
    let at = chrono::DateTime::from_timestamp(1, 0).unwrap();
    let comment = "review: who is on call?\nAnd whom do they call?".to_owned();
    let of = answer.digest();
    answer.review = Some(Review { at, by: "Grace".to_owned(), comment, of, verdict: Verdict::SentBack });
    let record = record(&[("safety-owner", answer)]);
    let checklist = mindgap::checklist::builtin().unwrap();
    with_subject(&checklist, &record, |subject| {
        let exported = markdown::record(subject);
        assert!(review(&exported, subject, subject).is_empty());
        let edited = exported.replacen("And whom do they call?\n", "And whom do they call?\n> Nobody.\n", 1);
        assert_ne!(edited, exported);
        let found = review(&edited, subject, subject);
        let told: Vec<_> = found.comments.iter().map(|each| each.text.as_str()).collect();
        assert_eq!((told, found.proposals.len(), found.strange.len()), (vec!["Nobody."], 0, 0));
    });
}

/// A product with two answers that are shown by files, committed and tagged.
fn product() -> Option<Place> {
    let place = Place::repository()?;
    place.write("SAFETY.md", "Ada owns it.\n");
    place.run("init --name bot").gives(0);
    place.run("answer safety-owner yes --evidence SAFETY.md").gives(0);
    place.run("answer intended-use yes --evidence https://example.org/use").gives(0);
    place.commit("first answers");
    place.git(&["tag", "v1.0.0"]);
    Some(place)
}

#[test]
fn nothing_changed_is_no_difference_and_a_good_exit() {
    let Some(place) = product() else { return };
    for line in ["diff", "diff . .", "diff HEAD: .", "diff v1.0.0: HEAD:", "diff ai-safety/record.json ."] {
        let said = place.run(line).gives(0);
        assert!(said.out.ends_with("\nno difference\n"), "{line}: {}", said.out);
    }
    let json: Value = serde_json::from_str(&place.run("diff --format json").gives(0).out).unwrap();
    assert_eq!((&json["empty"], &json["from"]["evidence"]), (&true.into(), &"git".into()));
    assert!(place.run("diff --format markdown").gives(0).out.contains("There is no difference."));
}

#[test]
fn answers_gaps_and_evidence_are_told_field_by_field() {
    let Some(place) = product() else { return };
    place
        .run("answer intended-use partly --plan finish --by 2026-12-01")
        .with("--note")
        .with("half\ndone")
        .gives(0);
    place.run("answer pin-model-revision no --owner Grace").gives(0);
    let said = place.run("diff v1.0.0: .").gives(1);
    for part in [
        "from v1.0.0:, judged as of ",
        "evidence files looked at in git",
        "shown before, and no longer: 1\n  intended-use: the answer is no longer yes\n",
        "pin-model-revision: answered no\n",
        "gaps closed: 1\n",
        "answers added: 1\n  pin-model-revision\n    status: unanswered -> no\n    owner: nothing -> Grace\n",
        "answers changed: 1\n  intended-use\n    status: yes -> partly\n    note:\n      + half\n      + done\n",
        "    plan: nothing -> finish, by 2026-12-01\n",
    ] {
        assert!(said.out.contains(part), "{part:?} is missing in\n{}", said.out);
    }
    let backwards = place.run("diff . v1.0.0:").gives(1).out;
    assert!(backwards.contains("shown now, and not before: 1\n  intended-use\n"), "{backwards}");
    place.run("diff --fail-on-regression . v1.0.0:").gives(0);
}

#[test]
fn evidence_that_rots_is_a_regression_by_name() {
    let Some(place) = product() else { return };
    place.run("diff --fail-on-regression").gives(0);
    place.write("SAFETY.md", "Nobody owns it.\n");
    let said = place.run("diff --fail-on-regression").gives(1).out;
    assert!(said.contains("safety-owner: a file named as evidence has changed since"), "{said}");
    // Committed as it is, the same is told between two commits.
    place.commit("rot");
    std::fs::remove_file(place.path("SAFETY.md")).unwrap();
    place.commit("gone");
    let between = place.run("diff v1.0.0: HEAD~1: --format json --fail-on-regression").gives(1);
    let json: Value = serde_json::from_str(&between.out).unwrap();
    assert_eq!(json["no_longer_shown"][0]["item"], "safety-owner");
    assert_eq!(json["no_longer_shown"][0]["why"], "evidence-changed");
    let json: Value =
        serde_json::from_str(&place.run("diff v1.0.0: HEAD: --format json").gives(1).out).unwrap();
    assert_eq!(json["no_longer_shown"][0]["why"], "evidence-missing");
}

#[test]
fn evidence_that_was_named_anew_is_one_thing_that_changed() {
    let Some(place) = product() else { return };
    place.write("SAFETY.md", "Grace owns it.\n");
    place.write("docs.md", "More.\n");
    place.run("answer safety-owner keep --evidence SAFETY.md --evidence docs.md").gives(0);
    let text = place.run("diff").gives(1).out;
    assert!(text.contains("    ~ evidence SAFETY.md: sha256:"), "{text}");
    assert!(text.contains("    + evidence docs.md\n") && !text.contains("- evidence SAFETY.md"), "{text}");
    // Whatever is told as a change looks like one.
    let equal = |line: &&str| {
        let sides = line.split_once(" -> ").or_else(|| line.split_once(" → "));
        sides.is_some_and(|(before, after)| before.ends_with(&format!(": {after}")))
    };
    assert_eq!(text.lines().find(equal), None, "{text}");
    let markdown = place.run("diff --format markdown").gives(1).out;
    assert!(markdown.contains("- evidence changed: `SAFETY.md`: sha256:"), "{markdown}");
    assert!(
        !markdown.contains("evidence lost") && markdown.contains("evidence gained: `docs.md`"),
        "{markdown}"
    );
    assert_eq!(markdown.lines().find(equal), None, "{markdown}");
}

#[test]
fn evidence_that_git_ignores_is_taken_as_recorded() {
    let Some(place) = Place::repository() else { return };
    place.write(".gitignore", "private.md\n");
    place.write("private.md", "not for git");
    place.run("init --name bot").gives(0);
    place.run("answer safety-owner yes --evidence private.md").gives(0);
    place.commit("answers");
    place.run("diff --fail-on-regression").gives(0);
    std::fs::remove_file(place.path("private.md")).unwrap();
    place.run("diff --fail-on-regression").gives(1);
}

#[test]
fn a_model_that_came_or_went_is_told_and_nobodys_answer_went_back() {
    let Some(place) = Place::repository() else { return };
    place.run("init --name bot").gives(0);
    place.write("e.md", "as it was looked up\n");
    place.run("answer publisher-verified yes --evidence e.md").gives(0);
    place.run("answer safety-owner yes --evidence e.md").gives(0);
    place.commit("begun");
    let compared = |code| {
        let said = place.run("diff HEAD: . --fail-on-regression").gives(code).out;
        let json = place.run("diff HEAD: . --fail-on-regression --format json").gives(code).out;
        let json: Value = serde_json::from_str(&json).unwrap();
        let markdown = place.run("diff HEAD: . --format markdown --fail-on-regression").gives(code).out;
        assert_eq!(markdown.contains("no longer asked"), said.contains("no longer asked"), "{markdown}");
        (said, json)
    };
    // The first models: what was said of the whole project is asked of each of a kind, or of none.
    place.run("models add openai:o1").gives(0);
    let (said, json) = compared(0);
    assert!(
        said.contains("publisher-verified: said of the whole project, and asked of no model of the kind"),
        "{said}"
    );
    assert_eq!(json["no_longer_asked"][0]["why"], "not-of-this-kind");
    place.run("models add org/a").gives(0);
    let (said, json) = compared(0);
    assert!(said.contains("publisher-verified: said of the whole project, and asked of each"), "{said}");
    assert_eq!(json["no_longer_asked"][0]["why"], "asked-of-each");
    place.run("answer publisher-verified@org/a yes --evidence e.md").gives(0);
    place.commit("one model answered");
    // Another model, of which nobody said anything yet, takes nothing from what was said of the first.
    place.run("models add org/b").gives(0);
    let (said, json) = compared(0);
    assert!(!said.contains("shown before") && said.contains("publisher-verified@org/b"), "{said}");
    assert_eq!(json["no_longer_shown"], serde_json::json!([]));
    place.run("models retire org/a").gives(0);
    let (said, json) = compared(0);
    assert!(said.contains("publisher-verified@org/a: the model is no longer in use"), "{said}");
    assert_eq!(json["no_longer_asked"][0]["why"], "model-out-of-use");
    // What is still asked and no longer shown is a regression beside it.
    place.run("answer safety-owner no").gives(0);
    let (said, _) = compared(1);
    assert!(said.contains("safety-owner: the answer is no longer yes"), "{said}");
}

#[test]
fn evidence_that_was_gone_on_both_sides_is_no_regression_however_much_there_was() {
    let Some(place) = product() else { return };
    let names: Vec<String> = (0..205).map(|number| format!("evidence/{number}.md")).collect();
    let mut answer = place.run("answer intended-use yes");
    for name in &names {
        place.write(name, "seen\n");
        answer = answer.with("--evidence").with(name);
    }
    answer.gives(0);
    place.commit("evidence");
    place.git(&["rm", "-r", "--quiet", "evidence"]);
    place.commit("gone");
    let said = place.run("diff HEAD: .").gives(0);
    assert!(!said.out.contains("no longer") && said.err.is_empty(), "{}{}", said.out, said.err);
    let said = place.run("diff HEAD~1: .").gives(1).out;
    assert!(said.contains("shown before, and no longer: 1"), "{said}");
}

#[test]
fn a_history_that_was_cut_gives_no_regression_that_is_not_there() {
    let Some(place) = product() else { return };
    place.git(&["rm", "--quiet", "SAFETY.md"]);
    place.commit("gone");
    place.write("README.md", "bot\n");
    place.commit("something else");
    assert!(place.run("diff HEAD: . --fail-on-regression").gives(0).err.is_empty());
    // As in a clone that took the last commit only.
    place.write(".git/shallow", &format!("{}\n", place.head()));
    let said = place.run("diff HEAD: . --fail-on-regression").gives(0);
    assert!(said.err.contains("HEAD: of 1 evidence file git does not tell"), "{}", said.err);
}

#[test]
fn it_is_said_who_did_not_look_at_evidence_that_is_too_much() {
    let Some(place) = product() else { return };
    let answer = |number: usize| Evidence::File {
        path: format!("{number}.md").parse().unwrap(),
        digest: Digest::of(b"x"),
    };
    let mut record = place.record();
    let evidence = (0..=MOST_LOOKED_UP).map(answer).collect();
    let given = Answer { evidence, status: Some(Status::Yes), ..Answer::default() };
    record.answers.insert("intended-use".parse().unwrap(), given);
    place.write("ai-safety/record.json", &print(&record).unwrap());
    place.commit("much");
    let said = place.run("diff HEAD: HEAD:").gives(0).err;
    // The file that git holds comes after all of them in the order of their names.
    assert!(
        said.contains("HEAD: 2 evidence files were not looked at, since mindgap looks up no more than 5000"),
        "{said}"
    );
    assert!(!said.contains("git does not tell"), "{said}");
}

#[test]
fn a_frozen_release_is_compared_as_of_the_day_of_its_last_signature() {
    let Some(place) = product() else { return };
    for version in ["1.9.0", "1.10.0"] {
        place.freeze(version);
    }
    assert!(place.run("diff").gives(0).out.contains("from release 1.10.0, judged as of 2026-11-20"));
    place.run("answer safety-owner no").gives(0);
    let said = place.run("diff 1.9.0 . --fail-on-regression").gives(1).out;
    assert!(said.contains("safety-owner: the answer is no longer yes"), "{said}");
    let log = place.run("log safety-owner").gives(0).out;
    assert!(log.contains("release 1.10.0, 2026-11-20T10:00:00Z, Grace, safety-owner: yes"), "{log}");
    let none = place.run("diff 2.0.0 .").gives(2).err;
    assert!(none.contains("`2.0.0` is no release and no file") && none.contains("1.9.0, 1.10.0"), "{none}");
}

#[test]
fn a_repository_without_a_commit_is_told_as_that() {
    let Some(place) = Place::repository() else { return };
    place.run("init --name bot").gives(0);
    assert!(place.run("log").gives(0).out.contains("nothing is committed here yet"));
    let refused = place.run("diff").gives(2).err;
    assert!(refused.contains("nothing is committed here yet") && refused.contains("git add"), "{refused}");
    let none = Place::without_git();
    let refused = none.run("diff").gives(2).err;
    assert!(refused.contains("in no git repository") && refused.contains("git init"), "{refused}");
}

#[test]
fn a_revision_is_never_taken_for_an_option_or_a_range() {
    let Some(place) = product() else { return };
    for hostile in ["--output=x:", "-p:", "HEAD..HEAD~1:", "HEAD:README:", ":", "nowhere:", "HEAD^{tree}:"] {
        let said = place.run("diff --").with(hostile).with(".").gives(2);
        assert!(said.err.contains("git knows no commit"), "{hostile}: {}", said.err);
    }
    assert!(!place.path("x").exists());
    let none = Place::without_git().run("diff HEAD: .").gives(2).err;
    assert!(none.contains("hint: "), "{none}");
}

#[test]
fn what_is_private_is_masked_for_others_and_nothing_breaks_the_markdown() {
    let Some(place) = product() else { return };
    let hostile = "ask ada@example.org\n</details> # @everyone [x](y) | `code`";
    place.run("answer safety-owner keep --note").with(hostile).gives(0);
    let markdown = place.run("diff --format markdown").gives(1).out;
    assert!(markdown.contains("> ask \\[e-mail address masked\\]"), "{markdown}");
    assert!(!markdown.contains("ada@example.org") && !markdown.contains("\n</details>"), "{markdown}");
    assert!(markdown.contains("> \\</details\\>"), "{markdown}");
    assert!(place.run("diff --format markdown --unmasked").gives(1).out.contains("ada@example.org"));
    place.run("diff --format json -o CHANGES.json").gives(1);
    assert!(!place.read("CHANGES.json").contains("ada@example.org"));
}

#[test]
fn an_acceptance_that_lapses_between_two_releases_is_a_gap_opened() {
    let Some(place) = product() else { return };
    place.run("answer logs-rebuild-events no --accept alone --until 2026-11-21").gives(0);
    place.freeze("1.0.0");
    let said = place.run("diff").gives(1).out;
    assert!(said.contains("logs-rebuild-events: the time for which the risk was accepted is over"), "{said}");
}

#[test]
fn the_history_of_an_answer_is_told_newest_first() {
    let Some(place) = product() else { return };
    place.run("answer safety-owner partly").by("Grace").gives(0);
    place.commit("second thoughts");
    place.run("answer intended-use no").gives(0);
    place.commit("something else");
    place.run("answer safety-owner no").gives(0);
    let said = place.run("log safety-owner").gives(0).out;
    let order: Vec<_> = ["not committed yet", "second thoughts", "first answers"]
        .iter()
        .map(|part| said.find(part).unwrap_or_else(|| panic!("{part} is missing in\n{said}")))
        .collect();
    assert!(order.is_sorted() && !said.contains("something else"), "{said}");
    assert!(said.contains("status: yes -> partly") && said.contains("status: partly -> no"), "{said}");
    let all = place.run("log -n 1").gives(0).out;
    assert!(all.contains("intended-use: changed, no") && all.contains("`-n` looks at more"), "{all}");
    let json: Value = serde_json::from_str(&place.run("log --format json").gives(0).out).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 4, "{json}");
    assert_eq!(json["entries"][3]["who"], "Ada");
    let none = Place::without_git();
    assert!(none.run("log").gives(0).out.contains("no change is known\ngit's history is missing here"));
}

#[test]
fn a_reviewer_edits_the_export_and_the_chosen_changes_are_applied() {
    let Some(place) = product() else { return };
    place
        .run("answer safety-owner keep --owner Ada --note")
        .with("first *line*\nask ada@example.org")
        .gives(0);
    place.run("export -o RECORD.md").gives(0);
    let untouched = place.run("review RECORD.md").gives(0);
    assert_eq!(untouched.out, "nothing is proposed\n");

    let text = place.read("RECORD.md");
    let (head, body) = text.split_once("- Item: `safety-owner`").unwrap();
    let body = body.replacen("✓ yes", "partly", 1).replacen("- Owner: Ada", "- Owner: Grace", 1);
    let body = body.replacen("> first \\*line\\*  \n", "> first \\*line\\*\n> and a second\n", 1);
    let (answer, rest) = body.split_once("\n### ").unwrap();
    let (question, rest) = rest.split_once("- Item: `").unwrap();
    let (item, rest) = rest.split_once('`').unwrap();
    let rest = rest.replacen("- Status: · unanswered", "- Status: perhaps", 1);
    let edited = format!(
        "{head}- Item: `safety-owner`{answer}\n> review: who is on call at night?\n\n### {question}- Item: `{item}`{rest}"
    );
    place.write("RECORD.md", &edited);

    let listed = place.run("review RECORD.md").gives(1);
    for part in [
        "safety-owner, status (line ",
        "    - yes\n    + partly\n",
        "safety-owner, owner (line ",
        "safety-owner, comment (line ",
        "    who is on call at night?\n",
        ", status: use one of: ",
        "not understood: 2\n",
    ] {
        assert!(listed.out.contains(part), "{part:?} is missing in\n{}", listed.out);
    }
    assert!(listed.out.contains("a masked text was changed"), "{}", listed.out);
    assert_eq!(place.answer("safety-owner").owner.as_deref(), Some("Ada"), "nothing is applied by looking");

    place.run("review RECORD.md --apply safety-owner").by("Bob").gives(1);
    let answer = place.answer("safety-owner");
    assert_eq!(answer.status.map(Status::word), Some("partly"));
    assert_eq!((answer.owner.as_deref(), answer.by.as_deref()), (Some("Grace"), Some("Bob")));
    assert!(answer.note.starts_with("first *line*\nask ada@example.org\n\nComment of a review: who is on"));
    let again = place.run("review RECORD.md").gives(1).out;
    assert!(again.contains("proposed: 0; comments: 0; not understood: 2"), "{again}");
}

#[test]
fn a_text_that_a_reviewer_writes_as_a_short_field_is_that_field() {
    let Some(place) = product() else { return };
    place.run("export -o RECORD.md").gives(0);
    let text = place.read("RECORD.md");
    let open = "- Status: · unanswered";
    let (head, body) = text.split_once(open).unwrap();
    let key = head.rsplit_once("- Item: `").unwrap().1.split('`').next().unwrap().to_owned();
    let said =
        "- Status: no\n- Owner: Bob\n- Note: half \\*done\\*\n- Plan: finish it\n- Planned by: 2027-01-31";
    place.write("RECORD.md", &format!("{head}{said}{body}"));
    place.run(&format!("review RECORD.md --apply {key}")).by("Bob").gives(0);
    let answer = place.answer(&key);
    assert_eq!((answer.owner.as_deref(), answer.note.as_str()), (Some("Bob"), "half *done*"));
    assert_eq!(answer.plan.map(|plan| plan.what).as_deref(), Some("finish it"));
}

#[test]
fn a_day_of_an_acceptance_without_its_reason_is_told_and_never_written_over() {
    let Some(place) = product() else { return };
    place.run("export -o RECORD.md").gives(0);
    let text = place.read("RECORD.md");
    let (head, body) = text.split_once("- Item: `intended-use`").unwrap();
    let body = body.replacen("\n- Answered by", "\n- Accepted until: 2027-01-31, by Bob\n- Answered by", 1);
    place.write("RECORD.md", &format!("{head}- Item: `intended-use`{body}"));
    let said = place.run("review RECORD.md").gives(1).out;
    assert!(said.contains("intended-use, acceptance: a risk is accepted with its reason"), "{said}");
    place.run("export -o RECORD.md").gives(2);
    assert!(place.read("RECORD.md").contains("by Bob"));
}

#[test]
fn a_review_that_was_applied_has_nothing_more_to_propose() {
    let Some(place) = product() else { return };
    place.run("answer safety-owner keep --note").with("Ada\n\nwho else?").gives(0);
    place.run("export --unmasked -o RECORD.md").gives(0);
    let text = place.read("RECORD.md");
    let (head, body) = text.split_once("- Item: `safety-owner`").unwrap();
    let body = body.replacen("✓ yes", "partly", 1);
    let (answer, rest) = body.split_once("\n### ").unwrap();
    let own = "> review: who is on call at night?\n\nAnd by day?\n";
    place.write("RECORD.md", &format!("{head}- Item: `safety-owner`{answer}\n{own}\n### {rest}"));
    let first = place.run("review RECORD.md --all").gives(0).out;
    assert!(first.contains("proposed: 1; comments: 2; not understood: 0"), "{first}");
    let told = place.answer("safety-owner");
    assert_eq!(
        told.note,
        "Ada\n\nwho else?\n\nComment of a review: who is on call at night?\n\nComment of a review: And by day?"
    );
    // Tables and counts of the document are those of another day, and none is an answer.
    let record = place.read("ai-safety/record.json");
    for line in ["review RECORD.md", "review RECORD.md --all", "review RECORD.md --format json"] {
        place.run(line).gives(0);
    }
    assert_eq!(place.run("review RECORD.md").gives(0).out, "nothing is proposed\n");
    assert_eq!(place.read("ai-safety/record.json"), record);
    // Another edit of the same document proposes that edit, and takes no comment away.
    place.write("RECORD.md", &place.read("RECORD.md").replacen("> Ada", "> Ada Byron", 1));
    let other = place.run("review RECORD.md").gives(1).out;
    assert!(other.contains("- Ada\n") && other.contains("+ Ada Byron\n"), "{other}");
    assert!(!other.contains("- Comment"), "{other}");
    place.run("review RECORD.md --apply safety-owner").gives(0);
    assert_eq!(place.answer("safety-owner").note, told.note.replacen("Ada", "Ada Byron", 1));
}

#[test]
fn a_rejection_is_told_wherever_it_stands_and_goes_into_the_note_of_its_answer() {
    let Some(place) = product() else { return };
    place.run("export --unmasked -o RECORD.md").gives(0);
    let text = place.read("RECORD.md");
    let (head, body) = text.split_once("- Item: `safety-owner`").unwrap();
    let (answer, rest) = body.split_once("\n### ").unwrap();
    let no = "Overall: I do not approve this record.";
    let own = "I reject this answer";
    place.write("RECORD.md", &format!("{no}\n\n{head}- Item: `safety-owner`{answer}\n{own}\n\n### {rest}"));
    let told = place.run("review RECORD.md").gives(1).out;
    assert!(told.contains(&format!("not under an answer, comment (line 1)\n    {no}")), "{told}");
    assert!(told.contains("proposed: 0; comments: 2; not understood: 0"), "{told}");
    let json: Value =
        serde_json::from_str(&place.run("review RECORD.md --format json").gives(1).out).unwrap();
    assert_eq!((&json["comments"][0]["key"], &json["comments"][0]["text"]), (&Value::Null, &no.into()));
    // What stands under no answer has no note to go to, and goes on being told.
    let first = place.run("review RECORD.md --all").gives(1).err;
    assert!(first.contains("not applied: the comment in line 1 belongs to no answer"), "{first}");
    assert!(!place.run("review RECORD.md").gives(1).err.contains("--all"), "nothing of it can be applied");
    assert_eq!(place.answer("safety-owner").note, "Comment of a review: I reject this answer");
    let record = place.read("ai-safety/record.json");
    let again = place.run("review RECORD.md --all").gives(1).out;
    assert!(again.contains("proposed: 0; comments: 1; not understood: 0"), "{again}");
    assert_eq!(place.read("ai-safety/record.json"), record, "twice is once");
}

#[test]
fn a_review_of_something_else_is_an_error() {
    let Some(place) = product() else { return };
    place.write("other.md", "# A page\n\n- about: nothing of ours\n");
    let refused = place.run("review other.md").gives(2).err;
    assert!(refused.contains("other.md is no exported record"), "{refused}");
    assert!(refused.contains("mindgap export -o FILE"), "{refused}");
    // A line of an answer that lost its item is told, and no table is.
    place.run("export --unmasked -o RECORD.md").gives(0);
    let text = place.read("RECORD.md").replacen("- Item: `safety-owner`", "- Item `safety-owner`", 1);
    place.write("RECORD.md", &text);
    let told = place.run("review RECORD.md").gives(1).out;
    assert!(told.contains("this is no line of an answer: - Item `safety-owner`"), "{told}");
    assert!(told.contains("not understood: 1"), "{told}");
}

#[test]
fn a_review_asks_one_by_one_on_a_terminal_and_refuses_to_undo_what_is_newer() {
    let Some(place) = product() else { return };
    place.run("export --unmasked -o RECORD.md").gives(0);
    let text = place.read("RECORD.md");
    let (head, body) = text.split_once("- Item: `safety-owner`").unwrap();
    let body = body.replacen("✓ yes", "✗ no", 1).replacen("\n\n", "\n- Owner: Eve\n\n", 1);
    place.write("RECORD.md", &format!("{head}- Item: `safety-owner`{body}"));
    let said = place.run("review RECORD.md").in_a_terminal().typing("n\ny\n", 1);
    assert!(said.out.contains("Apply this? [y/N, q ends]"), "{}", said.out);
    let answer = place.answer("safety-owner");
    assert_eq!((answer.status.unwrap().word(), answer.owner.as_deref()), ("yes", Some("Eve")));

    // Answered again since: the old document says something about an answer that is no more.
    place.run("answer safety-owner partly").by("Grace").gives(0);
    let all = place.run("review RECORD.md --all").gives(1);
    assert!(
        all.err.contains("not applied: safety-owner, status: the answer was changed since"),
        "{}",
        all.err
    );
    assert_eq!(place.answer("safety-owner").status.unwrap().word(), "partly");

    // Who names it has it, and what was newer goes into the note.
    place.run("answer safety-owner keep --note").with("newer").by("Grace").gives(0);
    let text =
        place.read("RECORD.md").replacen("- Owner: Eve\n\n", "- Owner: Eve\n\nNote:\n\n> older\n\n", 1);
    place.write("RECORD.md", &text);
    let named = place.run("review RECORD.md --apply safety-owner").gives(0).out;
    assert!(named.contains("safety-owner\n") && named.contains("newer"), "{named}");
    let note = place.answer("safety-owner").note;
    assert!(note.starts_with("older\n\nSet aside on ") && note.contains("status: partly"), "{note}");
    assert!(note.ends_with("note: newer"), "{note}");
    place.run("review RECORD.md").gives(0);
}

#[test]
fn a_printed_record_keeps_its_bytes_and_a_key_is_one() {
    // What waits for a choice is a field more; a record without it is written as ever.
    let text = print(&record(&[])).unwrap();
    assert!(!text.contains("conflicts"));
    let key: AnswerKey = "safety-owner".parse().unwrap();
    assert!(parse(&text).unwrap().answers.contains_key(&key));
}
