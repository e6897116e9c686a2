//! What the reports say: a small invented project through every format, and hostile words that must stay words.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "report/kept.rs"]
mod kept;
#[path = "report/knowledge.rs"]
mod knowledge;

use chrono::{DateTime, NaiveDate, Utc};
use mindgap::assess::{Assessment, GapKind, Queue, Witness, assess, assess_seen};
use mindgap::checklist::{Checklist, Digest, Severity, SourceFile, builtin, parse};
use mindgap::record::{
    Acceptance, Adopted, Answer, AnswerKey, AsideKey, Edit, Evidence, EvidenceState, Observed, Plan,
    ProfileAnswer, Record, SET_ASIDE, SetAside, Status, Versions, edit,
};
use mindgap::report::{Beside, Subject, json, markdown, plain};
use mindgap::scan::{Cut, Scan};
use mindgap::text::visible;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::sync::Arc;

const HEAD: &str = r#"
id = "small"
version = "0.1.0"
title = "A small checklist"

[[phase]]
id = "first"
title = "First"
about = "What comes first."

[[phase]]
id = "second"
title = "Second"
about = "What comes then."

[[profile]]
id = "adapts"
question = "How do you adapt it?"
why = "Decides the questions about tuning."
many = true
options = [{ id = "tunes", label = "We tune it" }, { id = "as-is", label = "As it comes" }]

[[profile]]
id = "users"
question = "Who uses it?"
why = "Decides nothing yet."
options = [{ id = "staff", label = "Staff" }, { id = "public", label = "The public" }]

[[concern]]
id = "governance"
title = "Governance"
"#;

const FINDINGS: &str = r#"
[[source]]
id = "study"
title = "A study"
authors = "Byron et al."
year = 2025
url = "https://example.org/study"
note = "Only the abstract was read."

[[finding]]
id = "F1"
source = "study"
statement = "Plans are weak (from the abstract)."
read = "abstract"
"#;

fn item(id: &str, severity: &str, more: &str) -> String {
    format!(
        r#"
[[item]]
id = "{id}"
title = "About {id}"
question = "Is {id} done?"
severity = "{severity}"
per = "project"
review = "release"
minutes = 10
concerns = ["governance"]
why = "Because."
findings = [{{ id = "F1", link = "direct" }}]
today = ["Do it.", "Show it."]
evidence-wanted = "A file."
example = "yes. A file."
rests-on = []
replaces = []
{more}
"#
    )
}

fn checklist() -> Checklist {
    let first = [
        item("owner", "critical", ""),
        item("plan", "high", ""),
        item("limits", "high", ""),
        item("logs", "medium", ""),
        item("words", "low", ""),
        item("way-back", "high", ""),
    ];
    let second =
        [item("tuning-data", "high", "applies = { all = [\"adapts:tunes\"] }"), item("watch", "medium", "")];
    let (first, second) = (first.concat(), second.concat());
    let file = |name, text| SourceFile { name, shown: name, text };
    let files = [
        file("checklist.toml", HEAD),
        file("first.toml", first.as_str()),
        file("second.toml", second.as_str()),
        file("findings.toml", FINDINGS),
    ];
    parse(&files).unwrap_or_else(|faults| panic!("{faults}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn file(path: &str, held: &str) -> Evidence {
    Evidence::File { path: path.parse().unwrap(), digest: Digest::of(held.as_bytes()) }
}

fn answer(record: &mut Record, checklist: &Checklist, key: &str, edits: Vec<Edit>) {
    let at: DateTime<Utc> = "2026-11-20T10:03:00Z".parse().unwrap();
    let key: AnswerKey = key.parse().unwrap();
    let item = key.item_id().ok().and_then(|id| checklist.item(&id));
    let before = record.answers.remove(&key).unwrap_or_default();
    let after = edits.into_iter().fold(before, |answer, each| edit(&answer, each, item, "Ada", at));
    record.answers.insert(key, after);
}

/// A record with a bit of everything, and what was seen of its evidence.
fn full(checklist: &Checklist) -> (Record, Observed) {
    let mut record = Record::new("support-bot", checklist);
    let as_is = ProfileAnswer::Chosen(["as-is".parse().unwrap()].into());
    record.profile.set("adapts".parse().unwrap(), Some(as_is));
    record.profile.set("users".parse().unwrap(), Some(ProfileAnswer::NotSure));

    let status = Edit::Status;
    let yes = || Edit::Status(Status::Yes);
    let note = |text: &str| Edit::Note(text.to_owned());
    let shows = Edit::AddEvidence;
    let accept = |until: &str| {
        let (reason, who) = ("small".to_owned(), "Grace".to_owned());
        Edit::Accept(Some(Acceptance { reason, until: day(until), who }))
    };
    let plan = |what: &str, by: &str| Edit::Plan(Some(Plan { what: what.to_owned(), by: Some(day(by)) }));
    let link = shows(Evidence::link("https://example.org/run/1").unwrap());
    let commit = shows(Evidence::commit("0123456789abcdef").unwrap());
    let mut set = |key: &str, edits| answer(&mut record, checklist, key, edits);
    set("owner", vec![yes(), shows(file("SAFETY.md", "x")), link, commit]);
    let late = plan("write it\nand pin it", "2026-11-01");
    set("plan", vec![status(Status::No), late, Edit::Owner("Bob".to_owned())]);
    set("limits", vec![status(Status::Partly), note("one\n\n  two"), accept("2026-12-31")]);
    set("logs", vec![yes(), shows(file("docs/logs.md", "old")), shows(file("gone.md", "x"))]);
    set("words", vec![status(Status::NotApplicable), Edit::Reason("no words here".to_owned())]);
    set("way-back", vec![status(Status::Unknown), accept("2026-11-21")]);
    set("tuning-data", vec![yes(), note("kept")]);
    set("watch@org/model", vec![yes()]);
    set("old-item", vec![status(Status::No), note("from an older checklist")]);

    let holds = |text: &str| EvidenceState::Holds(Digest::of(text.as_bytes()).into());
    let observed = Observed::from([
        ("SAFETY.md".parse().unwrap(), holds("x")),
        ("docs/logs.md".parse().unwrap(), holds("new")),
        ("gone.md".parse().unwrap(), EvidenceState::Missing),
    ]);
    (record, observed)
}

/// Runs a report over a record.
fn written(
    checklist: &Checklist,
    record: &Record,
    observed: &Observed,
    write: impl Fn(&Subject<'_>) -> String,
) -> String {
    let today = day("2026-11-22");
    let assessment: Assessment = assess(checklist, record, observed, today);
    write(&Subject {
        who: Some("Ada"),
        commit: Some("0123456789abcdef0123456789abcdef01234567"),
        ..Subject::of(checklist, record, &assessment, observed, today)
    })
}

fn small(write: impl Fn(&Subject<'_>) -> String) -> String {
    let checklist = checklist();
    let (record, observed) = full(&checklist);
    written(&checklist, &record, &observed, write)
}

#[test]
fn the_record_in_markdown() {
    insta::assert_snapshot!(small(markdown::record));
}

#[test]
fn the_record_in_json() {
    insta::assert_snapshot!(small(json::record));
}

#[test]
fn the_check_in_json() {
    insta::assert_snapshot!(small(|subject| json::check(subject, Severity::High, &Beside::default())));
}

#[test]
fn the_check_in_plain_text() {
    insta::assert_snapshot!(small(|subject| plain::check(subject, Severity::High, &Beside::default())));
}

#[test]
fn the_built_in_checklist_half_filled() {
    let checklist = builtin().unwrap();
    let mut record = Record::new("half", &checklist);
    for (at, item) in checklist.items().iter().enumerate().filter(|(at, _)| at % 2 == 0) {
        let status = Status::ALL[at / 2 % Status::ALL.len()];
        answer(&mut record, &checklist, item.id.as_str(), vec![Edit::Status(status)]);
    }
    let text = written(&checklist, &record, &Observed::new(), markdown::record);
    let statuses = text.lines().filter(|line| line.starts_with("- Status: ")).count();
    assert_eq!(statuses, checklist.items().len());
    assert_eq!(text, written(&checklist, &record, &Observed::new(), markdown::record));
    insta::assert_snapshot!(text.lines().take(24).collect::<Vec<_>>().join("\n"));
}

#[test]
fn nothing_wanting_says_exactly_what_that_means() {
    let checklist = checklist();
    let mut record = Record::new("tidy", &checklist);
    for item in checklist.items().iter().filter(|item| item.severity >= Severity::High) {
        let edits = vec![Edit::Status(Status::NotApplicable), Edit::Reason("not here".to_owned())];
        answer(&mut record, &checklist, item.id.as_str(), edits);
    }
    let say = |fail_on| {
        let text = written(&checklist, &record, &Observed::new(), |subject| {
            plain::check(subject, fail_on, &Beside::default())
        });
        text.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(say(Severity::High), "nothing wanting at or above high; 3 questions with gaps below it");
    assert_eq!(say(Severity::Medium), "2 questions have gaps at or above medium; 1 below it");
    assert_eq!(say(Severity::Low), "3 questions have gaps at or above low");
}

/// Headings, list items and links of a document; fails on anything that could hide or run.
fn structure(markdown: &str) -> (usize, usize, usize) {
    let (mut headings, mut items, mut links) = (0, 0, 0);
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::Item) => items += 1,
            Event::Start(Tag::Link { .. }) => links += 1,
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::CodeBlock(_)) => {
                panic!("{event:?}")
            }
            _ => {}
        }
    }
    (headings, items, links)
}

/// The record of a project in which every free text is this one.
fn everywhere(checklist: &Checklist, text: &str) -> String {
    let mut record = Record::new(text, checklist);
    let text = text.to_owned();
    let said = Answer {
        status: Some(Status::No),
        note: text.clone(),
        reason: text.clone(),
        by: Some(text.clone()),
        owner: Some(text.clone()),
        plan: Some(Plan { what: text.clone(), by: None }),
        acceptance: Some(Acceptance { reason: text.clone(), until: day("2027-01-01"), who: text }),
        ..Answer::default()
    };
    for item in checklist.items() {
        record.answers.insert(AnswerKey::item(&item.id), said.clone());
        let theirs = Answer {
            status: Some(Status::Yes),
            note: format!("{}\n{}", said.note, said.note),
            ..said.clone()
        };
        record.conflicts.insert(AnswerKey::item(&item.id), Versions { ours: said.clone(), theirs });
    }
    let left = serde_json::json!({ "profile users": said.note });
    record.extra.insert(SET_ASIDE.to_owned(), left);
    let (reason, saw) = (said.reason.clone(), said.note.clone());
    let (by, until) = (said.reason, day("2027-01-01"));
    let aside = SetAside { at: DateTime::UNIX_EPOCH, by, line: None, reason, saw, until };
    record.aside.insert(AsideKey::new("model-pin", "a.py", Digest::of(b"x")).unwrap(), aside);
    written(checklist, &record, &Observed::new(), markdown::record)
}

#[test]
fn hostile_words_change_no_structure_and_hide_nothing() {
    let checklist = checklist();
    let harmless = structure(&everywhere(&checklist, "harmless"));
    for text in [
        "# Heading\n\n## Two\n===\n---",
        "<details><summary>x</summary>",
        "<!-- the rest is hidden",
        "```\nnever closed",
        "~~~\nnever closed",
        "[x](https://example.org) ![y](https://example.org/y.png) <https://example.org>",
        "@everybody #1 org/repo#2 a@example.org www.example.org https://example.org",
        "| a | b |\n| - | - |\n| c | d |",
        "[^1]: note\n[x]: https://example.org",
        "- [ ] task\n1. one\n> quote\n    code\n\t<script>",
        "\u{1b}[2J\u{202e}\r\rx\0",
        "$$x$$ $`y`$ :tada: ~~z~~ ^a^ {{ b }} {% c %}",
    ] {
        let markdown = everywhere(&checklist, text);
        assert_eq!(structure(&markdown), harmless, "{text:?}");
        assert_eq!(visible(&markdown), markdown, "{text:?}");
    }
}

#[test]
fn no_report_lets_a_terminal_act() {
    let checklist = checklist();
    let (mut record, observed) = full(&checklist);
    record.project.name = "a\u{1b}]0;x\u{7}\u{9b}\u{202e}b".to_owned();
    let text = written(&checklist, &record, &observed, |subject| {
        let (record, check) =
            (json::record(subject), json::check(subject, Severity::Low, &Beside::default()));
        [markdown::record(subject), record, check, plain::check(subject, Severity::Low, &Beside::default())]
            .concat()
    });
    assert_eq!(visible(&text), text);
}

#[test]
fn a_scan_that_was_cut_is_none_by_which_anything_is_missing() {
    let checklist = builtin().unwrap();
    let mut record = Record::new("bot", &checklist);
    let adopted = Evidence::Observation(Adopted {
        detector: "model-pin".to_owned(),
        digest: Digest::of(b"pin"),
        line: Some(2),
        mentions: false,
        path: "app/load.py".parse().unwrap(),
        saw: "a commit".to_owned(),
    });
    let edits = vec![Edit::Status(Status::Yes), Edit::AddEvidence(adopted)];
    answer(&mut record, &checklist, "pin-model-revision", edits);
    let observed = Observed::new();
    for (cut, scanned, proof) in [(Some(Cut::OutOfTime), false, "not-looked-at"), (None, true, "missing")] {
        let scan = Scan { cut, ..Scan::default() };
        let witness = Some(Arc::new(Witness::of(&scan)));
        let assessment = assess_seen(&checklist, &record, &observed, day("2026-11-22"), witness);
        let gone = assessment.gaps.iter().any(|gap| gap.kind == GapKind::EvidenceMissing);
        assert_eq!(gone, scanned, "{cut:?}");
        let by_scan = |write: &dyn Fn(&Subject<'_>) -> String| {
            written(&checklist, &record, &observed, |subject| {
                write(&Subject { scan: Some(&scan), assessment: &assessment, ..subject.clone() })
            })
        };
        let queue = by_scan(&|subject| json::queue(subject, &Queue::default(), None));
        assert!(queue.contains(&format!("\"scanned\": {scanned}")), "{queue}");
        let text = by_scan(&json::record);
        assert!(text.contains(&format!("\"{proof}\"")), "{text}");
    }
}
