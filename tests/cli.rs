//! Stories about the command line: what is typed, what comes out, and the exit code. Everything runs in a temporary
//! folder, on a fixed day, without a home folder.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;
#[path = "cli/begun.rs"]
mod begun;
#[path = "cli/given.rs"]
mod given;
#[path = "cli/knowledge.rs"]
mod knowledge;
#[path = "cli/names.rs"]
mod names;
#[path = "cli/twins.rs"]
mod twins;
#[path = "cli/typed.rs"]
mod typed;

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, FixedOffset, Utc};
use mindgap::checklist::builtin;
use mindgap::cli::{World, command, run};
use mindgap::record::{Answer, Status};
use mindgap::text::visible;
use tempfile::TempDir;

/// Noon, so that it is the same day almost everywhere.
fn now() -> DateTime<FixedOffset> {
    "2026-11-22T12:00:00Z".parse::<DateTime<Utc>>().unwrap().fixed_offset()
}

/// A project folder, and beside it the program's own files.
struct Place {
    folder: TempDir,
}

impl Place {
    fn empty() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(place.path(".git")).unwrap();
        place
    }

    fn with_record() -> Self {
        let place = Self::empty();
        place.run("init --name bot").gives(0);
        place
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join("project").join(inside)
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    fn record(&self) -> mindgap::record::Record {
        mindgap::record::parse(&self.read("ai-safety/record.json")).unwrap()
    }

    fn answer(&self, key: &str) -> Answer {
        self.record().answer(&key.parse().unwrap()).cloned().unwrap_or_default()
    }

    /// A command line, split at blanks.
    fn run(&self, line: &str) -> Run<'_> {
        Run {
            place: self,
            args: line.split_whitespace().map(OsString::from).collect(),
            who: "Ada",
            terminal: false,
        }
    }
}

/// One run of the program, told as a sentence.
struct Run<'p> {
    place: &'p Place,
    args: Vec<OsString>,
    who: &'p str,
    terminal: bool,
}

impl<'p> Run<'p> {
    /// One more argument, which may hold blanks.
    fn with(mut self, arg: &str) -> Self {
        self.args.push(arg.into());
        self
    }

    fn by(mut self, who: &'p str) -> Self {
        self.who = who;
        self
    }

    fn in_a_terminal(mut self) -> Self {
        self.terminal = true;
        self
    }

    fn gives(self, code: u8) -> Said {
        self.reading(&mut io::empty(), code)
    }

    /// With whatever exit code.
    fn ends(self) -> Said {
        self.calling(&mut io::empty()).1
    }

    fn typing(self, input: &str, code: u8) -> Said {
        self.reading(&mut input.as_bytes(), code)
    }

    fn reading(self, stdin: &mut dyn BufRead, code: u8) -> Said {
        let told = format!("{:?}", self.args);
        let (exit, said) = self.calling(stdin);
        assert_eq!(exit, ExitCode::from(code), "{told}\n{}{}", said.out, said.err);
        said
    }

    fn calling(self, stdin: &mut dyn BufRead) -> (ExitCode, Said) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let data = self.place.folder.path().join("data");
        let usual = ["mindgap".into(), "--who".into(), self.who.into(), "--data-dir".into(), data.into()];
        let exit = run(
            usual.into_iter().chain(self.args),
            World {
                now,
                cwd: self.place.path(""),
                var: |_| None,
                terminal: self.terminal,
                stdin,
                stdout: &mut out,
                stderr: &mut err,
            },
        );
        let said = Said { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() };
        for text in [&said.out, &said.err] {
            assert_eq!(&*visible(text), text, "a terminal would act upon this");
        }
        (exit, said)
    }
}

/// What came out.
struct Said {
    out: String,
    err: String,
}

impl Said {
    fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text), "no {text:?} in the output:\n{}", self.out);
        self
    }

    fn never_says(self, text: &str) -> Self {
        assert!(!self.out.contains(text), "{text:?} in the output:\n{}", self.out);
        self
    }

    fn complains(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no {text:?} among the errors:\n{}", self.err);
        self
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

// init

#[test]
fn init_begins_a_record_once() {
    let place = Place::empty();
    place
        .run("init --name bot --set model-source=hub,hosted --set users=public")
        .gives(0)
        .says("the record of bot");
    let before = place.read("ai-safety/record.json");
    place.run("init").gives(0).says("nothing was changed");
    assert_eq!(place.read("ai-safety/record.json"), before);
}

#[test]
fn init_changes_name_and_profile_of_a_record_that_is_there() {
    let place = Place::with_record();
    place.run("init --name other --set stakes=none --set adapts=not-sure-yet").gives(0).says("stakes: none");
    place.run("init --set tuning-data=none").gives(0).says("tuning-data: none").says("adapts: not-sure-yet");
    place.run("init --set adapts=").gives(0).says("adapts: not answered");
    assert_eq!(place.record().project.name, "other");
}

#[test]
fn init_refuses_what_it_does_not_know() {
    let place = Place::empty();
    place.run("init --set usrs=public").gives(2).complains("did you mean users");
    place.run("init --set users=publik").gives(2).complains("choose from: staff, businesses, public");
    place.run("init --set users").gives(2).complains("FACT=VALUE");
    place.run("init --set autonomy=suggests,acts-alone").gives(2).complains("takes one option");
    place.run("init --set autonomy=none").gives(2).complains("has no option");
    place.run("init --name").with(" ").gives(2).complains("the name is empty");
    assert!(!place.path("ai-safety").exists());
}

#[test]
fn the_record_is_found_upwards_and_in_other_folders() {
    let place = Place::with_record();
    fs::create_dir_all(place.path("src/deep")).unwrap();
    place.run("-C src/deep check").gives(1).says("bot");
    place.run("check -C src").gives(1).says("bot");
    place.run("-C nowhere check").gives(2).complains("nowhere");
    // Only the project is looked for there: a path that is typed is one from here.
    fs::create_dir_all(place.path("lib")).unwrap();
    fs::write(
        place.path("lib/a.py"),
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/x\")\n",
    )
    .unwrap();
    for line in ["-C src scan lib --exit-zero", "-C src models lib"] {
        place.run(line).gives(0).says("org/x");
    }
}

#[test]
fn whatever_is_answered_within_the_second_of_an_opening_is_answered_for_that_release() {
    let place = Place::with_record();
    place.run("init --set model-source=hub").gives(0);
    place.run("answer pin-model-revision yes --evidence https://example.org/a").gives(0);
    place.run("models add org/x").gives(0);
    place.run("release open 1.0").gives(0);
    let due = || {
        let json = place.run("release queue --format json").gives(0).json();
        let entries = json["entries"].as_array().unwrap().clone();
        entries.iter().any(|each| each["item"] == "pin-model-revision")
    };
    place.run("answer pin-model-revision@org/x --from-project").gives(0);
    let json = place.run("check --format json").gives(1).json();
    let gaps = json["gaps"].as_array().unwrap();
    assert!(
        !gaps.iter().any(|gap| gap["item"] == "pin-model-revision" && gap["kind"] == "not-reviewed"),
        "{gaps:#?}"
    );
    assert!(!due());
}

#[test]
fn a_version_that_would_be_no_name_of_a_file_is_refused_with_what_to_write() {
    let place = Place::with_record();
    place
        .run("release open aux")
        .gives(2)
        .complains("Windows keeps this name for a device; put a word in front");
    place.run("release open 1..0").gives(2).complains("no `..` in it");
    place.run("release open 1.").gives(2).complains("no `.` at its end");
    place.run("release open a/b").gives(2).complains("letters, digits");
}

// answer

#[test]
fn where_only_a_scan_would_tell_that_is_said() {
    let place = Place::with_record();
    let told = "nothing wanting here without a scan; `mindgap check --scan`";
    let link = "yes --evidence https://example.org/x";
    place
        .run(&format!("answer skills-covered {link}"))
        .gives(0)
        .says("nothing wanting here")
        .never_says(told);
    place.run(&format!("answer pin-model-revision {link}")).gives(0).says(told);
    place.run("answer pin-model-revision keep --note x").gives(0).says(told);
}

#[test]
fn an_answer_is_recorded_with_its_evidence_and_shown() {
    let place = Place::with_record();
    place.write("SAFETY.md", "Ada");
    place
        .run("answer safety-owner yes --evidence SAFETY.md --evidence https://example.org/x --evidence commit:0123456789")
        .gives(0)
        .says("SAFETY.md (unchanged since it was named)")
        .says("answered by: Ada on 2026-11-22")
        .says("nothing wanting here");
    place.write("SAFETY.md", "Eve");
    place.run("answer safety-owner keep --owner Bob").gives(0).says("has changed since").says("owner: Bob");
    place.run("answer safety-owner keep --evidence SAFETY.md").gives(0).says("nothing wanting here");
    place.run("answer safety-owner keep --drop-evidence SAFETY.md").gives(0).never_says("SAFETY.md");
    assert_eq!(place.answer("safety-owner").evidence.len(), 2);
}

#[test]
fn every_status_can_be_given_and_taken_back() {
    let place = Place::with_record();
    for (typed, said) in [
        ("yes", "safety-owner: yes"),
        ("partly", "safety-owner: partly"),
        ("no", "safety-owner: no"),
        ("na", "safety-owner: not applicable"),
        ("n/a", "safety-owner: not applicable"),
        ("not-applicable", "safety-owner: not applicable"),
        ("unknown", "safety-owner: unknown"),
        ("unanswered", "safety-owner: unanswered"),
    ] {
        place.run("answer safety-owner").with(typed).gives(0).says(said);
    }
    assert!(place.answer("safety-owner").is_empty());
    place.run("answer safety-owner perhaps").gives(2).complains("use one of: yes, partly");
}

#[test]
fn fields_are_set_changed_and_cleared() {
    let place = Place::with_record();
    let line = || place.run("answer hazard-list");
    line()
        .with("no")
        .with("--plan")
        .with("write it")
        .with("--by")
        .with("2026-12-01")
        .gives(0)
        .says("planned by: 2026-12-01");
    place
        .run("answer hazard-list keep --by 2026-11-01")
        .gives(0)
        .says("plan: write it")
        .says("is past: 2026-11-01");
    line().with("keep").with("--by").with("").gives(0).never_says("planned by");
    line().with("keep").with("--plan").with("").with("--note").with("a\nb").gives(0).says("note: a\n    b");
    line()
        .with("keep")
        .with("--accept")
        .with("small")
        .with("--until")
        .with("2026-12-31")
        .gives(0)
        .says("accepted for a time");
    place.run("answer hazard-list keep --until 2026-11-21").gives(0).says("is over: 2026-11-21");
    line().with("keep").with("--accept").with("").gives(0).never_says("accepted");
    place.run("answer hazard-list na --reason none").gives(0).says("nothing wanting here");
}

#[test]
fn what_is_typed_over_something_is_told_and_a_note_can_grow() {
    let place = Place::with_record();
    let line =
        |flag: &str, text: &str| place.run(&format!("answer hazard-list keep --{flag}")).with(text).gives(0);
    line("note", "first\u{1b}[31m\nline").never_says("replaced");
    line("add-note", "second").never_says("replaced").says("note: first\u{fffd}[31m\n    line\n    second");
    line("note", "third")
        .says("note: third\n")
        .says("replaced note, which was: first\u{fffd}[31m\n    line\n    second\n");
    line("note", "third").never_says("replaced");
    line("owner", "Ada").never_says("replaced");
    line("owner", "Grace").says("replaced owner, which was: Ada\n");
    line("plan", "write it").never_says("replaced");
    line("plan", "").says("replaced plan, which was: write it\n");
    place.run("answer hazard-list na --reason none").gives(0).never_says("replaced");
    let json =
        place.run("answer hazard-list keep --reason other --format json --note").with("x").gives(0).json();
    assert_eq!(json["replaced"], serde_json::json!({ "note": "third", "reason": "none" }));
    place.run("answer hazard-list keep --note a --add-note b").gives(2);
    let help = place.run("answer --help").gives(0);
    help.says("--add-note").says("takes the place of the note that is there, which is printed");
    line("note", &"long ".repeat(2_000));
    let said = line("note", "short");
    assert!(said.out.len() < 3_000, "what was replaced is bounded");
}

#[test]
fn an_answer_that_cannot_be_meant_changes_nothing() {
    let place = Place::with_record();
    let before = place.read("ai-safety/record.json");
    for (line, complaint) in [
        ("answer safty-owner yes", "did you mean safety-owner"),
        ("answer xyzzy yes", "`mindgap checklist list` lists them"),
        ("answer safety-owner keep", "changes nothing"),
        ("answer safety-owner no --by 2026-12-01", "--plan TEXT"),
        ("answer safety-owner no --by tomorrow", "YYYY-MM-DD"),
        ("answer safety-owner no --accept small", "--until DATE"),
        ("answer safety-owner no --until 2026-12-01", "--accept REASON"),
        ("answer safety-owner yes --evidence nowhere.md", "there is no file"),
        ("answer safety-owner yes --evidence ../../etc/passwd", "hint:"),
        ("answer safety-owner yes --evidence commit:xyz", "hexadecimal"),
        ("answer safety-owner keep --drop-evidence SAFETY.md", "none is recorded"),
        ("answer safety-owner", "Usage"),
    ] {
        place.run(line).gives(2).complains(complaint);
    }
    assert_eq!(place.read("ai-safety/record.json"), before);
}

#[test]
fn an_orphan_can_still_be_withdrawn() {
    let place = Place::with_record();
    let record = place.read("ai-safety/record.json");
    place.write(
        "ai-safety/record.json",
        &record.replacen("\"answers\": {", "\"answers\": {\n\"aaa\": {\"note\": \"x\"},", 1),
    );
    place.run("check --fail-on low").gives(1).says("aaa: the checklist no longer asks this");
    place.run("answer aaa keep --note").with("").gives(0);
    place.run("check --fail-on low").gives(1).never_says("aaa");
}

// check

/// Answers everything, so that nothing is wanting.
fn settle(place: &Place) {
    let mut record = place.record();
    for item in builtin().unwrap().items() {
        let answer = Answer {
            status: Some(Status::NotApplicable),
            reason: "not here".to_owned(),
            question: Some(item.digest),
            ..Default::default()
        };
        record.answers.insert(mindgap::record::AnswerKey::item(&item.id), answer);
    }
    place.write("ai-safety/record.json", &mindgap::record::print(&record).unwrap());
}

#[test]
fn check_fails_while_something_is_wanting_and_never_calls_that_a_pass() {
    let place = Place::with_record();
    place.run("check").gives(1).says("have gaps at or above high").never_says("nothing wanting");
    settle(&place);
    place.run("check --fail-on low").gives(0).says("nothing wanting at or above low");
    place.run("answer past-incidents no").gives(0);
    place.run("check").gives(0).says("nothing wanting at or above high; 1 question with gaps below it");
    place.run("check --fail-on low").gives(1).says("1 question has gaps at or above low");
    place.run("check --fail-on heavy").gives(2).complains("low, medium, high, critical");
}

#[test]
fn check_speaks_json() {
    let place = Place::with_record();
    let json = place.run("check --format json --fail-on critical").gives(1).json();
    assert_eq!((json["wanting"].as_bool(), json["fail_on"].as_str()), (Some(true), Some("critical")));
    let gap = &json["gaps"][0];
    for field in ["item", "kind", "severity", "sentence", "next"] {
        assert!(gap[field].is_string(), "{field}");
    }
    let phase = &json["phases"][0];
    for field in ["applicable", "answered", "said", "shown"] {
        assert!(phase[field].is_u64(), "{field}");
    }
}

#[test]
fn without_a_record_nothing_can_be_told() {
    let place = Place::empty();
    for line in ["check", "export", "answer safety-owner yes", "restore"] {
        place.run(line).gives(2).complains("`mindgap init` begins one");
    }
}

// damaged and hostile files

#[test]
fn a_record_that_cannot_be_understood_is_left_alone() {
    let place = Place::with_record();
    let good = place.read("ai-safety/record.json");
    for (text, complaint) in [
        ("", "record.json:1:"),
        ("{", "record.json:1:"),
        (&good[..good.len() / 2], "record.json:"),
        (&good.replacen("\"format\": 1", "\"format\": 99", 1), "newer mindgap"),
        (&good.replacen("\"format\": 1", "\"format\": 1, \"colour\": 1", 1), "colour"),
        (&"[".repeat(100_000), "hint:"),
        ("\u{1b}[2J\u{202e}", "record.json:1:"),
    ] {
        place.write("ai-safety/record.json", text);
        for line in ["check", "answer safety-owner yes", "export", "ask", "init --name x"] {
            place.run(line).gives(2).complains(complaint).complains("hint:");
        }
        assert_eq!(place.read("ai-safety/record.json"), text);
    }
}

#[test]
fn a_damaged_record_can_be_replaced_by_the_last_good_copy() {
    let place = Place::with_record();
    place.run("answer safety-owner no").gives(0);
    let good = place.read("ai-safety/record.json");
    place.write("ai-safety/record.json", "{\"format\": 1,");
    place.run("check").gives(2).complains("mindgap restore");
    place.run("restore").gives(0).says("damaged");
    assert_eq!(place.read("ai-safety/record.json"), good);
    place.run("restore").gives(2).complains("not damaged");
    fs::remove_dir_all(place.path("ai-safety")).unwrap();
    place.run("check").gives(2).complains("any more; a good copy of it is kept").complains("mindgap restore");
    place.run("restore").gives(0).says("is there again");
    place.run("restore").gives(2).complains("not damaged");
}

#[test]
fn hostile_words_reach_no_terminal() {
    let place = Place::with_record();
    let hostile = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}x\r\ny";
    place.run("answer safety-owner no --note").with(hostile).with("--owner").with(hostile).gives(0);
    place.run("init --name").with(hostile).gives(0);
    for line in ["check", "check --format json", "export", "export --format json", "ask"] {
        let _ = place.run(line).typing("show\nq\n", u8::from(line.starts_with("check")));
    }
    for line in
        ["answer", "checklist show", "init --set", "nonsense", "check --fail-on", "checklist validate"]
    {
        place.run(line).with(hostile).gives(2);
    }
}

// export

#[test]
fn export_writes_markdown_or_json_to_the_output_or_a_file() {
    let place = Place::with_record();
    let markdown = place.run("export").gives(0).says("# AI safety record: bot").out;
    place.run("export -o RECORD.md").gives(0).complains("wrote");
    assert_eq!(place.read("RECORD.md"), markdown);
    let json = place.run("export --format json").gives(0).json();
    assert_eq!(json["project"].as_str(), Some("bot"));
    place.run("export -o nowhere/RECORD.md").gives(2).complains("hint:");
}

#[test]
fn what_is_private_is_pointed_out_and_masked() {
    let place = Place::with_record();
    place.run("answer safety-owner no --note ada@example.org --owner /home/ada/x").gives(0);
    let said = place.run("export").gives(0).never_says("ada@example.org").never_says("/home/ada");
    said.complains("masked: safety-owner, note: e-mail address")
        .complains("masked: safety-owner, owner: home folder");
    place
        .run("export --unmasked")
        .gives(0)
        .says("ada@example.org")
        .complains("not masked: safety-owner, note");
}

#[test]
fn the_name_of_who_exports_is_masked_as_well() {
    let place = Place::with_record();
    for format in ["md", "json"] {
        let export = || place.run("export --format").by("ada@example.org").with(format);
        export()
            .gives(0)
            .says("e-mail address masked")
            .never_says("ada@example.org")
            .complains("masked: the record, written by: e-mail address");
        let open = place.run("export --unmasked --format").by("ada@example.org").with(format);
        open.gives(0).says("ada@example.org").complains("not masked: the record, written by");
    }
}

#[test]
fn an_export_never_goes_over_the_record() {
    let place = Place::with_record();
    let before = place.read("ai-safety/record.json");
    for to in ["ai-safety/record.json", "ai-safety/../ai-safety/record.json"] {
        place
            .run("export -o")
            .with(to)
            .gives(2)
            .complains("is the record itself")
            .complains("hint: name another");
    }
    assert_eq!(place.read("ai-safety/record.json"), before);
}

// checklist

#[test]
fn the_questions_can_be_listed_and_read() {
    let place = Place::empty();
    place.run("checklist list").gives(0).says("safety-owner  high").says("PTM selection");
    let json = place.run("checklist list --format json").gives(0).json();
    assert_eq!(json["phases"].as_array().map(Vec::len), Some(5));
    place.run("checklist show safety-owner").gives(0).says("Why:").says("Today:").says("Rests on:");
    place.run("checklist show").gives(0).says("Profile").says("safety-owner");
    place.run("checklist show safty-owner").gives(2).complains("did you mean safety-owner");
}

#[test]
fn a_checklist_of_ones_own_is_tested_fault_by_fault() {
    let place = Place::empty();
    place.run("checklist validate").gives(0).says("no faults; 5 phases");
    place.run("checklist validate nowhere").gives(2).complains("hint:");
    place.write("mine/checklist.toml", "id = \"mine\"\nversion = 1\n");
    place.run("checklist validate mine").gives(1).complains("checklist.toml:2:").complains("title");
    place.run("--checklist mine checklist list").gives(2).complains("mindgap checklist validate");
}

// ask

#[test]
fn a_stranger_gets_from_nothing_to_a_record_in_which_every_item_is_answered() {
    let place = Place::empty();
    let items = builtin().unwrap().items().len();
    let mut input = String::from("bot\nrest\n");
    for _ in 0..items {
        input.push_str("na\nnot here\n\n");
    }
    place
        .run("ask")
        .typing(&input, 0)
        .says(&format!("Question {items} of {items}"))
        .says("That was the last question.");
    place.run("check --fail-on low").gives(0).says("nothing wanting at or above low");
    let markdown = place.run("export").gives(0).says("Nothing is wanting").out;
    assert_eq!(markdown.matches("- Status: – not applicable").count(), items);
}

#[test]
fn everything_about_an_answer_can_be_said_line_by_line() {
    let place = Place::with_record();
    place.write("SAFETY.md", "Ada");
    let lines = [
        "yes",
        "nowhere.md",
        "SAFETY.md",
        "", // evidence, after one refusal
        "note",
        "one",
        "",
        "two",
        ".",
        "owner Bob",
        "plan pin it",
        "someday",
        "2026-12-01",
        "accept",
        "small",
        "2026-12-31",
        "why",
        "today",
        "wanted",
        "example",
        "findings",
        "show",
        "help",
        "gaps",
        "perhaps",
        "quit",
    ];
    let said = place.run("init --set stakes=low").gives(0);
    drop(said);
    for question in
        ["model-source", "adapts", "tuning-data", "runtime-data", "inputs", "users", "outputs", "autonomy"]
    {
        place.run("init --set").with(&format!("{question}=not-sure-yet")).gives(0);
    }
    place
        .run("ask safety-owner")
        .typing(&(lines.join("\n") + "\n"), 0)
        .says("there is no file `nowhere.md`")
        .says("a day is written YYYY-MM-DD")
        .says("Why: ")
        .says("Today:")
        .says("Evidence wanted:")
        .says("Example:")
        .says("`perhaps` is not known here");
    let answer = place.answer("safety-owner");
    assert_eq!(answer.note, "one\n\ntwo");
    assert_eq!(answer.owner.as_deref(), Some("Bob"));
    assert_eq!(answer.plan.unwrap().what, "pin it");
    assert_eq!(answer.acceptance.unwrap().who, "Ada");
    assert_eq!(answer.evidence.len(), 1);

    let lines = ["drop 1", "note -", "owner -", "plan -", "accept -", "unanswered", "undo", "undo", ""];
    place.run("ask safety-owner").typing(&(lines.join("\n") + "\n"), 0).says("taken back: safety-owner");
    let answer = place.answer("safety-owner");
    assert_eq!((answer.note.as_str(), answer.owner, answer.plan), ("", None, None));
    assert!(answer.status.is_some() && answer.acceptance.is_some());
}

#[test]
fn days_that_are_past_are_told_where_they_are_asked_for() {
    let place = Place::with_record();
    let lines =
        "rest\nplan ask around\n1999-12-31\naccept one pilot user\n1999-12-30\nplan later\n2999-12-31\nq\n";
    let said = place.run("ask safety-owner").typing(lines, 0);
    let said = said
        .says("1999-12-31 is past: the plan is overdue as it stands")
        .says("1999-12-30 is past: the risk is no longer accepted");
    assert!(!said.out.contains("2999-12-31 is past"), "{}", said.out);
}

#[test]
fn one_can_go_back_and_elsewhere_and_change_the_profile() {
    let place = Place::with_record();
    let said =
        place.run("ask").typing("rest\nback\n\nback\ngo pin-model-revision\nprofile\nwhy\n3\nrest\nq\n", 0);
    said.says("This is the first question.")
        .says("pin-model-revision: unanswered")
        .says("Decides the questions about pinning");
    assert_eq!(place.run("init --set users=staff").gives(0).says("model-source: local").err, "");
    place.run("ask nowhere").gives(2).complains("there is no item `nowhere`");
}

#[test]
fn the_end_of_the_input_is_a_clean_end_at_every_line() {
    let script = "bot\n1\n\nrest\nyes\n\nnote\nhalf a note\n.\nplan x\n\naccept y\n2026-12-31\ndrop\n\nna\n";
    for end in 0..=script.matches('\n').count() {
        let place = Place::empty();
        let input: String = script.split_inclusive('\n').take(end).collect();
        place.run("ask").typing(&input, 0);
    }
}

#[test]
fn a_note_is_ended_by_the_end_of_the_input_too_and_holds_what_was_typed_as_it_is() {
    let place = Place::with_record();
    place.run("ask").typing("rest\nq\n", 0);
    place.run("ask safety-owner").typing("\u{feff}no\nnote\nhello\nworld", 0).says("no");
    let answer = place.answer("safety-owner");
    assert_eq!((answer.status, answer.note.as_str()), (Some(Status::No), "hello\nworld"));
    // Bytes of another encoding are no text, and nobody guesses what they mean.
    let mut latin = &b"note caf\xe9 au lait\nq\n"[..];
    let said = place.run("ask intended-use").reading(&mut latin, 0);
    assert_eq!(said.out.matches("This line is no UTF-8 text").count(), 1, "{}", said.out);
    // Nor does a text say what it would say without one of its lines.
    for end in ["last\n.\nq\n", "last\n", ""] {
        let input = [b"note\nfirst\ncaf\xe9\n", end.as_bytes()].concat();
        let said = place.run("ask intended-use").reading(&mut input.as_slice(), 0);
        assert!(
            said.out.contains("A line of this text is no UTF-8 text; nothing of the text was taken."),
            "{}",
            said.out
        );
    }
    assert!(place.answer("intended-use").is_empty());
}

/// Input that does something to the project before a line is read.
struct Meanwhile<'a> {
    lines: Vec<&'a str>,
    then: &'a dyn Fn(&str),
    now: Vec<u8>,
}

impl<'a> Meanwhile<'a> {
    fn new(lines: &[&'a str], then: &'a dyn Fn(&str)) -> Self {
        Self { lines: lines.iter().rev().copied().collect(), then, now: Vec::new() }
    }
}

impl Read for Meanwhile<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Meanwhile<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.now.is_empty()
            && let Some(line) = self.lines.pop()
        {
            (self.then)(line);
            self.now = format!("{line}\n").into_bytes();
        }
        Ok(&self.now)
    }

    fn consume(&mut self, read: usize) {
        self.now.drain(..read);
    }
}

#[test]
fn two_people_answer_at_the_same_time_and_nothing_is_lost() {
    for (choice, stays) in [
        ("ours", "mine\n\nSet aside on 2026-11-22, from Ada:\nstatus: no\nnote: theirs"),
        ("theirs", "theirs\n\nSet aside on 2026-11-22, from Ada:\nstatus: partly\nnote: mine"),
    ] {
        let place = Place::with_record();
        place.run("ask").typing("rest\nq\n", 0);
        let other = |line: &str| {
            if line == "note mine" {
                place.run("answer safety-owner no --note theirs").gives(0);
                place.run("answer hazard-list partly").gives(0);
            }
        };
        let mut input = Meanwhile::new(&["partly", "note mine", "neither", choice, "q"], &other);
        place
            .run("ask safety-owner")
            .reading(&mut input, 0)
            .says("somebody else changed safety-owner too")
            .says("Which one stays, ours or theirs?");
        assert_eq!(place.answer("safety-owner").note, stays);
        assert!(place.answer("hazard-list").status.is_some());
    }
}

#[test]
fn an_answer_that_somebody_else_withdrew_meanwhile_is_not_lost() {
    for (choice, status, note) in [
        ("mine", "partly", "mine\n\nSet aside on 2026-11-22, from somebody:\nstatus: unanswered"),
        ("theirs", "none", "Set aside on 2026-11-22, from Ada:\nstatus: partly\nnote: mine"),
    ] {
        let place = Place::with_record();
        place.run("ask").typing("rest\nq\n", 0);
        place.run("answer safety-owner partly --note before").gives(0);
        let other = |line: &str| {
            if line == "note mine" {
                let mut record = place.record();
                record.answers.insert("safety-owner".parse().unwrap(), Answer::default());
                place.write("ai-safety/record.json", &mindgap::record::print(&record).unwrap());
            }
        };
        let mut input = Meanwhile::new(&["note mine", choice, "q"], &other);
        place
            .run("ask safety-owner")
            .reading(&mut input, 0)
            .says("somebody else changed safety-owner too")
            .says("theirs:\nsafety-owner: unanswered");
        let answer = place.answer("safety-owner");
        assert_eq!(answer.note, note);
        assert_eq!(answer.status.map_or("none", Status::word), status);
    }
}

#[test]
fn what_cannot_be_saved_is_kept_and_comes_back() {
    let place = Place::with_record();
    place.run("ask").typing("rest\nq\n", 0);
    let aside = place.path("aside");
    let vanish = |line: &str| {
        if line == "no" {
            fs::rename(place.path("ai-safety"), &aside).unwrap();
        }
    };
    let mut input = Meanwhile::new(&["no", "q"], &vanish);
    place.run("ask safety-owner").reading(&mut input, 2).says("not saved: ").complains("it is kept in");
    fs::rename(&aside, place.path("ai-safety")).unwrap();
    place.run("answer hazard-list no").gives(0).complains("took back answers");
    assert!(place.answer("safety-owner").status.is_some());
}

#[test]
fn what_is_told_to_be_taken_back_is_on_the_disk_also_where_there_is_nothing_else_to_save() {
    // A list changes nothing, and so takes nothing back.
    for (line, takes_back) in [("models add --seen", true), ("models update", true), ("set-aside", false)] {
        let place = Place::with_record();
        place.run("ask").typing("rest\nq\n", 0);
        let aside = place.path("aside");
        let vanish = |line: &str| {
            if line == "no" {
                fs::rename(place.path("ai-safety"), &aside).unwrap();
            }
        };
        let mut input = Meanwhile::new(&["no", "q"], &vanish);
        place.run("ask safety-owner").reading(&mut input, 2);
        fs::rename(&aside, place.path("ai-safety")).unwrap();
        let told = place.run(line).gives(0);
        let on_disk = place.answer("safety-owner").status.is_some();
        assert_eq!(on_disk, takes_back, "{line}: {}", told.err);
        assert_eq!(told.err.contains("took back answers"), on_disk, "{line}: {}", told.err);
        // Told once: whoever looks next finds nothing left to take back.
        let next = place.run("answer hazard-list no").gives(0);
        assert_eq!(next.err.contains("took back answers"), !on_disk, "{line}: {}", next.err);
        assert!(place.answer("safety-owner").status.is_some());
    }
}

#[test]
fn a_line_that_is_too_long_is_refused_whole_and_never_becomes_commands() {
    // What follows the limit would be an answer of its own.
    let long = format!("note {}\nno\n", "x".repeat(64 * 1024 - 5 + 1));
    let at_the_limit = format!("note {}\n", "y".repeat(64 * 1024 - 5));
    let trap = format!("{}yes\n", "x".repeat(64 * 1024));
    for (input, status, note) in [(long, Some("no"), 0), (trap, None, 0), (at_the_limit, None, 64 * 1024 - 5)]
    {
        let place = Place::with_record();
        place.run("ask").typing("rest\nq\n", 0);
        let said = place.run("ask safety-owner").typing(&input, 0);
        let is_refused = said.out.contains("longer than 65536 bytes; nothing of it was taken");
        assert_eq!(is_refused, note == 0);
        let answer = place.answer("safety-owner");
        assert_eq!((answer.status.map(Status::word), answer.note.len()), (status, note));
    }
}

#[test]
fn a_note_that_is_too_long_is_refused_whole_and_never_becomes_commands() {
    let lines = |count: usize| "yes\n".repeat(count);
    let long_line = format!("a\n{}\nyes\n", "x".repeat(70_000));
    let large = format!("{}\n", "x".repeat(60_000)).repeat(20);
    for (text, is_taken) in
        [(lines(10_000), true), (lines(10_001), false), (long_line, false), (large, false)]
    {
        let place = Place::with_record();
        place.run("ask").typing("rest\nq\n", 0);
        let said = place.run("ask safety-owner").typing(&format!("note\n{text}.\nno\nq\n"), 0);
        assert_eq!(said.out.contains("nothing of it was taken"), !is_taken);
        let answer = place.answer("safety-owner");
        assert_eq!(answer.status.map(Status::word), Some("no"));
        assert_eq!(answer.note.is_empty(), !is_taken);
    }
}

// demo

#[test]
fn the_demo_has_a_bit_of_everything_and_writes_over_nothing() {
    let place = Place::empty();
    place.run("demo --keep sample").gives(0).says("sample");
    place
        .run("-C sample check")
        .gives(1)
        .says("a file named as evidence has changed since")
        .says("the day of the plan is past")
        .says("accepted until");
    place.run("demo --keep sample").gives(2).complains("is not empty");
    place.run("-C sample export").gives(0).says("## Orphaned answers").says("## Not asked of this project");
    // And a look at its files shows what a newcomer comes for.
    let models = place.run("-C sample models --format json").gives(0).json();
    let pins: Vec<_> =
        models["models"].as_array().unwrap().iter().map(|model| model["pin"].as_str()).collect();
    assert_eq!(pins, [Some("none"), Some("dated")]);
    place.run("-C sample check --scan").gives(1).says("contradicted").says("app/rag.py:9");
}

// everything else

#[test]
fn help_says_what_a_new_user_needs_with_an_example_each() {
    let place = Place::empty();
    place.run("--help").gives(0).says("ai-safety/record.json").says("Exit codes:");
    place.run("--version").gives(0).says("mindgap ");
    for each in command().get_subcommands() {
        place.run(each.get_name()).with("--help").gives(0).says("Example");
    }
    command().debug_assert();
}

#[test]
fn completions_and_manual_are_made_from_the_command_line() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        place.run("completions").with(shell).gives(0).says("mindgap");
    }
    place.run("completions tcsh").gives(2);
    place.run("man").gives(0).says(".TH mindgap").says("fail\\-on");
}

#[test]
fn wrong_usage_is_two() {
    let place = Place::empty();
    place.run("chekc").gives(2).complains("did you mean check");
    place.run("--nonsense").gives(2);
    place.run("check --format yaml").gives(2).complains("text, json");
    place.run(". check").gives(2).complains("-C DIR");
    place.run("").gives(2).complains("mindgap ask");
}

#[test]
fn the_screen_opens_only_in_a_terminal() {
    let place = Place::with_record();
    place.run("").gives(2).complains("the screen needs a terminal");
    let _ = place.run("nowhere").in_a_terminal().gives(2).complains("no folder or command");
}

/// Output whose reader has gone away.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let place = Place::with_record();
    for line in ["check", "export", "checklist show", "--help", "man", "completions bash", "ask"] {
        let data = place.folder.path().join("data");
        let usual =
            ["mindgap".into(), "--who".into(), "Ada".into(), "--data-dir".into(), OsString::from(data)];
        let exit = run(
            usual.into_iter().chain(line.split(' ').map(OsString::from)),
            World {
                now,
                cwd: place.path(""),
                var: |_| None,
                terminal: false,
                stdin: &mut io::empty(),
                stdout: &mut Closed,
                stderr: &mut io::sink(),
            },
        );
        assert_eq!(exit, ExitCode::SUCCESS, "{line}");
    }
}

#[test]
fn the_environment_stands_behind_the_flags() {
    let place = Place::with_record();
    let data = place.folder.path().join("data");
    let mut out = Vec::new();
    let args = ["mindgap".into(), "--data-dir".into(), OsString::from(data)];
    let exit = run(
        args.into_iter().chain(["answer", "safety-owner", "no"].map(OsString::from)),
        World {
            now,
            cwd: place.path(""),
            var: |name| (name == "MINDGAP_WHO").then(|| "Grace".into()),
            terminal: false,
            stdin: &mut io::empty(),
            stdout: &mut out,
            stderr: &mut io::sink(),
        },
    );
    assert_eq!(exit, ExitCode::SUCCESS);
    assert_eq!(place.answer("safety-owner").by.as_deref(), Some("Grace"));
}

/// The real program, with no name in git's configuration and no home folder.
fn nobody(place: &Place, args: &[&str], input: &str) -> assert_cmd::assert::Assert {
    alone::mindgap(&place.path(""))
        .env("MINDGAP_DATA_DIR", place.folder.path().join("data"))
        .args(args)
        .write_stdin(input)
        .assert()
}

#[test]
fn who_answers_is_never_guessed() {
    let place = Place::with_record();
    let refused = nobody(&place, &["answer", "safety-owner", "no"], "").code(2);
    assert!(String::from_utf8_lossy(&refused.get_output().stderr).contains("--who NAME"));
    // Nor is the first line of a pipe taken for a name: it is meant for the first question.
    let refused = nobody(&place, &["ask"], "yes\nq\n").code(2);
    assert!(String::from_utf8_lossy(&refused.get_output().stderr).contains("--who NAME"));
    nobody(&place, &["--who", "Lin", "answer", "safety-owner", "x"], "").success();
    assert_eq!(place.answer("safety-owner").by.as_deref(), Some("Lin"));
}

#[test]
fn what_cannot_be_done_says_what_can() {
    let place = Place::with_record();
    fs::create_dir(place.path("out")).unwrap();
    place.run("export -o out").gives(2).complains("out is a folder").complains("`-o out/AI-SAFETY.md`");
    place.run("review out").gives(2).complains("out is a folder").complains("`mindgap export -o FILE`");
    let clause = place.run("explain MAP 99").gives(2).complains("did you mean MAP ");
    clause.complains("`mindgap explain FRAMEWORK`");
    let extends = place.run("checklist new ours --extends nope").gives(2);
    extends.complains("no checklist called `nope` is asked here").complains("is asked here: mindgap");
    // Everything that is wrong with the profile is told in one go.
    let wrong = place.run("init --set a=b --set users=foo,bar,public --set none-here").gives(2);
    let wrong = wrong.complains("no profile question `a`").complains("`users` has no option `foo`, `bar`");
    let wrong = wrong.complains("`none-here` has no `=`").complains("choose from: staff, ");
    wrong.complains("`mindgap checklist show` begins with every profile question");
    place.run("init --help").gives(0).says("mindgap checklist show");
}

#[test]
fn an_export_never_goes_over_a_file_that_is_none() {
    let place = Place::with_record();
    place.write("README.md", "# My product\n");
    place
        .run("export -o README.md")
        .gives(2)
        .complains("is there already and holds something else")
        .complains("hint: name another file");
    assert_eq!(place.read("README.md"), "# My product\n");
    place.run("export -o out.md").gives(0);
    place.run("export -o out.md").gives(0);
    place.run("export --format json -o out.json").gives(0);
    place.run("export --format json -o out.json").gives(0);
    place.run("export -o -").gives(0).says("# AI safety record");
}

#[test]
fn nothing_is_written_under_a_name_that_promises_another_format() {
    let place = Place::with_record();
    for (line, said, hint) in [
        (
            "export -o out.json",
            "this writes Markdown, not json",
            "`mindgap export --format json -o FILE.json`",
        ),
        ("export -o OUT.HTML", "this writes Markdown, not html", "name a file that ends in .md"),
        ("export --format json -o out.md", "this writes JSON, not md", "name a file that ends in .json"),
        ("diff . . -o out.json", "this writes Markdown, not json", "name a file that ends in .md"),
        ("diff . . --format json -o out.yml", "this writes JSON, not yml", "name a file that ends in .json"),
    ] {
        place.run(line).gives(2).complains(&format!("nothing was written: {said}")).complains(hint);
        let name = line.rsplit(' ').next().unwrap();
        assert!(!place.path(name).exists(), "{line}");
    }
    for line in
        ["export -o out", "export -o out.txt", "export --format json -o out.data", "diff . . -o out.diff"]
    {
        place.run(line).gives(0);
    }
}
