//! What a record keeps beside its answers is in both exports, and an export that comes back edited loses no word.

use std::collections::BTreeMap;

use mindgap::checklist::{Checklist, builtin};
use mindgap::record::{
    Answer, AsideKey, Edit, Evidence, Observed, Plan, ProfileAnswer, Record, Review, SET_ASIDE, SetAside,
    Status, Verdict, Versions,
};
use mindgap::report::{Review as Reviewed, Subject, json, markdown, privacy, review};
use mindgap::{assess::assess, checklist::Digest};
use pretty_assertions::assert_eq;

use super::{answer, checklist, day, file, full, structure, written};

/// A record in which two branches answered a question, something was set aside, and a merge left something over.
fn kept(checklist: &Checklist) -> Record {
    let (mut record, _) = full(checklist);
    let key = "owner".parse().unwrap();
    let ours = record.answers.get(&key).unwrap().clone();
    let theirs = Answer {
        status: Some(Status::No),
        by: Some("Grace".to_owned()),
        note: "we looked\n\n  nobody does".to_owned(),
        reason: "it never shipped".to_owned(),
        owner: Some("Eve".to_owned()),
        plan: Some(Plan { what: "find one".to_owned(), by: Some(day("2026-12-24")) }),
        evidence: vec![file("SAFETY.md", "other"), Evidence::commit("0123456789abcdef").unwrap()],
        extra: [("tool".to_owned(), serde_json::json!({"row": 7}))].into(),
        ..ours.clone()
    };
    record.conflicts = BTreeMap::from([(key, Versions { ours, theirs })]);
    let seen = AsideKey::new("model-pin", "app/load.py", Digest::of(b"x")).unwrap();
    let said = |reason: &str, until: &str| SetAside {
        at: "2026-11-01T10:00:00Z".parse().unwrap(),
        by: "Ada".to_owned(),
        line: Some(3),
        reason: reason.to_owned(),
        saw: "org/x, without a revision".to_owned(),
        until: day(until),
    };
    record.aside.insert(seen, said("asked of bob@example.org", "2026-12-31"));
    let over = AsideKey::new("model-card", ".", Digest::of(b"y")).unwrap();
    record.aside.insert(over, said("a draft", "2026-11-02"));
    let left = serde_json::json!({"project name": "grace-bot", "profile users": ["public"]});
    record.extra.insert(SET_ASIDE.to_owned(), left);
    record
}

fn exported(record: &Record, write: impl Fn(&Subject<'_>) -> String) -> String {
    let checklist = checklist();
    let (_, observed) = full(&checklist);
    written(&checklist, record, &observed, write)
}

/// What comes of a document that is given back to a project with this record.
fn reviewed(record: &Record, document: &str) -> Reviewed {
    let checklist = checklist();
    let (_, observed) = full(&checklist);
    let today = day("2026-11-22");
    let assessment = assess(&checklist, record, &observed, today);
    let subject = Subject::of(&checklist, record, &assessment, &observed, today);
    let masked = privacy::masked(record);
    review(document, &subject, &Subject { record: &masked, ..subject.clone() })
}

fn comments(review: &Reviewed) -> Vec<(&str, &str)> {
    review.comments.iter().map(told).collect()
}

fn told(comment: &markdown::Comment) -> (&str, &str) {
    (comment.key.as_ref().map_or("", |key| key.as_str()), &comment.text)
}

#[test]
fn both_versions_of_an_answer_stand_in_the_markdown_with_all_that_they_say() {
    let record = kept(&checklist());
    let text = exported(&record, markdown::record);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part:?} is missing in\n{text}"));
    let order = [
        "- Waits for a choice: Two branches answered this differently. Choose one;",
        "- Kept, whichever you choose:\n",
        "- Ours:\n  - Status: ✓ yes\n",
        "  - Answered by: Ada",
        "- Theirs:\n  - Status: ✗ no\n",
        "  - Answered by: Grace",
        "  - Owner: Eve",
        "  - Planned by: 2026-12-24",
        "  - Values of other tools: \\{\"tool\"",
        "  > it never shipped",
        "  > we looked\n  >\n",
        "  > \u{a0}\u{a0}nobody does",
        "  > find one",
    ];
    let places: Vec<usize> = order.iter().map(|part| at(part)).collect();
    assert!(places.is_sorted(), "{text}");
    for held in ["x", "other"] {
        at(&Digest::of(held.as_bytes()).to_string());
    }
    structure(&text);
    assert!(reviewed(&record, &text).is_empty(), "{:?}", reviewed(&record, &text));
}

#[test]
fn the_side_that_the_record_shows_is_told_once() {
    let mut record = kept(&checklist());
    let key = "owner".parse().unwrap();
    let own = record.answers.get_mut(&key).unwrap();
    own.note = "ours alone, bob@example.org".to_owned();
    record.conflicts.get_mut(&key).unwrap().ours = own.clone();
    let text = exported(&record, markdown::record);
    assert_eq!(text.matches("ours alone").count(), 1, "{text}");
    let named: Vec<_> = privacy::mask(&record).1.iter().map(ToString::to_string).collect();
    assert_eq!(named.iter().filter(|each| each.starts_with("owner")).count(), 1, "{named:?}");
    assert!(!exported(&privacy::masked(&record), markdown::record).contains("bob@"));
    // What was said since somebody merged is no side of it.
    record.answers.get_mut(&key).unwrap().note = "said since".to_owned();
    let text = exported(&record, markdown::record);
    assert_eq!((text.matches("ours alone").count(), text.matches("said since").count()), (1, 1), "{text}");
}

#[test]
fn what_a_document_told_as_two_versions_is_not_withdrawn_by_it() {
    let record = kept(&checklist());
    let text = exported(&record, markdown::record);
    let mut chosen = record.clone();
    chosen.conflicts.clear();
    assert_eq!(reviewed(&chosen, &text).proposals, []);
}

#[test]
fn an_answer_that_was_changed_within_the_minute_is_newer_than_the_document() {
    let record = full(&checklist()).0;
    let text = exported(&record, markdown::record);
    let mut now = record.clone();
    let owner = now.answers.get_mut(&"owner".parse().unwrap()).unwrap();
    owner.at = owner.at.map(|at| at + chrono::Duration::seconds(20));
    owner.note = "said since".to_owned();
    let found = reviewed(&now, &text);
    assert!(!found.proposals.is_empty() && found.proposals.iter().all(|each| each.stale), "{found:?}");
}

/// As it was written when exports told moments to the minute.
const FORMER: &str = include_str!("../fixtures/record/former-export.md");

#[test]
fn an_export_of_the_former_form_is_read_as_it_was() {
    let record = full(&checklist()).0;
    let found = reviewed(&record, FORMER);
    assert!(FORMER.contains("10:03 UTC") && found.is_empty(), "{found:?}");
    let edited = FORMER.replacen("- Status: ✗ no", "- Status: ✓ yes", 1);
    let found = reviewed(&record, &edited);
    assert!(found.proposals.len() == 1 && !found.proposals[0].stale, "{found:?}");
    assert_eq!((found.comments.len(), found.strange.len()), (0, 0), "{found:?}");
    let another = FORMER.replacen("Answered by: Ada, ", "Answered by: Bob, ", 1);
    assert_eq!(reviewed(&record, &another).strange.len(), 1);
    // A minute later the answer is a newer one.
    let mut now = record;
    let plan = now.answers.get_mut(&"plan".parse().unwrap()).unwrap();
    plan.at = plan.at.map(|at| at + chrono::Duration::seconds(60));
    let found = reviewed(&now, &edited);
    assert!(found.proposals.len() == 1 && found.proposals[0].stale, "{found:?}");
}

#[test]
fn a_document_with_its_seal_is_known_as_it_was_written() {
    let record = full(&checklist()).0;
    let text = markdown::sealed(exported(&record, markdown::record));
    assert!(reviewed(&record, &text).is_empty(), "{:?}", reviewed(&record, &text));
    for same in [text.as_str(), &text.replace('\n', "\r\n"), text.trim_end()] {
        assert!(markdown::is_as_written(same));
    }
    let seal = text.lines().last().unwrap();
    let status = text.replacen("✓ yes", "✗ no", 1);
    for other in
        [status, format!("{text}\nNo.\n"), text.replace(seal, ""), text.replace(seal, &format!("{seal} No."))]
    {
        assert!(!markdown::is_as_written(&other), "{other}");
    }
    assert_eq!(comments(&reviewed(&record, &format!("{text}\nNo.\n"))), [("", "No.")]);
}

#[test]
fn what_was_set_aside_is_in_both_exports_whether_or_not_anybody_looked() {
    let record = kept(&checklist());
    let text = exported(&record, markdown::record);
    for part in [
        "## Set aside\n",
        "- `model-pin:app/load.py`, line 3: set aside until 2026-12-31 by Ada\\: asked of `bob@example.org`; decided 2026-11-01, of: org/x, without a revision",
        "- `model-card:.`, line 3: was set aside until 2026-11-02 by Ada, which is past\\: a draft;",
        "- `project name`: \"grace-bot\"",
        "- `profile users`: \\[\"public\"\\]",
    ] {
        let part = part.replace("\\: ", ": ");
        assert!(text.contains(&part), "{part:?} is missing in\n{text}");
    }
    let told: serde_json::Value = serde_json::from_str(&exported(&record, json::record)).unwrap();
    let one = &told["set_aside"][1];
    assert_eq!(
        (&one["by"], &one["until"], &one["holds"]),
        (&"Ada".into(), &"2026-12-31".into(), &true.into())
    );
    assert_eq!((&one["line"], &one["seen"]), (&3.into(), &serde_json::Value::Null));
    assert_eq!(told["extra"][SET_ASIDE]["project name"], "grace-bot");

    let masked =
        exported(&privacy::masked(&record), |subject| markdown::record(subject) + &json::record(subject));
    assert!(!masked.contains("bob@example.org"), "{masked}");
}

#[test]
fn a_line_that_is_none_of_the_export_is_a_comment_wherever_it_stands() {
    let record = kept(&checklist());
    let text = exported(&record, markdown::record);
    let owner = text.find("- Item: `owner`").unwrap();
    let title = text[..owner].rfind("### ").unwrap();
    let next = owner + text[owner..].find("\n### ").unwrap() + 1;
    for (at, line, said) in [
        (0, "Overall: I do not approve this record.", ("", "Overall: I do not approve this record.")),
        (0, "# I reject this", ("", "I reject this")),
        (0, "> I reject this", ("", "I reject this")),
        (text.find("## Scope").unwrap(), "- and I doubt that", ("", "- and I doubt that")),
        (text.find("## Scope").unwrap(), "### Nobody looked", ("", "Nobody looked")),
        (text.len(), "Not approved. Bob", ("", "Not approved. Bob")),
        (next, "## I reject this answer", ("", "I reject this answer")),
        (next, "### I reject this answer", ("", "I reject this answer")),
        (next, "- Reviewed: rejected", ("owner", "Reviewed: rejected")),
        (next, "- Wanting: a second pair of eyes", ("owner", "Wanting: a second pair of eyes")),
        (next, "- I reject this", ("owner", "I reject this")),
        (next, "---\n\nRejected\n---", ("owner", "Rejected")),
        (owner, "What is an owner?", ("owner", "What is an owner?")),
        (owner, "### What is an owner?", ("owner", "What is an owner?")),
        (title, "## I reject what follows", ("", "I reject what follows")),
    ] {
        let edited = format!("{}{line}\n\n{}", &text[..at], &text[at..]);
        let found = reviewed(&record, &edited);
        let wanted = if at == title { (comments(&found)[0].0, said.1) } else { said };
        assert_eq!(comments(&found), [wanted], "{line:?} at {at}: {found:?}");
        assert_eq!((found.proposals.len(), found.strange.len()), (0, 0), "{line:?}: {found:?}");
    }
    let edited = text.replacen("  > it never shipped\n", "  > it never shipped\n  > It did.\n", 1);
    assert_eq!(comments(&reviewed(&record, &edited)), [("owner", "It did.")]);
    let retitled = format!("{}{}", &text[..title], text[title..].replacen('\n', ", rejected\n", 1));
    let found = reviewed(&record, &retitled);
    assert!(comments(&found)[0].1.ends_with(", rejected") && found.proposals.is_empty(), "{found:?}");
}

#[test]
fn lines_of_an_export_are_no_comments_however_the_record_went_on() {
    let checklist = checklist();
    let mut record = kept(&checklist);
    let limits = record.answers.get_mut(&"limits".parse().unwrap()).unwrap();
    let at = "2026-11-21T10:00:00Z".parse().unwrap();
    let (of, comment) = (limits.digest(), "say which\n\nand when".to_owned());
    limits.review = Some(Review { at, by: "Grace".to_owned(), comment, of, verdict: Verdict::SentBack });
    let texts = [
        exported(&record, markdown::record),
        exported(&privacy::masked(&record), markdown::record),
        exported(&Record::new("bot", &checklist), markdown::record),
    ];
    let mut later = Record::new("another name", &checklist);
    answer(&mut later, &checklist, "logs", vec![Edit::Status(Status::Unknown)]);
    for text in &texts {
        for now in [&later, &record] {
            let found = reviewed(now, text);
            assert_eq!(comments(&found), [], "{text}");
        }
    }
    // And what a reviewer wrote into it is found all the same.
    let edited = texts[0].replacen("## Scope", "I do not approve.\n\n## Scope", 1);
    assert_eq!(comments(&reviewed(&later, &edited)), [("", "I do not approve.")]);
}

#[test]
fn every_line_of_an_export_is_known_by_what_it_is_made_of() {
    let small = checklist();
    let whole = builtin().unwrap();
    let mut filled = Record::new("half", &whole);
    for (at, item) in whole.items().iter().enumerate().filter(|(at, _)| at % 3 > 0) {
        answer(&mut filled, &whole, item.id.as_str(), vec![Edit::Status(Status::ALL[at % 5])]);
    }
    let nothing = Observed::new();
    let none: [String; 0] = [];
    for (checklist, record) in [(&small, kept(&small)), (&whole, filled), (&whole, Record::new("x", &whole))]
    {
        let text = written(checklist, &record, &nothing, markdown::record);
        let read = markdown::read(&text, &markdown::Own::new(&none, checklist));
        let told: Vec<_> = read.comments.iter().map(told).collect();
        assert_eq!((told, read.strange), (vec![], vec![]));
    }
}

/// A record with a verdict beside all that is kept, and an answer about a model.
fn with_a_verdict(checklist: &Checklist) -> Record {
    let mut record = kept(checklist);
    let limits = record.answers.get_mut(&"limits".parse().unwrap()).unwrap();
    let at = "2026-11-21T10:00:00Z".parse().unwrap();
    let (of, comment) = (limits.digest(), "say which\n\nand when".to_owned());
    limits.review = Some(Review { at, by: "Grace".to_owned(), comment, of, verdict: Verdict::SentBack });
    record
}

/// Whether a review tells a word, wherever.
fn tells(review: &Reviewed, word: &str) -> bool {
    let proposed = review.proposals.iter().any(|each| each.after.contains(word));
    let strange = |line: usize| review.strange.iter().any(|(at, why)| *at == line && !why.is_empty());
    proposed
        || review.comments.iter().any(|each| each.text.contains(word))
        || review.strange.iter().any(|(line, why)| why.contains(word) || strange(*line))
}

#[test]
fn a_word_behind_any_line_of_an_export_is_told() {
    let record = with_a_verdict(&checklist());
    let text = exported(&record, markdown::record);
    assert!(reviewed(&record, &text).is_empty(), "{:?}", reviewed(&record, &text));
    let mut lost = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let all = text.lines().enumerate();
        let edited: Vec<String> = all
            .map(|(each, line)| if each == at { format!("{} zzz", line.trim_end()) } else { line.to_owned() })
            .collect();
        if !tells(&reviewed(&record, &(edited.join("\n") + "\n")), "zzz") {
            lost.push(line);
        }
    }
    assert_eq!(lost, [""; 0]);
}

#[test]
fn a_generated_line_that_somebody_changed_is_told_and_one_that_the_record_changed_is_not() {
    let small = checklist();
    let record = with_a_verdict(&small);
    let text = exported(&record, markdown::record);
    let line = |part: &str| text.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}"));
    let cases = [
        (line("| All phases |"), "| All phases | 0 | 0 | 0 | 0 | 0 | 0 |"),
        (line("| questions, each"), "| questions, each counted once | 0 | 0 | 0 | 0 | 0 |"),
        (line("- Who uses it?"), "- Who uses it? Staff"),
        (line("- Answered by: Ada"), "- Answered by: Bob, 2026-11-20 10:03:00 UTC"),
        ("\n- Answered by: Ada, 2026-11-20 10:03:00 UTC", "\n- Answered by: Bob, 2026-11-20 10:03:00 UTC"),
        (line("- Written on:"), "- Written on: never"),
        (line("- Written by:"), "- Written by: Ada\n- Written by: Bob"),
        (line("- About logs (`logs`)"), "- About logs (`logs`): nobody answered yet"),
    ];
    for (before, after) in cases {
        let found = reviewed(&record, &text.replacen(before, after, 1));
        assert!(!found.strange.is_empty() || !found.comments.is_empty(), "{before} > {after}");
        assert_eq!(found.proposals, [], "{before} > {after}");
    }
    let start = text.find("### About limits").unwrap();
    let end = start + 1 + text[start + 1..].find("\n### ").unwrap();
    let found = reviewed(&record, &format!("{}{}", &text[..start], &text[end..]));
    assert!(found.strange.len() == 1 && found.strange[0].1.contains("limits"), "{found:?}");

    let mut later = record.clone();
    let tunes = ProfileAnswer::Chosen(["tunes".parse().unwrap()].into());
    later.profile.set("adapts".parse().unwrap(), Some(tunes));
    for (now, old) in [(&later, &record), (&record, &later)] {
        let found = reviewed(now, &exported(old, markdown::record));
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn what_is_quoted_and_recorded_no_more_is_told() {
    let small = checklist();
    let (before, now) = (with_a_verdict(&small), full(&small).0);
    let text = exported(&before, markdown::record)
        .replace("> say which", "> say zzz")
        .replace("> it never", "> zzy never");
    let found = reviewed(&now, &text);
    for word in ["zzz", "zzy"] {
        assert!(found.strange.iter().any(|(_, why)| why.contains(word)), "{word}: {found:?}");
    }
}

#[test]
fn a_heading_of_a_reviewer_and_what_follows_it_belong_to_no_answer() {
    let record = with_a_verdict(&checklist());
    let text = exported(&record, markdown::record);
    let next = text.find("### About limits").unwrap();
    let edited = format!("{}### Rejected by Carla\n\nNot like this.\n\n{}", &text[..next], &text[next..]);
    let found = reviewed(&record, &edited);
    assert_eq!(comments(&found), [("", "Rejected by Carla"), ("", "Not like this.")]);
    assert_eq!((found.proposals.len(), found.strange.len()), (0, 0), "{found:?}");
}

#[test]
fn an_answer_of_a_model_without_its_status_line_stays_its_own() {
    let record = with_a_verdict(&checklist());
    let text = exported(&record, markdown::record);
    let at = text.find("For the model `org/model`:").unwrap();
    let status = at + text[at..].find("- Status:").unwrap();
    let end = status + text[status..].find('\n').unwrap() + 1;
    let found = reviewed(&record, &format!("{}> review: why?\n{}", &text[..status], &text[end..]));
    assert_eq!(comments(&found), [("watch@org/model", "why?")]);
    assert!(found.proposals.is_empty() && found.strange.len() == 1, "{found:?}");
}
