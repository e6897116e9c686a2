//! What the benchmarks play on: a checklist of any size with every item answered and backed by a file of its own.
//!
//! The small size is the built-in checklist as it is; larger ones repeat its items under other ids, so that texts,
//! conditions and findings stay as long and as many as real ones. Never touches a folder that it did not make.

use std::fs;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone as _, Utc};
use mindgap::checklist::{Checklist, Digest, Item, Review, SourceFile, builtin_sources, parse};
use mindgap::record::{Acceptance, Answer, AnswerKey, Evidence, Plan, Record, Status, print};
use tempfile::TempDir;
use toml::{Table, Value};

/// The built-in checklist, and two that are far larger than anybody's.
pub const SIZES: [usize; 3] = [70, 1_000, 10_000];

/// The day on which all benchmarks play.
pub fn now() -> DateTime<FixedOffset> {
    Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0).unwrap().fixed_offset()
}

pub fn today() -> NaiveDate {
    now().date_naive()
}

/// A checklist and its answers.
pub struct Scene {
    /// Name and text of each file of the checklist.
    pub files: Vec<(String, String)>,
    pub checklist: Checklist,
    pub record: Record,
}

impl Scene {
    pub fn new(size: usize) -> Self {
        let files = if size <= SIZES[0] { builtin_files() } else { repeated(size) };
        let checklist = parse(&sources(&files)).unwrap();
        let record = answered(&checklist);
        Self { files, checklist, record }
    }

    pub fn sources(&self) -> Vec<SourceFile<'_>> {
        sources(&self.files)
    }

    /// The project on disk: its record, its evidence, and its own checklist where that is not the built-in one.
    pub fn on_disk(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let ours = folder.path().join("ai-safety");
        fs::create_dir(&ours).unwrap();
        fs::write(ours.join("record.json"), print(&self.record).unwrap()).unwrap();
        if self.files != builtin_files() {
            fs::create_dir(ours.join("checklists")).unwrap();
            for (name, text) in &self.files {
                fs::write(ours.join("checklists").join(name), text).unwrap();
            }
        }
        fs::create_dir(folder.path().join("evidence")).unwrap();
        for item in self.checklist.items() {
            fs::write(folder.path().join(evidence_path(item)), evidence_text(item)).unwrap();
        }
        git(folder.path());
        folder
    }
}

/// Makes the folder a repository with a commit, as a project is.
fn git(root: &Path) {
    let run = |args: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE");
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(git.arg("-C").arg(root).args(args).status().unwrap().success(), "git {args:?}");
    };
    run(&["init", "--quiet"]);
    run(&["config", "user.name", "Ada Byron"]);
    run(&["config", "user.email", "ada@example.org"]);
    run(&["commit", "--quiet", "--allow-empty", "-m", "x"]);
}

fn sources(files: &[(String, String)]) -> Vec<SourceFile<'_>> {
    files.iter().map(|(name, text)| SourceFile { name, shown: name, text }).collect()
}

fn builtin_files() -> Vec<(String, String)> {
    builtin_sources().iter().map(|file| (file.name.to_owned(), file.text.to_owned())).collect()
}

/// The built-in checklist with its items repeated until there are `size` of them.
fn repeated(size: usize) -> Vec<(String, String)> {
    let mut files = builtin_files();
    let builtin = parse(&sources(&files)).unwrap();
    let items = builtin.items();
    for (at, phase) in builtin.phases.iter().enumerate() {
        let copies = (0..size)
            .map(|n| (n / items.len(), &items[n % items.len()]))
            .filter(|(_, item)| item.phase == at)
            .map(|(copy, item)| Value::Table(as_toml(item, copy)));
        let file = Table::from_iter([("item".to_owned(), Value::Array(copies.collect()))]);
        let name = format!("{}.toml", phase.id);
        files.iter_mut().find(|(file, _)| *file == name).unwrap().1 = file.to_string();
    }
    files
}

/// An item as its file spells it, under an id of its own.
fn as_toml(item: &Item, copy: usize) -> Table {
    let text = |text: &str| Value::String(text.to_owned());
    let texts = |list: Vec<String>| Value::Array(list.into_iter().map(Value::String).collect());
    let facts = |list: &[mindgap::checklist::Fact]| texts(list.iter().map(ToString::to_string).collect());
    let findings = item.findings.iter().map(|link| {
        Value::Table(Table::from_iter([
            ("id".to_owned(), text(link.id.as_str())),
            ("link".to_owned(), text(link.link.word())),
        ]))
    });
    let tools = item.tools.iter().map(|tool| {
        Value::Table(Table::from_iter([
            ("id".to_owned(), text(tool.id.as_str())),
            ("command".to_owned(), text(&tool.command)),
        ]))
    });
    let asked = item.ask_publisher.iter().map(|question| ("ask-publisher", text(question)));
    let applies = Table::from_iter([
        ("all".to_owned(), facts(&item.applies.all)),
        ("any".to_owned(), facts(&item.applies.any)),
        ("none".to_owned(), facts(&item.applies.none)),
    ]);
    let review = match item.review {
        Review::Release => text("release"),
        Review::Once => text("once"),
        Review::Days(days) => Value::Integer(days.into()),
    };
    let fields = [
        ("id", text(&format!("{}-{copy}", item.id))),
        ("title", text(&item.title)),
        ("question", text(&item.question)),
        ("severity", text(item.severity.word())),
        ("per", text(item.per.word())),
        ("review", review),
        ("minutes", Value::Integer(item.minutes.into())),
        ("concerns", texts(item.concerns.iter().map(ToString::to_string).collect())),
        ("applies", Value::Table(applies)),
        ("why", text(&item.why)),
        ("findings", Value::Array(findings.collect())),
        ("today", texts(item.today.clone())),
        ("evidence-wanted", text(&item.evidence_wanted)),
        ("example", text(&item.example)),
        ("incidents", texts(item.incidents.iter().map(ToString::to_string).collect())),
        ("standards", texts(item.standards.iter().map(ToString::to_string).collect())),
        ("tools", Value::Array(tools.collect())),
        ("help-from", texts(item.help_from.iter().map(ToString::to_string).collect())),
        ("rests-on", texts(item.rests_on.iter().map(ToString::to_string).collect())),
    ]
    .into_iter()
    .chain(asked)
    .map(|(name, value)| (name.to_owned(), value));
    fields.collect()
}

/// Every item answered: three of five with a yes, one file each, and everything else that an answer can hold.
fn answered(checklist: &Checklist) -> Record {
    let mut record = Record::new("support-bot", checklist);
    for (at, item) in checklist.items().iter().enumerate() {
        let status = [Status::Yes, Status::Yes, Status::Partly, Status::Yes, Status::No][at % 5];
        let mut answer = Answer {
            at: Some(now().to_utc()),
            by: Some("Ada Byron".to_owned()),
            evidence: vec![Evidence::File {
                path: evidence_path(item).parse().unwrap(),
                digest: Digest::of(evidence_text(item).as_bytes()),
            }],
            note: "Looked at with the team on Monday; the open end is in the tracker.\nNext look before the release."
                .to_owned(),
            owner: Some(["Ada Byron", "Grace Hopper"][at % 2].to_owned()),
            question: Some(item.digest),
            status: Some(status),
            ..Answer::default()
        };
        if status != Status::Yes {
            let what = "Finish the second half and have it reviewed".to_owned();
            answer.plan = Some(Plan { by: Some(today() + chrono::Days::new(30)), what });
        }
        if status == Status::No && at % 2 == 0 {
            let reason = "Only the pilot uses it until then".to_owned();
            let until = today() + chrono::Days::new(60);
            answer.acceptance = Some(Acceptance { reason, until, who: "Grace Hopper".to_owned() });
        }
        if at % 3 == 0 {
            answer.evidence.push(Evidence::link("https://example.org/reviews/42").unwrap());
        }
        record.answers.insert(AnswerKey::item(&item.id), answer);
    }
    record
}

fn evidence_path(item: &Item) -> String {
    format!("evidence/{}.md", item.id)
}

fn evidence_text(item: &Item) -> String {
    format!("# {}\n\n{}\n", item.title, item.why)
}
