//! Every argument that takes a name answers a near miss alike: with what may have been meant.

use std::collections::BTreeSet;

use mindgap::record::{Answer, Versions, print};

use super::{Place, command};

const RECORD: &str = "ai-safety/record.json";

/// A call in which one argument is a near miss, and the name that is offered.
const MISSES: &[(&str, &str, &str)] = &[
    ("answer item", "answer safty-owner yes", "safety-owner"),
    ("answer item", "answer pin-model-revision@org/nam yes", "org/name"),
    ("answer adopt", "answer safety-owner yes --adopt model-pinn:app.py:2", "model-pin:app.py:2"),
    ("answer drop_evidence", "answer safety-owner keep --drop-evidence SAFTY.md", "SAFETY.md"),
    ("ask item", "ask safty-owner", "safety-owner"),
    ("ask-publisher model", "ask-publisher org/nam", "org/name"),
    ("checklist import extends", "checklist import list.yml --extends mindgab", "mindgap"),
    ("checklist list about", "checklist list --about prvacy", "privacy"),
    ("checklist list incident", "checklist list --incident helth-care", "health-care"),
    ("checklist list tool", "checklist list --tool pickelscan", "picklescan"),
    ("checklist list touches", "checklist list --touches owasp-lm", "owasp-llm"),
    ("checklist new extends", "checklist new x --extends mindgab", "mindgap"),
    ("checklist show about", "checklist show --about prvacy", "privacy"),
    ("checklist show incident", "checklist show --incident helth-care", "health-care"),
    ("checklist show item", "checklist show safty-owner", "safety-owner"),
    ("checklist show tool", "checklist show --tool pickelscan", "picklescan"),
    ("checklist show touches", "checklist show --touches owasp-lm", "owasp-llm"),
    ("diff from", "diff 1.01", "1.0"),
    ("diff to", "diff . 1.01", "1.0"),
    ("explain what", "explain safty-owner", "safety-owner"),
    ("explain what", "explain item:safty-owner", "safety-owner"),
    ("explain what", "explain detector:model-pinn", "model-pin"),
    ("explain what", "explain aiid:7680", "aiid:768"),
    ("explain what", "explain MAP 4.11", "MAP 4.1"),
    ("init set", "init --set uers=public", "users"),
    ("init set", "init --set users=publc", "public"),
    ("log item", "log safty-owner", "safety-owner"),
    ("log item", "log pin-model-revision@org/nam", "org/name"),
    ("merge what", "merge --resolve safty-owner", "safety-owner"),
    ("mindgap path", "chek", "check"),
    ("models add hub", "models add x --hub opnai", "openai"),
    ("models add model", "models add opnai:gpt-4o", "openai"),
    ("models retire model", "models retire org/nam", "org/name"),
    ("release accept item", "release accept safty-owner", "safety-owner"),
    ("release affirm item", "release affirm safty-owner", "safety-owner"),
    ("release open since", "release open 3.0 --since 1.01", "1.0"),
    ("release restore version", "release restore 1.01", "1.0"),
    ("release send-back item", "release send-back safty-owner --comment x", "safety-owner"),
    ("release verify version", "release verify 1.01", "1.0"),
    ("review apply", "review R.md --apply safty-owner", "safety-owner"),
    ("set-aside what", "set-aside model-pin:ap.py:2 --reason x --until 2026-12-31", "model-pin:app.py:2"),
    ("set-aside what", "set-aside model-pin:ap.py:2 --take-back", "model-pin:app.py:2"),
];

/// What is no name of anything that is there: texts, days, numbers, files and folders, and names that are given for the
/// first time; and words of a list that stands in the help and in the complaint.
const NO_NAMES: &[&str] = &[
    "answer accept",
    "answer add_note",
    "answer by",
    "answer note",
    "answer owner",
    "answer plan",
    "answer reason",
    "answer status",
    "answer until",
    "ask-publisher output",
    "check fail_on",
    "checklist export output",
    "checklist import file",
    "checklist import name",
    "checklist import output",
    "checklist new name",
    "checklist validate path",
    "demo keep",
    "diff output",
    "export output",
    "init name",
    "log number",
    "mindgap checklist",
    "mindgap data_dir",
    "mindgap project",
    "mindgap who",
    "models add note",
    "models add revision",
    "models path",
    "release accept comment",
    "release rules people",
    "release rules threshold",
    "release send-back comment",
    "release sign statement",
    "release sign threshold",
    "review file",
    "scan path",
    "set-aside reason",
    "set-aside until",
];

/// Of these the name is new, or none may be given.
const NEW: &[&str] = &["release open version", "models update model", "evidence"];

/// Every argument of a command that takes any text, as `COMMAND ARGUMENT`.
fn arguments(command: &clap::Command, within: &str, all: &mut BTreeSet<String>) {
    let is_help = |id: &str| {
        matches!(id, "help" | "version") && within != "release verify" && within != "release restore"
    };
    for argument in command.get_arguments() {
        let (id, takes) = (argument.get_id().as_str(), argument.get_action().takes_values());
        let name = format!("{within} {id}");
        let is_name = !NO_NAMES.contains(&name.as_str());
        if takes && argument.get_possible_values().is_empty() && !is_help(id) && is_name {
            all.insert(name);
        }
    }
    for inner in command.get_subcommands() {
        let name = if within == "mindgap" {
            inner.get_name().to_owned()
        } else {
            format!("{within} {}", inner.get_name())
        };
        arguments(inner, &name, all);
    }
}

#[test]
fn every_argument_that_takes_a_name_is_among_those_that_are_tried() {
    let mut all = BTreeSet::new();
    arguments(&command(), "mindgap", &mut all);
    all.retain(|argument| !NEW.iter().any(|new| argument == new || argument.rsplit(' ').next() == Some(new)));
    let tried: BTreeSet<&str> = MISSES.iter().map(|(argument, ..)| *argument).collect();
    let missing: Vec<_> = all.iter().filter(|argument| !tried.contains(argument.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_near_miss_is_answered_with_what_may_have_been_meant() {
    let place = Place::with_record();
    place
        .write("app.py", "from transformers import AutoModel\nm = AutoModel.from_pretrained(\"org/name\")\n");
    place.write("SAFETY.md", "Ada owns it.\n");
    place.write("list.yml", "title: Ours\nsections:\n  - title: A\n    section_id: A\n    lines:\n      - line_id: A.1\n        line_summary: S\n        line: Is it so?\n");
    place.run("release rules --threshold critical").gives(0);
    place.run("release open 1.0").gives(0);
    place.run("answer safety-owner yes --evidence SAFETY.md").gives(0);
    place.run("export -o R.md").gives(0);
    for line in place.run("check --fail-on critical --format json").ends().json()["gaps"].as_array().unwrap()
    {
        if line["severity"] == "critical" {
            let key = line["item"].as_str().unwrap();
            place.run(&format!("answer {key} no --until 2026-12-31 --accept few")).gives(0);
        }
    }
    place.run("release sign").gives(0);
    place.run("release open 2.0").gives(0);
    place.run("models add org/name").gives(0);
    place.run("set-aside model-pin:app.py:2 --until 2026-12-31 --reason tried").gives(0);
    for (_, line, meant) in MISSES {
        // Only what waits for a choice is offered there.
        let before = line.starts_with("merge").then(|| place.read(RECORD));
        if before.is_some() {
            let mut record = place.record();
            let versions = Versions { ours: place.answer("safety-owner"), theirs: Answer::default() };
            record.conflicts.insert("safety-owner".parse().unwrap(), versions);
            place.write(RECORD, &print(&record).unwrap());
        }
        // One release is open at a time.
        let opens = line.starts_with("release open");
        if opens {
            place.run("release abandon").gives(0);
        }
        let said = place.run(line).ends();
        if opens {
            place.run("release open 2.0").gives(0);
        }
        if let Some(before) = before {
            place.write(RECORD, &before);
        }
        let all = format!("{}{}", said.out, said.err);
        let offered = all.contains(&format!("did you mean {meant}")) || all.contains(&format!("'{meant}'"));
        let offers = all.contains(&format!(" or {meant}"));
        assert!(offered || offers, "{line}: {all}");
    }
}
